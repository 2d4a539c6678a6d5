import { messageWords, type SlackMessage } from './message-words.js';

/** What tells our own doings from other people's. */
export interface Us {
  botUser: string;
  /** The emoji that asks for a review, without colons. */
  emoji: string;
}

/** What an event may hold, as far as it is looked at; nothing of it is taken for granted. */
interface Event {
  type?: unknown;
  subtype?: unknown;
  user?: unknown;
  bot_id?: unknown;
  channel?: unknown;
  channel_type?: unknown;
  tab?: unknown;
  reaction?: unknown;
  item_user?: unknown;
  item?: { type?: unknown };
  message?: SlackMessage;
  previous_message?: SlackMessage;
}

/** Messages that a person wrote as such: also those with a file, and those sent from a thread to the channel as well. */
const WRITTEN = [undefined, 'file_share', 'thread_broadcast'];

/**
 * Whether an event concerns us at all. Slack brings all talk of a channel; what is not for us is acknowledged and forgotten,
 * and never touches the disk. `body` is whatever came in, in whatever shape.
 */
export const isForUs = (body: unknown, us: Us): boolean => {
  const event = (body as { event?: Event } | null | undefined)?.event;
  if (typeof event !== 'object' || event === null) return false;
  switch (event.type) {
    case 'reaction_added':
      return isRequestByReaction(event, us);
    case 'app_mention':
      return isByPerson(event, us) && WRITTEN.includes(event.subtype as string | undefined);
    case 'message':
      return isDirectMessage(event, us) || isEdit(event, us) || isDeletion(event, us);
    case 'member_joined_channel':
      return event.user === us.botUser;
    case 'app_home_opened':
      return event.tab === 'home';
    default:
      return false;
  }
};

/** Emoji may come with a skin tone. What the bot wrote is never reviewed: its reviews quote drafts. */
const isRequestByReaction = (event: Event, us: Us): boolean =>
  String(event.reaction).split('::')[0] === us.emoji &&
  event.item?.type === 'message' &&
  event.item_user !== us.botUser &&
  event.user !== us.botUser;

const isByPerson = (event: Event, us: Us): boolean =>
  typeof event.user === 'string' && event.user !== us.botUser && event.bot_id === undefined;

const isDirectMessage = (event: Event, us: Us): boolean =>
  event.channel_type === 'im' &&
  isByPerson(event, us) &&
  WRITTEN.includes(event.subtype as string | undefined);

/** An edit of someone's words. Slack also says "changed" when a link unfolds or a bot mends its own message. */
const isEdit = (event: Event, us: Us): boolean => {
  if (event.subtype !== 'message_changed') return false;
  const { message, previous_message: before } = event;
  if (message === undefined || before === undefined) return false;
  if (message.user === us.botUser || before.user === us.botUser) return false;
  return messageWords(message, us.botUser) !== messageWords(before, us.botUser);
};

/** A draft may be gone for a reason; what quotes it goes too. With replies under it Slack calls it a change (above). */
const isDeletion = (event: Event, us: Us): boolean =>
  event.subtype === 'message_deleted' &&
  event.previous_message !== undefined &&
  event.previous_message.user !== us.botUser;
