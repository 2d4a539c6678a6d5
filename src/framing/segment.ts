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
 * Cuts a draft into sentences at full stops, question and exclamation marks, blank lines, and the ends of lines
 * that read as headings or list items. Every token belongs to exactly one sentence.
 */
export function segment(text: string, tokens: readonly Token[]): Sentence[] {
  const sentences: Sentence[] = [];
  let first = 0;
  let paragraph = 0;
  for (let i = 1; i <= tokens.length; i++) {
    const boundary =
      i === tokens.length
        ? 'paragraph'
        : i - first >= LONGEST
          ? 'sentence'
          : boundaryBefore(text, tokens, first, i);
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

function boundaryBefore(text: string, tokens: readonly Token[], first: number, i: number): Boundary {
  const before = tokens[i - 1] as Token;
  const after = tokens[i] as Token;
  if (after.start === before.end + 1 && text[before.end] === ' ') return 'none';
  const gap = text.slice(before.end, after.start);
  if (BLANK_LINE.test(gap)) return 'paragraph';
  if (gap.includes('\n')) return isLineBreakABoundary(text, before, after, gap) ? 'sentence' : 'none';
  if (!ENDS.test(gap)) return 'none';
  if (gap.startsWith('.') && isAbbreviation(text, before, gap)) return 'none';
  if (startsSentence(text, after, gap)) return 'sentence';
  return isWrittenSmall(text, tokens[first] as Token, before, gap) ? 'sentence' : 'none';
}

/** Whoever began without a capital goes on so after a full stop; single letters and "a.m." end nothing. */
function isWrittenSmall(text: string, first: Token, before: Token, gap: string): boolean {
  if (!/^[a-z]/.test(text.slice(first.start, first.start + 1)) || !gap.startsWith('. ')) return false;
  const word = text.slice(before.start, before.end).toLowerCase();
  return /^[a-z'’-]{2,}$/.test(word) && !SHORTENED_IN_NOTES.has(word);
}

const BLANK_LINE = /\n[ \t>*_]*\n/;
/** A mark that ends a sentence, with closing quotes or brackets, before white space. */
const ENDS = /[.!?…][)\]"'”’*_]{0,4}\s/;
const LIST_ITEM = /\n[ \t>]*(?:[-*•–]|\d{1,3}[.)])[ \t]/;

function isLineBreakABoundary(text: string, before: Token, after: Token, gap: string): boolean {
  if (/[.!?:;]/.test(gap) || LIST_ITEM.test(gap)) return true;
  // A line that a mail program wrapped goes on in lower case; a heading or an item is followed by a capital.
  return isUpper(text, after.start) && !isUpper(text, before.start);
}

function startsSentence(text: string, after: Token, gap: string): boolean {
  if (/[!?…]/.test(gap)) return isUpper(text, after.start) || !/["”’']/.test(gap);
  return !/^[a-z]/.test(text.slice(after.start, after.start + 1)) || /["“‘*_]$/.test(gap);
}

function isAbbreviation(text: string, token: Token, gap: string): boolean {
  if (!gap.startsWith('. ')) return false;
  const word = text.slice(token.start, token.end);
  if (word.length === 1 && isUpper(text, token.start)) return true;
  return ABBREVIATIONS.has(word.toLowerCase());
}

const ABBREVIATIONS = new Set(
  'mr mrs ms dr prof rev fr sr jr st ave blvd rd hwy mt ft no vs etc inc ltd co corp dept gov sen rep gen col sgt capt supt e.g i.e approx est jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** What hurried notes shorten, too short or too common elsewhere to be told from a word that ends a sentence. */
const SHORTENED_IN_NOTES = new Set(
  'appt appts apt bldg wk wks mo mos yr yrs hr hrs min mins tel ext elem univ vol incl excl misc avg max attn asst admin mgr rm mon tue tues wed thu thurs fri sat sun pg pp cf al'.split(
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
  const tail = /^[.!?…%)\]"'”’]{0,6}/.exec(text.slice(lastEnd, Math.min(next, lastEnd + 6)))?.[0] ?? '';
  return {
    start: openingQuote(text, start),
    end: lastEnd + tail.length,
    firstToken: first,
    lastToken: last,
    paragraph,
    question: tail.includes('?'),
  };
}

/** Takes in an opening quotation mark or dollar sign that belongs to the first word. */
function openingQuote(text: string, start: number): number {
  return start > 0 && /["“‘'$£€(]/.test(text[start - 1] as string) ? start - 1 : start;
}
