import { stem } from './stems.js';
import { readWords } from './words.js';

/** Terms that people use for the same thing, by the name of the idea. */
export type SynonymRings = Readonly<Record<string, readonly string[]>>;

/** Finds which ideas begin at a place in a row of stems. */
export interface RingFinder {
  /** The ideas whose term begins at `at`, each with the number of words of its longest term there. */
  startingAt(stems: readonly string[], at: number): ReadonlyMap<string, number>;
}

/** A stem after which a term may end, go on, or both. */
interface Step {
  next: Map<string, Step>;
  /** The ideas whose term ends here. */
  ends: string[];
}

const NOTHING: ReadonlyMap<string, number> = new Map();

/** Compiles rings for looking up; endings do not matter. */
export function createRingFinder(rings: SynonymRings): RingFinder {
  const start: Step = { next: new Map(), ends: [] };
  for (const [ring, terms] of Object.entries(rings)) {
    for (const term of terms) lastStep(start, readWords(term).map(stem)).ends.push(ring);
  }
  return {
    startingAt(stems, at) {
      let step = start.next.get(stems[at] ?? '');
      if (step === undefined) return NOTHING;
      const found = new Map<string, number>();
      for (let length = 1; step !== undefined; length++) {
        for (const ring of step.ends) found.set(ring, length);
        step = step.next.get(stems[at + length] ?? '');
      }
      return found;
    },
  };
}

/** The step that a term ends at; the way there is laid where it is missing. */
function lastStep(start: Step, stems: readonly string[]): Step {
  let step = start;
  for (const each of stems) {
    let next = step.next.get(each);
    if (next === undefined) {
      next = { next: new Map(), ends: [] };
      step.next.set(each, next);
    }
    step = next;
  }
  return step;
}
