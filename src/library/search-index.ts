import { type Postings, type SignWeights, visitPlaces, weighSigns } from './sign-weights.js';
import { findSigns, type Sign } from './signs.js';
import { createLossyForms, createSpeller, type LossyForms } from './spelling.js';
import { STOP_WORDS } from './stop-words.js';
import { createRingFinder, type SynonymRings } from './synonym-rings.js';
import { readWords } from './words.js';

/** Something to be found, with all the ways of asking for it. */
export interface Entry {
  id: string;
  /** Whole questions and single terms alike. */
  phrasings: readonly string[];
}

export interface Hit {
  id: string;
  /** 0 to 1; `FITS` and more means that the entry is what was asked for. */
  score: number;
}

export interface SearchIndex {
  /** The best entries for a question, best first; the same on every machine. */
  search(query: string, limit?: number): Hit[];
}

export type MakeIndex = (entries: readonly Entry[], rings: SynonymRings, forms?: LossyForms) => SearchIndex;

/** Makes an index, or gives back the last one when the same entries come again: standings change more often than words. */
export function keepLastIndex(make: MakeIndex = createSearchIndex): MakeIndex {
  const forms = createLossyForms();
  let last: { entries: string; rings: SynonymRings; index: SearchIndex } | undefined;
  return (entries, rings) => {
    const key = JSON.stringify(entries);
    if (last?.entries !== key || last.rings !== rings)
      last = { entries: key, rings, index: make(entries, rings, forms) };
    return last.index;
  };
}

/** The score from which an entry counts as what was asked for. Set on data: see scripts/eval-toughq.mjs. */
export const FITS = 0.5;

// An entry gets, for each word of the question, the weight of the best sign that the word shares with it, and on top
// the likeness of its nearest single phrasing. A sign weighs the more, the more often it stands in the entry's phrasings
// compared with all phrasings. The numbers were set by leaving out each phrasing in turn and asking it.
const VOTES_WEIGH = 1.95;
const LIKENESS_WEIGHS = 1;
/** What an unknown word takes from the likeness of all phrasings. */
const UNKNOWN_WORD = 0.2;
/** What an entry gets for holding the question word for word: more than any likeness. */
const WORD_FOR_WORD = 10;
/** The sum that becomes a score of 0.5. */
const HALFWAY = 1.5;
/** A question's first words; what comes after is talk. */
const MOST_WORDS = 400;

/** Builds an index in memory: pure, and the same on any database. */
export function createSearchIndex(
  entries: readonly Entry[],
  rings: SynonymRings = {},
  forms?: LossyForms,
): SearchIndex {
  const finder = createRingFinder(rings);
  const weights = weighSigns(entries, finder);
  const speller = createSpeller(countWords(entries, rings), forms);
  const wordForWord = ownersByWords(entries);

  return {
    search(query, limit = 10) {
      const typed = readWords(query).slice(0, MOST_WORDS);
      const words = typed.map((word) => speller.correct(word));
      const plain = words.map(({ word }) => word);
      const signs = findSigns(plain, finder).map((sign) => ({
        ...sign,
        strength: sign.strength * (words[sign.at]?.trust ?? 1),
      }));
      const telling = plain.filter((word) => !STOP_WORDS.has(word)).length;

      const sums = sumVotes(signs, weights.byEntry, entries.length);
      const votesWeigh = VOTES_WEIGH / Math.sqrt(Math.max(telling, 1));
      const likeness = nearestPhrasings(signs, weights, entries.length);
      for (let owner = 0; owner < entries.length; owner++) {
        sums[owner] = votesWeigh * (sums[owner] ?? 0) + LIKENESS_WEIGHS * (likeness[owner] ?? 0);
      }
      for (const owner of wordForWord.get(typed.join(' ')) ?? []) {
        sums[owner] = WORD_FOR_WORD + (sums[owner] ?? 0);
      }
      return best(entries, sums, limit);
    },
  };
}

