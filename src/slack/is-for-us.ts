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
  ts?: unknown;
  item?: { type?: unknown; channel?: unknown; ts?: unknown } | null;
  message?: SlackMessage | null;
  previous_message?: SlackMessage | null;
}

/** Messages that a person wrote as such: also those with a file, and those sent from a thread to the channel as well. */
const WRITTEN = [undefined, 'file_share', 'thread_broadcast'];

/**
 * Whether an event concerns us at all. Slack brings all talk of a channel; what is not for us is acknowledged and forgotten,
 * and never touches the disk. `body` is whatever came in, in whatever shape.
 */
export const isForUs = (body: unknown, us: Us): boolean => {
  const { event, event_id: id } = (body ?? {}) as { event?: Event | null; event_id?: unknown };
  // Without an id nobody could tell it from the same event sent again.
  if (typeof event !== 'object' || event === null || typeof id !== 'string') return false;
  switch (event.type) {
    case 'reaction_added':
      return isRequestByReaction(event, us);
    case 'app_mention':
      return isByPerson(event, us) && isWritten(event);
    case 'message':
      return isDirectMessage(event, us) || isEdit(event, us) || isDeletion(event, us);
    case 'member_joined_channel':
      return event.user === us.botUser && isWord(event.channel);
    case 'app_home_opened':
      return event.tab === 'home' && isWord(event.user);
    default:
      return false;
  }
};

/** Emoji may come with a skin tone. What the bot wrote is never reviewed: its reviews quote drafts. */
const isRequestByReaction = (event: Event, us: Us): boolean =>
  String(event.reaction).split('::')[0] === us.emoji &&
  event.item?.type === 'message' &&
  isWord(event.item.channel) &&
  isWord(event.item.ts) &&
  isWord(event.user) &&
  event.item_user !== us.botUser &&
  event.user !== us.botUser;

const isByPerson = (event: Event, us: Us): boolean =>
  isWord(event.user) && event.user !== us.botUser && event.bot_id === undefined;

const isDirectMessage = (event: Event, us: Us): boolean =>
  event.channel_type === 'im' && isByPerson(event, us) && isWritten(event);

const isWritten = (event: Event): boolean =>
  WRITTEN.includes(event.subtype as string | undefined) && isWord(event.channel) && isWord(event.ts);

const isWord = (value: unknown): value is string => typeof value === 'string';

/** An edit of someone's words. Slack also says "changed" when a link unfolds or a bot mends its own message. */
const isEdit = (event: Event, us: Us): boolean => {
  if (event.subtype !== 'message_changed') return false;
  const { message, previous_message: before } = event;
  if (!isObject(message) || !isObject(before) || !isWord(event.channel)) return false;
  if (message.user === us.botUser || before.user === us.botUser) return false;
  return messageWords(message, us.botUser) !== messageWords(before, us.botUser);
};

/** A draft may be gone for a reason; what quotes it goes too. With replies under it Slack calls it a change (above). */
const isDeletion = (event: Event, us: Us): boolean =>
  event.subtype === 'message_deleted' &&
  isWord(event.channel) &&
  isObject(event.previous_message) &&
  event.previous_message.user !== us.botUser;

const isObject = <T extends object>(value: T | null | undefined): value is T =>
  typeof value === 'object' && value !== null;
