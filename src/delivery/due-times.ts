import type { Database } from '../store/database.js';
import { transact } from '../store/transact.js';

/** Moves the times of all that waits along with a clock that was set, so that a wait stays as long as it was meant. */
export const shiftDueTimes = (db: Database, ms: number): Promise<void> =>
  transact(db, async (transaction) => {
    await transaction
      .updateTable('jobs')
      .set((set) => ({ due_at: set('due_at', '+', ms) }))
      .where('state', '=', 'ready')
      .execute();
    await transaction
      .updateTable('outbox')
      .set((set) => ({ due_at: set('due_at', '+', ms) }))
      .where('state', 'in', ['ready', 'unknown'])
      .execute();
  });

/** Brings forward whatever is due later than the given time: the clock may have been set while no bot was at work. */
export const capDueTimes = (db: Database, latest: number): Promise<void> =>
  transact(db, async (transaction) => {
    await transaction.updateTable('jobs').set({ due_at: latest }).where('due_at', '>', latest).execute();
    await transaction.updateTable('outbox').set({ due_at: latest }).where('due_at', '>', latest).execute();
  });
