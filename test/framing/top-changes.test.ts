import { changeKey, topChanges } from '../../src/framing/top-changes.js';
import { allMet, aPack, aReview, at, wordingOf } from './a-review.js';

const text =
  'We leverage data silos. One database holds your data, so nobody needs to worry. Silos, data silos.';
const silos = wordingOf(at(text, 'data silos'), 'jargon', ['separate places']);
const leverage = wordingOf(at(text, 'leverage'), 'jargon', ['use'], 'leverage');
const yourData = wordingOf(at(text, 'your data'), 'your-data', ['information']);
const spin = wordingOf(at(text, 'nobody needs to worry'), 'spin');

const kinds = (changes: { kind: string; id: string }[]) => changes.map(({ kind, id }) => `${kind} ${id}`);

test('offers three changes at most, in the order a writer would make them', () => {
  const review = aReview({}, { wording: [silos, yourData, spin] });
  expect(kinds(topChanges(review, aPack()))).toEqual([
    'open helpers-first',
    'swap your-data-rule',
    'mind spin-rule',
  ]);
});

test('offers words to put in beside two changes of wording, however many words are flagged', () => {
  const review = aReview(
    { ...allMet, 'see-and-have-a-say': {}, 'helpers-first': { status: 'met' } },
    { wording: [leverage, silos, yourData, spin] },
  );
  expect(kinds(topChanges(review, aPack()))).toEqual([
    'swap your-data-rule',
    'mind spin-rule',
    'add see-and-have-a-say',
  ]);
});

test('gives all three to wording where nothing is missing', () => {
  const review = aReview(allMet, { wording: [leverage, silos, yourData] });
  expect(kinds(topChanges(review, aPack()))).toEqual([
    'swap leverage',
    'swap jargon-rule',
    'swap your-data-rule',
  ]);
});

test('names the same words caught by the same rule once', () => {
  const again = { ...silos, start: text.lastIndexOf('data silos'), end: text.lastIndexOf('data silos') + 10 };
  expect(topChanges(aReview(allMet, { wording: [silos, again] }), aPack())).toHaveLength(1);
});

test('asks for one new opening, not for two', () => {
  const changes = topChanges(
    aReview({ ...allMet, 'helpers-first': {}, 'not-government-first': {} }),
    aPack(),
  );
  expect(kinds(changes)).toEqual(['open helpers-first']);
});

test('turns to other gaps first where the draft already opens with a good for people', () => {
  const verdicts = {
    ...allMet,
    'helpers-first': {},
    'benefits-with-examples': {},
    'see-and-have-a-say': {},
    'separate-places': {},
  };
  const lead = { theme: 'benefits', quote: 'x', start: 0, end: 1, reason: '' } as const;
  expect(kinds(topChanges(aReview(verdicts, { lead }), aPack()))).not.toContain('open helpers-first');
  expect(kinds(topChanges(aReview(verdicts), aPack()))).toContain('open helpers-first');
});

test.each([
  ['what is there', { status: 'met' }],
  ['what this format need not hold', { expected: false }],
  ['what the review is unsure of', { sure: false }],
] as const)('urges nothing about %s', (_what, standing) => {
  expect(
    topChanges(aReview({ ...allMet, 'separate-places': { status: 'missing', ...standing } }), aPack()),
  ).toEqual([]);
});

describe('facts', () => {
  const claim = [{ id: 'a', text: 'Families see it.', facts: ['residents-see=yes'] }];
  const plain = { id: 'b', text: 'We think families should see it.', facts: [] };
  const review = aReview({ ...allMet, 'see-and-have-a-say': { suggestions: [...claim, plain] } });

  test('nobody has confirmed are asked about', () => {
    const [change] = topChanges(review, aPack());
    expect(change).toMatchObject({ words: 'Families see it.', unconfirmed: ['residents-see'] });
  });

  test('that are confirmed let the words out without a question', () => {
    const [change] = topChanges(review, aPack(), { facts: new Map([['residents-see', 'yes']]) });
    expect(change).toMatchObject({ words: 'Families see it.', unconfirmed: [] });
  });

  test('that are not so keep the words from being offered', () => {
    const [change] = topChanges(review, aPack(), { facts: new Map([['residents-see', 'no']]) });
    expect(change).toMatchObject({ words: 'We think families should see it.', unconfirmed: [] });
  });

  test('keep a swap from being offered too, and the flag stays', () => {
    const rules = [{ id: 'your-data-rule', facts: ['one-store=no'], section: 'Effective language' }];
    const flagged = aReview(allMet, { wording: [yourData] });
    const facts = new Map([['one-store', 'yes']] as const);
    expect(kinds(topChanges(flagged, aPack(rules), { facts }))).toEqual(['mind your-data-rule']);
    expect(topChanges(flagged, aPack(rules))[0]).toMatchObject({
      kind: 'swap',
      unconfirmed: ['one-store'],
      section: 'Effective language',
    });
  });
});

test('leaves out what the team keeps as it is, whatever its case', () => {
  const review = aReview(allMet, { wording: [yourData, spin] });
  const key = changeKey('your-data-rule', 'Your  Data');
  expect(kinds(topChanges(review, aPack(), { isKept: (one) => one === key }))).toEqual(['mind spin-rule']);
});

test.each([{ onTopic: false }, { english: false }])(
  'changes nothing in a draft that was not judged: %j',
  (more) => {
    expect(topChanges(aReview({}, more), aPack())).toEqual([]);
  },
);
