import { takeReading } from '../../src/framing/reading.js';
import { countSigns, nameSigns, numberSigns } from '../../src/framing/sign-numbers.js';
import { highest, readDraftSigns } from '../../src/framing/signs.js';
import { tabulate, weigh, weighAll } from '../../src/framing/weights.js';
import { aLexicon } from './a-lexicon.js';

const lexicon = aLexicon({
  helper: ['nurse'],
  store: ['database'],
  'denial-before': ['no'],
  promise: ['will'],
});

const read = (text: string) => takeReading(text, lexicon);
const inSentences = (text: string) =>
  nameSigns(read(text).sentenceSigns(), lexicon).map((signs) => Object.fromEntries(signs));
const inOpening = (text: string) =>
  Object.fromEntries(nameSigns(read(text).openingSigns(), lexicon).flatMap((signs) => [...signs]));

test.each([
  ['what it asserts', 'Nurses nurse.', { helper: 1 }],
  ['what it denies', 'No database.', { 'no:store': 1, 'denial-before': 1 }],
  ['what it promises', 'We will have a database.', { promise: 1, store: 1, 'maybe:store': 1 }],
  ['what it asks', 'A nurse?', { helper: 1, '@question': 1 }],
])('reads from a sentence %s', (_, text, signs) => {
  expect(inSentences(text)).toEqual([expect.objectContaining({ ...signs, '@length': expect.any(Number) })]);
});

test('reads each sentence’s own signs', () => {
  const [first = {}, second = {}] = inSentences('Nurses came. A database stands there.');
  expect(Object.keys(first)).toEqual(['@length', '@opening', 'helper']);
  expect(Object.keys(second)).toEqual(['@length', '@opening', 'store']);
});

test('reads from the opening how near its beginning a concept stands, and which actor stands first', () => {
  const signs = inOpening('Nurses know nurses. A database stands there.');
  expect(signs).toMatchObject({ helper: 0.6, 'near:helper': 1, 'again:helper': 0.5, 'first:helper': 1 });
  expect(signs['near:store']).toBeLessThan(1);
  expect(signs['body:store']).toBe(0.2);
});

test('reads from a draft what it holds anywhere, and what in several sentences', () => {
  const reading = read('Nurses came. Nurses left. No database.');
  const signs = readDraftSigns(reading, { shows: [0, 0, 0], showsFully: [0, 0, 0] }, 'met');
  expect([...signs.keys()].filter((sign) => /^(?:has|often):(?:no:)?(?:helper|store)$/.test(sign))).toEqual([
    'has:helper',
    'often:helper',
    'has:no:store',
  ]);
});

test.each([
  ['the strongest sentence of a short draft', 'Nurses came. Nurses left.', 0.9, 1],
  ['the second strongest of a long one', `Nurses came. Nurses left. ${'Word '.repeat(80)}`, 0.4, 0],
])('holds what an item needs to %s', (_, text, needed, short) => {
  const scores = { shows: [0.4, 0.9, 0], showsFully: [0.4, 0.9, 0] };
  expect(Object.fromEntries(readDraftSigns(read(text), scores, 'met'))).toMatchObject({
    needed,
    'needed-full': needed,
    short,
  });
});

test('weighs by number what it would weigh by name', () => {
  const signs = read('Nurses will come. No database. A database?').sentenceSigns();
  const models = [
    { bias: 0.5, signs: { helper: 1, 'maybe:helper': -2, store: 0.25, unheard: 7 } },
    { bias: -1, signs: { 'no:store': 3, '@length': 2, '@question': 5 } },
  ];
  const table = tabulate(models, numberSigns(lexicon), countSigns(lexicon));
  const sums = weighAll(table, signs);
  const byName = nameSigns(signs, lexicon).map((named) => models.map((model) => weigh(model, named)));
  expect(byName.map((_, i) => [...sums.subarray(i * table.width, i * table.width + 2)])).toEqual(byName);
  expect(new Set(sums).size).toBeGreaterThan(4);
});

test.each([
  [[0.1, 0.9, 0.5, 0.7], 3, [1, 3, 2]],
  [[0.5, 0.5, 0.5], 2, [0, 1]],
  [[], 2, []],
])('finds where the highest of %j stand', (list, atMost, expected) => {
  expect(highest(list, atMost)).toEqual(expected);
});
