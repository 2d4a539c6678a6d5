import { existsSync } from 'node:fs';
import { AppError } from '../errors.js';
import { inspectDatabase } from '../store/inspect-database.js';
import { lookInto, readSqliteVersion } from '../store/look-into.js';
import { bad, type Finding, look, well } from './finding.js';
import type { Check } from './place.js';

/** Whether SQLite runs, the database is whole, and no work has been put aside. */
export const checkDatabase: Check = ({ database }) => {
  const sqlite = checkSqlite();
  if (sqlite.state === 'bad') return [sqlite];
  if (!existsSync(database)) return [sqlite, well('Database', `${database} will be made at the first start`)];
  try {
    inspectDatabase(database);
    return [sqlite, well('Database', `${database} is whole`), checkDeadLetters(database)];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return [sqlite, bad('Database', error.message, 'docs/operations.md, "Restore"')];
  }
};

function checkSqlite(): Finding {
  try {
    return well('SQLite', readSqliteVersion());
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown';
    return bad(
      'SQLite',
      `cannot be loaded (${reason}): it was compiled for another Node.`,
      'Run npm ci again.',
    );
  }
}

function checkDeadLetters(database: string): Finding {
  const query = `select (select count(*) from jobs where state = 'dead') as jobs,
    (select count(*) from outbox where state = 'dead') as posts`;
  const { jobs = 0, posts = 0 } = lookInto<{ jobs: number; posts: number }>(database, query)[0] ?? {};
  if (jobs + posts === 0) return well('Work put aside', 'none');
  return look(
    'Work put aside',
    `${jobs} jobs and ${posts} posts could not be done.`,
    'framewright jobs list',
  );
}
