import type { Span } from './review.js';

/**
 * Stretches that are not the draft's own prose: code, links, e-mail addresses, mentions, hashtags' marks, emoji codes.
 * In order, without overlaps. Each pattern is linear: no nested repeats, every run bounded by a class.
 */
export function findMasked(text: string): Span[] {
  const spans = [...findFences(text), ...MASKS.flatMap((pattern) => findAll(text, pattern))];
  // This one alone looks at every word; most drafts hold no address.
  if (text.includes('@')) spans.push(...findAll(text, E_MAIL));
  spans.sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Span[] = [];
  let end = 0;
  for (const span of spans) {
    if (span.start < end) continue;
    kept.push(span);
    end = span.end;
  }
  return kept;
}

const MASKS = [
  /`[^`\n]{1,400}`/g,
  /\bhttps?:\/\/[^\s<>|]{1,2000}/gi,
  /\bwww\.[^\s<>|]{1,2000}/gi,
  /(?<![\w@])[@#][A-Za-z][\w-]{0,79}/g,
  /:[a-z][a-z0-9_+-]{1,60}:/g,
];

const E_MAIL = /(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9-]{1,63}\.[\w.-]{1,255}/g;

function findAll(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Fenced code. An opening fence without its end masks nothing: it is a stray mark. */
function findFences(text: string): Span[] {
  const spans: Span[] = [];
  for (let open = text.indexOf('```'); open >= 0; ) {
    const close = text.indexOf('```', open + 3);
    if (close < 0) break;
    spans.push({ start: open, end: close + 3 });
    open = text.indexOf('```', close + 3);
  }
  return spans;
}
