import { type Conjunction, Flag, type Lexicon, Op, Sequence } from './compiled-pack.js';
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
  const walk = createWalk(search);
  for (const sentence of draft.sentences) {
    search.first = sentence.firstToken;
    search.limit = sentence.lastToken;
    readWords(search, sentence);
    addShapes(search, sentence);
    for (let level = 0; level < lexicon.levels.length; level++) {
      matchSequences(walk, search.waiting[level] as Waiting, sentence);
      if (search.found.length > 0)
        for (const conjunction of lexicon.levels[level] as Conjunction[])
          matchConjunction(search, conjunction);
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
  /** The token at which the sentence at hand begins, and the one at which it ends. */
  first: number;
  limit: number;
  /** By need (see `Sequence`), the last token it was found to begin at; -1 for nowhere. */
  lastAt: Int32Array;
  /** By concept, its hits in the sentence it was last found in. */
  here: Hit[][];
  /** Concepts found in the sentence at hand. */
  found: number[];
  /** Hits by the token they begin at, so that a pattern can go on from a concept. */
  startingAt: (Hit[] | undefined)[];
  /** By level, the sequences that what was found so far may begin. */
  waiting: Waiting[];
}

/** Lists of sequences to try, `STRIDE` numbers each (see `Wait`). What stands after `end` is left from sentences before. */
interface Waiting {
  entries: number[];
  end: number;
}

/** The list's place, the token it would begin at, the one after its first element, 1 where that element owns its denial. */
const Wait = { list: 0, at: 1, next: 2, ownsDenial: 3 } as const;
const STRIDE = 4;

function createSearch(draft: Draft, lexicon: Lexicon): Search {
  const lastAt = new Int32Array(lexicon.needCount).fill(-1);
  lastAt[lexicon.needCount - 1] = draft.tokens.length;
  return {
    draft,
    lexicon,
    hits: lexicon.conceptNames.map(() => []),
    first: 0,
    limit: 0,
    lastAt,
    here: lexicon.conceptNames.map(() => []),
    found: [],
    startingAt: new Array(draft.tokens.length),
    waiting: lexicon.levels.map(() => ({ entries: [], end: 0 })),
  };
}

/** Notes the terms of a sentence, and for each level which sequences its words may begin. */
function readWords(search: Search, { firstToken, lastToken }: Sentence): void {
  const { byTerm, byTwoTerms, termCount, setsByTerm, setNeeds } = search.lexicon;
  const { terms, termsFrom } = search.draft;
  for (let at = firstToken; at < lastToken; at++) {
    const end = termsFrom[at + 1] as number;
    const endOfNext = at + 1 < lastToken ? (termsFrom[at + 2] as number) : end;
    for (let i = termsFrom[at] as number; i < end; i++) {
      const term = terms[i] as number;
      search.lastAt[term] = at;
      const endOfSets = setsByTerm[term + 1] as number;
      for (let j = setsByTerm[term] as number; j < endOfSets; j++) search.lastAt[setNeeds[j] as number] = at;
      enlist(search, lookUp(byTerm, term), at, at + 1, false);
      for (let j = end; j < endOfNext; j++)
        enlist(search, lookUp(byTwoTerms, term * termCount + (terms[j] as number)), at, at + 1, false);
    }
  }
}

/** Notes which sequences a hit may begin: all of them are of a higher level than its own. */
function readHit(search: Search, { concept, start, end, ownsDenial }: Hit): void {
  const { byConcept, byConceptAndTerm, goesOnInWords, termCount } = search.lexicon;
  enlist(search, byConcept[concept] as number, start, end, ownsDenial);
  if (goesOnInWords[concept] === 0 || end >= search.limit) return;
  const { terms, termsFrom } = search.draft;
  for (let i = termsFrom[end] as number; i < (termsFrom[end + 1] as number); i++) {
    const key = concept * termCount + (terms[i] as number);
    enlist(search, lookUp(byConceptAndTerm, key), start, end, ownsDenial);
  }
}

/** Notes ranked lists, each with its level; none where `ranked` is -1. */
function enlist(search: Search, ranked: number, at: number, next: number, ownsDenial: boolean): void {
  if (ranked < 0) return;
  const { lists } = search.lexicon;
  const end = ranked + 2 * (lists[ranked] as number);
  for (let i = ranked + 1; i <= end; i += 2) {
    const waiting = search.waiting[lists[i] as number] as Waiting;
    const { entries, end: place } = waiting;
    entries[place + Wait.list] = lists[i + 1] as number;
    entries[place + Wait.at] = at;
    entries[place + Wait.next] = next;
    entries[place + Wait.ownsDenial] = ownsDenial ? 1 : 0;
    waiting.end = place + STRIDE;
  }
}

function keep(search: Search, concept: number): void {
  const here = search.here[concept] as Hit[];
  if (here.length > 1) here.sort((a, b) => a.start - b.start);
  search.hits[concept]?.push(...here);
}

function add(search: Search, hit: Hit): void {
  const { concept, end } = hit;
  const beginning = search.startingAt[hit.start];
  if (beginning !== undefined)
    for (const other of beginning) if (other.concept === concept && other.end === end) return;
  if (isExcepted(search, hit)) return;
  if (beginning) beginning.push(hit);
  else search.startingAt[hit.start] = [hit];
  const need = search.lexicon.termCount + concept;
  const before = search.lastAt[need] as number;
  if (before >= search.first) search.here[concept]?.push(hit);
  else {
    search.here[concept] = [hit];
    search.found.push(concept);
  }
  if (hit.start > before) search.lastAt[need] = hit.start;
  readHit(search, hit);
}

/** Whether a concept was found in the sentence at hand. */
function isHere(search: Search, concept: number): boolean {
  return (search.lastAt[search.lexicon.termCount + concept] as number) >= search.first;
}

/** Hits of a concept in the sentence at hand. */
function hitsHere(search: Search, concept: number): readonly Hit[] {
  return isHere(search, concept) ? (search.here[concept] as Hit[]) : [];
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

/** Where the matcher stands; one object for a whole draft, since patterns are tried by the million. */
interface Walk {
  search: Search;
  terms: readonly number[];
  termsFrom: Int32Array;
  code: Int32Array;
  sets: Int32Array;
  lists: Int32Array;
  lastAt: Int32Array;
  /** The token the patterns under trial begin at. */
  at: number;
  atStart: boolean;
  /** The token at which the sentence ends. */
  limit: number;
  ownsDenial: boolean;
}

function createWalk(search: Search): Walk {
  const { terms, termsFrom } = search.draft;
  const { code, sets, lists } = search.lexicon;
  const tables = { terms, termsFrom, code, sets, lists, lastAt: search.lastAt };
  return { search, ...tables, at: 0, atStart: true, limit: 0, ownsDenial: false };
}

/** Tries all that waits on a level. Hits of this level add to what waits on higher ones only. */
function matchSequences(walk: Walk, waiting: Waiting, { firstToken, lastToken }: Sentence): void {
  const { entries, end } = waiting;
  walk.limit = lastToken;
  for (let i = 0; i < end; i += STRIDE) {
    walk.at = entries[i + Wait.at] as number;
    walk.atStart = walk.at === firstToken;
    const ownsDenial = entries[i + Wait.ownsDenial] === 1;
    tryAll(walk, entries[i + Wait.list] as number, entries[i + Wait.next] as number, ownsDenial);
  }
  waiting.end = 0;
}

/** Tries a list of sequences whose first element ends before token `next`: those that need what the sentence has. */
function tryAll(walk: Walk, list: number, next: number, ownsDenial: boolean): void {
  const { lists, lastAt } = walk;
  const last = lists[list] as number;
  for (let group = list + 1; group <= last; ) {
    const need = lists[group] as number;
    const end = group + 2 + (lists[group + 1] as number);
    if ((lastAt[need] as number) >= next)
      for (let i = group + 2; i < end; i++) tryOne(walk, lists[i] as number, next, ownsDenial);
    group = end;
  }
}

function tryOne(walk: Walk, sequence: number, next: number, ownsDenial: boolean): void {
  const { code, lastAt } = walk;
  if ((lastAt[code[sequence + Sequence.need] as number] as number) < next) return;
  const flags = code[sequence + Sequence.flags] as number;
  if (flags & Flag.atStart && !walk.atStart) return;
  walk.ownsDenial = ownsDenial || (flags & Flag.ownsDenial) !== 0;
  const after = follow(walk, sequence + Sequence.steps + 2, code[sequence + Sequence.end] as number, next);
  if (after <= walk.at) return;
  const concept = code[sequence + Sequence.concept] as number;
  add(walk.search, { concept, start: walk.at, end: after, ownsDenial: walk.ownsDenial });
}

/** The token after the match of the steps from `step` to `last`, or -1. */
function follow(walk: Walk, step: number, last: number, at: number): number {
  const { code, limit } = walk;
  let token = at;
  for (let here = step; here < last; here += 2) {
    const operand = code[here + 1] as number;
    switch (code[here]) {
      case Op.term:
        if (!hasTerm(walk, token, operand)) return -1;
        break;
      case Op.oneOf:
        if (!hasAny(walk, token, operand)) return -1;
        break;
      case Op.any:
        if (token >= limit) return -1;
        break;
      case Op.gap:
        return followGap(walk, here, last, token, operand);
      default:
        return followConcept(walk, here, last, token, operand);
    }
    token++;
  }
  return token;
}

/** Looks for the step after the gap before it follows that any further: most gaps lead nowhere. */
function followGap(walk: Walk, step: number, last: number, at: number, atMost: number): number {
  const { code, lastAt } = walk;
  const furthest = Math.min(at + atMost, walk.limit - 1);
  const op = code[step + 2];
  const operand = code[step + 3] as number;
  if (op === Op.term && (lastAt[operand] as number) < at) return -1;
  for (let next = at; next <= furthest; next++) {
    if (op === Op.term && !hasTerm(walk, next, operand)) continue;
    if (op === Op.oneOf && !hasAny(walk, next, operand)) continue;
    const end = follow(walk, step + 2, last, next);
    if (end >= 0) return end;
  }
  return -1;
}

function followConcept(walk: Walk, step: number, last: number, at: number, concept: number): number {
  if (at >= walk.limit || !isHere(walk.search, concept)) return -1;
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
function hasTerm({ terms, termsFrom, limit }: Walk, at: number, term: number): boolean {
  if (at >= limit) return false;
  const end = termsFrom[at + 1] as number;
  for (let i = termsFrom[at] as number; i < end; i++) if (terms[i] === term) return true;
  return false;
}

function hasAny({ terms, termsFrom, limit, sets }: Walk, at: number, set: number): boolean {
  if (at >= limit) return false;
  const end = termsFrom[at + 1] as number;
  for (let i = termsFrom[at] as number; i < end; i++) if (isIn(sets, set, terms[i] as number)) return true;
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
  const { all } = conjunction;
  for (let i = 0; i < all.length; i++) if (!isHere(search, all[i] as number)) return;
  const parts: Hit[] = [];
  for (const concept of all) {
    const [first] = hitsHere(search, concept);
    if (!first) return;
    parts.push(first);
  }
  if (conjunction.none.some((concept) => isHere(search, concept))) return;
  const start = Math.min(...parts.map((part) => part.start));
  const end = Math.max(...parts.map((part) => part.end));
  add(search, { concept: conjunction.concept, start, end, ownsDenial: false, parts });
}
