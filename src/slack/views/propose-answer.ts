import type { ModalView } from '@slack/types';
import { AUDIENCES } from '../../framing/review.js';
import type { AnswerContent } from '../../library/content.js';
import type { Fact } from '../../library/library.js';
import { plainText } from '../blocks.js';
import { INPUT, MODAL } from '../ids.js';
import { modalMetadata } from '../payload.js';
import { factEntries } from './fact-entries.js';
import { choiceField, lineField, menuField, textField } from './form.js';

const WORDS = { public: 'The public and the media', leaders: 'Leaders', allies: 'Allies' } as const;

/**
 * The form for an answer: empty, for an open question, or with the words of an answer to reword.
 * `about` comes back with it: `item:opt-out`, `question:asked-1`, or nothing.
 */
export const proposeAnswerModal = (
  facts: readonly Fact[],
  start: Partial<AnswerContent> = {},
  about?: string,
): ModalView => ({
  type: 'modal',
  callback_id: MODAL.proposeAnswer,
  private_metadata: modalMetadata({ id: about }),
  title: plainText('Propose an answer', 24),
  submit: plainText('Propose', 24),
  close: plainText('Cancel', 24),
  blocks: [
    lineField(INPUT.question, 'The question, as it is usually put', { value: start.question }),
    choiceField(
      INPUT.audience,
      'Who asks it',
      AUDIENCES.map((audience) => [WORDS[audience], audience]),
      start.audience ?? 'public',
    ),
    textField(INPUT.answer, 'The answer, direct words first', { value: start.answer }),
    textField(INPUT.spoken, 'To be said aloud', {
      value: start.spoken,
      hint: '25 words at most.',
      longest: 300,
    }),
    textField(INPUT.otherWording, 'A second wording', { value: start.otherWording }, true),
    textField(
      INPUT.phrasings,
      'Other ways of asking it',
      { value: start.phrasings?.join('\n'), hint: 'One a line. The search learns from them.' },
      true,
    ),
    lineField(INPUT.topics, 'Topics', { value: start.topics?.join(', '), hint: 'Divided by commas.' }, true),
    ...menuField(
      INPUT.facts,
      'What must be true here',
      factEntries(facts),
      (start.facts ?? []).map(({ fact, value }) => `${fact}=${value}`),
      'It can be approved only when these are confirmed.',
    ),
    lineField(INPUT.mayBeSpokenBy, 'Who may say it', { value: start.mayBeSpokenBy }, true),
    lineField(INPUT.source, 'Where it comes from', { value: start.source ?? 'Our team' }),
  ],
});
