import { type Conjunction, Flag, type Level, type Lexicon, NO_NEED, Op, Sequence } from './compiled-pack.js';
import { lookUp } from './number-table.js';
import type { Draft } from './read-draft.js';
import type { Sentence } from './segment.js';

/** A concept found in a draft. `start` and `end` (exclusive) count tokens. */
export interface Hit {
  concept: number;
  start: number;
  end: number;
  /** The pattern says "no" itself: a denial inside the hit is its point. */
  ownsDenial: boolean;
  /** For a conjunction, the hits that stand together. */
  parts?: Hit[];
}

/** The hits of every concept, by its number, in the order of their beginnings. */
export type Hits = readonly (readonly Hit[])[];

/**
 * Finds every concept of the lexicon in a draft: sentence by sentence, level by level. Time grows linearly with the
 * draft: patterns are looked up by their first words, gaps are short, and no hit crosses a sentence.
 */
export function findConcepts(draft: Draft, lexicon: Lexicon): Hits {
  const search = createSearch(draft, lexicon);
  for (const [number, sentence] of draft.sentences.entries()) {
    search.sentence = number + 1;
    readWords(search, sentence);
    addShapes(search, sentence);
    for (const [i, level] of lexicon.levels.entries()) {
      matchSequences(search, level, search.waiting[i] as Waiting, sentence);
      for (const conjunction of level.conjunctions) matchConjunction(search, conjunction);
    }
    for (const concept of search.found) keep(search, concept);
    search.found.length = 0;
  }
  return search.hits;
}

interface Search {
  draft: Draft;
  lexicon: Lexicon;
  hits: Hit[][];
  /** Number of the sentence at hand, from 1: 0 stands for none in the two lists below. */
  sentence: number;
  /** By term and by concept, the last sentence it was found in. */
  termSeen: Int32Array;
  conceptSeen: Int32Array;
  /** By concept, its hits in the sentence it was last found in. */
  here: Hit[][];
  /** Concepts found in the sentence at hand. */
  found: number[];
  /** Hits by the token they begin at, so that a pattern can go on from a concept. */
  startingAt: (Hit[] | undefined)[];
  /** By level, the sequences that the words at hand may begin. */
  waiting: Waiting[];
}

/** Lists of sequences to try, each with the token they would begin at. */
interface Waiting {
  /** Places in the lexicon's lists. */
  lists: number[];
  tokens: number[];
}

function createSearch(draft: Draft, lexicon: Lexicon): Search {
  return {
    draft,
    lexicon,
    hits: lexicon.conceptNames.map(() => []),
    sentence: 0,
    termSeen: new Int32Array(lexicon.termCount),
    conceptSeen: new Int32Array(lexicon.conceptNames.length),
    here: lexicon.conceptNames.map(() => []),
    found: [],
    startingAt: new Array(draft.tokens.length),
    waiting: lexicon.levels.map(() => ({ lists: [], tokens: [] })),
  };
}

/** Notes the terms of a sentence, and for each level which sequences its words may begin. */
function readWords(search: Search, { firstToken, lastToken }: Sentence): void {
  const { byTerm, byTwoTerms, termCount } = search.lexicon;
  for (const waiting of search.waiting) {
    waiting.lists.length = 0;
    waiting.tokens.length = 0;
  }
  for (let at = firstToken; at < lastToken; at++) {
    const terms = search.draft.terms[at];
    if (!terms) continue;
    const following = at + 1 < lastToken ? search.draft.terms[at + 1] : undefined;
    for (const term of terms) {
      search.termSeen[term] = search.sentence;
      enlist(search, lookUp(byTerm, term), at);
      if (following)
        for (const next of following) enlist(search, lookUp(byTwoTerms, term * termCount + next), at);
    }
  }
}

/** Notes ranked lists, each with its level. */
function enlist(search: Search, ranked: number, at: number): void {
  if (ranked < 0) return;
  const { lists } = search.lexicon;
  const end = ranked + 2 * (lists[ranked] as number);
  for (let i = ranked + 1; i <= end; i += 2) {
    const waiting = search.waiting[lists[i] as number] as Waiting;
    waiting.lists.push(lists[i + 1] as number);
    waiting.tokens.push(at);
  }
}

