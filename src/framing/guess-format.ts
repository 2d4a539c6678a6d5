import type { Draft } from './read-draft.js';
import type { Format } from './review.js';

/** What kind of piece a draft looks like, by its shape alone; whoever knows better says so. */
export function guessFormat({ text, tokens, sentences }: Draft): Format {
  const lines = text.split('\n').flatMap((line) => line.trim().slice(0, LONGEST_LINE) || []);
  const some = (sign: RegExp) => lines.some((line) => sign.test(line));
  const count = (sign: RegExp) => lines.filter((line) => sign.test(line)).length;
  if (some(/^[*_]{0,2}subject:/i) || some(/^(?:dear|hi|hello) [^,.]{1,40},?$/i)) return 'email';
  if (some(/for immediate release/i) || some(DATELINE)) return 'press';
  if (count(/\?[*_"]{0,3}$/) >= 2 || some(/^[*_]{0,2}q[:.]/i)) return 'faq';
  if (count(/^(?:[-*•–]|\d{1,3}[.)])\s/) >= 3) return 'talking-points';
  if (lines.length === 1 && tokens.length <= 16 && !/[.!?]$/.test(lines[0] ?? '')) return 'headline';
  if (text.trim().length <= 280 && lines.length <= 3) return 'tweet';
  if (tokens.length > 160 && (sentences.at(-1)?.paragraph ?? 0) >= 2) return 'blog';
  return 'paragraph';
}

const LONGEST_LINE = 400;
const DATELINE = /^[A-Z][A-Z .]{3,40}(?:, [A-Z][A-Za-z.]{1,20})? ?[—–-]{1,2} /;
