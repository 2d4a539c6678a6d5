import { type Conjunction, Flag, InPairs, type Lexicon, Sequence } from './compiled-pack.js';
import { follow } from './follow.js';
import { HitRow, type Hits, sortHits } from './hits.js';
import { lookUp } from './number-table.js';
import type { Draft } from './read-draft.js';
import { addHit, createSearch, enlist, isHere, type Search, Wait } from './search.js';
import type { Sentence } from './segment.js';

/**
 * Finds every concept of the lexicon in a draft: sentence by sentence, level by level. Time grows linearly with the
 * draft: patterns are looked up by their first words, gaps are short, and no hit crosses a sentence.
 */
export function findConcepts(draft: Draft, lexicon: Lexicon): Hits {
  const search = createSearch(draft, lexicon);
  for (const sentence of draft.sentences) {
    search.first = sentence.firstToken;
    search.limit = sentence.lastToken;
    readWords(search);
    addShapes(search, draft, sentence);
    for (let level = 0; level < lexicon.levelCount; level++) {
      matchSequences(search, level);
      matchConjunctions(search, level);
    }
  }
  const rows = search.rows.subarray(0, search.endOfRows);
  return sortHits(rows, search.parts, lexicon.conceptNames.length, draft.tokens.length);
}

/** Notes the terms of a sentence, and for each level which sequences its words may begin. */
function readWords(search: Search): void {
  const { terms, termsFrom, lastAt, first, limit, termCount } = search;
  const { byTerm, byTwoTerms, inPairs, setsByTerm, setNeeds } = search.lexicon;
  for (let at = first; at < limit; at++) {
    const end = termsFrom[at + 1] as number;
    const endOfNext = at + 1 < limit ? (termsFrom[at + 2] as number) : end;
    for (let i = termsFrom[at] as number; i < end; i++) {
      const term = terms[i] as number;
      lastAt[term] = at;
      const endOfSets = setsByTerm[term + 1] as number;
      for (let j = setsByTerm[term] as number; j < endOfSets; j++) lastAt[setNeeds[j] as number] = at;
      enlist(search, byTerm[term] as number, at, at + 1, 0);
      if (((inPairs[term] as number) & InPairs.first) === 0) continue;
      for (let j = end; j < endOfNext; j++) {
        const second = terms[j] as number;
        if (((inPairs[second] as number) & InPairs.second) === 0) continue;
        enlist(search, lookUp(byTwoTerms, term * termCount + second), at, at + 1, 0);
      }
    }
  }
}

/** Numbers in digits, and capitalised names that do not merely begin a sentence. */
function addShapes(search: Search, draft: Draft, sentence: Sentence): void {
  const { conceptNumbers } = search.lexicon;
  const digits = conceptNumbers.get('digits') as number;
  const name = conceptNumbers.get('name') as number;
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    const code = draft.text.charCodeAt(draft.tokens[at]?.start ?? 0);
    if (code >= 0x30 && code <= 0x39) addHit(search, digits, at, at + 1, 0);
    else if (isName(draft, sentence, at)) addHit(search, name, at, endOfName(draft, sentence, at), 0);
  }
}

function isName(draft: Draft, sentence: Sentence, at: number): boolean {
  if (at === sentence.firstToken) return false;
  const { start, end } = draft.tokens[at] as { start: number; end: number };
  const first = draft.text[start] as string;
  return end - start > 1 && first !== first.toLowerCase();
}

const LONGEST_NAME = 5;

function endOfName(draft: Draft, sentence: Sentence, at: number): number {
  const limit = Math.min(sentence.lastToken, at + LONGEST_NAME);
  let end = at + 1;
  while (end < limit && isName(draft, sentence, end)) {
    const gap = (draft.tokens[end]?.start ?? 0) - (draft.tokens[end - 1]?.end ?? 0);
    if (gap > 1) break;
    end++;
  }
  return end;
}

/** Tries all that waits on a level. Hits of this level add to what waits on higher ones only. */
function matchSequences(search: Search, level: number): void {
  const waiting = search.waiting[level] as Search['waiting'][number];
  const { entries, end } = waiting;
  for (let i = 0; i < end; i += Wait.length)
    tryAll(
      search,
      entries[i + Wait.list] as number,
      entries[i + Wait.at] as number,
      entries[i + Wait.next] as number,
      entries[i + Wait.ownsDenial] as number,
    );
  waiting.end = 0;
}

/** Tries a list of sequences that begin at token `at` and whose first element ends before `next`: those that need what the sentence has. */
function tryAll(search: Search, list: number, at: number, next: number, ownsDenial: number): void {
  const { lists, lastAt } = search;
  const ends = list + 1 + (lists[list] as number);
  // The needs stand side by side, since few of them are there and all are looked at.
  for (let need = list + 1; need < ends; need++) {
    if ((lastAt[lists[need] as number] as number) < next) continue;
    const group = need - list - 1;
    const end = lists[ends + group] as number;
    const start = group === 0 ? 2 * ends - list - 1 : (lists[ends + group - 1] as number);
    for (let i = start; i < end; i += 2)
      if ((lastAt[lists[i] as number] as number) >= next)
        tryOne(search, lists[i + 1] as number, at, next, ownsDenial);
  }
}

function tryOne(search: Search, sequence: number, at: number, next: number, ownsDenial: number): void {
  const { code } = search;
  const flags = code[sequence + Sequence.flags] as number;
  if (flags & Flag.atStart && at !== search.first) return;
  search.ownsDenial = flags & Flag.ownsDenial ? 1 : ownsDenial;
  const steps = sequence + Sequence.steps;
  const last = code[sequence + Sequence.end] as number;
  const after = steps === last ? next : follow(search, steps, last, next);
  if (after > at) addHit(search, code[sequence + Sequence.concept] as number, at, after, search.ownsDenial);
}

/** Tries the conjunctions of a level that something found may complete, in the pack's order. */
function matchConjunctions(search: Search, level: number): void {
  const { due, dueOnLevel, lexicon } = search;
  if (dueOnLevel[level] === 0) return;
  dueOnLevel[level] = 0;
  const end = lexicon.conjunctionsFrom[level + 1] as number;
  for (let number = lexicon.conjunctionsFrom[level] as number; number < end; number++) {
    if (due[number] === 0) continue;
    due[number] = 0;
    matchConjunction(search, lexicon.conjunctions[number] as Conjunction);
  }
}

function matchConjunction(search: Search, { concept, all, none }: Conjunction): void {
  for (let i = 0; i < all.length; i++) if (!isHere(search, all[i] as number)) return;
  for (let i = 0; i < none.length; i++) if (isHere(search, none[i] as number)) return;
  const { rows, firstOf } = search;
  const parts = Array.from(all, (part) => firstOf[part] as number);
  const start = Math.min(...parts.map((row) => rows[row + HitRow.start] as number));
  const end = Math.max(...parts.map((row) => rows[row + HitRow.end] as number));
  const number = search.endOfRows / HitRow.length;
  if (addHit(search, concept, start, end, 0))
    search.parts.set(
      number,
      parts.map((row) => row / HitRow.length),
    );
}
