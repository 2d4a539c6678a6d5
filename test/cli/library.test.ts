import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTools } from '../../src/cli/create-tools.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { createScratch } from './scratch.js';
import { createScreen } from './screen.js';

const scratch = createScratch();
const inFolder = (name: string) => join(scratch.dir, name);

let tests = 0;
let database: string;
beforeEach(() => {
  tests += 1;
  database = inFolder(`team-${tests}.db`);
});

/** Runs `framewright library` on the test's own database. */
async function run(...args: string[]) {
  const screen = createScreen();
  const tools = createTools({ FRAMEWRIGHT_DB: database });
  const code = await runCommandLine(['library', ...args], screen.terminal, tools);
  return { code, printed: screen.printed(), complained: screen.complained() };
}

const ROWS = [
  'kind,question,answer,audience,source',
  'answer,Who owns the bike shed?,The town does.,public,the porter',
  'answer,Who paints it?,,public,the porter',
];

test('lists the starters with their state', async () => {
  const { code, printed } = await run('list', '--kind', 'answer');
  expect(code).toBe(0);
  expect(printed).toMatch(/^answer {3}starter {4}how-does-this-help-me {2}How does this help me\?$/m);
  expect(printed).not.toContain('example');
});

test('imports what is sound, names the malformed row by its line, and adds nothing twice', async () => {
  const file = scratch.write('rows.csv', `${ROWS.join('\n')}\n`);
  const first = await run('import', file);
  expect(first.code).toBe(1);
  expect(first.complained).toContain(`${file}:3: answer: `);
  expect(first.printed).toContain('1 stored as proposals, 0 there already.');
  expect((await run('import', file)).printed).toContain('0 stored as proposals, 1 there already.');
  expect((await run('proposals')).printed).toContain('owns-bike-shed, version 1');
});

test('stores nothing of a file with a malformed row when it is strict, nor when it only looks', async () => {
  const file = scratch.write('rows.csv', `${ROWS.join('\n')}\n`);
  const strict = await run('import', file, '--strict');
  expect(strict.code).toBe(1);
  expect(strict.complained).toContain('Nothing was stored');
  expect((await run('import', file, '--look')).printed).toContain('Who owns the bike shed?');
  expect((await run('proposals')).printed).toBe('Nothing waits.\n');
});

test('approves, pulls and retires under the name given, and the record tells', async () => {
  const file = scratch.write('rows.csv', `${ROWS.slice(0, 2).join('\n')}\n`);
  await run('import', file, '--as', 'shell:ana');
  const id = 'owns-bike-shed';
  expect((await run('approve', id, '--as', 'shell:ana')).complained).toContain('somebody else');
  expect((await run('approve', id, '--as', 'shell:ben', '--owner', 'U0CARE')).printed).toContain(
    `Approved ${id}, version 1.`,
  );
  expect((await run('show', id)).printed).toContain('Owner: U0CARE');
  expect((await run('pull', id, '--as', 'shell:ben')).code).toBe(2);
  await run('pull', id, '--why', 'It burned down.', '--as', 'shell:ben');
  expect((await run('put-back', id, '--as', 'shell:ana')).printed).toContain('One more');
  expect((await run('put-back', id, '--as', 'shell:ben')).printed).toContain('serves again');
  await run('retire', id, '--why', 'Gone.', '--as', 'shell:ben');
  expect((await run('history', id)).printed.match(/ {2}shell:\w+ {2}[a-z: ]+? {2}/g)).toEqual([
    '  shell:ana  propose  ',
    '  shell:ana  refused: approve  ',
    '  shell:ben  approve  ',
    '  shell:ben  pull  ',
    '  shell:ana  agree to put back  ',
    '  shell:ben  put back  ',
    '  shell:ben  retire  ',
  ]);
});

test('states a fact only for a person with the role', async () => {
  const fact = ['fact', 'sold', 'no', '--proof', 'policy 4', '--lapses', '2999-01-01'];
  expect((await run(...fact)).complained).toContain('Only a privacy officer or counsel');
  await run('give', 'counsel', 'U0LAW');
  expect((await run(...fact, '--as', 'U0LAW')).code).toBe(0);
  expect((await run('facts')).printed).toMatch(/^no {7}sold .* by U0LAW until 2999-01-01$/m);
  expect((await run('people')).printed).toBe('U0LAW  counsel\n');
});

test.each(['csv', 'json', 'md'])(
  'exports as %s what import takes for the same, and overwrites nothing',
  async (ending) => {
    const file = inFolder(`out.${ending}`);
    expect((await run('export', file)).printed).toContain('22 items');
    expect((await run('import', file)).printed).toContain('0 stored as proposals, 22 there already.');
    const before = readFileSync(file, 'utf8');
    expect((await run('export', file)).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(before);
  },
);

test.each([
  [[], 'Say what to do.'],
  [['dance'], 'There is no "library dance".'],
  [['show'], 'Give ID.'],
  [['give', 'king', 'U1'], 'The roles are'],
  [['send-back', 'x', 'two', '--why', 'y'], '"two" is no version.'],
  [['export', 'x.docx'], 'should end in'],
])('answers %j with one clear line and exit code 2', async (args, line) => {
  const { code, complained } = await run(...args);
  expect(code).toBe(2);
  expect(complained).toContain(line);
});

test('finds no answer for what it has never heard of', async () => {
  expect((await run('show', 'nothing')).complained).toContain('nothing called "nothing"');
});
