import type { Transaction } from '../store/database.js';
import type { KeptFlag } from './reviews.js';

/**
 * Takes a person out of the stored reviews: those they asked for go, and their name goes from the others.
 * What channels chose stays chosen. Resolves to the number of rows changed.
 */
export const forgetReviews = async (transaction: Transaction, user: string): Promise<number> => {
  const asked = await transaction
    .deleteFrom('reviews')
    .where((where) => where.or([where('asked_by', '=', user), where('place', '=', user)]))
    .executeTakeFirst();
  const written = await transaction
    .updateTable('reviews')
    .set({ author: null })
    .where('author', '=', user)
    .executeTakeFirst();
  const chosen = await transaction
    .updateTable('channel_settings')
    .set({ set_by: '' })
    .where('set_by', '=', user)
    .executeTakeFirst();
  const kept = await forgetKeptFlags(transaction, user);
  return Number(asked.numDeletedRows + written.numUpdatedRows + chosen.numUpdatedRows) + kept;
};

/** The flags stay kept, since the team relies on that; who kept them is not known any more. */
const forgetKeptFlags = async (transaction: Transaction, user: string): Promise<number> => {
  const rows = await transaction
    .selectFrom('reviews')
    .select(['id', 'kept_flags'])
    .where('kept_flags', 'like', `%"${user}"%`)
    .execute();
  for (const { id, kept_flags } of rows) {
    const flags = (JSON.parse(kept_flags) as KeptFlag[]).map((flag) =>
      flag.by === user ? { ...flag, by: '' } : flag,
    );
    await transaction
      .updateTable('reviews')
      .set({ kept_flags: JSON.stringify(flags) })
      .where('id', '=', id)
      .execute();
  }
  return rows.length;
};
