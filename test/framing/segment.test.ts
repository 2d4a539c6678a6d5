import { findMasked } from '../../src/framing/mask.js';
import { segment } from '../../src/framing/segment.js';
import { tokenise } from '../../src/framing/tokenise.js';

const sentences = (text: string) =>
  segment(text, tokenise(text, findMasked(text))).map(({ start, end }) => text.slice(start, end));

test.each([
  ['at full stops', 'One came. Two left.', ['One came.', 'Two left.']],
  ['at question and exclamation marks', 'Who knows? We do! Good.', ['Who knows?', 'We do!', 'Good.']],
  ['after a closing quotation mark', '“It works.” She left.', ['“It works.”', 'She left.']],
  ['at blank lines', 'Our kids\n\nOur town', ['Our kids', 'Our town']],
  [
    'at full stops where nothing begins with a capital',
    'nobody asked us. the list is up already. can we add lunch?',
    ['nobody asked us.', 'the list is up already.', 'can we add lunch?'],
  ],
  ['at list items', 'Why:\n- kids wait\n- nurses guess', ['Why', 'kids wait', 'nurses guess']],
])('cuts %s', (_, text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

test.each([
  ['after a title', 'Dr. Lee and Mrs. Ito agree.'],
  ['after an initial', 'J. Lee came.'],
  ['after a shortened word in a note', 'see you at the appt. tues. at 4 p.m. with the forms'],
  ['before a small letter where capitals are used', 'It costs approx. half of it.'],
  ['inside a number', 'It took 2.5 days.'],
  ['where a mail program wrapped the line', 'the nurse called\nthe shelter twice.'],
  ['inside an abbreviation in lower case', 'Help for kids, e.g. rides to school.'],
])('does not cut %s', (_, text) => {
  expect(sentences(text)).toHaveLength(1);
});

test('knows a question', () => {
  const text = 'Who sees it? Nobody.';
  expect(segment(text, tokenise(text, [])).map(({ question }) => question)).toEqual([true, false]);
});

test('gives every word to exactly one sentence', () => {
  const text = 'Kids first.\n\n* Nurses know\n* Teachers know\nmore than we thought. "Yes," she said.';
  const tokens = tokenise(text, []);
  const found = segment(text, tokens);
  expect(found[0]?.firstToken).toBe(0);
  expect(found.at(-1)?.lastToken).toBe(tokens.length);
  expect(found.slice(1).map(({ firstToken }) => firstToken)).toEqual(
    found.slice(0, -1).map(({ lastToken }) => lastToken),
  );
});
