import type { Lexicon } from './compiled-pack.js';
import { HitRow } from './hits.js';
import { lookUp } from './number-table.js';
import type { Draft } from './read-draft.js';

/**
 * What is known while concepts are looked for in a draft. One flat object, the lexicon's tables among it: patterns are tried
 * by the million.
 */
export interface Search {
  terms: readonly number[];
  termsFrom: Int32Array;
  lexicon: Lexicon;
  termCount: number;
  code: Int32Array;
  sets: Int32Array;
  lists: Int32Array;
  /** The token at which the sentence at hand begins, and the one at which it ends. */
  first: number;
  limit: number;
  /** What was found so far (see `Hits`), and where in `rows` the next hit goes. */
  rows: Int32Array;
  endOfRows: number;
  parts: Map<number, number[]>;
  /** By need (see `Lexicon.lists`), the last token it was found to begin at; -1 for nowhere. */
  lastAt: Int32Array;
  /** By concept, the places in `rows` of the first and the last hit in the sentence it was last found in. */
  firstOf: Int32Array;
  lastOf: Int32Array;
  /** By token, the place in `rows` of the last hit that begins there, so that a pattern can go on from a concept; -1 for none. */
  lastHitAt: Int32Array;
  /** By level, the sequences that what was found so far may begin. */
  waiting: Waiting[];
  /** By conjunction, 1 where what was found so far may complete it; by level, how many these are. */
  due: Uint8Array;
  dueOnLevel: Int32Array;
  /** 1 where what was matched so far of the sequence under trial says "no" itself. */
  ownsDenial: number;
}

/** Lists of sequences to try, `Wait.length` numbers each. What stands after `end` is left from sentences before. */
export interface Waiting {
  entries: number[];
  end: number;
}

/** The list's place, the token it would begin at, the one after its first element, 1 where that element owns its denial. */
export const Wait = { list: 0, at: 1, next: 2, ownsDenial: 3, length: 4 } as const;

/** How many hits most words begin; where there are more, the list grows. */
const HITS_OF_A_WORD = 6;

export function createSearch(draft: Draft, lexicon: Lexicon): Search {
  const { terms, termsFrom, tokens } = draft;
  const { termCount, needCount, conceptNames, levelCount, code, sets, lists } = lexicon;
  const lastAt = new Int32Array(needCount).fill(-1);
  lastAt[needCount - 1] = tokens.length;
  const levels = Array.from({ length: levelCount });
  return {
    terms,
    termsFrom,
    lexicon,
    termCount,
    code,
    sets,
    lists,
    first: 0,
    limit: 0,
    rows: new Int32Array(tokens.length * HITS_OF_A_WORD * HitRow.length),
    endOfRows: 0,
    parts: new Map(),
    lastAt,
    firstOf: new Int32Array(conceptNames.length),
    lastOf: new Int32Array(conceptNames.length),
    lastHitAt: new Int32Array(tokens.length).fill(-1),
    waiting: levels.map(() => ({ entries: [], end: 0 })),
    due: new Uint8Array(lexicon.conjunctions.length),
    dueOnLevel: new Int32Array(levelCount),
    ownsDenial: 0,
  };
}

/** Whether a concept was found in the sentence at hand. */
export function isHere(search: Search, concept: number): boolean {
  return (search.lastAt[search.termCount + concept] as number) >= search.first;
}

/** Adds a hit, and notes what may go on from it; false where it was found before or is an exception. */
export function addHit(
  search: Search,
  concept: number,
  start: number,
  end: number,
  ownsDenial: number,
): boolean {
  const { lastAt, lastHitAt, lastOf } = search;
  const need = search.termCount + concept;
  const before = lastAt[need] as number;
  const isNew = before < search.first;
  const beforeAtToken = lastHitAt[start] as number;
  if (!isNew && isAmong(search.rows, beforeAtToken, concept, end)) return false;
  if (isExcepted(search, concept, start, end)) return false;
  const row = makeRow(search);
  const { rows } = search;
  rows[row + HitRow.concept] = concept;
  rows[row + HitRow.start] = start;
  rows[row + HitRow.end] = end;
  rows[row + HitRow.ownsDenial] = ownsDenial;
  rows[row + HitRow.beforeAtToken] = beforeAtToken;
  rows[row + HitRow.beforeOfConcept] = isNew ? -1 : (lastOf[concept] as number);
  lastHitAt[start] = row;
  lastOf[concept] = row;
  if (start > before) lastAt[need] = start;
  if (isNew) {
    search.firstOf[concept] = row;
    awaitOthers(search, concept);
  }
  awaitRest(search, concept, start, end, ownsDenial);
  return true;
}

/** The place of a new hit. */
function makeRow(search: Search): number {
  const row = search.endOfRows;
  search.endOfRows = row + HitRow.length;
  if (search.endOfRows > search.rows.length) {
    const longer = new Int32Array(2 * search.endOfRows);
    longer.set(search.rows);
    search.rows = longer;
  }
  return row;
}

/** Whether one of the hits from `row` back, all of which begin at one token, is of this concept and ends here. */
function isAmong(rows: Int32Array, row: number, concept: number, end: number): boolean {
  for (let at = row; at >= 0; at = rows[at + HitRow.beforeAtToken] as number)
    if (rows[at + HitRow.concept] === concept && rows[at + HitRow.end] === end) return true;
  return false;
}

function isExcepted(search: Search, concept: number, start: number, end: number): boolean {
  const exception = search.lexicon.exceptions[concept] as number;
  if (exception < 0 || !isHere(search, exception)) return false;
  const { rows } = search;
  for (let at = search.lastOf[exception] as number; at >= 0; at = rows[at + HitRow.beforeOfConcept] as number)
    if ((rows[at + HitRow.start] as number) < end && start < (rows[at + HitRow.end] as number)) return true;
  return false;
}

/** Notes which conjunctions a concept may complete. */
function awaitOthers({ lexicon, due, dueOnLevel }: Search, concept: number): void {
  const numbers = lexicon.conjunctionsOf[concept];
  if (numbers === undefined) return;
  for (const number of numbers) {
    due[number] = 1;
    (dueOnLevel[lexicon.conjunctions[number]?.level as number] as number)++;
  }
}

/** Notes which sequences a hit may begin: all of them are of a higher level than its own. */
function awaitRest(search: Search, concept: number, start: number, end: number, ownsDenial: number): void {
  const { lexicon, terms, termsFrom, termCount } = search;
  enlist(search, lexicon.byConcept[concept] as number, start, end, ownsDenial);
  if (lexicon.goesOnInWords[concept] === 0 || end >= search.limit) return;
  const last = termsFrom[end + 1] as number;
  for (let i = termsFrom[end] as number; i < last; i++) {
    const key = concept * termCount + (terms[i] as number);
    enlist(search, lookUp(lexicon.byConceptAndTerm, key), start, end, ownsDenial);
  }
}

/** Notes ranked lists, each on its level; none where `ranked` is -1. */
export function enlist(search: Search, ranked: number, at: number, next: number, ownsDenial: number): void {
  if (ranked < 0) return;
  const { lists, waiting } = search;
  const end = ranked + 2 * (lists[ranked] as number);
  for (let i = ranked + 1; i <= end; i += 2) {
    const onLevel = waiting[lists[i] as number] as Waiting;
    const { entries, end: place } = onLevel;
    entries[place + Wait.list] = lists[i + 1] as number;
    entries[place + Wait.at] = at;
    entries[place + Wait.next] = next;
    entries[place + Wait.ownsDenial] = ownsDenial;
    onLevel.end = place + Wait.length;
  }
}
