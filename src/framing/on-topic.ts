import { distinct } from './checks/decision.js';
import { type Reading, spanOf } from './reading.js';
import { readTopicSigns } from './signs.js';
import { tablesOf } from './weight-tables.js';
import { probability, type Weights, weighAll } from './weights.js';

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

/** Below this a draft is taken to be about something else: few drafts on topic come near it. */
const OFF_TOPIC = 0.15;

/**
 * Off topic only on positive evidence: signs of another subject, with little of this one beside them; by the pack's learned
 * weights where it has them. A draft wrongly turned away has no review at all, so doubt keeps it.
 */
export function isOnTopic(reading: Reading, weights?: Weights): boolean {
  const subject = SUBJECT.filter((concept) => reading.has(concept)).length;
  const topic = weights && tablesOf(weights, reading.lexicon).topic;
  if (topic) {
    if (subject > 2) return true;
    const [score = 0] = weighAll(topic, readTopicSigns(reading));
    return probability(score) >= OFF_TOPIC;
  }
  const others = distinct(reading.find('off-topic-sign').map((hit) => spanOf(reading.draft, hit))).length;
  if (others >= 2 && subject <= 1) return false;
  return others === 0 || subject > 1 || reading.has('topic-sign');
}
