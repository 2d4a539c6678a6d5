import type { CompiledPack, WordingRule } from './compiled-pack.js';
import { quote, type Reading, spanOf } from './reading.js';
import type { Span, WordingFinding } from './review.js';
import { Scope } from './scope.js';

interface Flag {
  rule: WordingRule;
  span: Span;
}

/** A rule speaks this often at most in one draft: whoever mends two places knows how to mend the third. */
const MOST_OF_A_RULE = 2;

/**
 * Wording to change (toolkit, "Effective language"), in the draft's order. Of overlapping finds the longest stays; names
 * of programmes and bodies are left alone, and so is what the draft denies or quotes.
 */
export function findWording(reading: Reading, pack: CompiledPack): WordingFinding[] {
  const { text } = reading.draft;
  const flags = withoutOverlaps(findFlags(reading, pack)).filter(({ span }) => !isProperName(reading, span));
  return notTooOften(flags, text).map(({ rule, span }) => ({
    kind: rule.kind,
    rule: rule.id,
    reason: rule.reason,
    say: rule.say,
    ...quote(text, span),
  }));
}

function findFlags(reading: Reading, pack: CompiledPack): Flag[] {
  return pack.wording.flatMap((rule) =>
    reading
      .find(`wording:${rule.id}`, Scope.quoted | Scope.reported)
      // Of conditions that stand together, the first is the wording; the others only say when it counts.
      .map((hit) => ({ rule, span: spanOf(reading.draft, hit.parts?.[0] ?? hit) })),
  );
}

function withoutOverlaps(flags: Flag[]): Flag[] {
  const longestFirst = [...flags].sort(
    (a, b) => length(b.span) - length(a.span) || a.span.start - b.span.start,
  );
  const kept: Flag[] = [];
  for (const flag of longestFirst) if (!kept.some(({ span }) => overlaps(span, flag.span))) kept.push(flag);
  return kept.sort((a, b) => a.span.start - b.span.start);
}

const length = (span: Span) => span.end - span.start;
const overlaps = (a: Span, b: Span) => a.start < b.end && b.start < a.end;

/** Two or more capitalised words in a sentence that is not itself a headline in capitals. */
function isProperName({ draft: { text, sentences } }: Reading, span: Span): boolean {
  const words = text.slice(span.start, span.end).split(/[\s-]+/);
  if (words.length < 2 || !words.every((word) => CAPITALISED.test(word))) return false;
  const sentence = sentences.find(({ start, end }) => start <= span.start && span.end <= end);
  return sentence !== undefined && LONG_WORD_IN_LOWER_CASE.test(text.slice(sentence.start, sentence.end));
}

const CAPITALISED = /^\p{Lu}\p{Ll}/u;
const LONG_WORD_IN_LOWER_CASE = /(?<![\p{L}\p{N}])\p{Ll}{5}/u;

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
