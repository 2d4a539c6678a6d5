import type { Transaction } from '../store/database.js';

/**
 * Takes a person out of the questions they asked and the wordings they chose; how often a question was asked still counts.
 * What they decided stays: that record is only ever added to. Resolves to the number of rows changed.
 */
export const forgetAsker = async (transaction: Transaction, user: string, now: number): Promise<number> => {
  const asked = await transaction
    .updateTable('question_asks')
    // Nobody is left to be told of an answer.
    .set((set) => ({ user_id: '', told_at: set.fn.coalesce('told_at', set.val(now)) }))
    .where('user_id', '=', user)
    .executeTakeFirst();
  const chosen = await transaction
    .updateTable('phrasings')
    .set({ user_id: '' })
    .where('user_id', '=', user)
    .executeTakeFirst();
  return Number(asked.numUpdatedRows + chosen.numUpdatedRows);
};
