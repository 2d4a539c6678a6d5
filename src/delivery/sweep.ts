import type { Database } from '../store/database.js';
import { RETENTION } from './retention.js';

/** Rows a transaction, so that what comes in never waits long behind the sweep. */
const BATCH = 500;

/** Forgets what has been kept long enough; resolves to the number of rows changed or deleted. */
export const sweep = async (
  db: Database,
  now: number,
  keepReviews: number = RETENTION.reviews,
): Promise<number> => {
  const keysBefore = now - RETENTION.keys;
  const deadBefore = now - RETENTION.deadLetters;
  return (
    (await forgetDrafts(db, now - RETENTION.drafts)) +
    (await inBatches(() => deleteInbox(db, keysBefore))) +
    (await inBatches(() => deleteDrafts(db, keysBefore))) +
    (await inBatches(() => deleteJobs(db, 'done', keysBefore))) +
    (await inBatches(() => deleteJobs(db, 'dead', deadBefore))) +
    (await inBatches(() => deletePassingPosts(db, keysBefore))) +
    (await inBatches(() => deleteReviews(db, now - keepReviews))) +
    (await inBatches(() => deletePosts(db, 'posted', now - keepReviews))) +
    (await inBatches(() => deletePosts(db, 'dead', deadBefore)))
  );
};

const inBatches = async (deleteBatch: () => Promise<number>): Promise<number> => {
  let total = 0;
  for (let deleted = BATCH; deleted === BATCH; total += deleted) deleted = await deleteBatch();
  return total;
};

const forgetDrafts = async (db: Database, before: number): Promise<number> => {
  const result = await db
    .updateTable('drafts')
    .set({ text: null })
    .where('text', 'is not', null)
    .where('created_at', '<', before)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
};

const deleteInbox = async (db: Database, before: number): Promise<number> => {
  const old = db.selectFrom('inbox').select('id').where('received_at', '<', before).limit(BATCH);
  const result = await db.deleteFrom('inbox').where('id', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
};

const deleteDrafts = async (db: Database, before: number): Promise<number> => {
  const old = db.selectFrom('drafts').select('id').where('created_at', '<', before).limit(BATCH);
  const result = await db.deleteFrom('drafts').where('id', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
};

const deleteJobs = async (db: Database, state: 'done' | 'dead', before: number): Promise<number> => {
  const old = db
    .selectFrom('jobs')
    .select('id')
    .where('state', '=', state)
    .where('ended_at', '<', before)
    .limit(BATCH);
  const result = await db.deleteFrom('jobs').where('id', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
};

/** By when it was asked for, as the place of its post goes by when it was posted: the one is of no use without the other. */
const deleteReviews = async (db: Database, before: number): Promise<number> => {
  const old = db.selectFrom('reviews').select('id').where('created_at', '<', before).limit(BATCH);
  const result = await db.deleteFrom('reviews').where('id', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
};

/** Updates and notices, and what was never sent: nothing refers to them later. */
const deletePassingPosts = async (db: Database, before: number): Promise<number> => {
  const old = db
    .selectFrom('outbox')
    .select('id')
    .where('ended_at', '<', before)
    .where(({ or, and, eb }) =>
      or([eb('state', '=', 'cancelled'), and([eb('state', '=', 'posted'), eb('kind', '!=', 'message')])]),
    )
    .limit(BATCH);
  const result = await db.deleteFrom('outbox').where('id', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
};

const deletePosts = async (db: Database, state: 'posted' | 'dead', before: number): Promise<number> => {
  const old = db
    .selectFrom('outbox')
    .select('id')
    .where('state', '=', state)
    .where('ended_at', '<', before)
    .limit(BATCH);
  const result = await db.deleteFrom('outbox').where('id', 'in', old).executeTakeFirst();
  return Number(result.numDeletedRows);
};
