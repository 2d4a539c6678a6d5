import type { Database, Transaction } from './database.js';

/**
 * Runs the work in one transaction: all of it is stored, or none.
 * Await only queries on what is passed in: one on the outer database would wait for this one for ever.
 */
export const transact = <T>(db: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  db.transaction().execute(work);
