import { distinct } from './checks/decision.js';
import { type Reading, spanOf } from './reading.js';

/** What drafts about sharing information say, whatever they call it, and few others do. */
const SUBJECT = [
  'combine-sources',
  'apart',
  'apart-harm',
  'not-know',
  'helper-knows',
  'helper-held-back',
  'names-removed',
  'totals-only',
  'limited-access',
  'kept-apart',
  'place-decision',
  'individual-consent',
  'public-sees',
];

/**
 * Off topic only on positive evidence: signs of another subject, with little of this one beside them. A draft wrongly
 * turned away has no review at all, so doubt keeps it.
 */
export function isOnTopic(reading: Reading): boolean {
  const others = distinct(reading.find('off-topic-sign').map((hit) => spanOf(reading.draft, hit))).length;
  const subject = SUBJECT.filter((concept) => reading.has(concept)).length;
  if (others >= 2 && subject <= 1) return false;
  return others === 0 || subject > 1 || reading.has('topic-sign');
}
