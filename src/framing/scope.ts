import type { Lexicon } from './compiled-pack.js';
import { type Hit, HitRow, type Hits, hitsOf } from './hits.js';
import type { Draft } from './read-draft.js';
import type { Span } from './review.js';

/** How the draft holds what it says: bits, so that a hit may carry several. */
export const Scope = {
  denied: 1,
  /** In a quotation of someone else's words. */
  quoted: 2,
  /** Under an "if", or of what might be. */
  hypothetical: 4,
  promised: 8,
  question: 16,
  /** A critic's or a worried reader's view, reported. */
  reported: 32,
} as const;

/** More than all of them together. */
export const EVERY_SCOPE = 64;

/** A "no", "never", "was ruled out", and the tokens it denies (`end` exclusive). */
interface Denial {
  cueStart: number;
  cueEnd: number;
  start: number;
  end: number;
}

/**
 * Reads once what is denied, quoted, asked, promised or merely supposed, after the manner of NegEx:
 * cues before and after, look-alikes that deny nothing, words at which a denial ends. Returns the bits of each hit, by its number.
 */
export function readScopes(draft: Draft, hits: Hits, lexicon: Lexicon): Uint8Array {
  const cues = (name: string) => hitsOf(hits, lexicon.conceptNumbers.get(name));
  const denials = indexBySentence(draft, findDenials(draft, cues));
  const flags = new Uint8Array(draft.tokens.length);
  for (const { start, end } of findQuotations(draft.text)) mark(draft, flags, start, end, Scope.quoted);
  for (const hit of cues('hypothetical')) markFrom(draft, flags, hit, Scope.hypothetical);
  for (const hit of cues('promise')) markFrom(draft, flags, hit, Scope.promised);
  for (const hit of cues('critic')) markFrom(draft, flags, hit, Scope.reported);
  for (const sentence of draft.sentences)
    if (sentence.question) orRange(flags, sentence.firstToken, sentence.lastToken, Scope.question);

  const { rows, parts } = hits;
  const scopes = new Uint8Array(hits.count);
  for (let number = 0; number < hits.count; number++) {
    const row = number * HitRow.length;
    const start = rows[row + HitRow.start] as number;
    const near = denials[draft.sentenceOf[start] as number];
    const denied = near !== undefined && isDenied(near, rows, row) ? Scope.denied : 0;
    scopes[number] = (flags[start] as number) | denied;
  }
  // A part may be a conjunction itself; it comes first.
  for (const [number, together] of parts)
    scopes[number] = together.reduce((bits, part) => bits | (scopes[part] as number), 0);
  return scopes;
}

const isDenied = (near: readonly Denial[], rows: Int32Array, row: number): boolean =>
  near.some((denial) => denies(denial, rows, row));

/** Whether a denial denies the hit at a place of `Hits.rows`. */
function denies(denial: Denial, rows: Int32Array, row: number): boolean {
  const start = rows[row + HitRow.start] as number;
  const end = rows[row + HitRow.end] as number;
  if (start >= denial.end || denial.start >= end) return false;
  const inside = denial.cueStart >= start && denial.cueEnd <= end;
  const isItsPoint = inside && rows[row + HitRow.ownsDenial] === 1;
  return !isItsPoint && !(start >= denial.cueStart && end <= denial.cueEnd);
}

const REACH = 9;

function findDenials(draft: Draft, cues: (name: string) => readonly Hit[]): Denial[] {
  const pseudo = cues('pseudo-denial');
  const stops = new Set(cues('denial-terminator').map((hit) => hit.start));
  const isReal = (cue: Hit) => !pseudo.some((other) => other.start <= cue.start && cue.end <= other.end);
  const asides = new Set(cues('denial-aside').map((hit) => hit.start));
  const before = cues('denial-before')
    .filter(isReal)
    .map((cue) => denialAfterCue(draft, cue, stops, asides.has(cue.start)));
  const after = cues('denial-after')
    .filter(isReal)
    .map((cue) => denialBeforeCue(draft, cue, stops));
  const ofLast = cues('denial-of-last').flatMap((cue) => denialOfLastSentence(draft, cue));
  return [...before, ...after, ...ofLast];
}

/** An `aside` ("without X, Y") is over at its comma. */
function denialAfterCue(draft: Draft, cue: Hit, stops: Set<number>, aside: boolean): Denial {
  const limit = Math.min(sentenceAt(draft, cue).lastToken, cue.end + REACH);
  const over = (at: number) => clauseBreakBefore(draft, at) || (aside && commaBefore(draft, at));
  let end = cue.end;
  while (end < limit && !stops.has(end) && !(end > cue.end && over(end))) end++;
  return { cueStart: cue.start, cueEnd: cue.end, start: cue.start, end };
}

