import type { ChecklistId, LeadTheme, Status } from './review.js';
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

/** A pack's learned weights; an item that has none is judged by its decisions alone. */
export interface Weights {
  items: Partial<Record<ChecklistId, ItemWeights>>;
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
  /** By model. */
  biases: Float64Array;
  /** By sign, where its weights begin in `rows`; -1 where no model has one. */
  rowOf: Int32Array;
  /** A weight for each model. */
  rows: Float64Array;
}

/** The table of these models, in their order; signs without a number are left out. */
export function tabulate(
  models: readonly LinearModel[],
  numbers: ReadonlyMap<string, number>,
  signCount: number,
): ModelTable {
  const rowOf = new Int32Array(signCount).fill(-1);
  const rows: number[] = [];
  for (const [model, { signs }] of models.entries()) {
    for (const [name, weight] of Object.entries(signs)) {
      const sign = numbers.get(name);
      if (sign === undefined) continue;
      if (rowOf[sign] === -1) {
        rowOf[sign] = rows.length;
        for (const _ of models) rows.push(0);
      }
      rows[(rowOf[sign] as number) + model] = weight;
    }
  }
  return { biases: Float64Array.from(models, ({ bias }) => bias), rowOf, rows: Float64Array.from(rows) };
}

/** What `weigh` gives for each model of a table: one stretch after another, a number for each model. */
export function weighAll({ biases, rowOf, rows }: ModelTable, signs: Signs): Float64Array {
  const { numbers, strengths, from } = signs;
  const stretches = from.length - 1;
  const sums = new Float64Array(stretches * biases.length);
  for (let stretch = 0; stretch < stretches; stretch++) {
    const first = stretch * biases.length;
    sums.set(biases, first);
    const end = from[stretch + 1] as number;
    for (let i = from[stretch] as number; i < end; i++) {
      const row = rowOf[numbers[i] as number] as number;
      if (row < 0) continue;
      const strength = strengths[i] as number;
      for (let model = 0; model < biases.length; model++)
        (sums[first + model] as number) += (rows[row + model] as number) * strength;
    }
  }
  return sums;
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
  const loud = weighAll(table, signs).map(Math.exp);
  const all = loud.reduce((sum, one) => sum + one, 0);
  const best = loud.reduce((top, one, i) => (one > (loud[top] as number) ? i : top), 0);
  return { name: names[best] as Name, share: (loud[best] as number) / all };
}
