import type { Lexicon } from './compiled-pack.js';
import {
  CHECKLIST_IDS,
  type ChecklistId,
  type LeadTheme,
  type Status,
  TRAP_IDS,
  type TrapId,
} from './review.js';
import { countSigns, numberSigns } from './sign-numbers.js';
import {
  type Classes,
  type ItemWeights,
  type LinearModel,
  type ModelTable,
  type TrapWeights,
  tabulate,
  type Weights,
} from './weights.js';

/** A pack's weights as tables over its lexicon's signs. */
export interface WeightTables {
  lexicon: Lexicon;
  items: [ChecklistId, ItemWeights][];
  traps: [TrapId, TrapWeights][];
  /** Two models an item (shows it, shows it fully), then one a worry. */
  ofSentences: ModelTable;
  /** Two models an item (met, there), then one a worry; without their biases, which `weigh` adds with each one's own signs. */
  ofSurroundings: ModelTable;
  lead: Classes<LeadTheme>;
  governmentFirst: Classes<Status>;
  topic: ModelTable | undefined;
}

const made = new WeakMap<Weights, WeightTables>();

/** Worked out once for a pack. */
export function tablesOf(weights: Weights, lexicon: Lexicon): WeightTables {
  const before = made.get(weights);
  if (before?.lexicon === lexicon) return before;
  const tables = makeTables(weights, lexicon);
  made.set(weights, tables);
  return tables;
}

function makeTables(weights: Weights, lexicon: Lexicon): WeightTables {
  const numbers = numberSigns(lexicon);
  const table = (models: LinearModel[]) => tabulate(models, numbers, countSigns(lexicon));
  const classes = <Name extends string>(models: Record<Name, LinearModel>): Classes<Name> => ({
    names: Object.keys(models) as Name[],
    table: table(Object.values(models)),
  });
  const items = known(CHECKLIST_IDS, weights.items);
  const traps = known(TRAP_IDS, weights.traps ?? {});
  const ofDrafts = [
    ...items.flatMap(([, { met, there }]) => [met, there]),
    ...traps.map(([, { there }]) => there),
  ];
  return {
    lexicon,
    items,
    traps,
    ofSentences: table([
      ...items.flatMap(([, { shows, showsFully }]) => [shows, showsFully]),
      ...traps.map(([, { shows }]) => shows),
    ]),
    ofSurroundings: table(ofDrafts.map(({ signs }) => ({ bias: 0, signs }))),
    lead: classes(weights.lead),
    governmentFirst: classes(weights.governmentFirst),
    topic: weights.topic && table([weights.topic]),
  };
}

/** Those that have weights, in their order. */
const known = <Id extends string, Value>(ids: readonly Id[], of: Partial<Record<Id, Value>>): [Id, Value][] =>
  ids.flatMap((id): [Id, Value][] => {
    const value = of[id];
    return value ? [[id, value]] : [];
  });
