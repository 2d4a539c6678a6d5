import { decide, type Judgement } from './checks/decision.js';
import { CHECKS } from './checks/index.js';
import { quote, type Reading } from './reading.js';
import { CHECKLIST_IDS, type ChecklistId, type Status } from './review.js';
import { strongestSentences } from './strongest-sentences.js';
import { type WeighedItem, weighDraft } from './weigh-draft.js';
import { tablesOf } from './weight-tables.js';
import { type ItemWeights, strongest, type Weights } from './weights.js';

/**
 * The nine verdicts. Each item's decisions speak first; learned weights, where the pack has them, then hold all signs of
 * the draft against each other. Where the two differ and the weights are in doubt, the decisions stand and the verdict is not sure.
 */
export function judgeAll(
  reading: Reading,
  weights?: Weights,
  weighed = weights && weighDraft(reading, weights),
): Map<ChecklistId, Judgement> {
  return new Map(CHECKLIST_IDS.map((id) => [id, judge(reading, id, weights, weighed?.items.get(id))]));
}

function judge(
  reading: Reading,
  id: ChecklistId,
  weights: Weights | undefined,
  weighed: WeighedItem | undefined,
): Judgement {
  const decided = decide(reading, CHECKS[id]);
  if (decided.settled) return decided;
  if (weighed) return weighItem(reading, decided, weighed);
  return weights && id === 'not-government-first' ? weighOpening(reading, decided, weights) : decided;
}

/** Holds what an item's decisions came to against all signs of the draft, as learned weights tell. */
function weighItem(reading: Reading, decided: Judgement, weighed: WeighedItem): Judgement {
  const { thresholds } = weighed;
  const scores = weighed.scores();
  const { met, there } = weighed.likelihood(decided.status, scores);
  const status = pickStatus(met, there, thresholds);
  if (!isSure(status, decided.status, met - thresholds.met, there - thresholds.there))
    return { ...decided, sure: false };
  const rule = ruleFor(status, decided);
  if (status === 'missing') return { status, sure: true, settled: false, rule, evidence: [] };
  const evidence = strongestSentences(reading, status === 'met' ? scores.showsFully : scores.shows);
  return { status, sure: true, settled: false, rule, evidence };
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
