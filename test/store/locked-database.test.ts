import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Database } from '../../src/store/database.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';
import { isPassingStoreError } from '../../src/store/store-error.js';
import { transact } from '../../src/store/transact.js';
import { createFolder } from './stores.js';

let db: Database;
let file: string;
let remove: () => void;
let holder: ChildProcess;

const DRIVER = createRequire(import.meta.url).resolve('better-sqlite3');

/** Another process takes the database for a while, as a careless script does. */
const holdFor = async (ms: number): Promise<void> => {
  const script = `
    const db = require(${JSON.stringify(DRIVER)})(${JSON.stringify(file)});
    db.exec('begin immediate');
    console.log('held');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});
    db.exec('commit');`;
  holder = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(holder.stdout as NodeJS.ReadableStream, 'data');
};

const take = (id: string): Promise<unknown> =>
  transact(db, (trx) => trx.insertInto('inbox').values({ id, received_at: 1 }).execute());
const ids = async (): Promise<string[]> =>
  (await db.selectFrom('inbox').select('id').execute()).map(({ id }) => id);

beforeEach(async () => {
  const created = createFolder();
  remove = created.remove;
  file = join(created.folder, 'test.db');
  db = await openDatabase(file);
});
afterEach(async () => {
  if (holder.exitCode === null) await once(holder, 'exit');
  await closeDatabase(db);
  remove();
});

test('a write waits while another process holds the database for a moment', async () => {
  await holdFor(500);

  await take('Ev1');

  expect(await ids()).toEqual(['Ev1']);
});

test('a write is refused when it is held for longer, and succeeds later', async () => {
  await holdFor(4_000);

  const refused: unknown = await take('Ev1').catch((error: unknown) => error);
  expect(refused).toMatchObject({ code: 'SQLITE_BUSY' });
  expect(isPassingStoreError(refused)).toBe(true);
  expect(await ids()).toEqual([]);

  await once(holder, 'exit');
  await take('Ev1');
  expect(await ids()).toEqual(['Ev1']);
});
