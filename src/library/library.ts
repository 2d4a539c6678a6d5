import type { Audience, Format } from '../framing/review.js';
import type { Care } from './care.js';
import type { Transfer } from './exchange/transfer.js';
import type { FactsRegister } from './facts.js';
import type { People } from './people.js';
import type { Proposals } from './proposals.js';
import type { Questions } from './questions.js';
import type { Upkeep } from './upkeep.js';

/**
 * A vetted thing's life: from the toolkit, proposed, approved, due for review; or out of use: suspended because a fact
 * it rests on is not known to hold, pulled by an approver, or retired.
 */
export type ItemState = 'starter' | 'proposed' | 'approved' | 'due' | 'suspended' | 'pulled' | 'retired';

/** What all library items share. Dates are ISO days in UTC. */
export interface ItemStanding {
  id: string;
  state: ItemState;
  version: number;
  owner?: string;
  deputy?: string;
  /** When it was last confirmed, and by whom. */
  confirmedOn?: string;
  confirmedBy?: string;
  reviewBy?: string;
  /** The facts of the register the words rest on, with what each must be. */
  facts: FactClaim[];
  /** The toolkit's section or the team's source. */
  source: string;
}

export interface FactClaim {
  fact: string;
  value: 'yes' | 'no';
}

/** An answer to a tough question. */
export interface Answer extends ItemStanding {
  kind: 'answer';
  audience: Audience;
  topics: string[];
  /** The question as it is usually put. */
  question: string;
  /** Other ways of asking it. */
  phrasings: string[];
  /** Direct words first. */
  answer: string;
  /** 25 words at most, to be said on the phone. */
  spoken: string;
  /** A second wording, where there is one. */
  otherWording?: string;
  /** What to add or to mind before using it. */
  note?: string;
  mayBeSpokenBy?: string;
}

/** A question that teams meet and nobody has answered yet. */
export interface OpenQuestion {
  id: string;
  question: string;
  phrasings: string[];
  timesAsked: number;
  /** Who should answer it. */
  ask: string;
  /** An answer to it waits for an approver. */
  isAnswerWaiting?: boolean;
}

/** Something people ask that is no tough question: a meeting's date, one person's case. */
export interface Elsewhere {
  id: string;
  question: string;
  /** Who to turn to. */
  ask: string;
}

/** The answer that was meant and must not be given now. */
export interface Withheld {
  id: string;
  question: string;
  state: 'suspended' | 'pulled' | 'retired';
}

/** What sharing made possible somewhere. */
export interface Example extends ItemStanding {
  kind: 'example';
  text: string;
  place?: string;
  topics: string[];
  /** What kind of good came of it, so that no two alike are offered together. */
  outcome: string;
  hypothetical: boolean;
  /** Law enforcement or one person's medical care: fine later, not first. */
  sensitive: boolean;
}

/** A line to say, and the line it stands in for. */
export interface Pair extends ItemStanding {
  kind: 'pair';
  say: string;
  notThis: string;
}

/** A short piece ready to use, such as a tweet. */
export interface Sample extends ItemStanding {
  kind: 'sample';
  text: string;
  format: Format;
}

export interface Scored<T> {
  item: T;
  /** 0 to 1; above the threshold the answer is given, below it only offered. */
  score: number;
}

/** What a search of the answers found. */
export interface AnswerSearch {
  /** Best first; empty when none fits. */
  answers: Scored<Answer>[];
  /** Near misses to choose from when none fits. */
  near: Scored<Answer>[];
  /** The open question that was meant, if one was: then no answer is offered in its place. */
  open?: OpenQuestion;
  /** What was asked belongs elsewhere. */
  elsewhere?: Elsewhere;
  /** The answer that was meant is out of use. */
  withheld?: Withheld;
}

/** One question about what is true here. A value that has lapsed is unknown again. */
export interface Fact {
  id: string;
  question: string;
  /** What a yes means, and what to look at before saying so. */
  about: string;
  /** Who usually knows. */
  ask: string;
  value: 'yes' | 'no' | 'unknown';
  proof?: string;
  confirmedBy?: string;
  confirmedOn?: string;
  lapsesOn?: string;
}

/** The library as Slack and the command line see it; each part of it stands in the file of its name. */
export interface Library
  extends Finding,
    Proposals,
    Upkeep,
    FactsRegister,
    People,
    Questions,
    Care,
    Transfer {}

/** What is read again and again: answered from memory. */
export interface Finding {
  searchAnswers(query: string): Promise<AnswerSearch>;
  /** Undefined for what does not exist and for what is out of use. */
  findAnswer(id: string): Promise<Answer | undefined>;
  /** Those in use, in the order in which they came. */
  listAnswers(filter?: { audience?: Audience; topic?: string }): Promise<Answer[]>;
  /** Two or three, of different outcomes and places, those fit to come first first. */
  searchExamples(query: string): Promise<Scored<Example>[]>;
  listExamples(): Promise<Example[]>;
  /** Approved language: what to say in place of what. */
  listPairs(): Promise<Pair[]>;
  /** Approved short pieces. */
  listSamples(): Promise<Sample[]>;
  listFacts(): Promise<Fact[]>;
  /** All that has words in use or out of it, whatever its state; what is only proposed is not among them. */
  listItems(): Promise<(Answer | Example | Pair | Sample)[]>;
}
