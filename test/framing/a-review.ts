import type { CompiledPack } from '../../src/framing/compiled-pack.js';
import {
  CHECKLIST_IDS,
  type ChecklistId,
  type ChecklistVerdict,
  type Evidence,
  type Review,
  type TrapId,
  type WordingFinding,
} from '../../src/framing/review.js';

/** Where words stand in a text; a mistake in a test is an error. */
export const at = (text: string, quote: string): Evidence => {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`"${quote}" is not in the text.`);
  return { quote, start, end: start + quote.length };
};

export const verdict = (id: ChecklistId, more: Partial<ChecklistVerdict> = {}): ChecklistVerdict => ({
  id,
  status: 'missing',
  sure: true,
  expected: true,
  rule: 'test',
  evidence: [],
  reason: `Reason of ${id}.`,
  suggestions: [{ id: `${id}-1`, text: `Words for ${id}.`, facts: [] }],
  ...more,
});

/** A review in which nothing is there and nothing is flagged, but for what is given. */
export const aReview = (
  verdicts: Partial<Record<ChecklistId, Partial<ChecklistVerdict>>> = {},
  more: Partial<Review> = {},
): Review => ({
  onTopic: true,
  english: true,
  format: 'paragraph',
  audience: 'public',
  lead: { theme: 'other', quote: '', start: 0, end: 0, reason: '' },
  checklist: CHECKLIST_IDS.map((id) => verdict(id, verdicts[id])),
  traps: [],
  wording: [],
  examples: [],
  questions: [],
  ...more,
});

export const wordingOf = (
  where: Evidence,
  kind: WordingFinding['kind'],
  say: string[] = [],
  rule = `${kind}-rule`,
): WordingFinding => ({ ...where, kind, rule, say, reason: `Reason of ${kind}.` });

export const trapOf = (id: TrapId, evidence: Evidence[]) => ({
  id,
  rule: 'test',
  evidence,
  reason: `Reason of ${id}.`,
  questions: [],
});

/** The words of a pack, with no way to match anything. */
export const aPack = (wording: Partial<CompiledPack['wording'][number]>[] = []): CompiledPack =>
  ({
    id: 'test',
    version: '1',
    checklist: Object.fromEntries(
      CHECKLIST_IDS.map((id) => [
        id,
        { title: `Title of ${id}`, asks: '', why: `Why ${id}.`, section: `Section of ${id}`, models: [] },
      ]),
    ),
    traps: [{ id: 'profiling', label: 'Readers may fear profiling', questions: [] }],
    wording,
    questions: [],
    notices: [],
    formats: { paragraph: { title: 'Paragraph', expects: [] }, tweet: { title: 'Tweet', expects: [] } },
  }) as unknown as CompiledPack;

/** Everything met, for tests that take away one thing. */
export const allMet = Object.fromEntries(
  CHECKLIST_IDS.map((id) => [id, { status: 'met' }]),
) as unknown as Record<ChecklistId, Partial<ChecklistVerdict>>;
