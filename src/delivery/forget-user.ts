import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Tables, Transaction } from '../store/database.js';

/**
 * Takes a person out of what delivery keeps: their drafts' words, their id on jobs and posts, and the arguments,
 * which may hold it. Work of theirs that is not finished is given up. Keys stay, so that nothing comes back.
 * Resolves to the number of rows changed.
 */
export const forgetUser = async (transaction: Transaction, user: string, now: number): Promise<number> => {
  const drafts = await forgetDrafts(transaction, user);
  const jobs = await forgetJobs(transaction, user, now);
  await cancelPosts(transaction, user, now);
  const posts = await forgetPosts(transaction, user);
  return Number(drafts + jobs + posts);
};

const forgetDrafts = async (transaction: Transaction, user: string): Promise<bigint> => {
  const result = await transaction
    .updateTable('drafts')
    .set({ text: null, user_id: null })
    .where('user_id', '=', user)
    .executeTakeFirst();
  return result.numUpdatedRows;
};

const forgetJobs = async (transaction: Transaction, user: string, now: number): Promise<bigint> => {
  const result = await transaction
    .updateTable('jobs')
    .set((set) => ({
      state: 'done',
      user_id: null,
      args: 'null',
      error: 'forgotten',
      ended_at: set.fn.coalesce('ended_at', set.val(now)),
    }))
    .where('user_id', '=', user)
    .executeTakeFirst();
  return result.numUpdatedRows;
};

const cancelPosts = async (transaction: Transaction, user: string, now: number): Promise<void> => {
  await transaction
    .updateTable('outbox')
    .set({ state: 'cancelled', error: 'forgotten', ended_at: now })
    .where('state', 'not in', ['posted', 'cancelled'])
    .where(concerns(user))
    .execute();
};

const forgetPosts = async (transaction: Transaction, user: string): Promise<bigint> => {
  const result = await transaction
    .updateTable('outbox')
    .set((set) => ({
      args: 'null',
      instead: null,
      asked_by: null,
      user_id: null,
      channel_id: set.case().when('channel_id', '=', user).then('').else(set.ref('channel_id')).end(),
    }))
    .where(concerns(user))
    .executeTakeFirst();
  return result.numUpdatedRows;
};

/** A post that the person asked for, sees, or gets in their direct messages. */
const concerns =
  (user: string) =>
  ({ or, eb }: ExpressionBuilder<Tables, 'outbox'>): ExpressionWrapper<Tables, 'outbox', SqlBool> =>
    or([eb('asked_by', '=', user), eb('user_id', '=', user), eb('channel_id', '=', user)]);
