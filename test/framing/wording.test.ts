import { reviewDraft } from '../../src/framing/review-draft.js';
import { loadPack } from '../../src/packs/load-pack.js';

const pack = loadPack('data/packs/data-sharing');

/** Plain words about the matter, enough to make any draft longer than a post. */
const PLAIN =
  'Teachers and nurses can do more for our kids when they share what they know. The school keeps one list and the ' +
  'clinic another. Last fall they put the two side by side, and forty children got glasses before the winter. ' +
  'Parents decide with them what is shared, and they have said no to two requests so far.';

const flagsIn = (text: string) => reviewDraft(text, pack).wording.map(({ rule }) => rule);

test.each([
  ['alone in its sentence', 'Every night the files are encrypted.', []],
  [
    'beside words of another rule',
    'The encrypted files sit in a data warehouse.',
    ['encryption', 'data-warehouse'],
  ],
])('in a long draft, takes a word that needs company %s for what it is', (_, sentence, rules) => {
  expect(flagsIn(`${PLAIN} ${sentence}`)).toEqual(rules);
});

test('in a post, one office word is enough', () => {
  expect(flagsIn('Nurses and schools share what they know. The files are encrypted.')).toEqual([
    'encryption',
  ]);
});

test.each([
  ['flags', 'The county will track every family across programs.', ['track-people']],
  ['leaves alone what is asked', 'Will the county track every family across programs?', []],
  ['leaves alone a denial', 'The county does not track families across programs.', []],
])('%s', (_, sentence, rules) => {
  expect(flagsIn(`${PLAIN} ${sentence}`)).toEqual(rules);
});

test.each([
  ['flags what the draft says itself', 'We will track every family across programs.', ['track-people']],
  [
    'leaves alone what somebody is quoted as saying',
    '“We will track every family across programs,” said the director.',
    [],
  ],
  [
    'leaves alone words it advises against',
    'Never say “we will track every family across programs” to anybody.',
    [],
  ],
])('%s', (_, sentence, rules) => {
  expect(flagsIn(`${PLAIN} ${sentence}`)).toEqual(rules);
});

test.each([
  'Each dollar came back as three in hospital bills that nobody had to pay.',
  'Four offices signed a data sharing agreement in May, and parents read it first.',
  'The computer remembers everyone who looks, and the board reads the list.',
  'A boy can be absent in one file and in bed in another.',
  'Under no circumstances will the police see it.',
  'Children with a bus pass were a third less likely to drop out.',
  'Residents told county officials what to leave out.',
  'The Cradle to Career network meets at the library.',
  'Names are taken off, and what is compared is already in the system.',
  'She knew the girl before she walked into the clinic.',
  'Every child in the school was given a library card.',
  'Children under 5 get their shots on Tuesday, and those over 6 on Friday.',
  'One list for the whole street hangs in the laundry room.',
])('says nothing of good text: %s', (sentence) => {
  expect(flagsIn(`${PLAIN} ${sentence}`)).toEqual([]);
});

test.each([
  ['alone in a draft of some length', PLAIN, ['track-people']],
  [
    'beside another flag in a long one',
    `${PLAIN} ${PLAIN} A data warehouse holds it.`,
    ['data-warehouse', 'track-people'],
  ],
  ['alone in a long one, where it may be a story’s', `${PLAIN} ${PLAIN}`, []],
])('takes a word of knowing about people %s', (_, before, rules) => {
  expect(flagsIn(`${before} The county will track every family across programs.`)).toEqual(rules);
});

test('names six flags of a paragraph full of them, the gravest first and office words last', () => {
  const full =
    'The centralized data warehouse streamlines operations for state agencies. A 360-degree view of each client lets ' +
    'legislators track individuals across programs. Stakeholders leverage interoperable record linkage in full ' +
    'compliance with HIPAA. Families have nothing to worry about. Cross-sector silos will be gone. Data integration ' +
    'and a governance framework support data-driven decisions.';
  const kinds = reviewDraft(full, pack).wording.map(({ kind }) => kind);
  expect(kinds).toHaveLength(6);
  expect(kinds).toEqual(
    expect.arrayContaining(['centralising', 'knows-about-person', 'efficiency', 'policymaker']),
  );
  expect(kinds).not.toContain('jargon');
});

test('names more of a long draft', () => {
  const office = 'The data warehouse links silos. Interoperable record linkage serves stakeholders. ';
  const text =
    `${PLAIN} `.repeat(8) +
    office +
    `${PLAIN} `.repeat(2) +
    'The agency will track individuals and score families. It builds a dossier in one database, in full compliance with HIPAA.';
  expect(reviewDraft(text, pack).wording.length).toBeGreaterThan(6);
});
