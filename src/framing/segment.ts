import type { Span } from './review.js';
import type { Token } from './tokenise.js';

/** A sentence: its characters (trimmed) and its tokens (`lastToken` exclusive). */
export interface Sentence extends Span {
  firstToken: number;
  lastToken: number;
  /** Number of the paragraph it stands in, from 0. */
  paragraph: number;
  question: boolean;
}

/**
 * Cuts a draft into sentences at full stops, question and exclamation marks, blank lines, the ends of lines
 * that read as headings, notes or list items, and the marks by which hurried notes part one thought from the next.
 * Every token belongs to exactly one sentence.
 */
export function segment(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  const isNoteMark = createNoteReader(text);
  let first = 0;
  let paragraph = 0;
  for (let i = 1; i <= tokens.length; i++) {
    const boundary =
      i === tokens.length
        ? 'paragraph'
        : i - first >= LONGEST
          ? 'sentence'
          : boundaryBefore(text, tokens, i, isNoteMark);
    if (boundary === 'none') continue;
    sentences.push(makeSentence(text, tokens, first, i, paragraph));
    first = i;
    if (boundary === 'paragraph') paragraph++;
  }
  return tokens.length === 0 ? [] : sentences;
}

/** No sentence is longer, in words: what follows is read as the next, so that no draft can make the search slow. */
const LONGEST = 100;

type Boundary = 'none' | 'sentence' | 'paragraph';

function boundaryBefore(
  text: string,
  tokens: readonly Token[],
  i: number,
  isNoteMark: (at: number) => boolean,
): Boundary {
  const before = tokens[i - 1] as Token;
  const after = tokens[i] as Token;
  if (after.start === before.end + 1 && text[before.end] === ' ') return 'none';
  const gap = text.slice(before.end, after.start);
  // The two that stand most often, ahead of all that must be asked about others.
  if (gap === ', ') return 'none';
  if (gap === '. ') return isAbbreviation(text, before, after, gap) ? 'none' : 'sentence';
  if (BLANK_LINE.test(gap)) return 'paragraph';
  if (gap.includes('\n')) return isLineBreakABoundary(text, before, after, gap) ? 'sentence' : 'none';
  if (BREAKS.test(gap) || (NOTE_MARK.test(gap) && isNoteMark(before.end))) return 'sentence';
  if (!ENDS.test(gap)) return 'none';
  if (gap.startsWith('.') && isAbbreviation(text, before, after, gap)) return 'none';
  return startsSentence(gap) ? 'sentence' : 'none';
}

const BLANK_LINE = /\n[ \t>*_]*\n/;
/** A mark that ends a sentence, with closing quotes or brackets, before white space. */
const ENDS = /[.!?…][)\]"'”’*_]{0,4}\s/;
/** Marks that part two thoughts, wherever they stand: a double slash, a bar, a bullet. */
const BREAKS = /\s(?:\/\/|\||•)\s/;
const NOTE_MARK = /\s[-–—]{1,2}\s|;\s/;
/** A dash alone or a pair may set a remark apart, a semicolon join two halves; a line with this many strings notes together. */
const NOTE_MARKS = 3;
/** A line shorter than this was ended on purpose, not wrapped by a mail program. */
const SHORT_LINE = 45;
const LIST_ITEM = /\n[ \t>]*(?:[-*•–]|\d{1,3}[.)])[ \t]/;

function isLineBreakABoundary(text: string, before: Token, after: Token, gap: string): boolean {
  if (/[.!?:;]/.test(gap) || LIST_ITEM.test(gap)) return true;
  if (before.end - (text.lastIndexOf('\n', before.end - 1) + 1) < SHORT_LINE) return true;
  // A line that a mail program wrapped goes on in lower case; a heading or an item is followed by a capital.
  return isUpper(text, after.start) && !isUpper(text, before.start);
}

/** Tells, for places asked in order, whether a dash or semicolon there stands in a line of notes strung together. */
function createNoteReader(text: string): (at: number) => boolean {
  let lineEnd = -1;
  let notes = false;
  return (at) => {
    if (at > lineEnd) {
      const lineStart = text.lastIndexOf('\n', at) + 1;
      const next = text.indexOf('\n', at);
      lineEnd = next < 0 ? text.length : next;
      notes = text.slice(lineStart, lineEnd).split(NOTE_MARK).length > NOTE_MARKS;
    }
    return notes;
  };
}

/** Hurried writers begin sentences in lower case; only a mark that closes a quotation may stand in mid-sentence. */
const startsSentence = (gap: string) => !/^[!?…]+["”’']/.test(gap) || /["“‘*_]$/.test(gap);

function isAbbreviation(text: string, token: Token, after: Token, gap: string): boolean {
  if (!gap.startsWith('. ')) return false;
  const word = text.slice(token.start, token.end);
  if (word.length === 1 && (isUpper(text, token.start) || text[token.start - 1] === '.')) return true;
  const key = word.toLowerCase();
  if (key === 'no') return /\d/.test(text[after.start] as string);
  return ABBREVIATIONS.has(key) || (MEASURES.has(key) && !isUpper(text, after.start));
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof rev fr sr jr st ave blvd rd hwy mt ft vs etc inc incl excl ltd co corp dept gov sen rep gen col sgt capt supt approx est jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** May end a sentence: short for something only where the sentence goes on in small letters. */
const MEASURES = new Set(
  'appt appts apt bldg wk wks mo mos yr yrs hr hrs min mins mtg tel ext elem univ vol misc avg max attn asst admin mgr rm mon tue tues wed thu thurs fri sat sun pg pp cf al'.split(
    ' ',
  ),
);

function isUpper(text: string, at: number): boolean {
  const char = text[at] as string;
  return char !== char.toLowerCase();
}

function makeSentence(
  text: string,
  tokens: readonly Token[],
  first: number,
  last: number,
  paragraph: number,
): Sentence {
  const start = (tokens[first] as Token).start;
  const next = tokens[last]?.start ?? text.length;
  const lastEnd = (tokens[last - 1] as Token).end;
  const tail = text.slice(lastEnd, endOfTail(text, lastEnd, Math.min(next, lastEnd + LONGEST_TAIL)));
  return {
    start: openingQuote(text, start),
    end: lastEnd + tail.length,
    firstToken: first,
    lastToken: last,
    paragraph,
    question: tail.includes('?'),
  };
}

/** Marks that belong to the sentence they end, and how many of them at most. */
const TAIL_MARKS = '.!?…%)]"\'”’';
const LONGEST_TAIL = 6;

function endOfTail(text: string, from: number, limit: number): number {
  let at = from;
  while (at < limit && TAIL_MARKS.includes(text[at] as string)) at++;
  return at;
}

/** Takes in an opening quotation mark or dollar sign that belongs to the first word. */
function openingQuote(text: string, start: number): number {
  return start > 0 && /["“‘'$£€(]/.test(text[start - 1] as string) ? start - 1 : start;
}
