import { decide, type Judgement } from './checks/decision.js';
import { CHECKS } from './checks/index.js';
import { quote, type Reading } from './reading.js';
import { CHECKLIST_IDS, type ChecklistId, type Evidence, type Status } from './review.js';
import { readItemSigns, readSurroundings, type SentenceScores } from './signs.js';
import {
  type ItemWeights,
  type ModelTable,
  probability,
  strongest,
  tabulate,
  type Weights,
  weigh,
  weighAll,
} from './weights.js';

/**
 * The nine verdicts. Each item's decisions speak first; learned weights, where the pack has them, then hold all signs of
 * the draft against each other. Where the two differ and the weights are in doubt, the decisions stand and the verdict is not sure.
 */
export function judgeAll(reading: Reading, weights: Weights | undefined): Map<ChecklistId, Judgement> {
  const signs = weights === undefined ? undefined : weighSigns(reading, weights);
  return new Map(CHECKLIST_IDS.map((id) => [id, judge(reading, id, weights, signs?.get(id))]));
}

function judge(
  reading: Reading,
  id: ChecklistId,
  weights: Weights | undefined,
  weighed: WeighedSigns | undefined,
): Judgement {
  const decided = decide(reading, CHECKS[id]);
  if (decided.settled) return decided;
  if (weighed) return weighItem(reading, decided, weighed);
  return weights && id === 'not-government-first' ? weighOpening(reading, decided, weights) : decided;
}

/** Holds what an item's decisions came to against all signs of the draft, as learned weights tell. */
function weighItem(reading: Reading, decided: Judgement, weighed: WeighedSigns): Judgement {
  const { item, scores, surroundings } = weighed;
  const signs = readItemSigns(reading, scores, decided.status);
  const met = probability(weigh(item.met, signs) + surroundings.met);
  const there = probability(weigh(item.there, signs) + surroundings.there);
  const status = pickStatus(met, there, item.thresholds);
  if (!isSure(status, decided.status, met - item.thresholds.met, there - item.thresholds.there))
    return { ...decided, sure: false };
  const rule = ruleFor(status, decided);
  if (status === 'missing') return { status, sure: true, settled: false, rule, evidence: [] };
  const evidence = strongestSentences(reading, status === 'met' ? scores.showsFully : scores.shows);
  return { status, sure: true, settled: false, rule, evidence };
}

/** What the signs of a draft say for one item: each sentence's, and those of all that surrounds it. */
interface WeighedSigns {
  item: ItemWeights;
  scores: SentenceScores;
  surroundings: { met: number; there: number };
}

/** All signs that do not hang on the item's decisions, weighed for every item that has weights. */
function weighSigns(reading: Reading, weights: Weights): Map<ChecklistId, WeighedSigns> {
  const { items, ofSentences, ofSurroundings } = tablesOf(weights);
  const sentences = reading.sentenceSigns().map((signs) => weighAll(ofSentences, signs));
  const scores = (model: number) => sentences.map((sums) => probability(sums[model] as number));
  const around = weighAll(ofSurroundings, readSurroundings(reading));
  return new Map(
    items.map(([id, item], i) => [
      id,
      {
        item,
        scores: { shows: scores(2 * i), showsFully: scores(2 * i + 1) },
        surroundings: { met: around[2 * i] as number, there: around[2 * i + 1] as number },
      },
    ]),
  );
}

interface Tables {
  items: [ChecklistId, ItemWeights][];
  /** Two models an item: shows it, shows it fully. */
  ofSentences: ModelTable;
  /** Two models an item: met, there; without their biases, which `weigh` adds with the item's own signs. */
  ofSurroundings: ModelTable;
}

const tables = new WeakMap<Weights, Tables>();

/** Worked out once for a pack. */
function tablesOf(weights: Weights): Tables {
  const known = tables.get(weights);
  if (known) return known;
  const items = CHECKLIST_IDS.flatMap((id): [ChecklistId, ItemWeights][] => {
    const item = weights.items[id];
    return item ? [[id, item]] : [];
  });
  const made = {
    items,
    ofSentences: tabulate(items.flatMap(([, { shows, showsFully }]) => [shows, showsFully])),
    ofSurroundings: tabulate(
      items.flatMap(([, { met, there }]) => [met, there].map(({ signs }) => ({ bias: 0, signs }))),
    ),
  };
  tables.set(weights, made);
  return made;
}

function pickStatus(met: number, there: number, thresholds: ItemWeights['thresholds']): Status {
  if (met >= thresholds.met) return 'met';
  return there >= thresholds.there ? 'partial' : 'missing';
}

/** Within this of a threshold the weights could as well have said the other thing. */
const DOUBT = 0.12;

function isSure(status: Status, decided: Status, overMet: number, overThere: number): boolean {
  if (status === decided) return true;
  const nearest = status === 'missing' ? Math.abs(overThere) : Math.abs(overMet);
  return nearest > DOUBT;
}

/** The decision that came to the same answer, or that the signs together did. */
const ruleFor = (status: Status, decided: Judgement) =>
  status === decided.status ? decided.rule : 'signs-together';

const MOST_EVIDENCE = 3;
/** A sentence stands as evidence when it is nearly as strong as the strongest. */
const NEARLY = 0.6;

function strongestSentences(reading: Reading, scores: readonly number[]): Evidence[] {
  const top = Math.max(...scores);
  return scores
    .map((score, i) => ({ score, sentence: reading.draft.sentences[i] }))
    .filter(({ score }) => score >= top * NEARLY)
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST_EVIDENCE)
    .flatMap(({ sentence }) => (sentence ? [quote(reading.draft.text, sentence)] : []));
}

function weighOpening(reading: Reading, decided: Judgement, weights: Weights): Judgement {
  const { name: status, share } = strongest(weights.governmentFirst, reading.openingSigns());
  const sure = status === decided.status || share > 0.5 + DOUBT;
  const [first] = reading.opening.sentences;
  const evidence = status === 'met' || !first ? [] : [quote(reading.draft.text, first)];
  return { status, sure, settled: false, rule: ruleFor(status, decided), evidence };
}
