import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backUpDatabase } from '../../src/store/backup-database.js';
import type { Database } from '../../src/store/database.js';
import { openBotDatabase } from '../../src/store/open-bot-database.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';
import { restoreDatabase } from '../../src/store/restore-database.js';
import { verifyDatabase } from '../../src/store/verify-database.js';
import { createFolder } from './stores.js';

let folder: string;
let remove: () => void;
let file: string;
let backup: string;

beforeEach(() => {
  ({ folder, remove } = createFolder());
  file = join(folder, 'test.db');
  backup = join(folder, 'backup.db');
});
afterEach(() => remove());

const take = (db: Database, id: string): Promise<unknown> =>
  db.insertInto('inbox').values({ id, received_at: 1 }).execute();

const withDatabase = async <T>(path: string, work: (db: Database) => Promise<T>): Promise<T> => {
  const db = await openDatabase(path);
  try {
    return await work(db);
  } finally {
    await closeDatabase(db);
  }
};

const idsIn = (path: string): Promise<string[]> =>
  withDatabase(path, async (db) => (await db.selectFrom('inbox').select('id').execute()).map(({ id }) => id));

describe('a backup', () => {
  test('holds what was written when it was taken, beside a bot at work', async () => {
    const bot = await openBotDatabase(file);
    await take(bot.db, 'Ev1');

    const { rows } = backUpDatabase(file, backup);
    await take(bot.db, 'Ev2');
    await bot.close();

    expect(rows).toMatchObject({ inbox: 1, jobs: 0 });
    expect(await idsIn(backup)).toEqual(['Ev1']);
  });

  test('holds no words of a draft', async () => {
    await withDatabase(file, (db) =>
      db
        .insertInto('drafts')
        .values({ id: 'd1', text: 'embargoed-words', user_id: null, created_at: 1 })
        .execute(),
    );

    backUpDatabase(file, backup);

    expect(readFileSync(backup, 'latin1')).not.toContain('embargoed-words');
  });

  test('leaves the older one standing when it fails, and nothing else behind', async () => {
    writeFileSync(backup, 'an older backup');
    writeFileSync(file, 'no database at all, and long enough to tell'.repeat(100));

    expect(() => backUpDatabase(file, backup)).toThrow();

    expect(readFileSync(backup, 'utf8')).toBe('an older backup');
    expect(readdirSync(folder).sort()).toEqual(['backup.db', 'test.db']);
  });

  test('of a database that is not there is refused', () => {
    expect(() => backUpDatabase(file, backup)).toThrow(/There is no database/);
    expect(existsSync(file)).toBe(false);
  });
});

describe('a restore', () => {
  const outbox = {
    kind: 'message',
    channel_id: 'C1',
    view: 'review',
    args: 'null',
    due_at: 5,
    created_at: 5,
  } as const;

  test('brings the rows back, and keeps the database that stood there', async () => {
    await withDatabase(file, (db) => take(db, 'Ev1'));
    backUpDatabase(file, backup);
    await withDatabase(file, (db) => take(db, 'Ev2'));

    const { keptAs } = restoreDatabase(backup, file, 77);

    expect(await idsIn(file)).toEqual(['Ev1']);
    expect(keptAs).toBe(`${file}.before-77`);
    expect(await idsIn(keptAs ?? '')).toEqual(['Ev1', 'Ev2']);
  });

  test('puts what was unfinished in doubt, and gives up what belongs to a moment', async () => {
    await withDatabase(file, async (db) => {
      await db
        .insertInto('outbox')
        .values([
          { ...outbox, key: 'ready', state: 'ready' },
          { ...outbox, key: 'sending', state: 'sending', attempted_at: 3 },
          { ...outbox, key: 'posted', state: 'posted' },
          { ...outbox, key: 'notice', kind: 'ephemeral', state: 'ready' },
        ])
        .execute();
      await db
        .insertInto('jobs')
        .values({ key: 'j', kind: 'review', args: 'null', due_at: 5, created_at: 5, state: 'running' })
        .execute();
    });
    backUpDatabase(file, backup);

    expect(restoreDatabase(backup, file, 77).doubted).toBe(2);

    const rows = await withDatabase(file, (db) =>
      db.selectFrom('outbox').select(['key', 'state', 'attempted_at']).orderBy('id').execute(),
    );
    expect(rows).toEqual([
      { key: 'ready', state: 'unknown', attempted_at: 5 },
      { key: 'sending', state: 'unknown', attempted_at: 3 },
      { key: 'posted', state: 'posted', attempted_at: null },
      { key: 'notice', state: 'cancelled', attempted_at: null },
    ]);
    const jobs = await withDatabase(file, (db) =>
      db.selectFrom('jobs').select(['state', 'restored']).execute(),
    );
    expect(jobs).toEqual([{ state: 'ready', restored: 1 }]);
  });

  test('is refused while a bot is at work', async () => {
    const bot = await openBotDatabase(file);
    backUpDatabase(file, backup);

    expect(() => restoreDatabase(backup, file, 77)).toThrow(/at work/);
    await bot.close();
  });

  test('of a damaged backup changes nothing', async () => {
    await withDatabase(file, (db) => take(db, 'Ev1'));
    writeFileSync(backup, 'not what it was'.repeat(500));

    expect(() => restoreDatabase(backup, file, 77)).toThrow();

    expect(await idsIn(file)).toEqual(['Ev1']);
  });

  test('of an older state is not taken for a loss at the next start', async () => {
    const bot = await openBotDatabase(file);
    backUpDatabase(file, backup);
    await bot.db.insertInto('pulse').values({ id: 1, beats: 9, at: 0 }).execute();
    bot.noteBeat(9);
    await bot.close();

    restoreDatabase(backup, file, 77);

    await (await openBotDatabase(file)).close();
  });
});

describe('a verification', () => {
  test('counts the rows and names the schema', async () => {
    await withDatabase(file, (db) => take(db, 'Ev1'));

    expect(verifyDatabase(file)).toMatchObject({
      rows: { inbox: 1 },
      schema: expect.stringMatching(/^00\d-/),
    });
  });

  test('finds a damaged page', async () => {
    await withDatabase(file, async (db) => {
      for (let n = 0; n < 300; n += 1) await take(db, `Ev${n}`);
    });
    const bytes = readFileSync(file);
    bytes.fill(0xa5, 4096 * 8, 4096 * 9);
    writeFileSync(file, bytes);

    expect(() => verifyDatabase(file)).toThrow(/damaged/);
  });

  test('says when there is no file', () => {
    expect(() => verifyDatabase(file)).toThrow(/There is no file/);
  });
});
