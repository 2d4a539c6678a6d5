import { createHash } from 'node:crypto';
import type BetterSqlite from 'better-sqlite3';
import { AppError } from '../errors.js';
import type { Migration } from './migrations/migration.js';

interface AppliedMigration {
  id: string;
  checksum: string;
}

/** What a migration's statements hash to: an edited one is told from the one that ran. */
export const checksumOf = (migration: Migration): string =>
  createHash('sha256').update(migration.up.join(';\n')).digest('hex');

/**
 * Brings the schema up to date: each migration in one transaction with the record that it ran.
 * Throws AppError('database') when the database is newer than the program, or a migration was edited since.
 */
export const migrate = (sqlite: BetterSqlite.Database, migrations: readonly Migration[]): void => {
  sqlite.exec(
    'create table if not exists migrations (id text primary key not null, checksum text not null) strict',
  );
  refuseForeignSchema(readApplied(sqlite), migrations);
  for (const migration of migrations) applyOnce(sqlite, migration);
};

/** The migrations a database has been through, or none when it has never been opened by this program. */
export const readApplied = (sqlite: BetterSqlite.Database): AppliedMigration[] =>
  sqlite.prepare('select id, checksum from migrations order by id').all() as AppliedMigration[];

/** Throws when the database was written by another version of the program than can read it. */
export const refuseForeignSchema = (
  applied: readonly AppliedMigration[],
  migrations: readonly Migration[],
): void => {
  for (const { id, checksum } of applied) {
    const known = migrations.find((migration) => migration.id === id);
    if (known === undefined) {
      throw new AppError(
        'database',
        `The database has been through "${id}", which this version does not know. Install the version that wrote it, or restore a backup.`,
      );
    }
    if (checksumOf(known) !== checksum) {
      throw new AppError(
        'database',
        `The migration "${id}" is not the one this database went through. Install an unchanged version.`,
      );
    }
  }
};

/** Looks again inside the transaction: another process may have been faster. */
const applyOnce = (sqlite: BetterSqlite.Database, migration: Migration): void => {
  const apply = sqlite.transaction(() => {
    const done = sqlite.prepare('select 1 from migrations where id = ?').get(migration.id);
    if (done !== undefined) return;
    for (const statement of migration.up) sqlite.exec(statement);
    sqlite
      .prepare('insert into migrations (id, checksum) values (?, ?)')
      .run(migration.id, checksumOf(migration));
  });
  apply.immediate();
};
