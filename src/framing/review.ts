/**
 * The review: what `reviewDraft` says of a draft, as plain data.
 * Ids and values follow the labelling guide, so that a review can be held against a reader's labels.
 * All offsets are UTF-16 units into the text as given; `end` is exclusive and `text.slice(start, end) === quote`.
 */

/** The toolkit's "Checklist for communicators", in its order. */
export const CHECKLIST_IDS = [
  'helpers-first',
  'better-decisions',
  'benefits-with-examples',
  'separate-places',
  'we-us',
  'shared-values',
  'not-government-first',
  'see-and-have-a-say',
  'privacy-if-accurate',
] as const;
export type ChecklistId = (typeof CHECKLIST_IDS)[number];

/** The toolkit's "Key traps/challenges": worries that a wording can set off. */
export const TRAP_IDS = [
  'distrust-of-government',
  'technical-disconnect',
  'profiling',
  'privacy-breach',
  'rogue-misuse',
  'fatalism',
] as const;
export type TrapId = (typeof TRAP_IDS)[number];

/** The kinds of wording the toolkit's "Not this" column warns of, and spin, which its introduction rules out. */
export const WORDING_KINDS = [
  'centralising',
  'knows-about-person',
  'legalistic',
  'efficiency',
  'jargon',
  'policymaker',
  'your-data',
  'spin',
] as const;
export type WordingKind = (typeof WORDING_KINDS)[number];

/** What an opening can be about; the last five are the toolkit's "Approaches that miss the mark" and a rest. */
export const LEAD_THEMES = [
  'helpers',
  'benefits',
  'community',
  'government',
  'system',
  'money',
  'equity',
  'other',
] as const;
export type LeadTheme = (typeof LEAD_THEMES)[number];

export const FORMATS = [
  'tweet',
  'paragraph',
  'blog',
  'press',
  'email',
  'talking-points',
  'web',
  'faq',
  'oped',
  'speech',
  'headline',
] as const;
export type Format = (typeof FORMATS)[number];

export const AUDIENCES = ['public', 'leaders', 'allies'] as const;
export type Audience = (typeof AUDIENCES)[number];

export type Status = 'met' | 'partial' | 'missing';

/** A stretch of the draft. */
export interface Span {
  start: number;
  end: number;
}

/** The draft's own words that show a finding. */
export interface Evidence extends Span {
  quote: string;
}

/** Words to offer. What rests on facts nobody has confirmed is asked, never claimed. */
export interface Suggestion {
  /** Where the words come from: a line of the pack, or a swap inside the draft. */
  id: string;
  text: string;
  /** Facts of the register that must be true here before the words may go out. */
  facts: string[];
}

export interface ChecklistVerdict {
  id: ChecklistId;
  status: Status;
  /** False where the signs conflict or are thin: "not sure: here is what I saw". */
  sure: boolean;
  /** Whether a text of this format should hold the item at all. */
  expected: boolean;
  /** The decision that fired, for whoever asks why. */
  rule: string;
  evidence: Evidence[];
  reason: string;
  suggestions: Suggestion[];
}

export interface Lead extends Evidence {
  theme: LeadTheme;
  reason: string;
}

export interface TrapFinding {
  id: TrapId;
  rule: string;
  evidence: Evidence[];
  reason: string;
  /** Tough questions this worry invites, by id. */
  questions: string[];
}

export interface WordingFinding extends Evidence {
  kind: WordingKind;
  rule: string;
  reason: string;
  /** What to say instead, best first; empty where the cure is to cut or to ask. */
  say: string[];
}

/** The toolkit's criteria for choosing an example, as far as words can show them. */
export interface ExampleCriteria {
  /** Brief and free of technical words. */
  brief: boolean;
  /** Shows an insight that only sharing made possible. */
  insight: boolean;
  /** About neither law enforcement nor one person's medical care. */
  suitableFirst: boolean;
  /** Reassures in passing: no names, information already held. */
  reassures: boolean;
}

export interface ExampleFinding extends Evidence {
  criteria: ExampleCriteria;
}

export interface Review {
  onTopic: boolean;
  /** False when the draft is not in English: nothing else was judged. */
  english: boolean;
  format: Format;
  audience: Audience;
  lead: Lead;
  /** Nine verdicts, in the toolkit's order. */
  checklist: ChecklistVerdict[];
  traps: TrapFinding[];
  wording: WordingFinding[];
  examples: ExampleFinding[];
  /** Tough questions to expect, by id, most likely first. */
  questions: string[];
}

export interface ReviewOptions {
  /** Guessed from the text where absent. */
  format?: Format;
  audience?: Audience;
}
