import { foldWord, tokenise } from '../framing/tokenise.js';

/** A word in all its inflected forms, or one form alone. */
export type Word = { kind: 'word'; word: string } | { kind: 'form'; form: string };

/** One step of a pattern. */
export type Part =
  | Word
  | { kind: 'oneOf'; words: Word[] }
  | { kind: 'concept'; name: string }
  | { kind: 'gap'; atMost: number }
  | { kind: 'any' };

/** Parts in a row. */
export interface Row {
  parts: Part[];
  /** Only at the beginning of a sentence. */
  atStart: boolean;
}

/** What a line of vocabulary means: rows any of which may match, or conditions on one sentence. */
export type Pattern = { kind: 'rows'; rows: Row[] } | { kind: 'conjunction'; all: Row[][]; none: Row[][] };

/** A pattern that cannot be read; the message says what to write instead. */
export class PatternError extends Error {}

const LONGEST_GAP = 8;
const DEFAULT_GAP = 3;
const MOST_GAPS = 3;
const MOST_ROWS = 600;

/** Reads a pattern of the pack's vocabulary; the grammar is in docs/pack.md. Throws PatternError. */
export function parsePattern(source: string): Pattern {
  const conditions = source.split('&').map((condition) => condition.trim());
  if (conditions.length === 1) return { kind: 'rows', rows: parseRows(source.trim()) };
  const all: Row[][] = [];
  const none: Row[][] = [];
  for (const condition of conditions) {
    if (condition.startsWith('!')) none.push(parseRows(condition.slice(1).trim()));
    else all.push(parseRows(condition));
  }
  if (all.length === 0) throw new PatternError('says only what must not stand there; name what must.');
  return { kind: 'conjunction', all, none };
}

function parseRows(source: string): Row[] {
  const atStart = source.startsWith('^');
  const rest = atStart ? source.slice(1) : source;
  const reader = { source: rest, at: 0 };
  const rows = readAlternatives(reader, false);
  if (reader.at < rest.length) throw new PatternError(`has a ')' too many.`);
  return rows.map((row) => {
    const parts = trimGaps(row);
    checkRow(parts);
    return { parts, atStart };
  });
}

interface Reader {
  source: string;
  at: number;
}

/** Alternatives between bars; inside brackets up to the closing one. */
function readAlternatives(reader: Reader, inBrackets: boolean): Part[][] {
  const rows: Part[][] = [];
  let current: Part[][] = [[]];
  for (;;) {
    skipSpace(reader);
    const char = reader.source[reader.at];
    if (char === undefined || char === ')') break;
    if (char === '|') {
      reader.at++;
      rows.push(...current);
      current = [[]];
      continue;
    }
    current = multiply(current, readItem(reader));
  }
  if (inBrackets && reader.source[reader.at] !== ')') throw new PatternError(`lacks a ')'.`);
  return [...rows, ...current];
}

/** One item with its optional mark, as the rows it may be. */
function readItem(reader: Reader): Part[][] {
  const rows = reader.source[reader.at] === '(' ? readBrackets(reader) : [readSimple(reader)];
  if (reader.source[reader.at] !== '?') return rows;
  reader.at++;
  return [...rows, []];
}

function readBrackets(reader: Reader): Part[][] {
  reader.at++;
  const rows = readAlternatives(reader, true);
  reader.at++;
  return mergeWords(rows);
}

/** Alternatives of one word each are one step; kept apart they would multiply with every other bracket. */
function mergeWords(rows: Part[][]): Part[][] {
  const words = rows.flatMap((row) => (row.length === 1 && isWord(row[0]) ? [row[0]] : []));
  if (words.length < 2) return rows;
  return [[{ kind: 'oneOf', words }], ...rows.filter((row) => row.length !== 1 || !isWord(row[0]))];
}

const isWord = (part: Part | undefined): part is Word => part?.kind === 'word' || part?.kind === 'form';

function readSimple(reader: Reader): Part[] {
  const rest = reader.source.slice(reader.at);
  const concept = /^\{([a-z0-9:-]+)\}/.exec(rest);
  if (concept) return take(reader, concept[0], [{ kind: 'concept', name: concept[1] as string }]);
  if (rest.startsWith('{'))
    throw new PatternError(`names a concept in a way it can't read: write {lower-case-name}.`);
  const gap = /^\.\.(\d*)/.exec(rest);
  if (gap) return take(reader, gap[0], [{ kind: 'gap', atMost: readGap(gap[1] as string) }]);
  if (rest.startsWith('*')) return take(reader, '*', [{ kind: 'any' }]);
  const word = /^[^\s(){}|?*]+/.exec(rest)?.[0];
  if (word === undefined) throw new PatternError(`has a '${rest[0]}' where a word should stand.`);
  return take(reader, word, readWord(word));
}

/** A word as written may be several to the tokeniser ("pre-school"). */
function readWord(written: string): Word[] {
  const exact = written.startsWith('=');
  const words = tokenise(exact ? written.slice(1) : written, []).map((token) => foldWord(token.key));
  if (words.length === 0) throw new PatternError(`has '${written}' where a word should stand.`);
  return words.map((word) => (exact ? { kind: 'form', form: word } : { kind: 'word', word }));
}

function readGap(digits: string): number {
  const atMost = digits === '' ? DEFAULT_GAP : Number(digits);
  if (atMost < 1 || atMost > LONGEST_GAP)
    throw new PatternError(`has a gap of ${atMost}; a gap is 1 to ${LONGEST_GAP} words.`);
  return atMost;
}

function take(reader: Reader, text: string, parts: Part[]): Part[] {
  reader.at += text.length;
  return parts;
}

function skipSpace(reader: Reader): void {
  while (/[\s,]/.test(reader.source[reader.at] ?? '')) reader.at++;
}

function multiply(left: Part[][], right: Part[][]): Part[][] {
  if (left.length * right.length > MOST_ROWS)
    throw new PatternError(`means more than ${MOST_ROWS} different rows of words; split it.`);
  return left.flatMap((row) => right.map((more) => [...row, ...more]));
}

/** A gap at either end says nothing; it stays behind where an optional word beside it is left out. */
function trimGaps(parts: Part[]): Part[] {
  let first = 0;
  let last = parts.length;
  while (parts[first]?.kind === 'gap') first++;
  while (last > first && parts[last - 1]?.kind === 'gap') last--;
  return parts.slice(first, last);
}

function checkRow(parts: Part[]): void {
  if (parts.length === 0) throw new PatternError('can match nothing at all; leave out a question mark.');
  if (parts[0]?.kind === 'any') throw new PatternError(`begins with '*'; begin with a word or a concept.`);
  if (parts.filter((part) => part.kind === 'gap').length > MOST_GAPS)
    throw new PatternError(`has more than ${MOST_GAPS} gaps; split it.`);
}
