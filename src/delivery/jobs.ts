import type { Selectable } from 'kysely';
import type { Database, Transaction } from '../store/database.js';
import type { JobRow } from '../store/migrations/001-delivery.js';
import type { Job, Json, NewJob } from './delivery.js';

/** Stores jobs; one whose key is known already is left as it is. */
export const addJobs = async (
  transaction: Transaction,
  jobs: readonly NewJob[],
  now: number,
): Promise<void> => {
  for (const job of jobs) {
    await transaction
      .insertInto('jobs')
      .values({
        key: job.key,
        kind: job.kind,
        args: JSON.stringify(job.args),
        user_id: job.user ?? null,
        channel_id: job.channel ?? null,
        due_at: now,
        created_at: now,
      })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .execute();
  }
};

/** Which jobs must wait for now: those of these people, in these channels, of these kinds. */
export interface HeldBack {
  users: readonly string[];
  channels: readonly string[];
  kinds: readonly string[];
}

/** Takes the oldest job that is due and marks it running, so that it runs once; undefined when there is none. */
export const claimJob = async (
  db: Database,
  now: number,
  held: HeldBack,
): Promise<ClaimedJob | undefined> => {
  const next = db
    .selectFrom('jobs')
    .select('id')
    .where('state', '=', 'ready')
    .where('due_at', '<=', now)
    .where('kind', 'not in', ['', ...held.kinds])
    .where((where) =>
      where.or([where('user_id', 'is', null), where('user_id', 'not in', ['', ...held.users])]),
    )
    .where((where) =>
      where.or([where('channel_id', 'is', null), where('channel_id', 'not in', ['', ...held.channels])]),
    )
    .orderBy('due_at')
    .orderBy('id')
    .limit(1);
  const row = await db
    .updateTable('jobs')
    .set((set) => ({ state: 'running', attempts: set('attempts', '+', 1) }))
    .where('id', '=', next)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? undefined : readJob(row);
};

/** A job with what the worker needs to know besides. */
export interface ClaimedJob extends Job {
  createdAt: number;
  /** How often the process ended while it ran. */
  crashes: number;
  /** It came from a backup: what it posts may stand in Slack already. */
  isRestored: boolean;
}

/**
 * Ends a job in the transaction that stores what it asks for.
 * False when the job is no longer this attempt's: it ran too long and was taken again, so nothing may be stored.
 */
export const endJob = async (
  transaction: Transaction,
  job: Job,
  state: 'done' | 'dead',
  now: number,
  error?: string,
): Promise<boolean> => {
  const ended = await transaction
    .updateTable('jobs')
    .set({ state, ended_at: now, error: error ?? null })
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .where('attempts', '=', job.attempt)
    .executeTakeFirst();
  return ended.numUpdatedRows === 1n;
};

/** Puts a job that failed back in line. */
export const putOffJob = async (db: Database, job: Job, dueAt: number, error: string): Promise<void> => {
  await db
    .updateTable('jobs')
    .set({ state: 'ready', due_at: dueAt, error })
    .where('id', '=', job.id)
    .where('state', '=', 'running')
    .where('attempts', '=', job.attempt)
    .execute();
};

/** Puts back what a process that is gone left running, and counts it: a job that ends the process must not do so for ever. */
export const releaseCrashedJobs = async (db: Database, now: number): Promise<void> => {
  await db
    .updateTable('jobs')
    .set((set) => ({ state: 'ready', due_at: now, crashes: set('crashes', '+', 1) }))
    .where('state', '=', 'running')
    .execute();
};

/** Puts back what runs at a clean stop; what those jobs still return is not stored any more. */
export const releaseRunningJobs = async (db: Database, now: number): Promise<void> => {
  await db.updateTable('jobs').set({ state: 'ready', due_at: now }).where('state', '=', 'running').execute();
};

/** When the next job falls due that is not due yet; undefined when none waits. */
export const nextJobDue = async (db: Database, now: number): Promise<number | undefined> => {
  const row = await db
    .selectFrom('jobs')
    .select((select) => select.fn.min('due_at').as('due'))
    .where('state', '=', 'ready')
    .where('due_at', '>', now)
    .executeTakeFirst();
  return row?.due ?? undefined;
};

/** Whether a job waits that is due. */
export const hasDueJob = async (db: Database, now: number): Promise<boolean> => {
  const row = await db
    .selectFrom('jobs')
    .select('id')
    .where('state', 'in', ['ready', 'running'])
    .where('due_at', '<=', now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

const readJob = (row: Selectable<JobRow>): ClaimedJob => ({
  id: row.id,
  kind: row.kind,
  key: row.key,
  args: JSON.parse(row.args) as Json,
  attempt: row.attempts,
  createdAt: row.created_at,
  crashes: row.crashes,
  isRestored: row.restored === 1,
  ...(row.user_id === null ? {} : { user: row.user_id }),
  ...(row.channel_id === null ? {} : { channel: row.channel_id }),
});
