import type { CompiledPack } from './compiled-pack.js';
import { countPoints } from './count-points.js';
import { type Line, line, quoted, type Run, toSay } from './line.js';
import type { ChecklistId, ChecklistVerdict, Review, Span, TrapFinding } from './review.js';
import { summarise } from './summarise.js';
import { type Change, type ChangeOptions, topChanges } from './top-changes.js';

/** A tough question to expect, with what the team has to say to it. */
export interface ExpectedQuestion {
  question: string;
  /** The answer's state in the library; absent where there is no answer at all. */
  state?: string;
  /** ISO day. */
  confirmedOn?: string;
  confirmedBy?: string;
}

export interface DescribeOptions extends ChangeOptions {
  /** The likeliest of the questions that the draft invites, as the library knows it. */
  expect?: ExpectedQuestion;
}

/** A review in words, in the order in which it is read. Slack and the command line print the same. */
export interface DescribedReview {
  /** What kind of text it was taken for. */
  format: string;
  does: Line;
  /** Absent where nothing was counted. */
  count?: Line;
  /** Numbered when shown. */
  changes: Line[];
  /** What to leave alone, what else is missing, what readers may worry about, which question to expect. */
  notes: Line[];
  close: string;
}

/** Every review ends so: a good count is no clearance. */
export const CLOSE = 'Framing only. Not cleared for release.';

/** Puts a review into the words that people read. `text` is the text that was reviewed. */
export const describeReview = (
  review: Review,
  text: string,
  pack: CompiledPack,
  options: DescribeOptions = {},
): DescribedReview => {
  const format = pack.formats[review.format].title;
  const does = summarise(review, text);
  if (!review.onTopic || !review.english) return { format, does, changes: [], notes: [], close: CLOSE };
  const changes = topChanges(review, pack, options);
  return {
    format,
    does,
    count: countLine(review, format),
    changes: changes.map(changeLine),
    notes: [
      keepLine(review, pack),
      missingLine(review, pack, changes),
      worryLine(review, pack),
      expectLine(options.expect),
    ].filter((one) => one !== undefined),
    close: CLOSE,
  };
};

/** "6 of 9 there, 1 not sure": what is half there is told too, what is not there follows from the rest. */
export const countLine = (review: Review, format: string): Line => {
  const { met, half, unsure, expected } = countPoints(review);
  const apart = unsure === 0 ? '' : `, ${unsure} not sure`;
  const halves = half === 0 ? '' : `; ${half} half there`;
  const asked = expected < 9 ? ` ${format}: held to ${expected} of the nine points.` : '';
  return line(`${met} of ${expected} there${apart}${halves}.${asked}`);
};

/** A change as an instruction: what to do, the words of the draft, the words to use. */
export const changeLine = (change: Change): Line => {
  const trueHere = change.unconfirmed.length === 0 ? '' : ' True here? If not, leave it out.';
  const at = change.at === undefined ? [] : [quoted(change.at.quote)];
  const words = change.words === undefined ? [] : [toSay(change.words)];
  switch (change.kind) {
    case 'open':
      return line('Open: ', ...words, trueHere);
    case 'add':
      return line('Add: ', ...words, trueHere);
    case 'swap':
      return line(...at, ' → ', ...words, trueHere);
    case 'mind':
      return line(...at, ': ', change.reason);
  }
};

/** What works is named, so that nobody edits it away: what is hardest to come by first. The opening has its own line. */
const KEEP_ORDER: readonly ChecklistId[] = [
  'benefits-with-examples',
  'see-and-have-a-say',
  'privacy-if-accurate',
  'separate-places',
  'better-decisions',
  'shared-values',
  'we-us',
];

const keepLine = (review: Review, pack: CompiledPack): Line | undefined => {
  for (const id of KEEP_ORDER) {
    const verdict = review.checklist.find((one) => one.id === id);
    if (verdict?.status !== 'met' || !verdict.sure) continue;
    const evidence = verdict.evidence.find((one) => isFreeOfFlags(one, review));
    if (evidence === undefined) continue;
    return line('Leave ', quoted(evidence.quote, 60), ` as it is (${inSentence(pack.checklist[id].title)}).`);
  }
  return undefined;
};

/** Nobody is told to leave what the same review flags, or the opening, of which it has spoken already. */
const isFreeOfFlags = (evidence: Span, { lead, wording, traps }: Review): boolean =>
  ![lead, ...wording, ...traps.flatMap((trap) => trap.evidence)].some(
    (other) => evidence.start < other.end && other.start < evidence.end,
  );

/** Points that rest on how things are done: where they are not so, the draft must not say they are. */
const ONLY_IF_TRUE: readonly ChecklistId[] = ['see-and-have-a-say', 'privacy-if-accurate'];

const missingLine = (review: Review, pack: CompiledPack, changes: Change[]): Line | undefined => {
  const covered = new Set(changes.map((change) => change.id));
  const missing = review.checklist.filter(
    (verdict) => isMissing(verdict) && !covered.has(verdict.id) && !hasOpening(verdict, changes),
  );
  if (missing.length === 0) return undefined;
  const titles = missing.map(({ id }) => {
    const caution = ONLY_IF_TRUE.includes(id) ? ' (only if true here)' : '';
    return `${inSentence(pack.checklist[id].title)}${caution}`;
  });
  return line(`Also missing: ${titles.join('; ')}.`);
};

const isMissing = ({ expected, sure, status }: ChecklistVerdict): boolean =>
  expected && sure && status === 'missing';

/** One new opening serves both points that are about the opening. */
const hasOpening = ({ id }: ChecklistVerdict, changes: Change[]): boolean =>
  (id === 'not-government-first' || id === 'helpers-first') &&
  changes.some((change) => change.kind === 'open');

/** Two worries at most: the rest stands behind "All nine". Labels are sentences without their end: "readers may tune out". */
const worryLine = (review: Review, pack: CompiledPack): Line | undefined => {
  const worries = review.traps.slice(0, 2);
  if (worries.length === 0) return undefined;
  return line(...worries.flatMap((trap, index) => [index === 0 ? '' : ' ', ...worry(trap, pack), '.']));
};

const worry = (trap: TrapFinding, pack: CompiledPack): (string | Run)[] => {
  const label = pack.traps.find((one) => one.id === trap.id)?.label ?? trap.id;
  const evidence = trap.evidence[0];
  const words = label.charAt(0).toUpperCase() + label.slice(1);
  return evidence === undefined ? [words] : [words, ' (', quoted(evidence.quote, 40), ')'];
};

const expectLine = (expected: ExpectedQuestion | undefined): Line | undefined =>
  expected === undefined
    ? undefined
    : line('Expect: ', quoted(expected.question, 90), ` ${standing(expected)}`);

/** How far an answer may be relied on, in a few words. */
export const standing = (answer: Pick<ExpectedQuestion, 'state' | 'confirmedOn' | 'confirmedBy'>): string => {
  const by = answer.confirmedBy === undefined ? '' : `, ${answer.confirmedBy}`;
  switch (answer.state) {
    case 'approved':
      return `Vetted ${answer.confirmedOn ?? 'here'}${by}.`;
    case 'due':
      return `Vetted ${answer.confirmedOn ?? 'here'}${by}; due to be checked again.`;
    case 'starter':
      return 'From the toolkit, not vetted here.';
    default:
      return 'No vetted answer.';
  }
};

/** A title as it stands inside a sentence; names in capitals are left alone. */
const inSentence = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
