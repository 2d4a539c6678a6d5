import type { Judgement } from './checks/decision.js';
import type { CompiledPack } from './compiled-pack.js';
import { findExamples } from './examples.js';
import { expectedItems } from './expected-items.js';
import { guessFormat } from './guess-format.js';
import { isEnglish } from './is-english.js';
import { judgeAll } from './judge.js';
import { findLead } from './lead.js';
import { isOnTopic } from './on-topic.js';
import { questionsInvited } from './questions.js';
import { takeReading } from './reading.js';
import {
  type Audience,
  CHECKLIST_IDS,
  type ChecklistId,
  type ChecklistVerdict,
  type Review,
  type ReviewOptions,
  type Suggestion,
} from './review.js';
import { findTraps } from './traps.js';
import { weighDraft } from './weigh-draft.js';
import { findWording } from './wording.js';

/**
 * Holds a draft against the pack: pure, and the same answer each time. Never throws because of the text; a draft that
 * is off topic or not in English gets a review that says so and judges nothing.
 */
export function reviewDraft(text: string, pack: CompiledPack, options: ReviewOptions = {}): Review {
  const reading = takeReading(text, pack.lexicon);
  const format = options.format ?? guessFormat(reading.draft);
  const audience = options.audience ?? 'public';
  const english = isEnglish(reading.draft.tokens);
  if (!english || !isOnTopic(reading, pack.weights))
    return { ...NOTHING_JUDGED, english, format, audience, checklist: unjudged() };

  const weighed = pack.weights && weighDraft(reading, pack.weights);
  const judgements = judgeAll(reading, pack.weights, weighed);
  const expected = expectedItems(pack.formats[format], judgements);
  const traps = findTraps(reading, pack, weighed);
  const lead = findLead(reading, pack.weights);
  const checklist = CHECKLIST_IDS.map((id) =>
    verdict(id, judgements.get(id) as Judgement, expected.has(id), audience, pack),
  );
  return {
    onTopic: true,
    english,
    format,
    audience,
    lead,
    checklist,
    traps,
    wording: findWording(reading, pack),
    examples: findExamples(reading),
    questions: questionsInvited(reading, pack, { lead, checklist, traps }),
  };
}

function verdict(
  id: ChecklistId,
  judgement: Judgement,
  expected: boolean,
  audience: Audience,
  pack: CompiledPack,
): ChecklistVerdict {
  const words = pack.checklist[id];
  const { status, sure, rule, evidence } = judgement;
  return {
    id,
    expected,
    status,
    sure,
    rule,
    evidence,
    reason: words.reasons[status],
    suggestions: status === 'met' ? [] : modelsFor(audience, words.models),
  };
}

/** Model sentences, those written for this audience first, and none written for another. */
function modelsFor(audience: Audience, models: (Suggestion & { audience?: Audience })[]): Suggestion[] {
  const fitting = models.filter((model) => model.audience === undefined || model.audience === audience);
  fitting.sort((a, b) => Number(b.audience === audience) - Number(a.audience === audience));
  return fitting.map(({ id, text, facts }) => ({ id, text, facts }));
}

const NOTHING_JUDGED = {
  onTopic: false,
  lead: { theme: 'other', quote: '', start: 0, end: 0, reason: '' },
  traps: [],
  wording: [],
  examples: [],
  questions: [],
} satisfies Partial<Review>;

const unjudged = (): ChecklistVerdict[] =>
  CHECKLIST_IDS.map((id) => ({
    id,
    status: 'missing',
    sure: true,
    expected: false,
    rule: 'not-judged',
    evidence: [],
    reason: '',
    suggestions: [],
  }));
