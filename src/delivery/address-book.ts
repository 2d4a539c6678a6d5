import type { WebClient } from '@slack/web-api';
import type { Database } from '../store/database.js';
import type { NewPost } from './delivery.js';
import { findPlace } from './outbox.js';
import type { AddressedPost } from './send-post.js';

/** Turns the keys and users a post names into what Slack needs. */
export interface AddressBook {
  /** Undefined when the post belongs to one that never came to stand in Slack. Throws what the client throws. */
  find(post: NewPost): Promise<AddressedPost | undefined>;
}

/** Remembers each person's direct messages, which Slack opens on request. */
export const createAddressBook = (db: Database, web: WebClient): AddressBook => {
  const directMessages = new Map<string, string>();

  const channelOf = async (channel: string): Promise<string> => {
    if (!isUser(channel)) return channel;
    const known = directMessages.get(channel);
    if (known !== undefined) return known;
    const { channel: opened } = await web.conversations.open({ users: channel });
    const id = opened?.id ?? channel;
    directMessages.set(channel, id);
    return id;
  };

  return {
    async find(post) {
      const common = { key: post.key, kind: post.kind, user: post.user };
      if (post.target !== undefined) {
        const target = await findTarget(db, post.target);
        if (target === undefined) return undefined;
        const channel = target.channel ?? (await channelOf(post.channel));
        return { ...common, channel, targetTs: target.ts };
      }
      const channel = await channelOf(post.channel);
      if (post.thread === undefined) return { ...common, channel };
      if ('ts' in post.thread) return { ...common, channel, threadTs: post.thread.ts };
      const before = await findPlace(db, post.thread.after);
      if (before === undefined) return undefined;
      return { ...common, channel: before.channel, threadTs: before.threadTs ?? before.ts };
    },
  };
};

const findTarget = async (
  db: Database,
  target: NonNullable<NewPost['target']>,
): Promise<{ channel?: string; ts: string } | undefined> =>
  'ts' in target ? { ts: target.ts } : findPlace(db, target.post);

/** Slack's ids for people start with U or W. */
const isUser = (id: string): boolean => /^[UW]/.test(id);
