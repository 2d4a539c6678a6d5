import { foldOf, spansOf } from '../../scripts/eval/drafts.mjs';
import { listErrors } from '../../scripts/eval/errors.mjs';
import { score } from '../../scripts/eval/score.mjs';

const ids = { items: ['helpers-first'], traps: ['profiling'], themes: ['helpers', 'money'] };

interface Said {
  status?: string;
  sure?: boolean;
  evidence?: string;
  lead?: string;
  trap?: boolean;
  wording?: [quote: string, kind: string][];
  examples?: number;
}

const TEXT = 'Teachers help kids. It saves money. Data silos end.';

/** What someone said of the text, in the shape that scores are taken of. */
function verdicts({
  status = 'missing',
  sure = true,
  evidence,
  lead = 'money',
  trap,
  wording = [],
  examples = 0,
}: Said) {
  const quotes = evidence === undefined ? [] : spansOf(TEXT, [evidence]);
  return {
    onTopic: true,
    lead,
    items: { 'helpers-first': { status, sure, rule: 'r', evidence: quotes } },
    traps: trap ? { profiling: { rule: 'r', evidence: [] } } : {},
    wording: wording.map(([quote, kind]) => ({ ...spansOf(TEXT, [quote])[0], kind, rule: 'r' })),
    examples,
  };
}

const pair = (expected: Said, said: Said, id = 'd') => ({
  id,
  format: 'blog',
  expected: verdicts(expected),
  said: verdicts(said),
});

const MET = { status: 'met' };
const pairs = [
  pair(MET, MET),
  pair(MET, { status: 'partial' }),
  pair({}, MET),
  pair({}, { status: 'met', sure: false }),
  pair({}, {}),
];

test('F1 of met counts what was found, what was missed and what was not there', () => {
  // One right, two said too much, one missed.
  const { items, met } = score(pairs, ids);
  expect(items['helpers-first']).toMatchObject({ met: 2, precision: 1 / 3, recall: 1 / 2, status: 2 / 5 });
  expect(met.value).toBeCloseTo(2 / 5);
});

test('verdicts that are not sure can be left out, or taken for not met', () => {
  const { metSure, metUnsureLeftOut, unsure } = score(pairs, ids);
  expect(metSure.value).toBeCloseTo(1 / 2);
  expect(metUnsureLeftOut.value).toBeCloseTo(1 / 2);
  expect(unsure.value).toBe(1 / 5);
});

test('the baseline says what most drafts are', () => {
  expect(score(pairs, ids).items['helpers-first'].majority).toEqual({ f1: 0, status: 3 / 5 });
  const mostlyMet = [pair(MET, {}), pair(MET, {}), pair({}, {})];
  expect(score(mostlyMet, ids).items['helpers-first'].majority).toEqual({ f1: 4 / 5, status: 2 / 3 });
});

test('a flag counts where it overlaps what a reader quoted, of any kind or of the same', () => {
  const read: Said = {
    wording: [
      ['Data silos', 'jargon'],
      ['saves money', 'efficiency'],
    ],
  };
  const said: Said = {
    wording: [
      ['silos', 'spin'],
      ['Teachers', 'jargon'],
      ['help', 'jargon'],
    ],
  };
  const { wording, wordingOfKind } = score([pair(read, said)], ids);
  expect(wording.precision.value).toBe(1 / 3);
  expect(wording.recall.value).toBe(1 / 2);
  expect(wordingOfKind.precision.value).toBe(0);
});

test('evidence is held against the reader only where the verdicts agree', () => {
  const read = { ...MET, evidence: 'Teachers help kids.' };
  const agreeing = [
    pair(read, { ...MET, evidence: 'help kids' }),
    pair(read, { ...MET, evidence: 'Data' }),
    pair(read, { status: 'partial', evidence: 'Data' }),
  ];
  expect(score(agreeing, ids).evidence.value).toBe(1 / 2);
});

test('traps, lead and examples are scored', () => {
  const mixed = [
    pair({ trap: true, lead: 'helpers', examples: 2 }, { trap: true, lead: 'helpers', examples: 1 }),
    pair({ trap: true }, { lead: 'helpers', examples: 2 }),
  ];
  const { traps, lead, examplesError } = score(mixed, ids);
  expect(traps.f1.value).toBeCloseTo(2 / 3);
  expect(lead.accuracy.value).toBe(1 / 2);
  expect(lead.macroF1.value).toBeCloseTo(1 / 3);
  expect(examplesError.value).toBe(3 / 2);
});

test('an interval holds the score, and is the same in each run', () => {
  const [first, second] = [score(pairs, ids).met, score(pairs, ids).met];
  expect(first).toEqual(second);
  expect(first.interval[0]).toBeLessThan(first.value);
  expect(first.interval[1]).toBeGreaterThan(first.value);
});

test('each difference is listed with the rule that fired, and nothing else is', () => {
  expect(listErrors([pair(MET, MET)], ids)).toEqual([]);
  expect(listErrors([pair(MET, { status: 'partial', sure: false, evidence: 'Data' }, 'd9')], ids)).toEqual([
    {
      about: 'helpers-first',
      draft: 'd9',
      expected: 'met',
      said: 'partial (not sure)',
      rule: 'r',
      saw: ['Data'],
      read: [],
    },
  ]);
});

test('every draft falls into one fold, always the same', () => {
  const folds = Array.from({ length: 200 }, (_, index) => foldOf(`d${index}`, 5));
  expect(new Set(folds)).toEqual(new Set([1, 2, 3, 4, 5]));
  expect(foldOf('d1', 5)).toBe(foldOf('d1', 5));
});

test('a quote that stands twice is found at both places', () => {
  expect(spansOf('ab ab', ['ab'])).toMatchObject([
    { start: 0, end: 2 },
    { start: 3, end: 5 },
  ]);
});
