import type { ModalView } from '@slack/types';
import { changeLine } from '../../framing/describe-review.js';
import { plainLine } from '../../framing/line.js';
import type { Change } from '../../framing/top-changes.js';
import { input, option, plainText } from '../blocks.js';
import { INPUT, MODAL } from '../ids.js';
import { modalMetadata } from '../payload.js';
import { KEEP_REASONS } from './keep-reasons.js';

/** Which of the changes are not to be made, and a short reason. `flagOf` names a change without its words. */
export const keepModal = (
  reviewId: string,
  changes: readonly Change[],
  flagOf: (change: Change) => string,
): ModalView => ({
  type: 'modal',
  callback_id: MODAL.keepAsIs,
  private_metadata: modalMetadata({ id: reviewId }),
  title: plainText('Keep as is', 24),
  submit: plainText('Keep', 24),
  close: plainText('Cancel', 24),
  blocks: [
    input(INPUT.changes, 'What stays as it is', {
      type: 'checkboxes',
      options: changes.map((change) => option(plainLine(changeLine(change)), flagOf(change))),
    }),
    input(INPUT.reason, 'Because', {
      type: 'radio_buttons',
      options: [...KEEP_REASONS].map(([id, words]) => option(words, id)),
    }),
  ],
});
