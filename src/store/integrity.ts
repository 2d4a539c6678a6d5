import type BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import type { Database } from './database.js';

/** What SQLite finds wrong inside the file, a line each; empty when all is well. */
export const findDamage = (sqlite: BetterSqlite.Database, depth: 'quick' | 'full'): string[] => {
  const pragma = depth === 'quick' ? 'quick_check' : 'integrity_check';
  const rows = sqlite.pragma(pragma) as Record<string, string>[];
  return rows.map((row) => String(Object.values(row)[0])).filter((line) => line !== 'ok');
};

/** The same look, the quick one, at a database at work. */
export const isWhole = async (db: Database): Promise<boolean> => {
  const { rows } = await sql<{ quick_check: string }>`pragma quick_check(1)`.execute(db);
  return rows[0]?.quick_check === 'ok';
};

export const hasTable = (sqlite: BetterSqlite.Database, name: string): boolean =>
  sqlite.prepare("select 1 from sqlite_schema where type = 'table' and name = ?").get(name) !== undefined;
