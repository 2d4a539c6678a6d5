import type { ModalView } from '@slack/types';
import { input, plainText } from '../blocks.js';
import { INPUT, MODAL } from '../ids.js';
import { modalMetadata } from '../payload.js';
import { INPUT_LIMIT } from './frame-modal.js';

/** A draft to be edited by its author. One that is too long for a field goes on in a second one. */
export const editModal = (reviewId: string, text: string): ModalView => {
  const [first, second] = twoParts(text);
  return {
    type: 'modal',
    callback_id: MODAL.editDraft,
    private_metadata: modalMetadata({ id: reviewId }),
    title: plainText('Edit the draft', 24),
    submit: plainText('Save', 24),
    close: plainText('Cancel', 24),
    blocks: [
      input(INPUT.text, 'Draft', field(first)),
      ...(second === '' ? [] : [input(INPUT.more, 'Draft, continued', field(second), { optional: true })]),
    ],
  };
};

const field = (text: string) =>
  ({ type: 'plain_text_input', multiline: true, max_length: INPUT_LIMIT, initial_value: text }) as const;

/** Parted at a paragraph if there is one, else at a line or a word; joined again with an empty line. */
const twoParts = (text: string): [first: string, second: string] => {
  if (text.length <= INPUT_LIMIT) return [text, ''];
  const parting = ['\n\n', '\n', ' ']
    .map((joint) => text.lastIndexOf(joint, INPUT_LIMIT))
    .find((end) => end > text.length - INPUT_LIMIT);
  const end = parting ?? INPUT_LIMIT;
  return [text.slice(0, end), text.slice(end).trim()];
};
