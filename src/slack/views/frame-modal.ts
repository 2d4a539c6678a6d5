import type { ModalView } from '@slack/types';
import type { CompiledPack } from '../../framing/compiled-pack.js';
import { AUDIENCES, FORMATS } from '../../framing/review.js';
import { input, option, plainText } from '../blocks.js';
import { INPUT, MODAL } from '../ids.js';
import { modalMetadata } from '../payload.js';

/** Slack's own limit for what is typed into one field. */
export const INPUT_LIMIT = 3_000;

export const GUESS = 'guess';

const AUDIENCE_WORDS = { public: 'The public and the media', leaders: 'Leaders', allies: 'Allies' } as const;

/** `/frame` alone: the draft, what it is for, and where the review goes. */
export const frameModal = (channel: string, pack: CompiledPack, emoji: string): ModalView => ({
  type: 'modal',
  callback_id: MODAL.frame,
  private_metadata: modalMetadata({ channel }),
  title: plainText('Check the framing', 24),
  submit: plainText('Review', 24),
  close: plainText('Cancel', 24),
  blocks: [
    input(
      INPUT.text,
      'Draft',
      { type: 'plain_text_input', multiline: true, max_length: INPUT_LIMIT },
      { hint: `Up to 3,000 characters. Longer: post it as a message and react with :${emoji}:` },
    ),
    input(
      INPUT.format,
      'What it is',
      menu([
        ['Whatever it looks like', GUESS],
        ...FORMATS.map((id) => [pack.formats[id].title, id] as const),
      ]),
    ),
    input(INPUT.audience, 'Who it is for', menu(AUDIENCES.map((id) => [AUDIENCE_WORDS[id], id] as const))),
    input(
      INPUT.where,
      'Where the review goes',
      choice([
        ['In this channel, where that can be', 'thread'],
        ['Only to me', 'private'],
      ]),
    ),
  ],
});

type Entry = readonly [words: string, value: string];

const menu = (entries: readonly Entry[]) => {
  const options = entries.map(([words, value]) => option(words, value));
  return { type: 'static_select', options, ...first(options) } as const;
};

const choice = (entries: readonly Entry[]) => {
  const options = entries.map(([words, value]) => option(words, value));
  return { type: 'radio_buttons', options, ...first(options) } as const;
};

const first = <T>(options: readonly T[]) => (options[0] === undefined ? {} : { initial_option: options[0] });
