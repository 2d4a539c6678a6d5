import type { HeldReason } from '../held-draft.js';
import { anyones, channelName, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import type { PrivateReason } from '../where-reply-goes.js';

const HELD_WORDS: Record<HeldReason, string> = {
  embargoed: 'it says that it is embargoed',
  privileged: 'it says that it is privileged',
  'not-for-distribution': 'it says that it is not for distribution',
  'social-security-number': 'it seems to hold a social security number',
  'case-number': 'it seems to hold a case number',
  'birth-date': 'it seems to hold a birth date',
  'named-client': 'it seems to name a client',
};

export interface PrivateReply {
  reason: PrivateReason;
  held: readonly HeldReason[];
  channel: string;
  botName: string;
}

/** Why a reply stands in someone's direct messages and not in the channel, and what would change that. */
export const privateReason = ({ reason, held, channel, botName }: PrivateReply): SafeMrkdwn => {
  const where = channelName(channel);
  switch (reason) {
    case 'held':
      return mrkdwn`In your messages only, because the draft looks held: ${anyones(listed(held))}. Nothing was posted in the channel.`;
    case 'not-joined':
      return mrkdwn`In your messages only, because I'm not in ${where}. For reviews in its threads, someone there can write /invite ${nameOf(botName)}.`;
    case 'shared':
      return mrkdwn`In your messages only, because people of other organisations are in ${where}.`;
    case 'channel-setting':
      return mrkdwn`In your messages only, as ${where} has chosen.`;
    case 'asked-for':
      return mrkdwn`In your messages only, as you asked.`;
  }
};

const listed = (held: readonly HeldReason[]): string => held.map((reason) => HELD_WORDS[reason]).join('; ');
