import { Op, STEP } from './compiled-pack.js';
import { HitRow } from './hits.js';
import { isHere, type Search } from './search.js';

const opOf = (step: number) => step & (STEP - 1);
const operandOf = (step: number) => step >> STEP_BITS;
const STEP_BITS = Math.log2(STEP);

/** The token after the match of the steps from `step` to `last` (exclusive) that begins with token `at`, or -1. */
export function follow(search: Search, step: number, last: number, at: number): number {
  const { code, limit } = search;
  let token = at;
  for (let here = step; here < last; here++) {
    const operand = operandOf(code[here] as number);
    switch (opOf(code[here] as number)) {
      case Op.term:
        if (!hasTerm(search, token, operand)) return -1;
        break;
      case Op.oneOf:
        if (!hasAny(search, token, operand)) return -1;
        break;
      case Op.any:
        if (token >= limit) return -1;
        break;
      case Op.gap:
        return followGap(search, here + 1, last, token, operand);
      default:
        return followConcept(search, here + 1, last, token, operand);
    }
    token++;
  }
  return token;
}

/** Looks for the step after a gap before it follows that any further: most gaps lead nowhere. */
function followGap(search: Search, step: number, last: number, at: number, atMost: number): number {
  const op = opOf(search.code[step] as number);
  const operand = operandOf(search.code[step] as number);
  const furthest = Math.min(at + atMost, lastPlaceOf(search, op, operand));
  for (let next = at; next <= furthest; next++) {
    if (op === Op.term && !hasTerm(search, next, operand)) continue;
    if (op === Op.oneOf && !hasAny(search, next, operand)) continue;
    const end = follow(search, step, last, next);
    if (end >= 0) return end;
  }
  return -1;
}

/** The last token of the sentence at which a step may stand; before the sentence where it can't. */
function lastPlaceOf({ lastAt, termCount, limit }: Search, op: number, operand: number): number {
  if (op === Op.term) return lastAt[operand] as number;
  if (op === Op.concept) return lastAt[termCount + operand] as number;
  return limit - 1;
}

function followConcept(search: Search, step: number, last: number, at: number, concept: number): number {
  if (at >= search.limit || !isHere(search, concept)) return -1;
  const { rows } = search;
  // Later hits are longer or of deeper levels: try them first.
  for (let hit = search.lastHitAt[at] as number; hit >= 0; hit = rows[hit + HitRow.beforeAtToken] as number) {
    if (rows[hit + HitRow.concept] !== concept) continue;
    const end = follow(search, step, last, rows[hit + HitRow.end] as number);
    if (end < 0) continue;
    if (rows[hit + HitRow.ownsDenial] === 1) search.ownsDenial = 1;
    return end;
  }
  return -1;
}

// Plain loops: these lists hold a handful of numbers, and the array methods cost more than the search.
function hasTerm({ terms, termsFrom, limit }: Search, at: number, term: number): boolean {
  if (at >= limit) return false;
  const end = termsFrom[at + 1] as number;
  for (let i = termsFrom[at] as number; i < end; i++) if (terms[i] === term) return true;
  return false;
}

function hasAny({ terms, termsFrom, limit, sets }: Search, at: number, set: number): boolean {
  if (at >= limit) return false;
  const end = termsFrom[at + 1] as number;
  for (let i = termsFrom[at] as number; i < end; i++) if (isIn(sets, set, terms[i] as number)) return true;
  return false;
}

/** Looks a term up in a set by halving, if its sketch does not tell already. */
function isIn(sets: Int32Array, set: number, term: number): boolean {
  if ((((sets[set + 1] as number) >>> (term & 31)) & 1) === 0) return false;
  let low = set + 2;
  let high = set + 1 + (sets[set] as number);
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sets[middle] as number;
    if (found === term) return true;
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return false;
}
