import { findMasked } from '../../src/framing/mask.js';
import { foldWord, tokenise } from '../../src/framing/tokenise.js';

const keys = (text: string) => tokenise(text, findMasked(text)).map((token) => token.key);

test.each([
  ['parts words at hyphens', 'pre-school', ['pre', 'school']],
  ['keeps apostrophes, straight or curly', "don’t isn't", ["don't", "isn't"]],
  ['keeps points and commas between digits', '2.3 million, 14,000', ['2.3', 'million', '14,000']],
  ['drops accents', 'café señora', ['cafe', 'senora']],
  ['reads composed and decomposed letters alike', 'cafe\u0301', ['cafe']],
  ['reads full-width letters', 'ｄａｔａ', ['data']],
  ['does not end a word at a zero-width joiner', 'da\u200dta', ['data']],
  ['takes emoji for no word', '👩‍👩‍👧 kids 🇳🇿', ['kids']],
  ['finds nothing in nothing', ' \n\u200b', []],
])('%s', (_, text, expected) => {
  expect(keys(text)).toEqual(expected);
});

test.each([
  ['code', 'Run `data warehouse` now', ['run', 'now']],
  ['fenced code', 'a ```data\nwarehouse``` b', ['a', 'b']],
  ['links', 'see https://example.org/data-warehouse for it', ['see', 'for', 'it']],
  ['addresses', 'write to data.silo@example.org', ['write', 'to']],
  ['hashtags and mentions', '#datasharing @agency kids', ['kids']],
  ['emoji codes', 'done :white_check_mark: today', ['done', 'today']],
])('passes over %s', (_, text, expected) => {
  expect(keys(text)).toEqual(expected);
});

test('takes a stray fence for a mark and reads on', () => {
  expect(keys('``` kids')).toEqual(['kids']);
});

test('keeps every word at its own place in the text', () => {
  const text = 'Zoë’s pre-K — 41 kids';
  expect(tokenise(text, []).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Zoë’s',
    'pre',
    'K',
    '41',
    'kids',
  ]);
});

test('folds a lone surrogate without failing', () => {
  expect(() => foldWord('\ud800x')).not.toThrow();
});
