import type { FormTable } from './form-table.js';
import type { NumberTable } from './number-table.js';
import type { Audience, ChecklistId, Format, LeadTheme, Suggestion, TrapId, WordingKind } from './review.js';
import type { Weights } from './weights.js';

/**
 * A pack as the engine runs it: integer tables for matching, and the pack's words for answering.
 * `compilePack` makes it; nothing here is edited by hand.
 */
export interface CompiledPack {
  id: string;
  version: string;
  lexicon: Lexicon;
  checklist: Record<ChecklistId, ChecklistWords>;
  traps: TrapWords[];
  wording: WordingRule[];
  /** Tough questions that drafts bring on, the likelier of two equals first; found as `question:` and the id. */
  questions: InvitedQuestion[];
  formats: Record<Format, FormatWords>;
  /** What must stay with any copy of the pack: licences of what it is drawn from. */
  notices: string[];
  /** Absent in a pack that has learned nothing: its decisions then judge alone. */
  weights?: Weights;
}

/**
 * Everything the matcher needs, as integers. Terms are words as patterns name them; concepts are numbered from 0.
 * A sequence is known by its place in `code` (see `Sequence`), a set of terms by its place in `sets`.
 */
export interface Lexicon {
  /** Folded word form → the terms it may stand for. */
  forms: FormTable;
  termCount: number;
  /** How many needs there are (see `lists`), what is always there included. */
  needCount: number;
  /** By term, where the needs of the sets it is in begin in `setNeeds`; one number more, where the last ones end. */
  setsByTerm: Int32Array;
  setNeeds: Int32Array;
  /** Concept names by number; those of inner parts begin with `#`. */
  conceptNames: string[];
  conceptNumbers: Map<string, number>;
  /** Sequences and conjunctions are tried level by level, so that a concept's parts are found before it is. */
  levelCount: number;
  /** What stands together in a sentence: level by level, of one level in the pack's order. */
  conjunctions: Conjunction[];
  /** By level, where its conjunctions begin; one number more, where the last one's end. */
  conjunctionsFrom: number[];
  /** By concept, the conjunctions that are tried once it is found: of each one's parts, that with the fewest patterns. */
  conjunctionsOf: (number[] | undefined)[];
  /** By the term that sequences begin with, where no word comes second: a place in `lists`, read as ranked lists; -1 for none. */
  byTerm: Int32Array;
  /** By the two terms that sequences begin with, under first × termCount + second: the same. */
  byTwoTerms: NumberTable;
  /** By the concept that sequences begin with, where no word comes second: the same, -1 for none. */
  byConcept: Int32Array;
  /** By the concept and the term that sequences begin with, under concept × termCount + term: the same. */
  byConceptAndTerm: NumberTable;
  /** By term, where `byTwoTerms` knows it (InPairs bits). */
  inPairs: Int32Array;
  /** By concept, 1 where `byConceptAndTerm` knows it. */
  goesOnInWords: Int32Array;
  /**
   * Ranked lists: how many, then each one's level and place. Lists: how many needs, then these, then for each of them where
   * the sequences that have it end in this array, then each sequence's second need and its place. A need is what must stand
   * later in the sentence for a sequence to be worth trying: term n as n, concept n as termCount + n, then the sets, and last
   * what is always there.
   */
  lists: Int32Array;
  /** All sequences, one after the other. */
  code: Int32Array;
  /** All sets of terms, one after the other: how many, a bit for the last five digits of each term, then the terms, ascending. */
  sets: Int32Array;
  /** The concept that vetoes a hit it overlaps, by concept; -1 where there is none. */
  exceptions: Int32Array;
}

/** Whether a term is the first or the second of some two, or both. */
export const InPairs = { first: 1, second: 2 } as const;

/** Concepts found by shape and not by list: a number in digits, a capitalised name inside a sentence. */
export const BUILT_IN_CONCEPTS = ['digits', 'name'] as const;

/**
 * Where the parts of a sequence stand, counted from its place in `code`; from `steps` on, what comes after its first element,
 * each step an operand times `STEP` and an opcode. `end` is where they end.
 */
export const Sequence = { concept: 0, flags: 1, end: 2, steps: 3 } as const;

/** An operand's place in a step: opcodes are smaller. */
export const STEP = 8;

export const Flag = {
  /** Only at the beginning of a sentence. */
  atStart: 1,
  /** The pattern itself says "no" or "not": a denial inside the hit is then its point and denies nothing. */
  ownsDenial: 2,
} as const;

export const Op = { term: 0, oneOf: 1, concept: 2, gap: 3, any: 4 } as const;

/** Concepts that stand together in a sentence, in any order, with others that must not. */
export interface Conjunction {
  level: number;
  concept: number;
  all: Int32Array;
  none: Int32Array;
}

export interface ChecklistWords {
  title: string;
  asks: string;
  why: string;
  section: string;
  reasons: { met: string; partial: string; missing: string };
  models: (Suggestion & { audience?: Audience })[];
}

export interface TrapWords {
  id: TrapId;
  label: string;
  about: string;
  reason: string;
  section: string;
  questions: string[];
}

export interface WordingRule {
  id: string;
  kind: WordingKind;
  say: string[];
  reason: string;
  section: string;
  facts: string[];
  /** Words that may stand alone: they are flagged only in a sentence where another rule's words stand too, or in a short draft. */
  onlyWithOthers: boolean;
}

export interface InvitedQuestion {
  id: string;
  /** Points whose absence brings it on. */
  missing: ChecklistId[];
  /** Openings that do. */
  leads: LeadTheme[];
}

export interface FormatWords {
  title: string;
  /** The items a text of this format should hold. */
  expects: ChecklistId[];
  /** Of these one is enough: the best of them is counted, the others are not. */
  oneOf: ChecklistId[];
}
