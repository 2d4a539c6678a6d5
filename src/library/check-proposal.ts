import type { CompiledPack } from '../framing/compiled-pack.js';
import type { Audience } from '../framing/review.js';
import { reviewDraft } from '../framing/review-draft.js';
import { countWords, type ExampleContent } from './content.js';
import type { ItemContent } from './items.js';

/** The toolkit's five criteria for choosing an example, in its order. */
export const EXAMPLE_CRITERIA = ['brief', 'distinct', 'insight', 'suitable-first', 'reassures'] as const;
export type ExampleCriterion = (typeof EXAMPLE_CRITERIA)[number];

export interface CriterionVerdict {
  criterion: ExampleCriterion;
  met: boolean;
  /** One plain sentence. */
  reason: string;
  /** The last criterion holds "if accurate" only: an approver need not give a reason for passing over it. */
  needed: boolean;
}

/** A word or worry that the framing engine finds in the proposed words. */
export interface Remark {
  quote: string;
  reason: string;
  /** What to say instead, best first; may be empty. */
  say: string[];
}

/** What the same standard that drafts are held to says of a proposal. */
export interface ProposalCheck {
  remarks: Remark[];
  /** For an example only. */
  criteria: CriterionVerdict[];
  /** False when an approver has to say why it is approved all the same. */
  passes: boolean;
}

/** Nothing to say: what is not reviewed passes. */
export const UNCHECKED: ProposalCheck = { remarks: [], criteria: [], passes: true };

const MOST_WORDS_OF_AN_EXAMPLE = 90;

/** Reviews the words of a proposal as a draft is reviewed, and holds an example to the toolkit's five criteria. */
export function checkProposal(
  content: ItemContent,
  pack: CompiledPack,
  outcomesInUse: readonly string[] = [],
): ProposalCheck {
  const remarks = wordsToReview(content).flatMap((words) => remarksOn(words, pack, audienceOf(content)));
  const criteria = content.kind === 'example' ? judgeExample(content, remarks, pack, outcomesInUse) : [];
  const passes = remarks.length === 0 && criteria.every(({ met, needed }) => met || !needed);
  return { remarks, criteria, passes };
}

const audienceOf = (content: ItemContent): Audience =>
  content.kind === 'answer' ? content.audience : 'public';

function wordsToReview(content: ItemContent): string[] {
  switch (content.kind) {
    case 'answer':
      return [content.answer, content.spoken, ...(content.otherWording ? [content.otherWording] : [])];
    case 'pair':
      return [content.say];
    default:
      return [content.text];
  }
}

function remarksOn(words: string, pack: CompiledPack, audience: Audience): Remark[] {
  const { wording, traps } = reviewDraft(words, pack, { audience });
  return [
    ...wording.map(({ quote, reason, say }) => ({ quote, reason, say })),
    ...traps.map(({ evidence, reason }) => ({ quote: evidence[0]?.quote ?? '', reason, say: [] })),
  ];
}

function judgeExample(
  content: ExampleContent,
  remarks: readonly Remark[],
  pack: CompiledPack,
  outcomesInUse: readonly string[],
): CriterionVerdict[] {
  const length = countWords(content.text);
  const seen = reviewDraft(content.text, pack).examples.map(({ criteria }) => criteria);
  const shows = (criterion: 'insight' | 'reassures') => seen.some((criteria) => criteria[criterion]);
  const outcome = content.outcome.toLowerCase();
  const taken = outcomesInUse.some((other) => other.toLowerCase() === outcome);
  return [
    length > MOST_WORDS_OF_AN_EXAMPLE || remarks.length > 0
      ? verdict('brief', false, `It should be brief and free of technical words; it has ${length} words.`)
      : verdict('brief', true, 'It is brief and plain.'),
    taken
      ? verdict('distinct', false, `Another example already shows "${content.outcome}".`)
      : verdict('distinct', true, 'It shows a kind of good that no other example shows.'),
    shows('insight')
      ? verdict('insight', true, 'It shows what only sharing could find out.')
      : verdict('insight', false, 'Say what was found out that nobody could have known without sharing.'),
    content.sensitive || seen.some((criteria) => !criteria.suitableFirst)
      ? verdict('suitable-first', false, 'Law enforcement and one person’s medical care do not come first.')
      : verdict('suitable-first', true, 'It is about neither law enforcement nor one person’s medical care.'),
    shows('reassures')
      ? verdict('reassures', true, 'It reassures in passing.')
      : verdict(
          'reassures',
          false,
          'If accurate, say that nobody was identified, or that nothing new was collected.',
        ),
  ];
}

const verdict = (criterion: ExampleCriterion, met: boolean, reason: string): CriterionVerdict => ({
  criterion,
  met,
  reason,
  needed: criterion !== 'reassures',
});
