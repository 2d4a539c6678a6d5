import type { Span } from './review.js';

/** A word of the draft, where it stands, and what stands between it and the word before. */
export interface Token extends Span {
  /** Folded for look-up: lower case, composed alike, no accents, straight apostrophe. */
  key: string;
  /** Offset of the first character after the previous token (or 0). */
  gapStart: number;
}

/**
 * The words of `text` outside `masked` spans, in order. Offsets are UTF-16 into `text`.
 * Hyphens part words; apostrophes, and points or commas between digits, do not.
 */
export function tokenise(text: string, masked: readonly Span[]): Token[] {
  const tokens: Token[] = [];
  const fold = createFolder();
  let nextMask = 0;
  let gapStart = 0;
  let at = 0;
  while (at < text.length) {
    const mask = masked[nextMask];
    if (mask && at >= mask.start) {
      at = Math.max(at, mask.end);
      nextMask++;
      continue;
    }
    if (!isWordCode(text, at, LETTER)) {
      at++;
      continue;
    }
    const end = endOfWord(text, at, mask?.start ?? text.length);
    tokens.push({ start: at, end, key: fold(text.slice(at, end)), gapStart });
    gapStart = end;
    at = end;
  }
  return tokens;
}

/** Folds words, each that is not plain once: what Unicode knows of letters is slow to ask. */
function createFolder(): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    if (isAscii(word)) return word.toLowerCase();
    const before = known.get(word);
    if (before !== undefined) return before;
    const folded = foldWord(word);
    known.set(word, folded);
    return folded;
  };
}

/** A word as the lexicon knows it. Length may change: for look-up only, never for offsets. */
export function foldWord(word: string): string {
  const small = word.toLowerCase();
  if (isAscii(small)) return small;
  const straight = small.replace(APOSTROPHES, "'");
  if (isAscii(straight)) return straight;
  return straight
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(APOSTROPHES, "'");
}

const APOSTROPHES = /[’‘ʼ＇]/g;

function endOfWord(text: string, from: number, limit: number): number {
  let at = from + 1;
  while (at < limit) {
    if (isWordCode(text, at)) at++;
    else if (at + 1 < limit && joinsWord(text, at) && isWordCode(text, at + 1)) at += 2;
    else break;
  }
  return at;
}

function joinsWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code === 0x27 || code === 0x2019) return true;
  const betweenDigits = code === 0x2e || code === 0x2c;
  return betweenDigits && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1));
}

function isWordCode(text: string, at: number, beyondAscii = INSIDE_WORD): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
  // A surrogate half is taken with its pair; testing it alone would split letters beyond the first plane.
  const point = code >= 0xdc00 && code <= 0xdfff ? text.codePointAt(at - 1) : text.codePointAt(at);
  return point !== undefined && beyondAscii.test(String.fromCodePoint(point));
}

const LETTER = /[\p{L}\p{N}]/u;
/** A word may hold, but not begin with, combining marks, soft hyphens and joiners. */
const INSIDE_WORD = /[\p{L}\p{N}\p{M}\u00ad\u200c\u200d]/u;

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;

function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}
