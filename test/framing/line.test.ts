import { inQuotationMarks, line, plainLine, quoted, shorten, toSay } from '../../src/framing/line.js';

test.each([
  ['short enough', 'short enough', 20],
  ['one two three four', 'one two…', 10],
  ['spread  over\n\nlines', 'spread over lines', 40],
  ['ends with a comma, then more', 'ends with a comma…', 18],
])('shortens %j to %j', (text, short, longest) => {
  expect(shorten(text, longest)).toBe(short);
});

test('never cuts a character that is written in several units', () => {
  const family = '👩‍👩‍👧‍👦';
  expect(shorten(family.repeat(10), 25)).toBe(`${family.repeat(2)}…`);
});

test('marks quotes and words to use, and keeps quotation marks apart', () => {
  expect(plainLine(line(quoted('say “hi”'), ' → ', toSay('hello'), ''))).toBe('“say ‘hi’” → “hello”');
  expect(inQuotationMarks('a "b"')).toBe('“a ‘b’”');
});
