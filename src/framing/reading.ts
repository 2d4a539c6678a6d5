import type { Lexicon } from './compiled-pack.js';
import { type Hit, type Hits, hitsOf } from './hits.js';
import { findConcepts } from './match.js';
import { findOpening, type Opening } from './opening.js';
import { type Draft, readDraft } from './read-draft.js';
import type { Evidence, Span } from './review.js';
import { EVERY_SCOPE, readScopes, Scope } from './scope.js';
import type { Sentence } from './segment.js';
import type { Signs } from './sign-numbers.js';
import { countSentences, readOpeningSigns, readSentenceSigns, type SignCounts } from './signs.js';

/** A draft with what the lexicon finds in it, as the checks ask for it. */
export interface Reading {
  draft: Draft;
  opening: Opening;
  lexicon: Lexicon;
  /** All that was found, and by hit how the draft holds it (Scope bits). */
  hits: Hits;
  scopes: Uint8Array;
  /** The concepts the draft holds, by number; inner parts of patterns left out. */
  concepts: readonly number[];
  /** Hits of a concept that the draft asserts: not denied, and free of whatever else `without` names (Scope bits). */
  find(concept: string, without?: number): Hit[];
  /** All hits of a concept, however the draft holds them. */
  findAll(concept: string): readonly Hit[];
  has(concept: string, within?: TokenRange): boolean;
  scopeOf(hit: Hit): number;
  sentenceOf(hit: Hit): Sentence;
  /** What each sentence shows, and what the opening does, as signs to be weighed. */
  sentenceSigns(): Signs;
  openingSigns(): Signs;
  signCounts(): SignCounts;
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
  const asserted = new Map<number, Hit[]>();

  const find = (concept: string, without = 0) => {
    const number = lexicon.conceptNumbers.get(concept);
    if (number === undefined) return [];
    const unwanted = Scope.denied | without;
    const key = number * EVERY_SCOPE + unwanted;
    let found = asserted.get(key);
    if (!found) {
      found = hitsOf(hits, number, (hit) => ((scopes[hit] as number) & unwanted) === 0);
      asserted.set(key, found);
    }
    return found;
  };
  const sentenceOf = (hit: Hit) => draft.sentences[draft.sentenceOf[hit.start] as number] as Sentence;
  let sentenceSigns: Signs | undefined;
  let openingSigns: Signs | undefined;
  let signCounts: SignCounts | undefined;
  const reading: Reading = {
    draft,
    opening: findOpening(draft),
    lexicon,
    hits,
    scopes,
    concepts: conceptsIn(hits, lexicon),
    find,
    findAll: (concept) => hitsOf(hits, lexicon.conceptNumbers.get(concept)),
    has: (concept, within) => (within ? hasIn(find(concept), within) : find(concept).length > 0),
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
    signCounts() {
      signCounts ??= countSentences(reading.sentenceSigns(), lexicon);
      return signCounts;
    },
  };
  return reading;
}

function conceptsIn({ sortedFrom }: Hits, { conceptNames }: Lexicon): number[] {
  const concepts: number[] = [];
  for (let concept = 0; concept < conceptNames.length; concept++)
    if (sortedFrom[concept] !== sortedFrom[concept + 1] && !conceptNames[concept]?.startsWith('#'))
      concepts.push(concept);
  return concepts;
}

/** Whether one of the hits, which are in the order of their beginnings, lies in the range. */
function hasIn(hits: readonly Hit[], range: TokenRange): boolean {
  let low = 0;
  let high = hits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle] as Hit).start < range.firstToken) low = middle + 1;
    else high = middle;
  }
  for (; low < hits.length && (hits[low] as Hit).start < range.lastToken; low++)
    if (isIn(hits[low] as Hit, range)) return true;
  return false;
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
