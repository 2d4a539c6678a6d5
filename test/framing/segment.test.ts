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
  [
    'after a full stop that a small letter follows',
    'nurse knew. coach did not',
    ['nurse knew.', 'coach did not'],
  ],
  ['after three dots', 'they called... nobody came', ['they called...', 'nobody came']],
  ['at semicolons that string notes together', 'call; one; two; ask', ['call', 'one', 'two', 'ask']],
  [
    'at double slashes and bars',
    'kids wait // nurses guess | we know',
    ['kids wait', 'nurses guess', 'we know'],
  ],
  [
    'at dashes that string notes together',
    'call - nurse has one - coach has one - ask',
    ['call', 'nurse has one', 'coach has one', 'ask'],
  ],
  ['at short lines in small letters', 'nurse has half\ncoach has half', ['nurse has half', 'coach has half']],
  ['after a no', 'We said no. Two left.', ['We said no.', 'Two left.']],
  ['after a measure that a capital follows', 'It took 5 min. Two left.', ['It took 5 min.', 'Two left.']],
  ['at list items', 'Why:\n- kids wait\n- nurses guess', ['Why', 'kids wait', 'nurses guess']],
])('cuts %s', (_, text, expected) => {
  expect(sentences(text)).toEqual(expected);
});

test.each([
  ['after a title', 'Dr. Lee and Mrs. Ito agree.'],
  ['after an initial', 'J. Lee came.'],
  ['after a shortened word in a note', 'see you at the appt. tues. at 4 p.m. with the forms'],
  ['before a small letter where capitals are used', 'It costs approx. half of it.'],
  ['before a number', 'See no. 5 of the list.'],
  ['inside a number', 'It took 2.5 days.'],
  [
    'where a mail program wrapped the line',
    'on the night of the storm the school nurse called\nall of the shelters twice.',
  ],
  ['at a semicolon between two halves', 'Kids wait; nurses guess.'],
  ['at dashes around a remark', 'The nurse - who knew - called.'],
  ['after hours and short forms', 'It opens at 8 a.m. on weekdays, approx. two hrs. early.'],
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
