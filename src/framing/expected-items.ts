import type { Judgement } from './checks/decision.js';
import type { FormatWords } from './compiled-pack.js';
import type { ChecklistId, Status } from './review.js';

const RANK: Record<Status, number> = { met: 2, partial: 1, missing: 0 };

/** The items a text of this format is counted for. Of those where one is enough, the best of them. */
export function expectedItems(
  format: FormatWords,
  judgements: ReadonlyMap<ChecklistId, Judgement>,
): Set<ChecklistId> {
  const rank = (id: ChecklistId) => RANK[judgements.get(id)?.status ?? 'missing'];
  const [best] = [...format.oneOf].sort((a, b) => rank(b) - rank(a));
  return new Set(best ? [...format.expects, best] : format.expects);
}
