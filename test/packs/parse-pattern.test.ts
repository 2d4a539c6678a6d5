import { type Part, PatternError, parsePattern } from '../../src/packs/parse-pattern.js';

const show: { [K in Part['kind']]: (part: Extract<Part, { kind: K }>) => string } = {
  word: (part) => part.word,
  form: (part) => `=${part.form}`,
  oneOf: (part) => part.words.map(showPart).join('|'),
  concept: (part) => `{${part.name}}`,
  gap: (part) => `..${part.atMost}`,
  any: () => '*',
};
const showPart = (part: Part): string => show[part.kind](part as never);

const rows = (source: string) => {
  const pattern = parsePattern(source);
  return pattern.kind === 'rows' ? pattern.rows.map(({ parts }) => parts.map(showPart)) : [];
};

test.each([
  ['words', 'social worker', [['social', 'worker']]],
  ['a hyphen as two words', 'pre-school', [['pre', 'school']]],
  ['one form', '=us all', [['=us', 'all']]],
  ['a choice of words as one step', '(map|list) x', [['map|list', 'x']]],
  [
    'a choice of rows',
    '(a b|{c}) x',
    [
      ['a', 'b', 'x'],
      ['{c}', 'x'],
    ],
  ],
  [
    'something left out',
    'a (b)? c',
    [
      ['a', 'b', 'c'],
      ['a', 'c'],
    ],
  ],
  ['gaps', 'a .. b ..6 c', [['a', '..3', 'b', '..6', 'c']]],
  ['any word', 'a * b', [['a', '*', 'b']]],
  ['no gap where the word after it is left out', 'a ..2 b?', [['a', '..2', 'b'], ['a']]],
])('reads %s', (_, source, expected) => {
  expect(rows(source)).toEqual(expected);
});

test('reads conditions on a sentence', () => {
  const pattern = parsePattern('{a} & b c & !{d}');
  expect(pattern).toMatchObject({ kind: 'conjunction', all: [{}, {}], none: [{}] });
});

test.each([
  ['a bracket not closed', '(a|b', 'lacks'],
  ['a bracket not opened', 'a) b', 'too many'],
  ['nothing that must stand there', 'a? b?', 'nothing at all'],
  ['a long gap', 'a ..9 b', 'gap of 9'],
  ['four gaps', 'a ..1 b ..1 c ..1 d ..1 e', 'more than 3 gaps'],
  ['a star first', '* a', "begins with '*'"],
  ['a concept in capitals', '{Helper}', 'lower-case'],
  ['only what must not stand there', '!{a} & !{b}', 'name what must'],
  ['punctuation for a word', 'a - b', 'where a word should stand'],
  ['too many rows', '(a a|b b|c c|d d|e e) '.repeat(5), 'split it'],
])('refuses %s', (_, source, message) => {
  expect(() => parsePattern(source)).toThrow(PatternError);
  expect(() => parsePattern(source)).toThrow(message);
});
