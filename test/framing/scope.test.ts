import { takeReading } from '../../src/framing/reading.js';
import { findQuotations, Scope } from '../../src/framing/scope.js';
import { aLexicon } from './a-lexicon.js';

const lexicon = aLexicon({
  store: ['central warehouse', 'one big database'],
  'no-names': ['no names', 'names ..2 (not|never) ..1 used'],
  'denial-before': ['no', 'not', 'never', "isn't", 'without'],
  'denial-after': ['rule out'],
  'pseudo-denial': ['not only', 'no doubt'],
  'denial-terminator': ['but'],
  hypothetical: ['if'],
  promise: ['will'],
  critic: ['critics say'],
  'denial-aside': ['^without'],
  'denial-of-last': ['^we said no', '^never'],
});

const bits = (text: string, concept = 'store') => {
  const reading = takeReading(text, lexicon);
  const [hit] = reading.findAll(concept);
  return hit && reading.scopeOf(hit);
};

test.each([
  ['before it', 'No central warehouse is being built.', Scope.denied],
  ['at a few words’ distance', 'This is not at all one big database.', Scope.denied],
  ['after it', 'A central warehouse was ruled out.', Scope.denied],
  ['by the next sentence', 'They asked for one big database. We said no.', Scope.denied],
  ['by an aside that opens the sentence', 'Without one big database, kids wait.', Scope.denied],
  ['as someone else’s words', 'She said “we want one big database of everything here” twice.', Scope.quoted],
  ['as a question', 'Is it one big database?', Scope.question],
  ['as a supposition', 'If we had one big database', Scope.hypothetical],
  ['as a promise', 'We will have one big database.', Scope.promised],
  ['as what critics say', 'Critics say it is one big database.', Scope.reported],
])('sees a thing denied or held at a distance: %s', (_, text, expected) => {
  expect(bits(text)).toBe(expected);
});

test.each([
  ['a look-alike of a denial', 'It is not only one big database.'],
  ['a denial that a "but" has ended', 'Not cheap, but one big database.'],
  ['a denial behind a dash', 'Not cheap — one big database.'],
  ['a denial in the sentence before', 'It is not cheap. One big database stands there.'],
  ['an aside that its comma has ended', 'Without names, one big database stands there.'],
  [
    'a long sentence that begins with a no',
    'It is one big database. Never have so many been helped so soon.',
  ],
  ['a no before it', 'We said no. One big database stands there.'],
  ['a term held at arm’s length', 'The “central warehouse” stands there.'],
])('asserts a thing after %s', (_, text) => {
  expect(bits(text)).toBe(0);
});

test('does not take a phrase’s own "no" for a denial of it', () => {
  expect(bits('No names leave the building.', 'no-names')).toBe(0);
  expect(bits('Names are not used.', 'no-names')).toBe(0);
});

test('denies a conjunction when one of its parts is denied', () => {
  const own = aLexicon({
    both: ['{kid} & {vote}'],
    kid: ['kid'],
    vote: ['vote'],
    'denial-before': ['never'],
  });
  expect(takeReading('Kids can never vote.', own).find('both')).toEqual([]);
  expect(takeReading('Kids can vote.', own).find('both')).toHaveLength(1);
});

test.each([
  ['an opening mark without its end', 'He said “we never', []],
  ['a term of two words', 'the “high utilizers” here', []],
  ['straight marks', 'x "one two three four" y', ['"one two three four"']],
  ['curly marks', 'x “one two three four” y', ['“one two three four”']],
])('cuts quotations: %s', (_, text, expected) => {
  expect(findQuotations(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
