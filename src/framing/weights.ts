import type { ChecklistId, LeadTheme, Status, TrapId } from './review.js';
import type { Signs } from './sign-numbers.js';

/** A linear model, readable: how much each sign speaks for a verdict, or against it. */
export interface LinearModel {
  bias: number;
  signs: Record<string, number>;
}

/**
 * How the signs in a draft are weighed for one item. `scripts/learn.mjs` learns these numbers from labelled drafts;
 * they say how far to trust each concept of the pack, never what words mean.
 */
export interface ItemWeights {
  /** How strongly a sentence shows the item at all. */
  shows: LinearModel;
  /** How strongly a sentence shows it fully. */
  showsFully: LinearModel;
  /** From the sentences to the draft (see `readDraftSigns`): whether the item is met, and whether it is there at least in part. */
  met: LinearModel;
  there: LinearModel;
  /** Probabilities from which the two are said. */
  thresholds: { met: number; there: number };
}

/** How the signs in a draft are weighed for one worry. */
export interface TrapWeights {
  /** How strongly a sentence sets it off. */
  shows: LinearModel;
  /** From the sentences to the draft (see `readTrapSigns`): whether the draft sets it off. */
  there: LinearModel;
  /** Probabilities from which it is said: `found` where the worry's own words stand, `alone` where only the signs together tell. */
  thresholds: { found: number; alone: number };
}

/** A pack's learned weights; what has none is judged by decisions and words alone. */
export interface Weights {
  items: Partial<Record<ChecklistId, ItemWeights>>;
  traps?: Partial<Record<TrapId, TrapWeights>>;
  /** What the opening is about, by its signs; the strongest theme wins. */
  lead: Record<LeadTheme, LinearModel>;
  /** Whether the opening is free of government, by the same signs. */
  governmentFirst: Record<Status, LinearModel>;
  /** Whether a draft is about sharing information at all (see `readTopicSigns`). */
  topic?: LinearModel;
}

export const probability = (score: number): number => 1 / (1 + Math.exp(-score));

/** The model's sum over signs and their strengths. */
export function weigh(model: LinearModel, signs: ReadonlyMap<string, number>): number {
  let sum = model.bias;
  for (const [sign, strength] of signs) sum += (model.signs[sign] ?? 0) * strength;
  return sum;
}

/** Several models as one table, so that signs are looked up by number, and once for all of them. */
export interface ModelTable {
  /** How many numbers a row has: one for each model, and noughts up to a multiple of four. */
  width: number;
  /** By model. */
  biases: Float64Array;
  /** By sign, where its row begins in `rows`; -1 where no model has a weight for it. */
  rowOf: Int32Array;
  /** Rows of weights, by model. */
  rows: Float64Array;
}

/** The table of these models, in their order; signs without a number are left out. */
export function tabulate(
  models: readonly LinearModel[],
  numbers: ReadonlyMap<string, number>,
  signCount: number,
): ModelTable {
  const width = Math.ceil(models.length / AT_A_TIME) * AT_A_TIME;
  const rowOf = new Int32Array(signCount).fill(-1);
  const rows: number[] = [];
  for (const [model, { signs }] of models.entries()) {
    for (const [name, weight] of Object.entries(signs)) {
      const sign = numbers.get(name);
      if (sign === undefined) continue;
      if (rowOf[sign] === -1) {
        rowOf[sign] = rows.length;
        for (let i = 0; i < width; i++) rows.push(0);
      }
      rows[(rowOf[sign] as number) + model] = weight;
    }
  }
  const biases = new Float64Array(width);
  biases.set(models.map(({ bias }) => bias));
  return { width, biases, rowOf, rows: Float64Array.from(rows) };
}

/** So many sums are kept beside each other while signs are gone through. */
const AT_A_TIME = 4;

/** What `weigh` gives for each model of a table: a row of sums for one stretch after another. */
export function weighAll(table: ModelTable, signs: Signs): Float64Array {
  const { width } = table;
  const stretches = signs.from.length - 1;
  const sums = new Float64Array(stretches * width);
  for (let stretch = 0; stretch < stretches; stretch++)
    for (let model = 0; model < width; model += AT_A_TIME) weighFour(table, signs, stretch, model, sums);
  return sums;
}

function weighFour(
  { width, biases, rowOf, rows }: ModelTable,
  { numbers, strengths, from }: Signs,
  stretch: number,
  model: number,
  sums: Float64Array,
): void {
  let first = biases[model] as number;
  let second = biases[model + 1] as number;
  let third = biases[model + 2] as number;
  let fourth = biases[model + 3] as number;
  const end = from[stretch + 1] as number;
  for (let i = from[stretch] as number; i < end; i++) {
    const row = rowOf[numbers[i] as number] as number;
    if (row < 0) continue;
    const strength = strengths[i] as number;
    const at = row + model;
    first += (rows[at] as number) * strength;
    second += (rows[at + 1] as number) * strength;
    third += (rows[at + 2] as number) * strength;
    fourth += (rows[at + 3] as number) * strength;
  }
  const place = stretch * width + model;
  sums[place] = first;
  sums[place + 1] = second;
  sums[place + 2] = third;
  sums[place + 3] = fourth;
}

/** Classes that exclude each other, and a model for each. */
export interface Classes<Name extends string> {
  names: readonly Name[];
  table: ModelTable;
}

/** The class whose model speaks loudest, and its share of what all of them say (0 to 1). */
export function strongest<Name extends string>(
  { names, table }: Classes<Name>,
  signs: Signs,
): { name: Name; share: number } {
  const loud = weighAll(table, signs).subarray(0, names.length).map(Math.exp);
  const all = loud.reduce((sum, one) => sum + one, 0);
  const best = loud.reduce((top, one, i) => (one > (loud[top] as number) ? i : top), 0);
  return { name: names[best] as Name, share: (loud[best] as number) / all };
}
