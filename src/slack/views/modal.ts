import type { KnownBlock, ModalView } from '@slack/types';
import { plainText, section } from '../blocks.js';
import { mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';

/** A modal to read, with nothing to fill in. */
export const readingModal = (title: string, blocks: KnownBlock[]): ModalView => ({
  type: 'modal',
  title: plainText(title, 24),
  close: plainText('Close', 24),
  blocks: blocks.slice(0, 100),
});

/** What stands in a modal while it is filled: it must be opened within three seconds of the click. */
export const loadingModal = (title: string): ModalView =>
  readingModal(title, [section(mrkdwn`One moment: I'm reading the draft again.`)]);

/** A modal that says why there is nothing to show. */
export const sorryModal = (title: string, words: SafeMrkdwn): ModalView =>
  readingModal(title, [section(words)]);
