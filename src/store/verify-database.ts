import { existsSync, statSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { AppError } from '../errors.js';
import { findDamage } from './integrity.js';
import { readApplied, refuseForeignSchema } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';
import { describeStoreError } from './store-error.js';

/** What a whole look at a database or a backup found. */
export interface Verification {
  bytes: number;
  /** How many rows each table holds. */
  rows: Record<string, number>;
  /** The last migration it has been through. */
  schema: string;
}

/**
 * Reads a database or a backup from end to end, changing nothing.
 * Throws AppError('database') when it is missing, damaged, not ours, or written by a newer version.
 */
export const verifyDatabase = (file: string): Verification => {
  if (!existsSync(file)) throw new AppError('database', `There is no file ${file}.`);
  let sqlite: BetterSqlite.Database | undefined;
  try {
    sqlite = new BetterSqlite(file, { readonly: true });
    refuseDamage(file, sqlite);
    const applied = readApplied(sqlite);
    refuseForeignSchema(applied, MIGRATIONS);
    return { bytes: statSync(file).size, rows: countRows(sqlite), schema: applied.at(-1)?.id ?? '' };
  } catch (error) {
    throw describeStoreError(file, error);
  } finally {
    sqlite?.close();
  }
};

const refuseDamage = (file: string, sqlite: BetterSqlite.Database): void => {
  const broken = sqlite.pragma('foreign_key_check') as { table: string }[];
  const damage = [
    ...findDamage(sqlite, 'full'),
    ...broken.map(({ table }) => `A row of ${table} points at nothing.`),
  ];
  if (damage.length === 0) return;
  const faults = damage.map((message) => ({ where: file, message, cure: 'Use another backup.' }));
  throw new AppError('database', `${file} is damaged.`, { faults });
};

const countRows = (sqlite: BetterSqlite.Database): Record<string, number> => {
  const tables = sqlite
    .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name")
    .pluck()
    .all() as string[];
  const count = (table: string): number =>
    sqlite.prepare(`select count(*) from "${table}"`).pluck().get() as number;
  return Object.fromEntries(tables.map((table) => [table, count(table)]));
};
