import { commands } from '../../src/cli/commands.js';
import { createTools } from '../../src/cli/create-tools.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import type { Tools } from '../../src/cli/tools.js';
import { createScreen } from './screen.js';

const tools = createTools({});

async function run(args: string[], withTools: Tools = tools) {
  const screen = createScreen();
  const code = await runCommandLine(args, screen.terminal, withTools);
  return { code, printed: screen.printed(), complained: screen.complained() };
}

test.each([
  [['reviw'], 'There is no command "reviw"'],
  [['review', '--fromat', 'blog'], '--fromat'],
  [['review', '--format', 'novel', 'x'], '"novel" is none of them'],
  [['review', '--format'], '--format'],
  [['review', 'a.txt', 'b.txt'], 'Give one FILE'],
  [['review', 'a.txt', '--jsonl', 'b.jsonl'], 'not both'],
  [['review', 'no-such-file.txt'], 'no-such-file.txt does not exist'],
  [['review', '.'], '. is a directory'],
  [['toughq'], 'Give the words of a question'],
  [['toughq', 'sold', '--jsonl', 'x'], 'Give the words of a question'],
  [['pack'], 'Say check or test'],
  [['pack', 'polish'], 'Say check or test'],
  [['pack', 'check', 'one', 'two'], 'Give one folder'],
  [['demo', 'one', 'two'], 'Give one FILE'],
  [['start', 'now'], 'start takes no arguments'],
])('%j exits with 2 and one line that says why', async (args, why) => {
  const { code, printed, complained } = await run(args);
  expect(code).toBe(2);
  expect(printed).toBe('');
  expect(complained).toContain(why);
  expect(complained.trimEnd().split('\n')).toHaveLength(1);
});

test('no command at all exits with 2 and lists the commands', async () => {
  const { code, complained } = await run([]);
  expect(code).toBe(2);
  for (const { name } of commands) expect(complained).toContain(`  ${name}`);
});

test.each([['--help'], ['-h'], ['help']])('%s lists the commands and exits with 0', async (arg) => {
  const { code, printed } = await run([arg]);
  expect(code).toBe(0);
  for (const { name, summary } of commands) expect(printed).toMatch(new RegExp(`${name} +${summary}`));
});

test.each(commands.map(({ name }) => name))('%s --help shows how to call it', async (name) => {
  expect((await run([name, '--help'])).printed).toContain(`Usage: framewright ${name}`);
  expect((await run(['help', name])).printed).toContain(`Usage: framewright ${name}`);
});

test('what stands after -- is no request for help', async () => {
  expect((await run(['review', '--', '--help'])).complained).toContain('--help does not exist');
});

test('the unforeseen is shown whole and exits with 1', async () => {
  const broken: Tools = { ...tools, loadPack: () => Promise.reject(new TypeError('out of cheese')) };
  const { code, complained } = await run(['pack', 'check'], broken);
  expect(code).toBe(1);
  expect(complained).toMatch(/did not foresee.*\nTypeError: out of cheese\n +at /);
});
