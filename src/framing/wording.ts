import type { CompiledPack, WordingRule } from './compiled-pack.js';
import { quote, type Reading, spanOf } from './reading.js';
import type { Span, WordingFinding, WordingKind } from './review.js';
import { Scope } from './scope.js';

interface Flag {
  rule: WordingRule;
  span: Span;
  /** The number of its sentence: no find reaches past the end of one. */
  sentence: number;
}

/** A rule speaks this often at most in one draft: whoever mends three places knows how to mend the fourth. */
const MOST_OF_A_RULE = 3;

/** Up to this many words a draft is a post or a headline, and one office word weighs on all of it. */
const SHORT_DRAFT = 60;

/** What others said, and what is only asked, is not the draft's own claim. */
const NOT_CLAIMED = Scope.quoted | Scope.reported | Scope.question;

/**
 * Wording to change (toolkit, "Effective language"), in the draft's order. Of overlapping finds the longest stays; names
 * of programmes and bodies are left alone, and so is what the draft denies, quotes
 * or asks: a quotation is the speaker's to change.
 */
export function findWording(reading: Reading, pack: CompiledPack): WordingFinding[] {
  const { text } = reading.draft;
  const flags = withoutOverlaps(findFlags(reading, pack)).filter((flag) => !isProperName(reading, flag));
  const few = unlessOfAStory(theGravest(notTooOften(withoutLoners(flags, reading), text), reading), reading);
  return few.map(({ rule, span }) => ({
    kind: rule.kind,
    rule: rule.id,
    reason: rule.reason,
    say: rule.say,
    ...quote(text, span),
  }));
}

function findFlags({ draft, find }: Reading, pack: CompiledPack): Flag[] {
  return pack.wording.flatMap((rule) =>
    find(`wording:${rule.id}`, NOT_CLAIMED).map((hit) => ({
      rule,
      // Of conditions that stand together, the first is the wording; the others only say when it counts.
      span: spanOf(draft, hit.parts?.[0] ?? hit),
      sentence: draft.sentenceOf[hit.start] as number,
    })),
  );
}

function withoutOverlaps(flags: Flag[]): Flag[] {
  const longestFirst = [...flags].sort(
    (a, b) => length(b.span) - length(a.span) || a.span.start - b.span.start,
  );
  const kept = new Map<number, Flag[]>();
  for (const flag of longestFirst) {
    const here = kept.get(flag.sentence) ?? [];
    if (here.some(({ span }) => overlaps(span, flag.span))) continue;
    kept.set(flag.sentence, [...here, flag]);
  }
  return [...kept.values()].flat().sort((a, b) => a.span.start - b.span.start);
}

const length = (span: Span) => span.end - span.start;
const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Two or more capitalised words in a sentence that is not itself a headline in capitals. */
function isProperName({ draft: { text, sentences } }: Reading, { span, sentence }: Flag): boolean {
  const words = text.slice(span.start, span.end).split(/[\s-]+/);
  if (words.length < 2 || !words.every((word) => CAPITALISED.test(word))) return false;
  const whole = sentences[sentence];
  return whole !== undefined && LONG_WORD_IN_LOWER_CASE.test(text.slice(whole.start, whole.end));
}

const CAPITALISED = /^\p{Lu}\p{Ll}/u;
const LONG_WORD_IN_LOWER_CASE = /(?<![\p{L}\p{N}])\p{Ll}{5}/u;

/**
 * One office word in a plain sentence loses nobody; beside words that another rule objects to anywhere, it does. So what
 * a rule marked `onlyWithOthers` finds stays only in such company, or in a short draft.
 */
function withoutLoners(flags: Flag[], { draft }: Reading): Flag[] {
  if (draft.tokens.length <= SHORT_DRAFT) return flags;
  const rulesOf = new Map<number, Set<WordingRule>>();
  for (const { rule, sentence } of flags)
    rulesOf.set(sentence, (rulesOf.get(sentence) ?? new Set()).add(rule));
  return flags.filter(({ rule, sentence }) => !rule.onlyWithOthers || (rulesOf.get(sentence)?.size ?? 0) > 1);
}

/** Kinds that live in plain words, which stories have too. */
const PLAIN_SPOKEN: readonly WordingKind[] = ['knows-about-person', 'spin'];
const LONG_DRAFT = 100;

/**
 * One plain word of knowing or soothing, the only flag in a long draft, is more often a story's or somebody's talk: of
 * those, readers shared one in three. The worry it may set off is still told by the traps.
 */
function unlessOfAStory(flags: Flag[], { draft }: Reading): Flag[] {
  const [only, ...others] = flags;
  const isOfAStory =
    only !== undefined &&
    others.length === 0 &&
    draft.tokens.length >= LONG_DRAFT &&
    PLAIN_SPOKEN.includes(only.rule.kind);
  return isOfAStory ? [] : flags;
}

/** Readers of a draft full of such words quote some six of them; so does the review, and more of a long one. */
const MOST_OF_A_DRAFT = 6;
const WORDS_FOR_ANOTHER = 50;

/** What troubles readers soonest comes first; office words, which at worst lose them, come last. */
const GRAVEST_FIRST: readonly WordingKind[] = [
  'centralising',
  'knows-about-person',
  'policymaker',
  'efficiency',
  'legalistic',
  'your-data',
  'spin',
  'jargon',
];

/** Eighteen flags on one paragraph help nobody: the gravest stay, and what needs company goes first. */
function theGravest(flags: Flag[], { draft }: Reading): Flag[] {
  const most = Math.max(MOST_OF_A_DRAFT, Math.ceil(draft.tokens.length / WORDS_FOR_ANOTHER));
  const rank = ({ rule }: Flag) =>
    GRAVEST_FIRST.indexOf(rule.kind) + (rule.onlyWithOthers ? GRAVEST_FIRST.length : 0);
  return [...flags]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, most)
    .sort((a, b) => a.span.start - b.span.start);
}

function notTooOften(flags: readonly Flag[], text: string): Flag[] {
  const counts = new Map<string, number>();
  const seen = new Set<string>();
  return flags.filter(({ rule, span }) => {
    const words = `${rule.id} ${text.slice(span.start, span.end).toLowerCase()}`;
    const count = counts.get(rule.id) ?? 0;
    if (seen.has(words) || count >= MOST_OF_A_RULE) return false;
    seen.add(words);
    counts.set(rule.id, count + 1);
    return true;
  });
}
