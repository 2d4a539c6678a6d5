import distances from 'natural/lib/natural/distance/levenshtein_distance.js';
import { stem } from './stems.js';

/** A word as it was most likely meant, and how far to trust that: 1 for a known word, less for a guess. */
export interface Spelled {
  word: string;
  trust: number;
}

export interface Speller {
  correct(word: string): Spelled;
}

/** Short words have too many neighbours; long ones may hold two slips. */
const SHORTEST = 4;
const LONG = 8;
/** Up to here a letter too many is more likely another word: lawn is not law. */
const SHORT = 5;
/** Only so much of a word is indexed: slips are most often in the middle and the end, and memory is bounded. */
const INDEXED = 8;
const TRUST = [1, 0.85, 0.75];

/**
 * Learns words with how often each occurs, and mends unknown ones by the nearest of them: one edit for words of four
 * letters or more, two from eight letters; a swap of neighbouring letters is one edit. Ties go to the more frequent.
 */
export function createSpeller(
  frequencies: ReadonlyMap<string, number>,
  forms: LossyForms = createLossyForms(),
): Speller {
  const knownStems = new Set<string>();
  for (const word of frequencies.keys()) knownStems.add(stem(word));
  // Indexed when the first slip comes: it costs more than all the rest.
  let isIndexed = false;
  return {
    correct(word) {
      if (word.length < SHORTEST || /\d/.test(word) || knownStems.has(stem(word))) return { word, trust: 1 };
      if (!isIndexed) forms.add(frequencies.keys());
      isIndexed = true;
      const near = new Set(forms.like(word).filter((other) => frequencies.has(other)));
      return nearest(word, near, frequencies) ?? { word, trust: 1 };
    },
  };
}

/** Words by what is left of them when a letter or two are left out; one may serve several spellers in turn. */
export interface LossyForms {
  /** Takes in the words that it does not have. */
  add(words: Iterable<string>): void;
  /** Words that may be within two edits. */
  like(word: string): string[];
}

export function createLossyForms(): LossyForms {
  const byForm = new Map<string, string[]>();
  const added = new Set<string>();
  return {
    add(words) {
      for (const word of words) {
        if (added.has(word) || word.length < SHORTEST - 1 || /\d/.test(word)) continue;
        added.add(word);
        for (const form of lossyForms(word)) {
          const list = byForm.get(form);
          if (list === undefined) byForm.set(form, [word]);
          else list.push(word);
        }
      }
    },
    like: (word) => lossyForms(word).flatMap((form) => byForm.get(form) ?? []),
  };
}

function nearest(
  word: string,
  candidates: ReadonlySet<string>,
  frequencies: ReadonlyMap<string, number>,
): Spelled | undefined {
  const farthest = word.length >= LONG ? 2 : 1;
  let best: { word: string; distance: number; frequency: number } | undefined;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > farthest) continue;
    if (word.length <= SHORT && candidate.length < word.length) continue;
    const distance = distances.DamerauLevenshteinDistance(word, candidate, { restricted: true });
    if (distance > farthest) continue;
    const frequency = frequencies.get(candidate) ?? 0;
    const better =
      best === undefined ||
      distance < best.distance ||
      (distance === best.distance &&
        (frequency > best.frequency || (frequency === best.frequency && candidate < best.word)));
    if (better) best = { word: candidate, distance, frequency };
  }
  return best && { word: best.word, trust: TRUST[best.distance] ?? 0 };
}

/** The beginning of a word with none, one or two letters left out: words two edits apart share one of these. */
function lossyForms(word: string): string[] {
  const start = word.slice(0, INDEXED);
  const once = withoutOneLetter(start);
  const twice = word.length >= LONG - 1 ? once.flatMap(withoutOneLetter) : [];
  return [...new Set([start, ...once, ...twice])];
}

const withoutOneLetter = (word: string): string[] =>
  Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1));
