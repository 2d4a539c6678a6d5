import type { Change } from '../framing/top-changes.js';

/** The words of a change as they can be pasted; undefined where there is only something to cut or to ask. */
export const pasteWords = (change: Change, text: string): string | undefined => {
  if (change.words === undefined) return undefined;
  if (change.at === undefined) return change.words;
  const { start, end } = sentenceAround(text, change.at.start, change.at.end);
  const before = text.slice(start, change.at.start);
  const words = before.trim() === '' ? capitalised(change.words) : change.words;
  return `${before}${words}${text.slice(change.at.end, end)}`.trim();
};

/** From the end of the sentence before to the end of this one; a line's end also ends a sentence. */
const sentenceAround = (text: string, from: number, to: number): { start: number; end: number } => {
  const before = text.slice(0, from);
  const ends = [...before.matchAll(/[.!?]["”’)]{0,2}\s|\n/gu)];
  const last = ends.at(-1);
  const start = last === undefined ? 0 : last.index + last[0].length;
  const after = /[.!?]["”’)]{0,2}(?=\s|$)|\n/u.exec(text.slice(to));
  const end = after === null ? text.length : to + after.index + after[0].length;
  return { start, end };
};

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
