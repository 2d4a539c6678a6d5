import type BetterSqlite from 'better-sqlite3';
import { AppError } from '../errors.js';

interface Pragma {
  name: string;
  /** As it is set. */
  value: string;
  /** As it reads afterwards. */
  reads: string | number;
}

/** How long a writer waits for another process, in milliseconds. The bot stands still meanwhile. */
export const BUSY_TIMEOUT = 2_000;

/** How each connection is set up. SQLite ignores what it does not like, hence `reads`. */
export const PRAGMAS: readonly Pragma[] = [
  // First, because switching to WAL below may have to wait for another process.
  { name: 'busy_timeout', value: String(BUSY_TIMEOUT), reads: BUSY_TIMEOUT },
  // Readers (the command line) do not stop the bot, and a commit is one fsync.
  { name: 'journal_mode', value: 'wal', reads: 'wal' },
  // better-sqlite3 falls back to NORMAL when a WAL database is reopened, which loses acked events at a power cut.
  { name: 'synchronous', value: 'full', reads: 2 },
  { name: 'foreign_keys', value: 'on', reads: 1 },
  // A deleted draft is overwritten with zeros, not only unlinked.
  { name: 'secure_delete', value: 'on', reads: 1 },
];

/** Sets every pragma and reads it back; throws AppError('database') naming the first that did not take. */
export const setPragmas = (sqlite: BetterSqlite.Database): void => {
  for (const pragma of PRAGMAS) {
    sqlite.pragma(`${pragma.name} = ${pragma.value}`);
    const reads = sqlite.pragma(pragma.name, { simple: true });
    if (reads !== pragma.reads && !isMemoryJournal(sqlite, pragma)) {
      throw new AppError('database', `The database did not accept ${pragma.name} = ${pragma.value}.`);
    }
  }
};

/** A database in memory has no write-ahead log. */
const isMemoryJournal = (sqlite: BetterSqlite.Database, pragma: Pragma): boolean =>
  sqlite.memory && pragma.name === 'journal_mode';
