import BetterSqlite from 'better-sqlite3';
import { Kysely } from 'kysely';
import { checkpoint } from './checkpoint.js';
import type { Database, Tables } from './database.js';
import { migrate } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';
import type { Migration } from './migrations/migration.js';
import { setPragmas } from './pragmas.js';
import { createPrivately } from './private-file.js';
import { CarefulSqliteDialect } from './sqlite-dialect.js';
import { describeStoreError } from './store-error.js';

/**
 * Opens the database in a file (`:memory:` for a passing one), sets it up and brings its schema up to date.
 * Throws AppError('database') with the cure when the file cannot be used; the file is then left as it was.
 */
export const openDatabase = async (
  file: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<Database> => {
  const sqlite = openSqlite(file);
  try {
    setPragmas(sqlite);
    migrate(sqlite, migrations);
  } catch (error) {
    sqlite.close();
    throw describeStoreError(file, error);
  }
  return new Kysely<Tables>({ dialect: new CarefulSqliteDialect(sqlite) });
};

/** Empties the write-ahead log into the database and closes it. */
export const closeDatabase = async (db: Database): Promise<void> => {
  await checkpoint(db);
  await db.destroy();
};

const openSqlite = (file: string): BetterSqlite.Database => {
  if (file !== ':memory:') createPrivately(file);
  try {
    return new BetterSqlite(file);
  } catch (error) {
    throw describeStoreError(file, error);
  }
};
