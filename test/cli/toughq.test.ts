import { createTools } from '../../src/cli/create-tools.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { createScratch } from './scratch.js';
import { createScreen } from './screen.js';

const scratch = createScratch();
const tools = createTools({});

async function run(args: string[]) {
  const screen = createScreen();
  const code = await runCommandLine(['toughq', ...args], screen.terminal, tools);
  return { code, printed: screen.printed(), complained: screen.complained() };
}

test('prints the best answer with what it is worth here', async () => {
  const { code, printed } = await run(['profiling']);
  expect(code).toBe(0);
  expect(printed).toContain("Not vetted here: don't give it to a reporter.");
  expect(printed).toContain('Said aloud: ');
});

test('takes several words as one question', async () => {
  const { printed } = await run(['--json', 'will', 'you', 'sell', 'my', 'data']);
  expect(JSON.parse(printed).answers[0].item.id).toBe('see-and-sold');
});

test('says that no answer fits rather than guess', async () => {
  const { code, printed } = await run(['xylophone quux']);
  expect(code).toBe(0);
  expect(printed).toContain('No answer fits these words.');
});

test('answers a file of questions a line each, and names malformed lines', async () => {
  const lines = ['{"id": 1, "query": "profiling"}', '{"id": 2}', '{"id": 3, "query": "xylophone lessons"}'];
  const file = scratch.write('questions.jsonl', `${lines.join('\n')}\n`);
  const { code, printed, complained } = await run(['--jsonl', file]);
  const [first, third] = printed
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(1);
  expect(first).toMatchObject({ id: 1, answers: [{ id: 'profiling', score: expect.any(Number) }] });
  expect(third).toEqual({ id: 3, answers: [] });
  expect(complained).toContain(`${file}:2: query: `);
});
