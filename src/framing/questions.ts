import { distinct } from './checks/decision.js';
import type { CompiledPack, InvitedQuestion } from './compiled-pack.js';
import { type Reading, spanOf } from './reading.js';
import type { Review } from './review.js';
import { Scope } from './scope.js';

type Judged = Pick<Review, 'lead' | 'checklist' | 'traps'>;

/** After this many stretches of words a question is as good as asked. */
const MOST_STRETCHES = 3;
/** People ask sooner about what is said than about what is left out. */
const OPENING = 1;
const MISSING_POINT = 0.5;

/**
 * Tough questions to expect, by id, most likely first: those that the draft's own words bring on, those of the worries it
 * sets off, and those about what it leaves out. A question that nothing but a missing point brings on comes last.
 */
export function questionsInvited(reading: Reading, pack: CompiledPack, judged: Judged): string[] {
  const strength = new Map<string, number>();
  const add = (id: string, by: number) => by > 0 && strength.set(id, (strength.get(id) ?? 0) + by);
  for (const question of pack.questions)
    add(question.id, strengthOfWords(reading, question) + strengthOfRest(question, judged));
  for (const { questions } of judged.traps) questions.forEach((id, place) => void add(id, 1 / (place + 1)));
  return [...strength].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}

/** What is denied, quoted or asked is not the draft's own, and brings nothing on. */
function strengthOfWords({ draft, find }: Reading, { id }: InvitedQuestion): number {
  const hits = find(`question:${id}`, Scope.quoted | Scope.reported | Scope.question);
  return Math.min(MOST_STRETCHES, distinct(hits.map((hit) => spanOf(draft, hit))).length);
}

function strengthOfRest({ missing, leads }: InvitedQuestion, { lead, checklist }: Judged): number {
  const left = checklist.some(
    ({ id, expected, status, sure }) => missing.includes(id) && expected && sure && status === 'missing',
  );
  return (leads.includes(lead.theme) ? OPENING : 0) + (left ? MISSING_POINT : 0);
}
