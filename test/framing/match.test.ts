import { hitsOf } from '../../src/framing/hits.js';
import { findConcepts } from '../../src/framing/match.js';
import { readDraft } from '../../src/framing/read-draft.js';
import { aLexicon } from './a-lexicon.js';

function found(words: string[] | { words: string[]; except: string[] }, text: string): string[] {
  const lexicon = aLexicon({
    target: words,
    helper: ['nurse', 'social worker'],
    kid: ['child', 'kid'],
    help: ['help'],
    deep: ['{helper} ..2 {help}'],
  });
  const draft = readDraft(text, lexicon);
  const hits = hitsOf(findConcepts(draft, lexicon), lexicon.conceptNumbers.get('target'));
  return hits.map((hit) => text.slice(draft.tokens[hit.start]?.start, draft.tokens[hit.end - 1]?.end));
}

test.each([
  ['a word in its other forms', ['share'], 'They shared it, sharing more.', ['shared', 'sharing']],
  ['an irregular plural', ['child'], 'Two children', ['children']],
  ['a possessive', ['nurse'], "the nurse's desk", ["nurse's"]],
  ['words in a row', ['school nurse'], 'Our school nurses called', ['school nurses']],
  ['one form alone', ['=records'], 'record the records', ['records']],
  ['any of several', ['(map|list) of kids'], 'a list of kids', ['list of kids']],
  [
    'with a word left out',
    ['share the? list'],
    'share list, share the list',
    ['share list', 'share the list'],
  ],
  ['across a short gap', ['nurse ..2 child'], 'the nurse sees every child', ['nurse sees every child']],
  [
    'through another concept',
    ['{helper} ..2 {kid}'],
    'social workers meet kids',
    ['social workers meet kids'],
  ],
  ['through nested concepts', ['{deep} {kid}'], 'nurses always help kids', ['nurses always help kids']],
  ['two conditions in either order', ['{kid} & {helper}'], 'Nurses and kids', ['Nurses and kids']],
  ['any single word', ['nurse * kid'], 'nurses know kids', ['nurses know kids']],
  ['at the beginning of a sentence', ['^our kids'], 'Our kids. All our kids.', ['Our kids']],
  ['a number in digits', ['{digits} kids'], '41 kids came', ['41 kids']],
  ['a name inside a sentence', ['in {name}'], 'Help in Alder County grew', ['in Alder County']],
  ['a hyphen as a space', ['pre-school'], 'a pre school place', ['pre school']],
])('finds %s', (_, words, text, expected) => {
  expect(found(words, text)).toEqual(expected);
});

test.each([
  ['a longer word', ['share'], 'A shareholder came'],
  ['words apart', ['school nurse'], 'The school has a nurse'],
  ['another form, when one was asked for', ['=records'], 'a record'],
  ['across a gap that is too long', ['nurse ..2 child'], 'the nurse of one very small child'],
  ['across the end of a sentence', ['nurse ..3 child'], 'Ask the nurse. A child came.'],
  ['two conditions in two sentences', ['{kid} & {helper}'], 'Kids came. Nurses left.'],
  ['a third that must not stand there', ['{kid} & {helper} & !police'], 'Police, nurses and kids'],
  ['a sentence that begins otherwise', ['^our kids'], 'All our kids'],
  ['a capital that only begins the sentence', ['{name} came'], 'Nurses came'],
  ['inside code', ['share'], 'run `share`'],
])('does not find %s', (_, words, text) => {
  expect(found(words, text)).toEqual([]);
});

test('leaves out what an exception covers', () => {
  const words = { words: ['nurse'], except: ['nurse a grudge'] };
  expect(found(words, 'Nurses nurse a grudge')).toEqual(['Nurses']);
});

test('gives hits in the order of their beginnings, however they were found', () => {
  const words = ['{deep} {kid}', 'nurse', 'kid'];
  expect(found(words, 'Kids, and nurses help kids')).toEqual(['Kids', 'nurses', 'nurses help kids', 'kids']);
});

test('holds more hits than most words begin', () => {
  const names = Array.from({ length: 20 }, (_, i) => `concept-${i}`);
  const lexicon = aLexicon(Object.fromEntries(names.map((name) => [name, ['nurse']])));
  const hits = findConcepts(readDraft('Nurse', lexicon), lexicon);
  const foundOnce = names.filter((name) => hitsOf(hits, lexicon.conceptNumbers.get(name)).length === 1);
  expect(foundOnce).toEqual(names);
});
