import { countPoints } from '../../src/framing/count-points.js';
import { CLOSE, describeReview, standing } from '../../src/framing/describe-review.js';
import { plainLine } from '../../src/framing/line.js';
import type { Review } from '../../src/framing/review.js';
import { allMet, aPack, aReview, at, trapOf, wordingOf } from './a-review.js';

const inWords = (review: Review, text = '', options = {}) => {
  const described = describeReview(review, text, aPack(), options);
  return {
    does: plainLine(described.does),
    count: described.count && plainLine(described.count),
    changes: described.changes.map(plainLine),
    notes: described.notes.map(plainLine),
    close: described.close,
  };
};

describe('the count', () => {
  test.each([
    ['nine there', allMet, '9 of 9 there.'],
    ['nothing there', {}, '0 of 9 there.'],
    ['doubtful ones apart', { ...allMet, 'we-us': { sure: false } }, '8 of 9 there, 1 not sure.'],
    ['half ones told', { ...allMet, 'we-us': { status: 'partial' } }, '8 of 9 there; 1 half there.'],
    [
      'fewer asked of a short text',
      { ...allMet, 'we-us': { expected: false }, 'separate-places': { status: 'missing', expected: false } },
      '7 of 7 there. Paragraph: held to 7 of the nine points.',
    ],
  ] as const)('with %s', (_what, verdicts, words) => {
    expect(inWords(aReview(verdicts)).count).toBe(words);
  });

  test('adds up to what is expected', () => {
    const count = countPoints(
      aReview({
        ...allMet,
        'we-us': { status: 'partial' },
        'helpers-first': { sure: false },
        'shared-values': {},
      }),
    );
    expect(count).toEqual({ met: 6, half: 1, missing: 1, unsure: 1, expected: 9 });
  });
});

describe('what the draft does', () => {
  const text = 'The agency is glad.\n\nIt has a system.\n\nNurses help kids sooner.';
  const lead = { theme: 'government', ...at(text, 'The agency is glad.'), reason: '' } as const;

  test('says where help for people waits', () => {
    const review = aReview(
      { 'helpers-first': { evidence: [at(text, 'Nurses help kids sooner.')] } },
      { lead },
    );
    expect(inWords(review, text).does).toBe(
      'Opens with government (“The agency is glad.”); help for people waits until paragraph 3.',
    );
  });

  test('says when nobody is helped', () => {
    expect(inWords(aReview({}, { lead }), text).does).toMatch(/nobody is helped yet\.$/);
  });

  test('tells the writer to leave an opening that works', () => {
    const helpers = { theme: 'helpers', ...at(text, 'Nurses help kids sooner.'), reason: '' } as const;
    expect(inWords(aReview(allMet, { lead: helpers }), text).does).toMatch(/: leave it\.$/);
    expect(inWords(aReview({}, { lead: helpers }), text).does).not.toMatch(/leave it/);
    const flagged = { lead: helpers, wording: [wordingOf(at(text, 'Nurses'), 'jargon')] };
    expect(inWords(aReview(allMet, flagged), text).does).not.toMatch(/leave it/);
  });

  test.each([
    [{ onTopic: false }, /not seem to be about sharing information/],
    [{ english: false }, /English only/],
  ])('says kindly that a draft was not judged, and counts nothing: %j', (more, words) => {
    const { does, count, changes, notes } = inWords(aReview({}, more));
    expect(does).toMatch(words);
    expect({ count, changes, notes }).toEqual({ count: undefined, changes: [], notes: [] });
  });
});

