import { existsSync, statSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { AppError } from '../errors.js';
import type { Database } from './database.js';
import { hasTable } from './integrity.js';
import { type DatabaseLock, lockDatabase } from './lock-database.js';
import { readApplied } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import { openDatabase } from './open-database.js';
import { describeStoreError } from './store-error.js';

/**
 * Opens a database for the command line, beside the bot that may be at work on it. Where the schema is behind, that bot is
 * of an older version, and would go on working on tables it does not know: then the schema is left as it is.
 * Throws AppError: 'conflict' in that case, else as `openDatabase` does.
 */
export const openBesideBot = async (
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Database> => {
  if (file === ':memory:' || isUpToDate(file, migrations)) return openDatabase(file, migrations);
  const lock = keepBotsOut(file);
  try {
    return await openDatabase(file, migrations);
  } finally {
    lock.release();
  }
};

const isUpToDate = (file: string, migrations: readonly Migration[]): boolean => {
  if (!existsSync(file) || statSync(file).size === 0) return false;
  let sqlite: BetterSqlite.Database | undefined;
  try {
    sqlite = new BetterSqlite(file, { readonly: true });
    if (!hasTable(sqlite, 'migrations')) return false;
    const applied = new Set(readApplied(sqlite).map(({ id }) => id));
    return migrations.every(({ id }) => applied.has(id));
  } catch (error) {
    throw describeStoreError(file, error);
  } finally {
    sqlite?.close();
  }
};

const keepBotsOut = (file: string): DatabaseLock => {
  try {
    return lockDatabase(file);
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'conflict') throw cause;
    throw new AppError(
      'conflict',
      `The bot at work on ${file} is of an older version than this command. Nothing has been changed: restart the bot with this version first.`,
      { cause },
    );
  }
};
