import { DRAFTED_POST, WEAK_PARAGRAPH } from '../../src/demo/drafts.js';
import { reviewDraft } from '../../src/framing/review-draft.js';
import { readStarters } from '../../src/library/starters.js';
import { loadPack } from '../../src/packs/load-pack.js';

const pack = loadPack('data/packs/data-sharing');

/** What makes each of these sentences a draft about sharing information. */
const ABOUT = 'Schools and agencies in the county will share information about children and families.';

const expectedFirst = (text: string) => reviewDraft(text, pack).questions[0];

test.each([
  ['profiling', 'Every household gets a risk score, and the tool flags families with open cases.'],
  ['hacking', 'All case files will sit in one central database, a data warehouse for the whole state.'],
  ['police-access', 'Officers will look up records from the car, and notes will be shared with the sheriff.'],
  ['see-and-sold', 'We collect your records and store your information for seven years.'],
  [
    'opt-out',
    'Families are automatically enrolled and consent is presumed. Your information is already out there.',
  ],
  ['community-role', 'The Governor unveiled the plan on Monday. The commissioner is proud to announce it.'],
  ['why-spend-money', 'It will save the county two million dollars, and the return on investment is clear.'],
  ['racial-equity-trust', 'The map shades troubled neighborhoods, and racial disparities run deep here.'],
  [
    'how-does-this-help-me',
    'The findings will inform policy, and linked files will increase agency efficiency.',
  ],
  ['shut-down-program', 'It shows which programs work, and low-performing programs will be closed.'],
])('expects %s first of "%s"', (id, sentence) => {
  expect(expectedFirst(`${ABOUT} ${sentence}`)).toBe(id);
});

test('expects to be asked about people where a draft of the demonstration watches them', () => {
  expect(['profiling', 'see-and-sold', 'opt-out']).toContain(expectedFirst(WEAK_PARAGRAPH));
  expect(reviewDraft(WEAK_PARAGRAPH, pack).traps.map(({ id }) => id)).toContain('profiling');
  expect(expectedFirst(DRAFTED_POST)).toBe('profiling');
});

test('brings nothing on by what a draft denies', () => {
  const denial = 'Nobody gets a score, no family is flagged, and there is no central database.';
  const { questions } = reviewDraft(`${ABOUT} ${denial}`, pack);
  expect(questions).not.toContain('profiling');
  expect(questions).not.toContain('hacking');
});

test('names only questions that the library brings', () => {
  const { answers, open } = readStarters('data/packs/data-sharing');
  const known = new Set([...answers, ...open].map(({ id }) => id));
  const named = [...pack.questions.map(({ id }) => id), ...pack.traps.flatMap(({ questions }) => questions)];
  expect(named.filter((id) => !known.has(id))).toEqual([]);
});
