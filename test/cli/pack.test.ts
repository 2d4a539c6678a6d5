import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTools } from '../../src/cli/create-tools.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { createScratch } from './scratch.js';
import { createScreen } from './screen.js';

const scratch = createScratch();
const shipped = join(import.meta.dirname, '../../data/packs/data-sharing');

async function run(args: string[], env = {}) {
  const screen = createScreen();
  const code = await runCommandLine(['pack', ...args], screen.terminal, createTools(env));
  return { code, printed: screen.printed(), complained: screen.complained() };
}

/** A copy of the shipped pack with one file put in the place of another. */
function packWith(name: string, content: string): string {
  const dir = join(scratch.dir, `pack-${name.replaceAll('/', '-')}`);
  cpSync(shipped, dir, { recursive: true });
  writeFileSync(join(dir, name), content);
  return dir;
}

test('the pack that ships has no faults, and its sentences come out as written', async () => {
  expect(await run(['check'])).toMatchObject({ code: 0, complained: '' });
  const { code, printed, complained } = await run(['test']);
  expect(complained).toBe('');
  expect(code).toBe(0);
  expect(printed).toMatch(/^\d{3,} sentences came out as written, 0 did not\.\n$/);
});

test('check shows the notices that must stay with a copy of the pack', async () => {
  expect((await run(['check'])).printed).toContain('Princeton University');
  const card = 'id: mine\nversion: "1"\ntitle: Mine\nlanguage: en\nnotices: [Drawn from a list of pears.]\n';
  const { printed } = await run(['check', packWith('pack.yml', card)]);
  expect(printed).toMatch(/^mine: no faults\. .*\nDrawn from a list of pears\.\n$/);
});

test('check names file and line of a fault and what to do', async () => {
  const dir = packWith('concepts/odd.yml', 'odd:\n  about: A test.\n  words:\n    - "{no-such-concept}"\n');
  const { code, complained } = await run(['check', dir]);
  expect(code).toBe(1);
  expect(complained).toMatch(/concepts\/odd\.yml:4: .*no-such-concept/);
});

test('test names the sentence that does not come out', async () => {
  const rule = 'odd:\n  about: A test.\n  words:\n    - marzipan\n  match_these:\n    - We share nougat.\n';
  const { code, complained } = await run(['test', packWith('concepts/odd.yml', rule)]);
  expect(code).toBe(1);
  expect(complained).toMatch(/concepts\/odd\.yml:6: odd finds nothing in "We share nougat\."/);
});

test('FRAMEWRIGHT_PACK names the pack when no folder is given', async () => {
  const { complained } = await run(['check'], { FRAMEWRIGHT_PACK: scratch.dir });
  expect(complained).toContain(scratch.dir);
});
