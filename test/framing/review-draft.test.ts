import { readFileSync } from 'node:fs';
import { CHECKLIST_IDS, type Evidence, type Review } from '../../src/framing/review.js';
import { reviewDraft } from '../../src/framing/review-draft.js';
import { loadPack } from '../../src/packs/load-pack.js';

const pack = loadPack('data/packs/data-sharing');

const DECENT = `School nurses and social workers in Alder County can help kids sooner when each isn't holding one piece of the story. Today a family's shelter, clinic and school records sit in separate systems. Last fall our partners worked together to compare shelter and school lists, and 41 students got bus passes and tutoring. The same information will help us decide where the next family center should go. Our new data warehouse is fully HIPAA compliant, so families have nothing to worry about.`;

const corpus = ['everyday', 'busy', 'oblique', 'contrast', 'mixed', 'worries'].flatMap((name) =>
  readFileSync(`data/corpus/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: string; text: string }),
);

const NASTY = [
  '',
  ' \n\u200b\ufeff ',
  '\u{1f469}\u200d\u{1f469}\u200d\u{1f467} share \u{1f1f3}\u{1f1ff}',
  'e\u0301'.repeat(500),
  'data\u0000silos and \ud800 data silos \udc00',
  '\u202edata silos\u202c and our kids',
  '“unclosed and "crossed” quotes" all over the data silos',
  '`code data silos` ```more data silos``` ``` stray',
  '> > > > nested data silos',
  'ＤＡＴＡ ｓｉｌｏｓ and dаta silos',
  '{{7*7}} $\u007bprocess.env} %s%n __proto__ constructor toString',
  'no '.repeat(3000),
  'x'.repeat(40_000),
];

/** All stretches a review points at. */
function evidenceOf(review: Review): Evidence[] {
  return [
    review.lead,
    ...review.checklist.flatMap((verdict) => verdict.evidence),
    ...review.traps.flatMap((trap) => trap.evidence),
    ...review.wording,
    ...review.examples,
  ];
}

test.each([...corpus.map(({ id, text }) => [id, text]), ...NASTY.map((text, i) => [`nasty ${i + 1}`, text])])(
  'quotes %s exactly where it says',
  (_, text = '') => {
    const review = reviewDraft(text, pack);
    for (const { quote, start, end } of evidenceOf(review)) expect(text.slice(start, end)).toBe(quote);
    expect(review.checklist.map(({ id }) => id)).toEqual([...CHECKLIST_IDS]);
  },
);

test('says the same twice', () => {
  expect(reviewDraft(DECENT, pack)).toEqual(reviewDraft(DECENT, pack));
});

test('finds in a decent paragraph what is there and what undoes it', () => {
  const review = reviewDraft(DECENT, pack);
  const status = new Map(review.checklist.map((verdict) => [verdict.id, verdict.status]));
  expect(review.onTopic).toBe(true);
  expect(status.get('helpers-first')).toBe('met');
  expect(status.get('separate-places')).toBe('met');
  expect(status.get('better-decisions')).toBe('met');
  expect(status.get('see-and-have-a-say')).toBe('missing');
  expect(review.wording.map(({ quote }) => quote)).toEqual(
    expect.arrayContaining([
      expect.stringContaining('warehouse'),
      expect.stringContaining('nothing to worry'),
    ]),
  );
});

test('names the decision behind each verdict and shows words for what is there', () => {
  for (const verdict of reviewDraft(DECENT, pack).checklist) {
    expect(verdict.rule).not.toBe('');
    if (verdict.status !== 'missing' && verdict.id !== 'not-government-first')
      expect(verdict.evidence.length).toBeGreaterThan(0);
  }
});

test.each([
  [
    'a lunch order',
    'Lunch order for Thursday: tacos for six, one salad. Drop your order in the sheet by noon. Parking lot closed Friday.',
  ],
  [
    'a phishing memo',
    'All staff must complete the phishing awareness module by Friday. Do not click on links. Contact the Help Desk with questions.',
  ],
  [
    'things that are shared',
    'The repair café opens again in March. Borrow a drill or a ladder for a week, share a table, and bring cake. No need to own what you use twice a year.',
  ],
  [
    'records of another kind',
    'Forty years of records line his shop, most of them jazz. He plays one side each evening at closing time and sells it to whoever stays.',
  ],
])('says that %s is about something else, and judges nothing', (_, text) => {
  const review = reviewDraft(text, pack);
  expect(review).toMatchObject({
    onTopic: false,
    english: true,
    traps: [],
    wording: [],
    examples: [],
    questions: [],
  });
  expect(review.checklist.every(({ status, expected }) => status === 'missing' && !expected)).toBe(true);
});

test.each([
  ['a headline', 'Schools and clinics compare notes so no child slips by'],
  [
    'a scene',
    'The nurse has one half of it and the teacher the other, and the girl carries both home in silence.',
  ],
  [
    'a rough note',
    'pls fix b4 fri: shelter has the list, school has the list, nobody can see both. families get a say',
  ],
])('takes %s that lacks the usual words for its subject', (_, text) => {
  expect(reviewDraft(text, pack).onTopic).toBe(true);
});

test('says that a draft is not in English, and judges nothing', () => {
  const text =
    'Los maestros y los trabajadores sociales pueden ayudar más a nuestros niños cuando comparten lo que saben.';
  expect(reviewDraft(text, pack)).toMatchObject({ english: false, onTopic: false, wording: [] });
});

test.each([
  ['a denial', 'This is not one big database. Each school keeps its own files.'],
  [
    'a quotation of a critic',
    'One neighbor told us, “it sounds like one big database with all of us in it,” and we listened.',
  ],
  ['code', 'The field is called `data_warehouse` in the export our nurses use.'],
])('does not flag wording in %s', (_, text) => {
  expect(reviewDraft(text, pack).wording).toEqual([]);
});

test('flags the same words once', () => {
  const text = 'Data silos hurt kids. Data silos hurt families. Data silos hurt nurses who help our kids.';
  const quotes = reviewDraft(text, pack).wording.map(({ quote }) => quote.toLowerCase());
  expect(quotes).toEqual(['data silos']);
});

test('leaves the name of a programme alone', () => {
  const text =
    'The county opened the Student Information Exchange last fall so that nurses can help kids sooner.';
  expect(reviewDraft(text, pack).wording).toEqual([]);
});

test('counts a tweet for what a tweet should hold', () => {
  const review = reviewDraft(
    'Nurses can help kids sooner when schools and clinics share what they know.',
    pack,
    { format: 'tweet' },
  );
  expect(review.checklist.filter(({ expected }) => expected)).toHaveLength(3);
});