function denialBeforeCue(draft: Draft, cue: Hit, stops: Set<number>): Denial {
  const limit = Math.max(sentenceAt(draft, cue).firstToken, cue.start - REACH);
  let start = cue.start;
  while (start > limit && !stops.has(start - 1) && !clauseBreakBefore(draft, start)) start--;
  return { cueStart: cue.start, cueEnd: cue.end, start, end: cue.end };
}

/** A sentence this short that says no ("We said no.") denies what the one before it said. */
const CURT = 6;

function denialOfLastSentence(draft: Draft, cue: Hit): Denial[] {
  const sentence = sentenceAt(draft, cue);
  const last = draft.sentences[(draft.sentenceOf[cue.start] as number) - 1];
  if (!last || cue.start > sentence.firstToken || sentence.lastToken - sentence.firstToken > CURT) return [];
  return [{ cueStart: last.lastToken, cueEnd: last.lastToken, start: last.firstToken, end: last.lastToken }];
}

const sentenceAt = (draft: Draft, hit: Hit) =>
  draft.sentences[draft.sentenceOf[hit.start] as number] as { firstToken: number; lastToken: number };

/** A semicolon, colon, dash or bracket ends a clause; a comma may part items of one list and does not. */
function clauseBreakBefore(draft: Draft, token: number): boolean {
  const { gapStart, start } = draft.tokens[token] as { gapStart: number; start: number };
  return start - gapStart > 1 && /[;:()–—]|--| - /.test(draft.text.slice(gapStart, start));
}

function commaBefore(draft: Draft, token: number): boolean {
  const { gapStart, start } = draft.tokens[token] as { gapStart: number; start: number };
  return draft.text.slice(gapStart, start).startsWith(',');
}

function indexBySentence(draft: Draft, denials: Denial[]): (Denial[] | undefined)[] {
  const bySentence = new Array<Denial[] | undefined>(draft.sentences.length);
  for (const denial of denials) {
    const sentence = draft.sentenceOf[denial.start] as number;
    const known = bySentence[sentence];
    if (known) known.push(denial);
    else bySentence[sentence] = [denial];
  }
  return bySentence;
}

/** From a cue to the end of its sentence. */
function markFrom(draft: Draft, flags: Uint8Array, cue: Hit, bit: number): void {
  orRange(flags, cue.start, sentenceAt(draft, cue).lastToken, bit);
}

function mark(draft: Draft, flags: Uint8Array, start: number, end: number, bit: number): void {
  let low = 0;
  let high = draft.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((draft.tokens[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  for (let i = low; i < draft.tokens.length && (draft.tokens[i]?.end ?? 0) <= end; i++)
    flags[i] = (flags[i] as number) | bit;
}

function orRange(flags: Uint8Array, from: number, to: number, bit: number): void {
  for (let i = from; i < to; i++) flags[i] = (flags[i] as number) | bit;
}

const LONGEST_QUOTATION = 1200;
/** Up to this many words in quotation marks are a term held at arm's length, not someone speaking. */
const SHORTEST_QUOTATION = 4;

/** Quotations of someone's words, marks included. An opening mark without its end, within reach, opens nothing. */
export function findQuotations(text: string): Span[] {
  const spans: Span[] = [];
  const nextIndexOf = createFinder(text);
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== STRAIGHT && code !== CURLY && code !== ANGLED) continue;
    const close = CLOSING.get(code) as string;
    const end = nextIndexOf(close, at + 1);
    if (end < 0 || end - at > LONGEST_QUOTATION) continue;
    if (text.slice(at + 1, end).split(/\s+/).length >= SHORTEST_QUOTATION)
      spans.push({ start: at, end: end + 1 });
    at = end;
  }
  return spans;
}

/** Finds the next place of a mark, going forward only: thousands of opening marks need no thousand searches. */
function createFinder(text: string): (mark: string, from: number) => number {
  const next = new Map<string, number>();
  return (mark, from) => {
    const known = next.get(mark);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = text.indexOf(mark, from);
    next.set(mark, found);
    return found;
  };
}

const STRAIGHT = 0x22;
const CURLY = 0x201c;
const ANGLED = 0xab;
const CLOSING = new Map([
  [STRAIGHT, '"'],
  [CURLY, '”'],
  [ANGLED, '»'],
]);
