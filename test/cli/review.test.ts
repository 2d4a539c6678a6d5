import { createTools } from '../../src/cli/create-tools.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import { CHECKLIST_IDS } from '../../src/framing/review.js';
import { createScratch } from './scratch.js';
import { createScreen } from './screen.js';

const scratch = createScratch();
const tools = createTools({});
const DRAFT = 'Our new system will break down data silos between schools, clinics and county agencies.';

async function run(args: string[], input = '') {
  const screen = createScreen(input);
  const code = await runCommandLine(['review', ...args], screen.terminal, tools);
  return { code, printed: screen.printed(), complained: screen.complained() };
}

test('prints what the draft does, the count, all nine points and the wording to change', async () => {
  const { code, printed } = await run(['-'], DRAFT);
  expect(code).toBe(0);
  expect(printed).toMatch(/Opens with/);
  expect(printed).toMatch(/\d of \d there/);
  expect(printed).toMatch(/All nine\n/);
  expect(printed).toMatch(/“[^”]*data silos” → “/);
  expect(printed).toMatch(/Framing only\. Not cleared for release\.\n$/);
});

test('reads standard input when no file is named', async () => {
  expect((await run([], DRAFT)).printed).toBe((await run(['-'], DRAFT)).printed);
});

test('prints the review as JSON, with spans into the text as given', async () => {
  const { printed } = await run([
    '--json',
    '--format',
    'tweet',
    '--audience',
    'leaders',
    scratch.write('d.txt', DRAFT),
  ]);
  const review = JSON.parse(printed);
  expect(review).toMatchObject({ onTopic: true, format: 'tweet', audience: 'leaders' });
  expect(review.checklist.map(({ id }: { id: string }) => id)).toEqual(CHECKLIST_IDS);
  for (const { quote, start, end } of review.wording) expect(DRAFT.slice(start, end)).toBe(quote);
});

test.each([[''], [' \n\t ']])('says so when there is no draft: %j', async (input) => {
  const { code, complained } = await run(['-'], input);
  expect(code).toBe(1);
  expect(complained).toContain('There is no draft to review');
});

test('takes the escape sequences out of what it quotes', async () => {
  const { printed } = await run(['-'], DRAFT.replace('data silos', 'data\u001b[2J silos'));
  expect(printed).not.toContain('\u001b');
});

describe('many drafts', () => {
  test('each gets a line with its id, in order, and its own format', async () => {
    const lines = [
      { id: 'a', text: DRAFT, format: 'press' },
      {
        id: 7,
        text: 'Lunch order for Thursday: tacos for six. Drop your order in the sheet by noon. Parking lot closed Friday.',
      },
    ];
    const file = scratch.write('two.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    const { code, printed } = await run(['--jsonl', file]);
    const reviews = printed
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(reviews).toMatchObject([
      { id: 'a', onTopic: true, format: 'press' },
      { id: 7, onTopic: false },
    ]);
  });

  test('a malformed line is named by its number, and the others are answered', async () => {
    const bad = ['{"id": "x"', '{"id": "y"}', '{"id": "z", "text": "t", "format": "novel"}', '[]', 'null'];
    const good = JSON.stringify({ id: 'good', text: DRAFT });
    const file = scratch.write('bad.jsonl', [...bad, '', good].join('\n'));
    const { code, printed, complained } = await run(['--jsonl', file]);
    expect(code).toBe(1);
    expect(JSON.parse(printed)).toMatchObject({ id: 'good' });
    expect(complained.trimEnd().split('\n')).toHaveLength(bad.length);
    for (const index of bad.keys()) expect(complained).toContain(`${file}:${index + 1}: `);
    expect(complained).toContain('text: ');
    expect(complained).toContain('format: ');
  });
});
