import type { Database } from './database.js';
import { inspectDatabase } from './inspect-database.js';
import { lockDatabase } from './lock-database.js';
import { closeDatabase, openDatabase } from './open-database.js';
import { writeWatermark } from './watermark.js';

/** The database as the bot holds it. */
export interface BotDatabase {
  db: Database;
  /** Notes beside the database how far it has come, so that a loss is noticed at the next start. */
  noteBeat(beats: number): void;
  /** Empties the write-ahead log, closes the database and lets another bot have it. */
  close(): Promise<void>;
}

/**
 * Opens a database for the one bot that works on it, after a look whether it is whole.
 * Throws AppError: 'conflict' when another bot holds it, 'database' when it cannot be used, with the cure.
 */
export const openBotDatabase = async (file: string): Promise<BotDatabase> => {
  const lock = lockDatabase(file);
  try {
    inspectDatabase(file);
    const db = await openDatabase(file);
    return {
      db,
      noteBeat: (beats) => writeWatermark(file, beats),
      async close() {
        await closeDatabase(db);
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
};
