import type { Example, Scored } from './library.js';
import { createSearchIndex, FITS, type MakeIndex } from './search-index.js';
import type { SynonymRings } from './synonym-rings.js';

export interface ExampleFinder {
  search(query: string): Scored<Example>[];
  /** The one example that tells the same story in other words, if one does. */
  sameStory(text: string): Example | undefined;
}

const MOST = 3;
/** Of so many that fit best, the varied ones are chosen. */
const MOST_LOOKED_AT = 60;
const FEWEST = 2;
/** A story shares only a few of its many words with a query, so less is asked of it than of an answer. */
const FITS_A_STORY = 0.25;

/** Indexes examples by topic, place, outcome and their sentences. */
export function createExampleFinder(
  examples: readonly Example[],
  rings: SynonymRings,
  makeIndex: MakeIndex = createSearchIndex,
): ExampleFinder {
  const byId = new Map(examples.map((example) => [example.id, example]));
  const index = makeIndex(
    examples.map(({ id, topics, place, outcome, text }) => ({
      id,
      phrasings: [...topics, ...(place === undefined ? [] : [place]), outcome, ...sentencesOf(text)],
    })),
    rings,
  );
  return {
    sameStory(text) {
      const [best] = index.search(text, 1);
      return best !== undefined && best.score >= FITS ? byId.get(best.id) : undefined;
    },
    search(query) {
      const scored = index.search(query, MOST_LOOKED_AT).flatMap(({ id, score }) => {
        const item = byId.get(id);
        return item === undefined ? [] : [{ item, score }];
      });
      const fitting = scored.filter(({ score }) => score >= FITS_A_STORY);
      if (fitting.length === 0) return [];
      const chosen = chooseVaried(fitting, MOST);
      if (chosen.length >= FEWEST) return fitFirst(chosen);
      const rest = examples.filter((item) => item !== chosen[0]?.item).map((item) => ({ item, score: 0 }));
      return fitFirst(chooseVaried([...chosen, ...rest], FEWEST));
    },
  };
}

/** The best of different outcomes and places; the toolkit wants examples that show different kinds of good. */
export function chooseVaried(scored: readonly Scored<Example>[], most: number): Scored<Example>[] {
  const chosen: Scored<Example>[] = [];
  for (const candidate of scored) {
    if (chosen.length === most) break;
    const { outcome, place } = candidate.item;
    const alike = chosen.some(
      ({ item }) => item.outcome === outcome || (place !== undefined && item.place === place),
    );
    if (!alike) chosen.push(candidate);
  }
  return chosen;
}

/** Those fit to come first: neither law enforcement nor one person's care, real before hypothetical. */
const fitFirst = (scored: readonly Scored<Example>[]): Scored<Example>[] =>
  [...scored].sort((one, other) => lateness(one.item) - lateness(other.item) || other.score - one.score);

const lateness = ({ sensitive, hypothetical }: Example): number =>
  (sensitive ? 2 : 0) + (hypothetical ? 1 : 0);

const sentencesOf = (text: string): string[] => text.split(/(?<=[.?!])\s+/);
