import type { ConversationsInfoResponse } from '@slack/web-api';
import { slackErrorOf } from '../delivery/send-failure.js';
import type { SlackMessage } from './message-words.js';
import type { SlackParts } from './parts.js';
import { remember } from './remember.js';
import type { Place } from './where-reply-goes.js';

/** What came of looking for a message. */
export type FoundMessage =
  | { kind: 'found'; message: SlackMessage }
  | { kind: 'gone' }
  | { kind: 'not-joined' };

/** What we read from Slack. Each call throws what the client throws where trying again may help. */
export interface SlackReader {
  readMessage(channel: string, ts: string): Promise<FoundMessage>;
  /** A channel as it is for someone who asks there: their own direct messages with the bot are theirs alone. */
  readPlace(channel: string, user: string): Promise<Place>;
  /** Whether someone may ask for a review: people of this workspace may; bots and other organisations' people may not. */
  mayAsk(user: string): Promise<boolean>;
  /** The name that colleagues see, without the at sign. */
  readName(user: string): Promise<string>;
}

/** Long enough for a burst of reactions, short enough for a channel that is shared or left meanwhile. */
const PLACE_LIFE = 60_000;
const PERSON_LIFE = 600_000;

const GONE = ['message_not_found', 'thread_not_found'];
const NOT_JOINED = ['not_in_channel', 'channel_not_found'];

type Reading = Pick<SlackParts, 'web' | 'reviews' | 'self' | 'clock'>;

export const createSlackReader = ({ web, reviews, self, clock }: Reading): SlackReader => {
  const readChannel = remember(
    clock,
    PLACE_LIFE,
    async (channel: string) => {
      const found = await unlessRefused(NOT_JOINED, () => web.conversations.info({ channel }));
      return found === undefined ? unknownPlace(channel) : placeOf(channel, found.channel);
    },
    (place) => place.joined,
  );

  const readDirect = remember(clock, PERSON_LIFE, async (user: string) => {
    const { channel } = await web.conversations.open({ users: user });
    return channel?.id;
  });

  const readPerson = remember(clock, PERSON_LIFE, async (user: string): Promise<Person> => {
    const answer = await unlessRefused(['user_not_found'], () => web.users.info({ user }));
    const { team_id, is_bot, deleted, profile, real_name, name } = answer?.user ?? {};
    return {
      mayAsk: team_id === self.team && is_bot !== true && deleted !== true,
      name: profile?.display_name || real_name || name || 'someone',
    };
  });

  return {
    async readMessage(channel, ts) {
      try {
        const { message } = await web.reactions.get({ channel, timestamp: ts, full: true });
        return found(message);
      } catch (error) {
        const word = slackErrorOf(error) ?? '';
        if (NOT_JOINED.includes(word)) return { kind: 'not-joined' };
        if (GONE.includes(word)) return readReply(web, channel, ts);
        throw error;
      }
    },
    async readPlace(channel, user) {
      if (channel.startsWith('D')) {
        const joined = (await readDirect(user)) === channel;
        return { channel, kind: 'direct', joined, shared: false, replies: 'threads' };
      }
      return { ...(await readChannel(channel)), replies: await reviews.findReplies(channel) };
    },
    mayAsk: async (user) => (await readPerson(user)).mayAsk,
    readName: async (user) => (await readPerson(user)).name,
  };
};

interface Person {
  mayAsk: boolean;
  name: string;
}

type ChannelPlace = Omit<Place, 'replies'>;

const unknownPlace = (channel: string): ChannelPlace => ({
  channel,
  kind: 'channel',
  joined: false,
  shared: false,
});

const placeOf = (channel: string, info: ConversationsInfoResponse['channel']): ChannelPlace => ({
  channel,
  kind: 'channel',
  // Slack tells of a group message only those who are in it.
  joined: info?.is_member === true || info?.is_mpim === true,
  shared: info?.is_ext_shared === true || info?.is_pending_ext_shared === true,
});

/** Undefined where Slack refused with one of the words given. */
const unlessRefused = async <T>(words: readonly string[], ask: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await ask();
  } catch (error) {
    if (words.includes(slackErrorOf(error) ?? '')) return undefined;
    throw error;
  }
};

/** Messages in threads are not always known to `reactions.get`. */
const readReply = async (web: SlackParts['web'], channel: string, ts: string): Promise<FoundMessage> => {
  const answer = await unlessRefused(GONE, () =>
    web.conversations.replies({ channel, ts, latest: ts, inclusive: true, limit: 1 }),
  );
  return found(answer?.messages?.find((message) => message.ts === ts));
};

/** A deleted message whose thread goes on leaves a tombstone. */
const found = (message: object | undefined): FoundMessage =>
  message === undefined || (message as SlackMessage).subtype === 'tombstone'
    ? { kind: 'gone' }
    : { kind: 'found', message };
