import { sql } from 'kysely';
import { AppError } from '../errors.js';
import type { Database } from '../store/database.js';
import type { PostState } from '../store/migrations/001-delivery.js';

/** Work that was put aside: a job that kept failing, or a post that Slack would not take. */
export interface DeadLetter {
  /** What an operator types: `job-7` or `post-9`. */
  id: string;
  /** A job's kind, or a post's view. */
  what: string;
  key: string;
  user?: string;
  channel?: string;
  attempts: number;
  /** A word for why. */
  error: string;
  /** When it was put aside; milliseconds since 1970. */
  since: number;
}

/** All that waits for an operator, the latest last. */
export const listDeadLetters = async (db: Database): Promise<DeadLetter[]> => {
  const jobs = await db.selectFrom('jobs').selectAll().where('state', '=', 'dead').execute();
  const posts = await db.selectFrom('outbox').selectAll().where('state', '=', 'dead').execute();
  const letters = [
    ...jobs.map((job) => ({ ...job, id: `job-${job.id}`, what: job.kind, user: job.user_id })),
    ...posts.map((post) => ({ ...post, id: `post-${post.id}`, what: post.view, user: post.asked_by })),
  ];
  return letters
    .map(({ id, what, key, user, channel_id, attempts, error, ended_at }) => ({
      id,
      what,
      key,
      attempts,
      error: error ?? '',
      since: ended_at ?? 0,
      ...(user === null ? {} : { user }),
      ...(channel_id === null ? {} : { channel: channel_id }),
    }))
    .sort((a, b) => a.since - b.since);
};

/**
 * Puts a dead letter back in line; a bot at work finds it within seconds. A post that was sent before is looked up first.
 * Throws AppError('not_found') when there is none of that id.
 */
export const retryDeadLetter = async (db: Database, id: string, now: number): Promise<void> => {
  const { kind, row } = parseId(id);
  const changed = kind === 'job' ? await retryJob(db, row, now) : await retryPost(db, row, now);
  if (changed === 0n) throw missing(id);
};

/**
 * Gives a dead letter up for good; its key is kept as long as any, so that it cannot come again.
 * Throws AppError('not_found') when there is none of that id.
 */
export const dropDeadLetter = async (db: Database, id: string): Promise<void> => {
  const { kind, row } = parseId(id);
  const changed = kind === 'job' ? await dropJob(db, row) : await dropPost(db, row);
  if (changed === 0n) throw missing(id);
};

/** As if it had just come in: the limits on tries and on age start again. */
const afresh = (now: number) => ({ due_at: now, created_at: now, ended_at: null, attempts: 0, error: null });

const retryJob = async (db: Database, id: number, now: number): Promise<bigint> => {
  const result = await db
    .updateTable('jobs')
    .set({ ...afresh(now), state: 'ready', crashes: 0 })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return result.numUpdatedRows;
};

const retryPost = async (db: Database, id: number, now: number): Promise<bigint> => {
  const result = await db
    .updateTable('outbox')
    .set({
      ...afresh(now),
      state: sql<PostState>`case when attempted_at is null then 'ready' else 'unknown' end`,
    })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return result.numUpdatedRows;
};

const dropJob = async (db: Database, id: number): Promise<bigint> => {
  const result = await db
    .updateTable('jobs')
    .set({ state: 'done', error: 'dropped' })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return result.numUpdatedRows;
};

const dropPost = async (db: Database, id: number): Promise<bigint> => {
  const result = await db
    .updateTable('outbox')
    .set({ state: 'cancelled', error: 'dropped' })
    .where('id', '=', id)
    .where('state', '=', 'dead')
    .executeTakeFirst();
  return result.numUpdatedRows;
};

const parseId = (id: string): { kind: string; row: number } => {
  const [, kind, row] = /^(job|post)-(\d+)$/.exec(id) ?? [];
  if (kind === undefined) throw missing(id);
  return { kind, row: Number(row) };
};

const missing = (id: string): AppError =>
  new AppError('not_found', `There is no work put aside under "${id}". See "framewright jobs list".`);
