import porter from 'natural/lib/natural/stemmers/porter_stemmer.js';

/** So many words are kept with their stems: more than a library has, and a bound for what strangers type. */
const MOST_KEPT = 50_000;
const kept = new Map<string, string>();

/**
 * The Porter stem of one lower-case word. For the library's search only: Porter merges words that the review of a
 * draft has to keep apart (community and communicate, government and governance).
 */
export function stem(word: string): string {
  const known = kept.get(word);
  if (known !== undefined) return known;
  const found = porter.stem(word);
  if (kept.size < MOST_KEPT) kept.set(word, found);
  return found;
}
