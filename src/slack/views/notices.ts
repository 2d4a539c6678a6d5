import type { Json, Rendered } from '../../delivery/delivery.js';
import { section } from '../blocks.js';
import { anyones, channelName, emojiOf, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import type { HelpFor } from './help.js';

/** What a person is told in a sentence, where there is no review to give. */
export type Notice =
  | { notice: 'no-words' }
  | { notice: 'too-short' }
  | { notice: 'too-long'; over: number; limit: number }
  | { notice: 'not-joined'; channel: string }
  | { notice: 'archived'; channel: string }
  | { notice: 'may-not-post'; channel: string }
  | { notice: 'missing-scope' }
  | { notice: 'grant-scope'; scope: string }
  | { notice: 'approvers-left' }
  | { notice: 'no-last' }
  | { notice: 'gone' }
  | { notice: 'own' }
  | { notice: 'no-direct-messages' }
  | { notice: 'already' }
  | { notice: 'not-author' }
  | { notice: 'not-ours' }
  | { notice: 'too-late' }
  | { notice: 'failed'; id: string }
  | { notice: 'said'; words: string };

/** A notice as a message: one paragraph, with what to do. */
export const noticeView = (notice: Notice, help: HelpFor): Rendered & { text: SafeMrkdwn } => {
  const text = noticeWords(notice, help);
  return { text, blocks: [section(text)] };
};

/** Args of a stored post, back as a notice. */
export const asNotice = (args: Json): Notice => args as unknown as Notice;

const noticeWords = (notice: Notice, { emoji, botName }: HelpFor): SafeMrkdwn => {
  switch (notice.notice) {
    case 'no-words':
      return mrkdwn`That message has no words I can read. I look at text, not at files or pictures.`;
    case 'too-short':
      return mrkdwn`There is too little to look at. Write a sentence or more, or call me in the thread of a draft.`;
    case 'too-long':
      return tooLong(notice.over, notice.limit, emoji);
    case 'not-joined':
      return mrkdwn`I can't read or write in ${channelName(notice.channel)}. Someone there can write /invite ${nameOf(botName)}; then ask me again.`;
    case 'archived':
      return mrkdwn`${channelName(notice.channel)} is archived, so I can't write there. Ask me in another channel, or here.`;
    case 'may-not-post':
      return mrkdwn`${channelName(notice.channel)} doesn't let me write there. Ask me here, or ask its owners to let me post.`;
    case 'missing-scope':
      return mrkdwn`I lack a permission for that. Whoever installed me can grant it by installing me again from the manifest.`;
    case 'grant-scope':
      return mrkdwn`Slack has not granted me ${anyones(notice.scope)}, so I could not do what somebody asked me for. Put manifest.yml into the app at api.slack.com/apps and install it again; all else goes on meanwhile.`;
    case 'approvers-left':
      return mrkdwn`Every approver of the library has left this workspace, so that proposals wait for an admin. Name another approver in my App Home, under “People and settings”.`;
    case 'no-last':
      return mrkdwn`You have had no review yet. \`/frame\` and your draft gets one.`;
    case 'gone':
      return mrkdwn`That draft is gone, so there is nothing to look at any more.`;
    case 'no-direct-messages':
      return mrkdwn`Your review is private, and Slack doesn't let me write to you directly. Open my messages in Slack, then ask me again.`;
    case 'own':
      return mrkdwn`That message is mine, and I don't review my own. A draft's review stands in its thread.`;
    case 'already':
      return mrkdwn`I have reviewed that text already; the review stands in its thread. Edit the draft and it follows.`;
    case 'not-author':
      return mrkdwn`Only the author of this draft can do that.`;
    case 'not-ours':
      return mrkdwn`Only people of this workspace can ask me for that.`;
    case 'too-late':
      return mrkdwn`Slack took too long to bring me that. Please try once more.`;
    case 'failed':
      return mrkdwn`Something went wrong on my side. Nothing was lost; please try again. If it stays so, tell whoever runs me this number: ${anyones(notice.id)}.`;
    case 'said':
      return mrkdwn`${anyones(notice.words)}`;
  }
};

const tooLong = (over: number, limit: number, emoji: string): SafeMrkdwn => {
  const by = anyones(`${count(over)} character${over === 1 ? '' : 's'}`);
  return limit > 4_000
    ? mrkdwn`That draft is ${by} over the ${anyones(count(limit))} I can look at. I have looked at none of it. Send it in parts.`
    : mrkdwn`That draft is ${by} over the ${anyones(count(limit))} that \`/frame\` takes. Post it as a message and react with ${emojiOf(emoji)}, and I'll review all of it.`;
};

const count = (number: number): string => number.toLocaleString('en-US');
