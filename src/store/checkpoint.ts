import { type Kysely, sql } from 'kysely';
import type { Database, Tables } from './database.js';
import { BUSY_TIMEOUT } from './pragmas.js';

/**
 * Moves the write-ahead log into the database and cuts it to nothing, so that deleted words are gone from the disk.
 * Resolves to false when another process is reading, and the log stays for now.
 */
export const checkpoint = (db: Database): Promise<boolean> =>
  db.connection().execute(async (connection) => {
    // Nobody should wait for this: it can be done a minute later.
    await setBusyTimeout(connection, 0);
    try {
      const { rows } = await sql<{ busy: number }>`pragma wal_checkpoint(truncate)`.execute(connection);
      return rows[0]?.busy === 0;
    } finally {
      await setBusyTimeout(connection, BUSY_TIMEOUT);
    }
  });

const setBusyTimeout = async (connection: Kysely<Tables>, ms: number): Promise<void> => {
  await sql.raw(`pragma busy_timeout = ${ms}`).execute(connection);
};
