import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { sql } from 'kysely';
import { checkpoint } from '../../src/store/checkpoint.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';
import { transact } from '../../src/store/transact.js';
import { createFolder } from './stores.js';

let folder: string;
let remove: () => void;
let file: string;

beforeEach(() => {
  ({ folder, remove } = createFolder());
  file = join(folder, 'test.db');
});
afterEach(() => remove());

const pragma = async (name: string): Promise<unknown> => {
  const db = await openDatabase(file);
  const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(db);
  await closeDatabase(db);
  return Object.values(rows[0] ?? {})[0];
};

test.each([
  ['journal_mode', 'wal'],
  ['synchronous', 2],
  ['busy_timeout', 2000],
  ['foreign_keys', 1],
  ['secure_delete', 1],
])('sets %s again at each open', async (name, value) => {
  await closeDatabase(await openDatabase(file));

  expect(await pragma(name)).toBe(value);
});

test('keeps a new database from other users of the machine', async () => {
  await closeDatabase(await openDatabase(file));

  expect(statSync(file).mode & 0o077).toBe(0);
});

test('leaves no write-ahead log behind when it is closed', async () => {
  const db = await openDatabase(file);
  await db.insertInto('inbox').values({ id: 'Ev1', received_at: 1 }).execute();

  await closeDatabase(db);

  expect(existsSync(`${file}-wal`)).toBe(false);
});

test('stores all of a transaction or nothing', async () => {
  const db = await openDatabase(file);
  const failing = transact(db, async (transaction) => {
    await transaction.insertInto('inbox').values({ id: 'Ev1', received_at: 1 }).execute();
    throw new Error('Something came up.');
  });

  await expect(failing).rejects.toThrow('Something came up.');
  expect(await db.selectFrom('inbox').selectAll().execute()).toEqual([]);
  await closeDatabase(db);
});

test('takes the write lock when a transaction begins, so that another writer is told at once', async () => {
  const db = await openDatabase(file);
  const other = new BetterSqlite(file, { timeout: 0 });

  await transact(db, async () => {
    expect(() => other.exec('begin immediate')).toThrow('database is locked');
  });

  other.close();
  await closeDatabase(db);
});

test('says that the disk is full, not that there was nothing to roll back', async () => {
  const db = await openDatabase(file);
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db);
  await sql.raw(`pragma max_page_count = ${rows[0]?.page_count}`).execute(db);
  const filling = transact(db, async (transaction) => {
    for (let n = 0; n < 5_000; n += 1) {
      await transaction
        .insertInto('inbox')
        .values({ id: `Ev${n}-${'x'.repeat(200)}`, received_at: n })
        .execute();
    }
  });

  await expect(filling).rejects.toMatchObject({ code: 'SQLITE_FULL' });
  await closeDatabase(db);
});

test('wipes deleted words from the disk at a checkpoint', async () => {
  const db = await openDatabase(file);
  const draft = { id: 'd1', text: 'a draft nobody else should read', user_id: null, created_at: 1 };
  await db.insertInto('drafts').values(draft).execute();
  await db.updateTable('drafts').set({ text: null }).execute();

  expect(await checkpoint(db)).toBe(true);

  for (const name of [file, `${file}-wal`]) {
    expect(readFileSync(name, 'latin1')).not.toContain('nobody else');
  }
  await closeDatabase(db);
});

describe('a migration', () => {
  const one = { id: '001-one', up: ['create table one (id integer) strict'] };
  const two = { id: '002-two', up: ['create table two (id integer) strict'] };
  const broken = { id: '002-two', up: ['create table two (id integer) strict', 'create tabel three'] };

  const tablesOf = (): string[] => {
    const sqlite = new BetterSqlite(file);
    const rows = sqlite.prepare("select name from sqlite_schema where type = 'table' order by name").all();
    sqlite.close();
    return rows.map((row) => (row as { name: string }).name);
  };

  test('runs once, in order, however often the database is opened', async () => {
    await closeDatabase(await openDatabase(file, [one]));
    await closeDatabase(await openDatabase(file, [one, two]));
    await closeDatabase(await openDatabase(file, [one, two]));

    expect(tablesOf()).toEqual(['migrations', 'one', 'two']);
  });

  test('that fails leaves nothing of itself, and can be mended', async () => {
    await expect(openDatabase(file, [one, broken])).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
    expect(tablesOf()).toEqual(['migrations', 'one']);

    await closeDatabase(await openDatabase(file, [one, two]));
    expect(tablesOf()).toEqual(['migrations', 'one', 'two']);
  });

  test('unknown to this version is refused: the database is newer', async () => {
    await closeDatabase(await openDatabase(file, [one, two]));

    await expect(openDatabase(file, [one])).rejects.toMatchObject({
      code: 'database',
      message: expect.stringContaining('002-two'),
    });
  });

  test('edited after it ran is refused', async () => {
    await closeDatabase(await openDatabase(file, [one]));

    const edited = { id: '001-one', up: ['create table one (id integer, name text) strict'] };
    await expect(openDatabase(file, [edited])).rejects.toMatchObject({ code: 'database' });
  });
});

describe('a file that is not ours to open', () => {
  test('in a folder that does not exist is refused with the cure', async () => {
    await expect(openDatabase(join(folder, 'nowhere', 'test.db'))).rejects.toMatchObject({
      code: 'database',
      message: expect.stringContaining('Create it'),
    });
  });

  test('that is a folder is refused', async () => {
    mkdirSync(file);

    await expect(openDatabase(file)).rejects.toMatchObject({ code: 'database' });
  });

  test('that is no database is refused and left as it was', async () => {
    writeFileSync(file, 'Minutes of the meeting, and then some more words to make a page of it.'.repeat(50));
    const before = readFileSync(file);

    await expect(openDatabase(file)).rejects.toMatchObject({
      code: 'database',
      message: expect.stringContaining('restore a backup'),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
