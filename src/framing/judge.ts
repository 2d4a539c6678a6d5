import { decide, type Judgement } from './checks/decision.js';
import { CHECKS } from './checks/index.js';
import { quote, type Reading } from './reading.js';
import { CHECKLIST_IDS, type ChecklistId, type Evidence, type Status } from './review.js';
import { highest, readItemSigns, readSurroundings, type SentenceScores } from './signs.js';
import { tablesOf } from './weight-tables.js';
import { type ItemWeights, probability, strongest, type Weights, weigh, weighAll } from './weights.js';

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
  const { item, surroundings } = weighed;
  const scores = weighed.scores();
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
  scores(): SentenceScores;
  surroundings: { met: number; there: number };
}

/** All signs that do not hang on the item's decisions, weighed for every item that has weights. */
function weighSigns(reading: Reading, weights: Weights): Map<ChecklistId, WeighedSigns> {
  const { items, ofSentences, ofSurroundings } = tablesOf(weights, reading.lexicon);
  const sums = weighAll(ofSentences, reading.sentenceSigns());
  const scores = (model: number) => {
    const list = new Float64Array(reading.draft.sentences.length);
    for (let i = 0; i < list.length; i++)
      list[i] = probability(sums[i * ofSentences.width + model] as number);
    return list;
  };
  const around = weighAll(ofSurroundings, readSurroundings(reading));
  return new Map(
    items.map(([id, item], i) => [
      id,
      {
        item,
        scores: () => ({ shows: scores(2 * i), showsFully: scores(2 * i + 1) }),
        surroundings: { met: around[2 * i] as number, there: around[2 * i + 1] as number },
      },
    ]),
  );
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

function strongestSentences({ draft }: Reading, scores: ArrayLike<number>): Evidence[] {
  const [top = 0, ...others] = highest(scores, MOST_EVIDENCE);
  const least = (scores[top] as number) * NEARLY;
  return [top, ...others.filter((i) => (scores[i] as number) >= least)].flatMap((i) => {
    const sentence = draft.sentences[i];
    return sentence ? [quote(draft.text, sentence)] : [];
  });
}

function weighOpening(reading: Reading, decided: Judgement, weights: Weights): Judgement {
  const { name: status, share } = strongest(
    tablesOf(weights, reading.lexicon).governmentFirst,
    reading.openingSigns(),
  );
  const sure = status === decided.status || share > 0.5 + DOUBT;
  const [first] = reading.opening.sentences;
  const evidence = status === 'met' || !first ? [] : [quote(reading.draft.text, first)];
  return { status, sure, settled: false, rule: ruleFor(status, decided), evidence };
}
