import BetterSqlite from 'better-sqlite3';
import { describeStoreError } from './store-error.js';

/** Asks a database file one question without changing it. Throws AppError('database') where it cannot be read. */
export const lookInto = <T>(file: string, query: string): T[] => {
  let sqlite: BetterSqlite.Database | undefined;
  try {
    sqlite = new BetterSqlite(file, { readonly: true });
    return sqlite.prepare(query).all() as T[];
  } catch (error) {
    throw describeStoreError(file, error);
  } finally {
    sqlite?.close();
  }
};

/** SQLite's own version; throws where the compiled library does not fit this Node. */
export const readSqliteVersion = (): string => {
  const sqlite = new BetterSqlite(':memory:');
  try {
    return String(sqlite.prepare('select sqlite_version()').pluck().get());
  } finally {
    sqlite.close();
  }
};
