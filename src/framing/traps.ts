import { distinct } from './checks/decision.js';
import type { CompiledPack } from './compiled-pack.js';
import type { Hit } from './hits.js';
import { quote, type Reading, spanOf } from './reading.js';
import type { Evidence, TrapFinding, TrapId } from './review.js';
import { Scope } from './scope.js';
import { strongestSentences } from './strongest-sentences.js';
import type { WeighedDraft, WeighedTrap } from './weigh-draft.js';

/**
 * The worries a draft's own words may set off (toolkit, "Key traps"); what it denies, quotes, reports or asks is not its
 * own. Learned weights, where the pack has them, drop a find that all else in the draft speaks against, and raise a worry
 * whose words no list holds.
 */
export function findTraps(reading: Reading, pack: CompiledPack, weighed?: WeighedDraft): TrapFinding[] {
  return pack.traps.flatMap(({ id, reason, questions }) => {
    const hits = findWorryWords(reading, id);
    const evidence = raise(reading, hits, weighed?.traps.get(id));
    if (evidence.length === 0) return [];
    return [{ id, rule: hits.length > 0 ? conceptOf(id) : 'signs-together', evidence, reason, questions }];
  });
}

/** Where a draft's own words are those of a worry. */
export const findWorryWords = (reading: Reading, id: TrapId): Hit[] =>
  reading.find(conceptOf(id), Scope.quoted | Scope.reported | Scope.question);

const conceptOf = (id: TrapId) => `trap:${id}`;

/** The words that set a worry off; empty where nothing does. */
function raise(reading: Reading, hits: readonly Hit[], weighed: WeighedTrap | undefined): Evidence[] {
  const found = hits.length > 0;
  if (!weighed) return wordsOf(reading, hits);
  const scores = weighed.scores();
  const likelihood = weighed.likelihood(found, scores);
  if (found) return likelihood >= weighed.thresholds.found ? wordsOf(reading, hits) : [];
  return likelihood >= weighed.thresholds.alone ? strongestSentences(reading, scores) : [];
}

const MOST_EVIDENCE = 3;

const wordsOf = ({ draft }: Reading, hits: readonly Hit[]): Evidence[] =>
  distinct(hits.map((hit) => spanOf(draft, hit)))
    .slice(0, MOST_EVIDENCE)
    .map((span) => quote(draft.text, span));
