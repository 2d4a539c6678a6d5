import type { Lexicon } from './compiled-pack.js';
import { CHECKLIST_IDS, type ChecklistId, type LeadTheme, type Status } from './review.js';
import { countSigns, numberSigns } from './sign-numbers.js';
import {
  type Classes,
  type ItemWeights,
  type LinearModel,
  type ModelTable,
  tabulate,
  type Weights,
} from './weights.js';

/** A pack's weights as tables over its lexicon's signs. */
export interface WeightTables {
  lexicon: Lexicon;
  items: [ChecklistId, ItemWeights][];
  /** Two models an item: shows it, shows it fully. */
  ofSentences: ModelTable;
  /** Two models an item: met, there; without their biases, which `weigh` adds with the item's own signs. */
  ofSurroundings: ModelTable;
  lead: Classes<LeadTheme>;
  governmentFirst: Classes<Status>;
  topic: ModelTable | undefined;
}

const known = new WeakMap<Weights, WeightTables>();

/** Worked out once for a pack. */
export function tablesOf(weights: Weights, lexicon: Lexicon): WeightTables {
  const before = known.get(weights);
  if (before?.lexicon === lexicon) return before;
  const made = makeTables(weights, lexicon);
  known.set(weights, made);
  return made;
}

function makeTables(weights: Weights, lexicon: Lexicon): WeightTables {
  const numbers = numberSigns(lexicon);
  const table = (models: LinearModel[]) => tabulate(models, numbers, countSigns(lexicon));
  const classes = <Name extends string>(models: Record<Name, LinearModel>): Classes<Name> => ({
    names: Object.keys(models) as Name[],
    table: table(Object.values(models)),
  });
  const items = CHECKLIST_IDS.flatMap((id): [ChecklistId, ItemWeights][] => {
    const item = weights.items[id];
    return item ? [[id, item]] : [];
  });
  return {
    lexicon,
    items,
    ofSentences: table(items.flatMap(([, { shows, showsFully }]) => [shows, showsFully])),
    ofSurroundings: table(
      items.flatMap(([, { met, there }]) => [met, there].map(({ signs }) => ({ bias: 0, signs }))),
    ),
    lead: classes(weights.lead),
    governmentFirst: classes(weights.governmentFirst),
    topic: weights.topic && table([weights.topic]),
  };
}