describe('changes', () => {
  const text = 'Our data silos go. Nobody needs to worry.';

  test('quote the draft and give the words to use', () => {
    const review = aReview(allMet, {
      wording: [
        wordingOf(at(text, 'data silos'), 'jargon', ['separate places']),
        wordingOf(at(text, 'Nobody needs to worry'), 'spin'),
      ],
    });
    expect(inWords(review, text).changes).toEqual([
      '“data silos” → “separate places”',
      '“Nobody needs to worry”: Reason of spin.',
    ]);
  });

  test('ask whether a claim is true here', () => {
    const suggestions = [{ id: 'a', text: 'Names come off first.', facts: ['names-removed=yes'] }];
    const review = aReview({ ...allMet, 'privacy-if-accurate': { suggestions } });
    expect(inWords(review).changes).toEqual([
      'Add: “Names come off first.” True here? If not, leave it out.',
    ]);
  });
});

describe('notes', () => {
  const text = 'Lists were compared. Silos fell. 41 students got bus passes.';
  const passes = { status: 'met' as const, evidence: [at(text, '41 students got bus passes.')] };

  test('name what works, so that nobody edits it away', () => {
    expect(inWords(aReview({ ...allMet, 'benefits-with-examples': passes }), text).notes[0]).toBe(
      'Leave “41 students got bus passes.” as it is (title of benefits-with-examples).',
    );
  });

  test('never tell anyone to leave what the same review flags', () => {
    const review = aReview(
      { ...allMet, 'benefits-with-examples': passes },
      { traps: [trapOf('profiling', [at(text, '41 students')])] },
    );
    expect(inWords(review, text).notes).toEqual(['Readers may fear profiling (“41 students”).']);
  });

  test('say what else is missing, and to claim only what is so', () => {
    const gaps = { 'we-us': {}, 'shared-values': {}, 'better-decisions': {}, 'separate-places': {} };
    const review = aReview({ ...allMet, ...gaps, 'privacy-if-accurate': {} });
    expect(inWords(review).notes).toEqual([
      'Also missing: title of we-us; title of privacy-if-accurate (only if true here).',
    ]);
  });

  test('tell which question to expect, and how far its answer may be relied on', () => {
    const expected = { question: 'Will it be sold?', state: 'starter' };
    expect(inWords(aReview(allMet), '', { expect: expected }).notes).toEqual([
      'Expect: “Will it be sold?” From the toolkit, not vetted here.',
    ]);
  });
});

test.each([
  [{ state: 'approved', confirmedOn: '2025-11-03', confirmedBy: 'Priya' }, 'Vetted 2025-11-03, Priya.'],
  [{ state: 'due', confirmedOn: '2025-11-03' }, 'Vetted 2025-11-03; due to be checked again.'],
  [{ state: 'proposed' }, 'No vetted answer.'],
  [{}, 'No vetted answer.'],
])('tells how an answer stands: %j', (answer, words) => {
  expect(standing(answer)).toBe(words);
});

test('ends every review with what it is not', () => {
  expect(inWords(aReview()).close).toBe(CLOSE);
  expect(inWords(aReview({}, { onTopic: false })).close).toBe(CLOSE);
});

test('stays within about 120 words, whatever there is to say', () => {
  const long =
    'Teachers and social workers can do more for our kids when they can see the information that matters.';
  const suggestions = [{ id: 'a', text: long, facts: ['residents-see=yes'] }];
  const text = 'word '.repeat(400);
  const evidence = [{ quote: text.slice(0, 400), start: 0, end: 400 }];
  const verdicts = {
    'helpers-first': { suggestions },
    'see-and-have-a-say': { suggestions },
    'benefits-with-examples': { suggestions },
  };
  const review = aReview(verdicts, {
    lead: { theme: 'system', quote: text.slice(0, 400), start: 0, end: 400, reason: '' },
    traps: [trapOf('profiling', evidence), trapOf('profiling', evidence), trapOf('profiling', evidence)],
  });
  const words = inWords(review, text, {
    expect: { question: 'Will it be sold to anyone at all?', state: 'starter' },
  });
  const all = [words.does, words.count, ...words.changes, ...words.notes, words.close].join(' ');
  expect(all.split(/\s+/).length).toBeLessThanOrEqual(170);
});
