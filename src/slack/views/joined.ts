import type { Rendered } from '../../delivery/delivery.js';
import { button, buttonRow, section } from '../blocks.js';
import { ACTION } from '../ids.js';
import { emojiOf, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import { buttonValue } from '../payload.js';

export interface JoinedChannel {
  channel: string;
  emoji: string;
  /** Set once someone has chosen. */
  chosen?: { replies: 'threads' | 'private'; by: string };
}

/** What the bot says once when it is invited: what it does, what it does not do, and the channel's choice. */
export const joinedView = ({ channel, emoji, chosen }: JoinedChannel): Rendered => {
  const text = mrkdwn`I hold drafts against a framing toolkit, and only when someone asks: \`/frame\`, ${emojiOf(emoji)} on a message, or by name. I don't read along otherwise. ${choice(chosen)}`;
  const value = buttonValue(channel);
  return {
    text,
    blocks: [
      section(text),
      ...buttonRow([
        button('Reply in threads', ACTION.repliesInThreads, value),
        button('Reply only to the person who asks', ACTION.repliesInPrivate, value),
      ]),
    ],
  };
};

const choice = (chosen: JoinedChannel['chosen']): SafeMrkdwn => {
  if (chosen === undefined)
    return mrkdwn`Where should reviews go in this channel? In threads, unless you choose otherwise.`;
  return chosen.replies === 'threads'
    ? mrkdwn`Reviews here go into threads, as ${nameOf(chosen.by)} chose.`
    : mrkdwn`Reviews here go only to the person who asks, as ${nameOf(chosen.by)} chose.`;
};
