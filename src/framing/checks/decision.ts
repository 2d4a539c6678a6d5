import type { Hit } from '../hits.js';
import { quote, type Reading, spanOf } from '../reading.js';
import type { Evidence, Span, Status } from '../review.js';

/** One step of an item's judgement: when it finds something, it settles the item. */
export interface Decision {
  /** Names the decision to whoever asks why. */
  rule: string;
  status: Status;
  /** False for a decision taken on thin or conflicting signs. */
  sure?: boolean;
  /** True where the words settle it by themselves, so that learned weights have nothing to add. */
  settled?: boolean;
  /** The words that show it; undefined when the decision does not apply. An empty list applies without words. */
  find(reading: Reading): readonly Span[] | undefined;
}

export interface Judgement {
  status: Status;
  sure: boolean;
  settled: boolean;
  rule: string;
  evidence: Evidence[];
}

const MOST_EVIDENCE = 3;

/** The first decision that finds something settles the item; where none does, it is missing. */
export function decide(reading: Reading, decisions: readonly Decision[]): Judgement {
  for (const { rule, status, sure = true, settled = false, find } of decisions) {
    const spans = find(reading);
    if (!spans) continue;
    const evidence = distinct(spans)
      .slice(0, MOST_EVIDENCE)
      .map((span) => quote(reading.draft.text, span));
    return { status, sure, settled, rule, evidence };
  }
  return { status: 'missing', sure: true, settled: false, rule: 'nothing-found', evidence: [] };
}

/** Spans in their order, without those that lie inside another. */
export function distinct(spans: readonly Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  for (const { start, end } of sorted)
    if (!kept.some((other) => start < other.end && other.start < end)) kept.push({ start, end });
  return kept;
}

/** The sentences that hold the hits, or undefined when there are fewer than `atLeast`. */
export function sentencesOf(reading: Reading, hits: readonly Hit[], atLeast = 1): Span[] | undefined {
  const sentences = [...new Set(hits.map((hit) => reading.sentenceOf(hit)))];
  return sentences.length >= atLeast ? sentences : undefined;
}

/** The hits' own words, or undefined when there are none. */
export function wordsOf(reading: Reading, hits: readonly Hit[]): Span[] | undefined {
  return hits.length > 0 ? hits.map((hit) => spanOf(reading.draft, hit)) : undefined;
}

/** Hits of several concepts, as one list. */
export function findAny(reading: Reading, concepts: readonly string[], without = 0): Hit[] {
  return concepts.flatMap((concept) => reading.find(concept, without));
}
