import type { Rendered } from '../../delivery/delivery.js';
import { draftBlocks } from '../draft-blocks.js';
import type { HelpFor } from './help.js';
import { type Notice, noticeView } from './notices.js';

/** A draft that a channel did not take, back with its author: why, and every word of it. */
export const returnedView = (words: string, why: Notice, help: HelpFor): Rendered => {
  const notice = noticeView(why, help);
  return { text: notice.text, blocks: [...notice.blocks, ...draftBlocks(words)] };
};
