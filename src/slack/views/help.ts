import type { Rendered } from '../../delivery/delivery.js';
import { button, buttonRow, context, section } from '../blocks.js';
import { ACTION } from '../ids.js';
import { emojiOf, joinMrkdwn, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import { buttonValue } from '../payload.js';

export interface HelpFor {
  /** The emoji that asks for a review, without colons. */
  emoji: string;
  /** The bot's own name, without the at sign. */
  botName: string;
}

/** `/frame help`: everything a person can do, a line each. */
export const helpView = (help: HelpFor): Rendered => {
  const lines = helpLines(help);
  return {
    text: joinMrkdwn(lines),
    blocks: [
      section(joinMrkdwn(lines)),
      context(
        mrkdwn`I look only when asked. Drafts go nowhere but this Slack and the machine I run on. A review is about framing; it clears nothing for release.`,
      ),
    ],
  };
};

const helpLines = ({ emoji, botName }: HelpFor): SafeMrkdwn[] => [
  mrkdwn`*Hold a draft against the framing toolkit*`,
  mrkdwn`• \`/frame\` and your draft: posts it as a draft, with its review in the thread`,
  mrkdwn`• \`/frame\` alone: a form, for a longer draft or another format`,
  mrkdwn`• React to any message with ${emojiOf(emoji)}, or use its shortcut *Check framing*; this works in threads`,
  mrkdwn`• Write to me directly, or call ${nameOf(botName)} in a thread`,
  mrkdwn`• Edit your message: the review follows`,
  mrkdwn`• \`/frame last\`: your last review again · \`/frame why 4\`: the reasoning behind a point`,
  mrkdwn`• \`/toughq opt out\`: what to say to a hard question · \`/example preschool\`: what sharing has made possible`,
];

/** A hint where there was nothing to review, with the form to write in. */
export const usageView = ({ emoji }: HelpFor, channel: string): Rendered => {
  const text = mrkdwn`Give me a sentence or more to look at: \`/frame\` and your draft. Or react to a message with ${emojiOf(emoji)}. \`/frame help\` says what else there is.`;
  return {
    text,
    blocks: [section(text), ...buttonRow([button('Open the form', ACTION.openForm, buttonValue(channel))])],
  };
};
