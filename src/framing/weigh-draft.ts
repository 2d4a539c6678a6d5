import type { Reading } from './reading.js';
import type { ChecklistId, Status, TrapId } from './review.js';
import { readItemSigns, readSurroundings, readTrapSigns, type SentenceScores } from './signs.js';
import { tablesOf } from './weight-tables.js';
import { type ItemWeights, probability, type TrapWeights, type Weights, weigh, weighAll } from './weights.js';

/** A draft's signs, held against all that the pack has learned; what has no weights is not here. */
export interface WeighedDraft {
  items: ReadonlyMap<ChecklistId, WeighedItem>;
  traps: ReadonlyMap<TrapId, WeighedTrap>;
}

export interface WeighedItem {
  thresholds: ItemWeights['thresholds'];
  /** How strongly each sentence shows the item (0 to 1). */
  scores(): SentenceScores;
  /** How likely it is met, and there at least in part (0 to 1), beside what the item's decisions said. */
  likelihood(decided: Status, scores: SentenceScores): { met: number; there: number };
}

export interface WeighedTrap {
  thresholds: TrapWeights['thresholds'];
  /** How strongly each sentence sets the worry off (0 to 1). */
  scores(): Float64Array;
  /** How likely the draft sets it off (0 to 1), beside whether its words were found. */
  likelihood(found: boolean, scores: Float64Array): number;
}

/** Weighs each sentence and the whole draft once, for all items and worries together. */
export function weighDraft(reading: Reading, weights: Weights): WeighedDraft {
  const { items, traps, ofSentences, ofSurroundings } = tablesOf(weights, reading.lexicon);
  const sums = weighAll(ofSentences, reading.sentenceSigns());
  const scoresOf = (model: number) => {
    const list = new Float64Array(reading.draft.sentences.length);
    for (let i = 0; i < list.length; i++)
      list[i] = probability(sums[i * ofSentences.width + model] as number);
    return list;
  };
  const around = weighAll(ofSurroundings, readSurroundings(reading));
  const aroundOf = (model: number) => around[model] as number;
  return {
    items: new Map(
      items.map(([id, { thresholds, met, there }], i) => [
        id,
        {
          thresholds,
          scores: () => ({ shows: scoresOf(2 * i), showsFully: scoresOf(2 * i + 1) }),
          likelihood(decided, scores) {
            const signs = readItemSigns(reading, scores, decided);
            return {
              met: probability(weigh(met, signs) + aroundOf(2 * i)),
              there: probability(weigh(there, signs) + aroundOf(2 * i + 1)),
            };
          },
        },
      ]),
    ),
    traps: new Map(
      traps.map(([id, { thresholds, there }], i) => [
        id,
        {
          thresholds,
          scores: () => scoresOf(2 * items.length + i),
          likelihood: (found, scores) =>
            probability(weigh(there, readTrapSigns(reading, scores, found)) + aroundOf(2 * items.length + i)),
        },
      ]),
    ),
  };
}
