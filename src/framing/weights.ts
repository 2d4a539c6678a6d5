import type { ChecklistId, LeadTheme, Status } from './review.js';
import type { Signs } from './signs.js';

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
export function weigh(model: LinearModel, signs: Signs): number {
  let sum = model.bias;
  for (const [sign, strength] of signs) sum += (model.signs[sign] ?? 0) * strength;
  return sum;
}

/** Several models as one table, so that a sign is looked up once for all of them. */
export interface ModelTable {
  /** By model. */
  biases: Float64Array;
  /** By sign, its weight in each model. */
  rows: ReadonlyMap<string, Float64Array>;
}

/** The table of these models, in their order. */
export function tabulate(models: readonly LinearModel[]): ModelTable {
  const rows = new Map<string, Float64Array>();
  for (const [number, { signs }] of models.entries()) {
    for (const [sign, weight] of Object.entries(signs)) {
      const row = rows.get(sign) ?? new Float64Array(models.length);
      rows.set(sign, row);
      row[number] = weight;
    }
  }
  return { biases: Float64Array.from(models, ({ bias }) => bias), rows };
}

/** What `weigh` gives for each model of a table. */
export function weighAll({ biases, rows }: ModelTable, signs: Signs): Float64Array {
  const sums = Float64Array.from(biases);
  for (const [sign, strength] of signs) {
    const row = rows.get(sign);
    if (row === undefined) continue;
    for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] as number) + (row[i] as number) * strength;
  }
  return sums;
}

/** The class whose model speaks loudest, and its share of what all of them say (0 to 1). */
export function strongest<Name extends string>(
  models: Record<Name, LinearModel>,
  signs: Signs,
): { name: Name; share: number } {
  const scored = (Object.keys(models) as Name[]).map((name) => ({
    name,
    loud: Math.exp(weigh(models[name], signs)),
  }));
  const all = scored.reduce((sum, { loud }) => sum + loud, 0);
  const best = scored.reduce((top, next) => (next.loud > top.loud ? next : top));
  return { name: best.name, share: best.loud / all };
}
