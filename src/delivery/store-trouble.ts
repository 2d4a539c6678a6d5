import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Database } from '../store/database.js';
import { isPassingStoreError } from '../store/store-error.js';
import { errorWordOf } from './send-failure.js';

/** Whether the database takes what is written: known from the last write that was tried. */
export interface StoreTrouble {
  /** SQLite's word for what is wrong; undefined while all is well. */
  current(): string | undefined;
  /** Takes note of a failed write; errors that are not the store's are only logged. */
  note(error: unknown): void;
  /** The file itself is damaged: that does not pass. */
  noteDamage(): void;
  /** Runs a write, and takes note of how it went. */
  watch<T>(write: () => Promise<T>): Promise<T>;
  /** Writes one number while there is trouble, so that it is noticed when it is over. */
  probe(): Promise<void>;
}

/** Keeps the store's state for the readiness answer. */
export const createStoreTrouble = (db: Database, clock: Clock, log: Log): StoreTrouble => {
  let current: string | undefined;
  let isDamaged = false;

  const note = (error: unknown): void => {
    const word = errorWordOf(error);
    if (isPassingStoreError(error)) current = word;
    log.error('store_trouble', { error: word });
  };
  const watch = async <T>(write: () => Promise<T>): Promise<T> => {
    try {
      const result = await write();
      current = undefined;
      return result;
    } catch (error) {
      note(error);
      throw error;
    }
  };

  return {
    current: () => (isDamaged ? 'damaged' : current),
    note,
    noteDamage() {
      isDamaged = true;
      log.error('database_damaged');
    },
    watch,
    async probe() {
      if (current === undefined) return;
      await beat(db, clock.now());
      current = undefined;
      log.info('store_recovered');
    },
  };
};

/** Writes one row; resolves to how often that was done in the life of this database. */
export const beat = async (db: Database, now: number): Promise<number> => {
  const row = await db
    .insertInto('pulse')
    .values({ id: 1, beats: 1, at: now })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((set) => ({ beats: set('pulse.beats', '+', 1), at: now })),
    )
    .returning('beats')
    .executeTakeFirstOrThrow();
  return row.beats;
};
