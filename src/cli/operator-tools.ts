import { existsSync } from 'node:fs';
import { AppError } from '../errors.js';
import type { Database, Transaction } from '../store/database.js';
import type { Tools } from './tools.js';

type OperatorTools = Pick<
  Tools,
  'listDeadLetters' | 'retryDeadLetter' | 'dropDeadLetter' | 'backUp' | 'restore' | 'verify' | 'forget'
>;

/** What operators do to the bot's database, wired to the parts that do it. */
export function createOperatorTools(file: string, now: () => number): OperatorTools {
  const withDatabase = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    if (!existsSync(file)) {
      throw new AppError('database', `There is no database ${file}. Set FRAMEWRIGHT_DB to the bot's.`);
    }
    const { openBesideBot } = await import('../store/open-beside-bot.js');
    const { closeDatabase } = await import('../store/open-database.js');
    const db = await openBesideBot(file);
    try {
      return await work(db);
    } finally {
      await closeDatabase(db);
    }
  };
  return {
    async listDeadLetters() {
      const { listDeadLetters } = await import('../delivery/dead-letters.js');
      return withDatabase(listDeadLetters);
    },
    async retryDeadLetter(id) {
      const { retryDeadLetter } = await import('../delivery/dead-letters.js');
      await withDatabase((db) => retryDeadLetter(db, id, now()));
    },
    async dropDeadLetter(id) {
      const { dropDeadLetter } = await import('../delivery/dead-letters.js');
      await withDatabase((db) => dropDeadLetter(db, id));
    },
    async backUp(target) {
      const { backUpDatabase } = await import('../store/backup-database.js');
      return backUpDatabase(file, target);
    },
    async restore(backup) {
      const { restoreDatabase } = await import('../store/restore-database.js');
      return restoreDatabase(backup, file, now());
    },
    async verify(other) {
      const { verifyDatabase } = await import('../store/verify-database.js');
      return verifyDatabase(other ?? file);
    },
    async forget(user) {
      const { forgetUser } = await import('../delivery/forget-user.js');
      const { forgetReviews } = await import('../delivery/forget-reviews.js');
      const { forgetAsker } = await import('../library/forget-asker.js');
      const { transact } = await import('../store/transact.js');
      const forgetAll = async (transaction: Transaction): Promise<number> => {
        const work = await forgetUser(transaction, user, now());
        const reviews = await forgetReviews(transaction, user);
        return work + reviews + (await forgetAsker(transaction, user, now()));
      };
      return withDatabase((db) => transact(db, forgetAll));
    },
  };
}
