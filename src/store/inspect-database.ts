import { existsSync, statSync } from 'node:fs';
import BetterSqlite from 'better-sqlite3';
import { AppError } from '../errors.js';
import { findDamage, hasTable } from './integrity.js';
import { readApplied, refuseForeignSchema } from './migrate.js';
import { MIGRATIONS } from './migrations/index.js';
import { describeStoreError } from './store-error.js';
import { readWatermark } from './watermark.js';

/**
 * Looks at a database without changing it, before it is opened for work.
 * Throws AppError('database') with the cure when it is damaged, written by a newer version, or behind its watermark.
 */
export const inspectDatabase = (file: string): void => {
  const beats = existsSync(file) && statSync(file).size > 0 ? readBeats(file) : 0;
  if (beats < readWatermark(file)) {
    throw new AppError(
      'database',
      `${file} is older than what the bot last wrote to it: has its -wal file been deleted? It has not been changed: restore a backup.`,
    );
  }
};

/** How often the bot has shown that it can write here. */
const readBeats = (file: string): number => {
  let sqlite: BetterSqlite.Database | undefined;
  try {
    sqlite = new BetterSqlite(file, { readonly: true });
    refuseDamage(file, sqlite);
    if (!hasTable(sqlite, 'migrations')) return 0;
    refuseForeignSchema(readApplied(sqlite), MIGRATIONS);
    if (!hasTable(sqlite, 'pulse')) return 0;
    const row = sqlite.prepare('select beats from pulse').get() as { beats: number } | undefined;
    return row?.beats ?? 0;
  } catch (error) {
    throw describeStoreError(file, error);
  } finally {
    sqlite?.close();
  }
};

const refuseDamage = (file: string, sqlite: BetterSqlite.Database): void => {
  const damage = findDamage(sqlite, 'quick');
  if (damage.length === 0) return;
  throw new AppError('database', `${file} is damaged. It has not been changed: restore a backup.`, {
    faults: damage.map((message) => ({ where: file, message, cure: 'Restore a backup.' })),
  });
};
