import { stem } from './stems.js';
import { STOP_WORDS } from './stop-words.js';
import type { RingFinder } from './synonym-rings.js';

/** Something in a text that shows what is meant: a stem, a pair of neighbouring stems, or an idea. */
export interface Sign {
  key: string;
  /** The word at which it begins. */
  at: number;
  /** More than 1 for a term of several words, less for a pair or for a word that had to be mended. */
  strength: number;
}

const PAIR_STRENGTH = 0.8;
const IDEA_STRENGTH = 1.2;
const BONUS_A_WORD = 0.25;
const MOST_BONUS_WORDS = 3;
/** In words: how far back a term that owns this one may begin. */
const LONGEST_TERM = 8;

/** Calls `visit` with each sign in a row of words, in the order of the words. A stop word counts in pairs and terms only. */
export function visitSigns(
  words: readonly string[],
  rings: RingFinder,
  visit: (key: string, at: number, strength: number) => void,
): void {
  const stems = words.map(stem);
  const ideas = findIdeas(words, stems, rings);
  for (let at = 0; at < words.length; at++) {
    if (!STOP_WORDS.has(words[at] ?? '')) visit(`stem:${stems[at]}`, at, 1);
    if (at + 1 < stems.length) visit(`pair:${stems[at]} ${stems[at + 1]}`, at, PAIR_STRENGTH);
    for (const { ring, length } of ideas[at] ?? []) {
      const bonus = BONUS_A_WORD * Math.min(length - 1, MOST_BONUS_WORDS);
      visit(`ring:${ring}`, at, IDEA_STRENGTH * (1 + bonus));
    }
  }
}

/** The signs of a question, word by word. */
export function findSigns(words: readonly string[], rings: RingFinder): Sign[] {
  const signs: Sign[] = [];
  visitSigns(words, rings, (key, at, strength) => signs.push({ key, at, strength }));
  return signs;
}

/** The signs of a text, each once at its strongest. */
export function strongestSigns(words: readonly string[], rings: RingFinder): Map<string, number> {
  const strengths = new Map<string, number>();
  visitSigns(words, rings, (key, _, strength) => {
    if (strength > (strengths.get(key) ?? 0)) strengths.set(key, strength);
  });
  return strengths;
}

interface Idea {
  ring: string;
  length: number;
}

/** The ideas that begin at each word. A long term owns its words: in "get out of it", nobody opts out of anything. */
function findIdeas(words: readonly string[], stems: readonly string[], rings: RingFinder): Idea[][] {
  const longestFrom = new Uint8Array(words.length);
  const found = words.map((word, at) => {
    const ideas: Idea[] = [];
    for (const [ring, length] of rings.startingAt(stems, at)) {
      if (length === 1 && STOP_WORDS.has(word)) continue;
      ideas.push({ ring, length });
      longestFrom[at] = Math.max(longestFrom[at] ?? 0, length);
    }
    return ideas;
  });
  return found.map((ideas, at) => ideas.filter(({ length }) => !isOwned(at, length, longestFrom)));
}

/** Whether a longer term covers the one of that length. */
function isOwned(at: number, length: number, longestFrom: Uint8Array): boolean {
  for (let from = Math.max(0, at - LONGEST_TERM); from <= at; from++) {
    const longest = longestFrom[from] ?? 0;
    if (longest > length && from + longest >= at + length) return true;
  }
  return false;
}
