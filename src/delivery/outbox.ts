import type { Database, Transaction } from '../store/database.js';
import type { PostState } from '../store/migrations/001-delivery.js';
import type { NewPost, Place } from './delivery.js';
import { type PostOrigin, readPost, type WaitingPost, writePost } from './post-row.js';

/** Stores posts in the order given; one whose key is known already is left as it is. */
export const addPosts = async (
  transaction: Transaction,
  posts: readonly NewPost[],
  origin: PostOrigin,
  now: number,
): Promise<void> => {
  for (const post of posts) {
    await transaction
      .insertInto('outbox')
      .values({ ...writePost(post, origin), due_at: now, created_at: now })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
};

/**
 * The oldest post that is due in a channel which is free, and whose predecessor, if any, has come to an end.
 * It is not marked: the sender keeps its channel busy meanwhile.
 */
export const nextPost = async (
  db: Database,
  now: number,
  busyChannels: readonly string[],
): Promise<WaitingPost | undefined> => {
  const row = await db
    .selectFrom('outbox')
    .selectAll()
    .where('state', 'in', ['ready', 'unknown'])
    .where('due_at', '<=', now)
    .where('channel_id', 'not in', ['', ...busyChannels])
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('outbox as before')
            .select('before.id')
            .where('before.state', 'in', ['ready', 'sending', 'unknown'])
            .where(({ or, eb }) =>
              or([
                eb('before.key', '=', eb.ref('outbox.thread_after')),
                eb('before.key', '=', eb.ref('outbox.target_post')),
              ]),
            ),
        ),
      ),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? undefined : readPost(row);
};

/** Records, before the call to Slack, that the post may soon stand there. */
export const markSending = async (db: Database, post: WaitingPost, now: number): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({ state: 'sending', attempts: post.attempts + 1, attempted_at: post.attemptedAt ?? now })
    .where('id', '=', post.id)
    .execute();
};

/** Records where the post stands, and forgets the words of its draft. */
export const markPosted = async (
  transaction: Transaction,
  post: WaitingPost,
  place: Place,
  now: number,
): Promise<void> => {
  await transaction
    .updateTable('outbox')
    .set({
      state: 'posted',
      posted_channel: place.channel,
      posted_ts: place.ts,
      ended_at: now,
      error: null,
    })
    .where('id', '=', post.id)
    .execute();
  if (post.carries === undefined) return;
  await transaction.updateTable('drafts').set({ text: null }).where('id', '=', post.carries).execute();
};

/** Ends a post that will not be sent. */
export const endPost = async (
  transaction: Transaction,
  post: WaitingPost,
  state: 'cancelled' | 'dead',
  now: number,
  error: string,
): Promise<void> => {
  await transaction
    .updateTable('outbox')
    .set({ state, ended_at: now, error })
    .where('id', '=', post.id)
    .execute();
};

/** How a post goes back in line. */
export interface PutOff {
  /** `unknown` where it may stand in Slack already. */
  state: Extract<PostState, 'ready' | 'unknown'>;
  dueAt: number;
  attempts: number;
  isPlain: boolean;
  error: string;
}

export const putOffPost = async (db: Database, post: WaitingPost, putOff: PutOff): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({
      state: putOff.state,
      due_at: putOff.dueAt,
      attempts: putOff.attempts,
      plain: putOff.isPlain ? 1 : 0,
      error: putOff.error,
    })
    .where('id', '=', post.id)
    .execute();
};

/** What a process that is gone was sending may stand in Slack or not. */
export const doubtSendingPosts = async (db: Database, dueAt: number): Promise<void> => {
  await db
    .updateTable('outbox')
    .set({ state: 'unknown', due_at: dueAt })
    .where('state', '=', 'sending')
    .execute();
};

/** Where an earlier post stands; undefined when it never came to stand anywhere. */
export const findPlace = async (
  db: Database,
  key: string,
): Promise<(Place & { threadTs?: string }) | undefined> => {
  const row = await db
    .selectFrom('outbox')
    .select(['posted_channel', 'posted_ts', 'thread_ts', 'thread_after'])
    .where('key', '=', key)
    .where('state', '=', 'posted')
    .executeTakeFirst();
  if (!row?.posted_channel || !row.posted_ts) return undefined;
  const place = { channel: row.posted_channel, ts: row.posted_ts };
  const threadTs = row.thread_ts ?? (await findThread(db, row.thread_after));
  return threadTs === undefined ? place : { ...place, threadTs };
};

/** When the next post falls due that is not due yet; undefined when none waits. */
export const nextPostDue = async (db: Database, now: number): Promise<number | undefined> => {
  const row = await db
    .selectFrom('outbox')
    .select((select) => select.fn.min('due_at').as('due'))
    .where('state', 'in', ['ready', 'unknown'])
    .where('due_at', '>', now)
    .executeTakeFirst();
  return row?.due ?? undefined;
};

/** The thread that a post answers in, when it is the one after another. */
const findThread = async (db: Database, after: string | null): Promise<string | undefined> => {
  if (after === null) return undefined;
  const before = await findPlace(db, after);
  return before?.threadTs ?? before?.ts;
};
