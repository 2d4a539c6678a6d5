import { distinct } from './checks/decision.js';
import type { CompiledPack } from './compiled-pack.js';
import { quote, type Reading, spanOf } from './reading.js';
import type { TrapFinding } from './review.js';
import { Scope } from './scope.js';

const MOST_EVIDENCE = 3;

/**
 * The worries a draft's own words may set off (toolkit, "Key traps"); what it denies, quotes, reports or asks is not its
 * own. Words alone decide: learned weights found more, but also raised worries about text the toolkit approves.
 */
export function findTraps(reading: Reading, pack: CompiledPack): TrapFinding[] {
  return pack.traps.flatMap(({ id, reason, questions }) => {
    const rule = `trap:${id}`;
    const hits = reading.find(rule, Scope.quoted | Scope.reported | Scope.question);
    if (hits.length === 0) return [];
    const spans = distinct(hits.map((hit) => spanOf(reading.draft, hit))).slice(0, MOST_EVIDENCE);
    return [{ id, rule, evidence: spans.map((span) => quote(reading.draft.text, span)), reason, questions }];
  });
}