/** The entries that hold a phrasing, by its words. */
function ownersByWords(entries: readonly Entry[]): Map<string, Set<number>> {
  const owners = new Map<string, Set<number>>();
  entries.forEach(({ phrasings }, owner) => {
    for (const text of phrasings) {
      const key = readWords(text).join(' ');
      const holding = owners.get(key);
      if (key === '') continue;
      if (holding === undefined) owners.set(key, new Set([owner]));
      else holding.add(owner);
    }
  });
  return owners;
}

/** For each entry, over the words of the question: the best weight among the signs that begin at the word. */
function sumVotes(signs: readonly Sign[], byEntry: Postings, size: number): Float64Array {
  const sums = new Float64Array(size);
  const bestHere = new Float64Array(size);
  for (const atOneWord of groupByWord(signs)) {
    const touched: number[] = [];
    for (const { key, strength } of atOneWord) {
      visitPlaces(byEntry, key, (owner, telling) => {
        const weight = strength * telling;
        if (bestHere[owner] === 0) touched.push(owner);
        if (weight > (bestHere[owner] ?? 0)) bestHere[owner] = weight;
      });
    }
    for (const owner of touched) {
      sums[owner] = (sums[owner] ?? 0) + (bestHere[owner] ?? 0);
      bestHere[owner] = 0;
    }
  }
  return sums;
}

function groupByWord(signs: readonly Sign[]): Sign[][] {
  const groups: Sign[][] = [];
  for (const sign of signs) {
    const last = groups.at(-1);
    if (last?.[0]?.at === sign.at) last.push(sign);
    else groups.push([sign]);
  }
  return groups;
}

/** For each entry, the cosine between the question and the phrasing most like it. */
function nearestPhrasings(
  signs: readonly Sign[],
  { rarity, byPhrasing, owners }: SignWeights,
  size: number,
): Float64Array {
  const dots = new Float64Array(owners.length);
  let squares = 0;
  for (const [key, strength] of strongest(signs)) {
    const rare = rarity.get(key);
    const weight = rare === undefined ? unknownWeight(key) : strength * rare;
    squares += weight ** 2;
    visitPlaces(byPhrasing, key, (place, telling) => {
      dots[place] = (dots[place] ?? 0) + weight * telling;
    });
  }
  const length = Math.sqrt(squares) || 1;
  const nearest = new Float64Array(size);
  for (let place = 0; place < owners.length; place++) {
    const owner = owners[place] ?? 0;
    nearest[owner] = Math.max(nearest[owner] ?? 0, (dots[place] ?? 0) / length);
  }
  return nearest;
}

/** Each sign of the question once, at its strongest. */
function strongest(signs: readonly Sign[]): Map<string, number> {
  const strengths = new Map<string, number>();
  for (const { key, strength } of signs) strengths.set(key, Math.max(strengths.get(key) ?? 0, strength));
  return strengths;
}

/** A word that no entry holds makes the question less like all of them; an unknown pair says nothing. */
const unknownWeight = (key: string): number => (key.startsWith('stem:') ? Math.sqrt(UNKNOWN_WORD) : 0);

/** The highest sums as scores, best first; equal ones by id. Ten thousand are not sorted for the sake of ten. */
function best(entries: readonly Entry[], sums: Float64Array, limit: number): Hit[] {
  const hits: Hit[] = [];
  entries.forEach(({ id }, owner) => {
    const sum = sums[owner] ?? 0;
    const hit = { id, score: sum / (sum + HALFWAY) };
    const last = hits.at(-1);
    if (sum <= 0 || (hits.length === limit && last !== undefined && !isBefore(hit, last))) return;
    const place = hits.findIndex((other) => isBefore(hit, other));
    hits.splice(place < 0 ? hits.length : place, 0, hit);
    if (hits.length > limit) hits.pop();
  });
  return hits;
}

const isBefore = (one: Hit, other: Hit): boolean =>
  one.score > other.score || (one.score === other.score && one.id < other.id);

/** How often each word occurs in what can be found, for mending slips. */
function countWords(entries: readonly Entry[], rings: SynonymRings): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (text: string) => {
    for (const word of readWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  };
  for (const { phrasings } of entries) phrasings.forEach(count);
  for (const terms of Object.values(rings)) terms.forEach(count);
  STOP_WORDS.forEach(count);
  return counts;
}
