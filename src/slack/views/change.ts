import type { Rendered } from '../../delivery/delivery.js';
import { section } from '../blocks.js';
import { escapeMrkdwn } from '../mrkdwn.js';

/** Words to use and nothing else: phones copy whole messages. */
export const changeView = (words: string): Rendered => {
  const text = escapeMrkdwn(words);
  return { text, blocks: [section(text)] };
};