function keep(search: Search, concept: number): void {
  const here = search.here[concept] as Hit[];
  here.sort((a, b) => a.start - b.start);
  search.hits[concept]?.push(...here);
}

function add(search: Search, hit: Hit): void {
  const { concept } = hit;
  const beginning = search.startingAt[hit.start];
  if (beginning?.some((other) => other.concept === concept && other.end === hit.end)) return;
  if (isExcepted(search, hit)) return;
  if (beginning) beginning.push(hit);
  else search.startingAt[hit.start] = [hit];
  if (search.conceptSeen[concept] === search.sentence) search.here[concept]?.push(hit);
  else {
    search.conceptSeen[concept] = search.sentence;
    search.here[concept] = [hit];
    search.found.push(concept);
  }
}

/** Hits of a concept in the sentence at hand. */
function hitsHere(search: Search, concept: number): readonly Hit[] {
  return search.conceptSeen[concept] === search.sentence ? (search.here[concept] as Hit[]) : [];
}

function isExcepted(search: Search, hit: Hit): boolean {
  const exception = search.lexicon.exceptions[hit.concept] as number;
  if (exception < 0) return false;
  return hitsHere(search, exception).some((other) => other.start < hit.end && hit.start < other.end);
}

/** Numbers in digits, and capitalised names that do not merely begin a sentence. */
function addShapes(search: Search, sentence: Sentence): void {
  const { draft, lexicon } = search;
  const digits = lexicon.conceptNumbers.get('digits') as number;
  const name = lexicon.conceptNumbers.get('name') as number;
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    const code = draft.text.charCodeAt(draft.tokens[at]?.start ?? 0);
    if (code >= 0x30 && code <= 0x39)
      add(search, { concept: digits, start: at, end: at + 1, ownsDenial: false });
    else if (isName(draft, sentence, at))
      add(search, { concept: name, start: at, end: endOfName(draft, sentence, at), ownsDenial: false });
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

/** Where the matcher stands; one object for a whole sentence and level, since patterns are tried by the million. */
interface Walk {
  search: Search;
  draft: Draft;
  code: Int32Array;
  sets: Int32Array;
  lists: Int32Array;
  /** The token the patterns under trial begin at. */
  at: number;
  atStart: boolean;
  /** The token at which the sentence ends. */
  limit: number;
  ownsDenial: boolean;
}

function matchSequences(search: Search, level: Level, waiting: Waiting, sentence: Sentence): void {
  const { draft, lexicon } = search;
  const { code, sets, lists, termCount } = lexicon;
  const { firstToken, lastToken: limit } = sentence;
  const walk: Walk = { search, draft, code, sets, lists, at: 0, atStart: true, limit, ownsDenial: false };
  for (let i = 0; i < waiting.lists.length; i++) {
    walk.at = waiting.tokens[i] as number;
    walk.atStart = walk.at === firstToken;
    tryAll(walk, waiting.lists[i] as number, walk.at + 1, false);
  }
  for (walk.at = firstToken; walk.at < limit; walk.at++) {
    walk.atStart = walk.at === firstToken;
    tryConcepts(walk, level, termCount);
  }
}

/** Hits added meanwhile are of this level, and no pattern of a level begins with a concept of the same. */
function tryConcepts(walk: Walk, level: Level, termCount: number): void {
  const here = walk.search.startingAt[walk.at];
  if (!here) return;
  const known = here.length;
  for (let i = 0; i < known; i++) {
    const { concept, end, ownsDenial } = here[i] as Hit;
    tryAll(walk, lookUp(level.byConcept, concept), end, ownsDenial);
    const following = end < walk.limit ? walk.draft.terms[end] : undefined;
    if (!following) continue;
    for (const second of following)
      tryAll(walk, lookUp(level.byConceptAndTerm, concept * termCount + second), end, ownsDenial);
  }
}

/** Tries a list of sequences, none where `list` is -1, whose first element ends before token `next`. */
function tryAll(walk: Walk, list: number, next: number, ownsDenial: boolean): void {
  if (list < 0) return;
  const { code, lists, search } = walk;
  const end = list + (lists[list] as number);
  for (let i = list + 1; i <= end; i++) {
    const sequence = lists[i] as number;
    if (!isWorthTrying(search, code[sequence + Sequence.need] as number)) continue;
    const flags = code[sequence + Sequence.flags] as number;
    if (flags & Flag.atStart && !walk.atStart) continue;
    walk.ownsDenial = ownsDenial || (flags & Flag.ownsDenial) !== 0;
    const last = code[sequence + Sequence.end] as number;
    const after = follow(walk, sequence + Sequence.steps + 2, last, next);
    if (after > walk.at)
      add(search, {
        concept: code[sequence + Sequence.concept] as number,
        start: walk.at,
        end: after,
        ownsDenial: walk.ownsDenial,
      });
  }
}

function isWorthTrying(search: Search, need: number): boolean {
  if (need === NO_NEED) return true;
  return (need >= 0 ? search.conceptSeen[need] : search.termSeen[-2 - need]) === search.sentence;
}

/** The token after the match of the steps from `step` to `last`, or -1. */
function follow(walk: Walk, step: number, last: number, at: number): number {
  if (step >= last) return at;
  const operand = walk.code[step + 1] as number;
  switch (walk.code[step]) {
    case Op.term:
      return hasTerm(walk, at, operand) ? follow(walk, step + 2, last, at + 1) : -1;
    case Op.oneOf:
      return hasAny(walk, at, operand) ? follow(walk, step + 2, last, at + 1) : -1;
    case Op.any:
      return at < walk.limit ? follow(walk, step + 2, last, at + 1) : -1;
    case Op.gap:
      return followGap(walk, step, last, at, operand);
    default:
      return followConcept(walk, step, last, at, operand);
  }
}

function followGap(walk: Walk, step: number, last: number, at: number, atMost: number): number {
  const furthest = Math.min(at + atMost, walk.limit - 1);
  for (let next = at; next <= furthest; next++) {
    const end = follow(walk, step + 2, last, next);
    if (end >= 0) return end;
  }
  return -1;
}

function followConcept(walk: Walk, step: number, last: number, at: number, concept: number): number {
  if (at >= walk.limit || walk.search.conceptSeen[concept] !== walk.search.sentence) return -1;
  const here = walk.search.startingAt[at];
  if (!here) return -1;
  // Later hits are longer or of deeper levels: try them first.
  for (let i = here.length - 1; i >= 0; i--) {
    const hit = here[i] as Hit;
    if (hit.concept !== concept) continue;
    const end = follow(walk, step + 2, last, hit.end);
    if (end < 0) continue;
    if (hit.ownsDenial) walk.ownsDenial = true;
    return end;
  }
  return -1;
}

// Plain loops: these lists hold a handful of numbers, and the array methods cost more than the search.
function hasTerm(walk: Walk, at: number, term: number): boolean {
  const terms = at < walk.limit ? walk.draft.terms[at] : undefined;
  if (!terms) return false;
  for (let i = 0; i < terms.length; i++) if (terms[i] === term) return true;
  return false;
}

function hasAny(walk: Walk, at: number, set: number): boolean {
  const terms = at < walk.limit ? walk.draft.terms[at] : undefined;
  if (!terms) return false;
  for (let i = 0; i < terms.length; i++) if (isIn(walk.sets, set, terms[i] as number)) return true;
  return false;
}

/** Looks a term up in a set by halving. */
function isIn(sets: Int32Array, set: number, term: number): boolean {
  let low = set + 1;
  let high = set + (sets[set] as number);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sets[middle] as number;
    if (found === term) return true;
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}

function matchConjunction(search: Search, conjunction: Conjunction): void {
  const parts: Hit[] = [];
  for (const concept of conjunction.all) {
    const [first] = hitsHere(search, concept);
    if (!first) return;
    parts.push(first);
  }
  if (conjunction.none.some((concept) => search.conceptSeen[concept] === search.sentence)) return;
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  add(search, { concept: conjunction.concept, start, end, ownsDenial: false, parts });
}
