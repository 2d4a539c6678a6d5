import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { type CompiledQuery, Kysely } from 'kysely';
import { claimJob } from '../../src/delivery/jobs.js';
import { nextPost } from '../../src/delivery/outbox.js';
import type { Database, Tables } from '../../src/store/database.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';
import { CarefulSqliteDialect } from '../../src/store/sqlite-dialect.js';
import { createFolder } from './stores.js';

/** How SQLite goes about a question. */
const planOf = async (ask: (db: Database) => Promise<unknown>): Promise<string> => {
  const { folder, remove } = createFolder();
  const file = join(folder, 'test.db');
  await closeDatabase(await openDatabase(file));
  const sqlite = new BetterSqlite(file);
  const queries: CompiledQuery[] = [];
  const dialect = new CarefulSqliteDialect(sqlite);
  await ask(new Kysely<Tables>({ dialect, log: ({ query }) => void queries.push(query) }));
  const rows = queries.flatMap((query) =>
    sqlite.prepare(`explain query plan ${query.sql}`).all(...query.parameters),
  );
  sqlite.close();
  remove();
  return rows.map((row) => (row as { detail: string }).detail).join('\n');
};

test('the next job is found by an index, however many are done', async () => {
  const plan = await planOf((db) => claimJob(db, 1, { users: [], channels: [], kinds: [] }));

  expect(plan).toContain('jobs_by_state');
  expect(plan).not.toContain('SCAN jobs');
});

test('the next post is found by an index, however many are sent', async () => {
  const plan = await planOf((db) => nextPost(db, 1, []));

  expect(plan).toContain('outbox_by_state');
  expect(plan).not.toContain('SCAN outbox');
});
