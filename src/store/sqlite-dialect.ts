import type BetterSqlite from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, SqliteDialect, SqliteDriver } from 'kysely';

/** Kysely's SQLite driver, mended in the two places where it loses work or the reason for a failure. */
class CarefulDriver extends SqliteDriver {
  readonly #sqlite: BetterSqlite.Database;

  constructor(sqlite: BetterSqlite.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }

  /** A plain `begin` takes the write lock at the first write, where SQLite fails at once instead of waiting. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** A full disk has rolled back already; rolling back again would fail, and hide why. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#sqlite.inTransaction) await connection.executeQuery(CompiledQuery.raw('rollback'));
  }
}

/** Kysely over an open better-sqlite3 database. */
export class CarefulSqliteDialect extends SqliteDialect {
  readonly #sqlite: BetterSqlite.Database;

  constructor(sqlite: BetterSqlite.Database) {
    super({ database: sqlite });
    this.#sqlite = sqlite;
  }

  override createDriver(): CarefulDriver {
    return new CarefulDriver(this.#sqlite);
  }
}
