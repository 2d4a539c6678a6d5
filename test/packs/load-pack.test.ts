import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../../src/errors.js';
import { reviewDraft } from '../../src/framing/review-draft.js';
import { compilePack } from '../../src/packs/compile-pack.js';
import { freezePack, thawPack } from '../../src/packs/freeze-pack.js';
import { loadPack } from '../../src/packs/load-pack.js';
import { readPack } from '../../src/packs/read-pack.js';

const SHIPPED = 'data/packs/data-sharing';
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'pack-'));
  cpSync(SHIPPED, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

function change(file: string, edit: (text: string) => string): void {
  writeFileSync(join(dir, file), edit(readFileSync(join(dir, file), 'utf8')));
}

function faultsOf(): string[] {
  try {
    loadPack(dir);
  } catch (error) {
    if (error instanceof AppError)
      return error.faults.map((fault) => `${fault.where}:${fault.line} ${fault.message}`);
    throw error;
  }
  return [];
}

const block = (words: string) => `\nmy-concept:\n  about: A test.\n  words:\n    - ${words}\n`;

test.each([
  ['an unknown concept', block("'{nowhere} kids'"), 'There is no concept {nowhere}'],
  ['a pattern that cannot be read', block("'(a|b'"), "lacks a ')'"],
  ['a name used twice', '\nhelper:\n  about: Again.\n  words: [one]\n', 'stands a second time'],
  ['a misspelt key', '\nmy-concept:\n  about: A test.\n  word: [one]\n', 'my-concept'],
  [
    'a circle',
    '\nround-a:\n  about: A.\n  words: ["{round-b}"]\nround-b:\n  about: B.\n  words: ["{round-a} x"]\n',
    'in a circle',
  ],
])('names file and line of %s', (_, text, message) => {
  change('concepts/numbers.yml', (content) => content + text);
  const [fault = ''] = faultsOf();
  expect(fault).toContain('.yml:');
  expect(fault).toContain(message);
});

test('lists every fault, not only the first', () => {
  change('concepts/numbers.yml', (content) => `${content}${block("'(a|b'")}    - '{nowhere}'\n`);
  expect(faultsOf().length).toBeGreaterThanOrEqual(2);
});

test('says which file is missing', () => {
  rmSync(join(dir, 'traps.yml'));
  expect(faultsOf()[0]).toContain('traps.yml');
});

test('refuses weights that were cut short', () => {
  writeFileSync(join(dir, 'weights.json'), '{"items": {');
  expect(faultsOf()[0]).toContain('weights.json');
});

test('reviews alike from compiled tables and from the files they were compiled from', () => {
  const source = readPack(SHIPPED, []);
  const pack = source && compilePack(source, []);
  if (!pack) throw new Error('the shipped pack has faults');
  const text =
    'Teachers and nurses can help our kids sooner. Today records sit in separate offices. Break the data silos!';
  expect(reviewDraft(text, thawPack(freezePack(pack)))).toEqual(reviewDraft(text, pack));
});
