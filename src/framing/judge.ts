import { decide, type Judgement } from './checks/decision.js';
import { CHECKS } from './checks/index.js';
import { quote, type Reading } from './reading.js';
import { CHECKLIST_IDS, type ChecklistId, type Evidence, type Status } from './review.js';
import { readDraftSigns, type SentenceScores } from './signs.js';
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
  const scores = weights === undefined ? undefined : scoreSentences(reading, weights);
  return new Map(CHECKLIST_IDS.map((id) => [id, judge(reading, id, weights, scores?.get(id))]));
}

function judge(
  reading: Reading,
  id: ChecklistId,
  weights: Weights | undefined,
  scores: SentenceScores | undefined,
): Judgement {
  const decided = decide(reading, CHECKS[id]);
  if (decided.settled) return decided;
  const item = weights?.items[id];
  if (item && scores) return weighItem(reading, decided, item, scores);
  return weights && id === 'not-government-first' ? weighOpening(reading, decided, weights) : decided;
}

/** Holds what an item's decisions came to against all signs of the draft, as learned weights tell. */
function weighItem(
  reading: Reading,
  decided: Judgement,
  item: ItemWeights,
  scores: SentenceScores,
): Judgement {
  const signs = readDraftSigns(reading, scores, decided.status);
  const met = probability(weigh(item.met, signs));
  const there = probability(weigh(item.there, signs));
  const status = pickStatus(met, there, item.thresholds);
  if (!isSure(status, decided.status, met - item.thresholds.met, there - item.thresholds.there))
    return { ...decided, sure: false };
  const rule = ruleFor(status, decided);
  const evidence = strongestSentences(reading, status === 'met' ? scores.showsFully : scores.shows);
  return { status, sure: true, settled: false, rule, evidence: status === 'missing' ? [] : evidence };
}

/** How strongly each sentence shows each item that has weights. */
function scoreSentences(reading: Reading, weights: Weights): Map<ChecklistId, SentenceScores> {
  const { ids, table } = sentenceTable(weights);
  const sums = reading.sentenceSigns().map((signs) => weighAll(table, signs));
  const scores = (model: number) => sums.map((sum) => probability(sum[model] as number));
  return new Map(ids.map((id, i) => [id, { shows: scores(2 * i), showsFully: scores(2 * i + 1) }]));
}

interface SentenceTable {
  ids: ChecklistId[];
  /** Two models an item: shows it, shows it fully. */
  table: ModelTable;
}

const sentenceTables = new WeakMap<Weights, SentenceTable>();

/** Worked out once for a pack. */
function sentenceTable(weights: Weights): SentenceTable {
  const known = sentenceTables.get(weights);
  if (known) return known;
  const items = CHECKLIST_IDS.flatMap((id) => {
    const item = weights.items[id];
    return item ? [{ id, models: [item.shows, item.showsFully] }] : [];
  });
  const made = { ids: items.map(({ id }) => id), table: tabulate(items.flatMap(({ models }) => models)) };
  sentenceTables.set(weights, made);
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
