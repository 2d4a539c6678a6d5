import type { Lexicon } from './compiled-pack.js';
import { type Hit, hitsOf } from './hits.js';
import { findConcepts } from './match.js';
import { findOpening, type Opening } from './opening.js';
import { type Draft, readDraft } from './read-draft.js';
import type { Evidence, Span } from './review.js';
import { readScopes, Scope } from './scope.js';
import type { Sentence } from './segment.js';
import { countSentences, readOpeningSigns, readSentenceSigns, type Signs } from './signs.js';

/** A draft with what the lexicon finds in it, as the checks ask for it. */
export interface Reading {
  draft: Draft;
  opening: Opening;
  /** Hits of a concept that the draft asserts: not denied, and free of whatever else `without` names (Scope bits). */
  find(concept: string, without?: number): Hit[];
  /** The concepts the draft holds, by name; inner parts of patterns left out. */
  concepts(): readonly string[];
  /** All hits of a concept, however the draft holds them. */
  findAll(concept: string): readonly Hit[];
  has(concept: string, within?: TokenRange): boolean;
  scopeOf(hit: Hit): number;
  sentenceOf(hit: Hit): Sentence;
  /** What each sentence shows, and what the opening does, as signs to be weighed. */
  sentenceSigns(): readonly Signs[];
  openingSigns(): Signs;
  /** In how many sentences each of those signs stands, marks of place and length left out. */
  sentencesBySign(): ReadonlyMap<string, number>;
  /** The sentences that hold an asserted hit of every one of these concepts. */
  sentencesWith(...concepts: string[]): Sentence[];
}

/** A stretch counted in tokens, `lastToken` exclusive. A sentence is one. */
export interface TokenRange {
  firstToken: number;
  lastToken: number;
}

/** Reads a draft and finds every concept in it, once; the checks then only ask. */
export function takeReading(text: string, lexicon: Lexicon): Reading {
  const draft = readDraft(text, lexicon);
  const hits = findConcepts(draft, lexicon);
  const scopes = readScopes(draft, hits, lexicon);
  const asserted = new Map<string, Hit[]>();

  const isFound = (concept: number) => hits.sortedFrom[concept] !== hits.sortedFrom[concept + 1];
  const present = lexicon.conceptNames.filter((name, i) => isFound(i) && !name.startsWith('#'));
  const find = (concept: string, without = 0) => {
    const key = `${concept} ${without}`;
    let found = asserted.get(key);
    if (!found) {
      const unwanted = Scope.denied | without;
      const number = lexicon.conceptNumbers.get(concept);
      found = hitsOf(hits, number, (hit) => ((scopes[hit] as number) & unwanted) === 0);
      asserted.set(key, found);
    }
    return found;
  };
  const sentenceOf = (hit: Hit) => draft.sentences[draft.sentenceOf[hit.start] as number] as Sentence;
  let sentenceSigns: readonly Signs[] | undefined;
  let openingSigns: Signs | undefined;
  let sentencesBySign: ReadonlyMap<string, number> | undefined;
  const reading: Reading = {
    draft,
    opening: findOpening(draft),
    concepts: () => present,
    find,
    findAll: (concept) => hitsOf(hits, lexicon.conceptNumbers.get(concept)),
    has: (concept, within) => find(concept).some((hit) => within === undefined || isIn(hit, within)),
    scopeOf: ({ number }) => scopes[number] as number,
    sentenceOf,
    sentencesWith(...concepts) {
      const [first, ...others] = concepts.map((concept) => new Set(find(concept).map(sentenceOf)));
      return [...(first ?? [])].filter((sentence) => others.every((set) => set.has(sentence)));
    },
    sentenceSigns() {
      sentenceSigns ??= readSentenceSigns(reading);
      return sentenceSigns;
    },
    openingSigns() {
      openingSigns ??= readOpeningSigns(reading);
      return openingSigns;
    },
    sentencesBySign() {
      sentencesBySign ??= countSentences(reading.sentenceSigns());
      return sentencesBySign;
    },
  };
  return reading;
}

export const isIn = (hit: Hit, range: TokenRange): boolean =>
  hit.start >= range.firstToken && hit.end <= range.lastToken;

/** The characters a hit covers. */
export function spanOf(draft: Draft, hit: Hit): Span {
  return { start: draft.tokens[hit.start]?.start ?? 0, end: draft.tokens[hit.end - 1]?.end ?? 0 };
}

export const quote = (text: string, { start, end }: Span): Evidence => ({
  quote: text.slice(start, end),
  start,
  end,
});
