import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspectDatabase } from '../../src/store/inspect-database.js';
import { lookInto } from '../../src/store/look-into.js';
import { MIGRATIONS } from '../../src/store/migrations/index.js';
import { openBesideBot } from '../../src/store/open-beside-bot.js';
import { openBotDatabase } from '../../src/store/open-bot-database.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';
import { createFolder } from './stores.js';

let folder: string;
let remove: () => void;
let file: string;

beforeEach(() => {
  ({ folder, remove } = createFolder());
  file = join(folder, 'test.db');
});
afterEach(() => remove());

/** A database with enough rows for a page to be hit. */
const fill = async (): Promise<void> => {
  const bot = await openBotDatabase(file);
  for (let n = 0; n < 300; n += 1) {
    await bot.db
      .insertInto('inbox')
      .values({ id: `Ev${n}`, received_at: n })
      .execute();
  }
  await bot.close();
};

const flipAPage = (): void => {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 4096 * 8, 4096 * 9);
  writeFileSync(file, bytes);
};

test('a second bot on the same database is refused, and the first is not disturbed', async () => {
  const first = await openBotDatabase(file);

  await expect(openBotDatabase(file)).rejects.toMatchObject({ code: 'conflict' });

  await first.db.insertInto('inbox').values({ id: 'Ev1', received_at: 1 }).execute();
  await first.close();
});

test('when the first has ended, the next may have it', async () => {
  await (await openBotDatabase(file)).close();

  await (await openBotDatabase(file)).close();
});

test('the command line writes beside the bot', async () => {
  const bot = await openBotDatabase(file);
  const beside = await openDatabase(file);

  await beside.insertInto('inbox').values({ id: 'Ev1', received_at: 1 }).execute();

  expect(await bot.db.selectFrom('inbox').select('id').execute()).toEqual([{ id: 'Ev1' }]);
  await closeDatabase(beside);
  await bot.close();
});

describe('a command line of a newer version', () => {
  const newer = [...MIGRATIONS, { id: '999-newer', up: ['create table newer (id integer) strict'] }];
  const tables = () =>
    lookInto<{ name: string }>(file, 'select name from sqlite_schema').map(({ name }) => name);

  test('does not change the tables under a bot at work', async () => {
    const bot = await openBotDatabase(file);

    await expect(openBesideBot(file, newer)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('restart the bot'),
    });
    expect(tables()).not.toContain('newer');

    await bot.db.insertInto('inbox').values({ id: 'Ev1', received_at: 1 }).execute();
    await bot.close();
  });

  test('brings them up to date when no bot is at work, and makes them where there are none', async () => {
    await closeDatabase(await openBesideBot(file));
    expect(tables()).toContain('inbox');

    await closeDatabase(await openBesideBot(file, newer));
    expect(tables()).toContain('newer');
  });

  test('of the same version writes beside the bot', async () => {
    const bot = await openBotDatabase(file);
    const beside = await openBesideBot(file);

    await beside.insertInto('inbox').values({ id: 'Ev1', received_at: 1 }).execute();

    await closeDatabase(beside);
    await bot.close();
  });

  test('lets the next bot in afterwards', async () => {
    const beside = await openBesideBot(file);
    await (await openBotDatabase(file)).close();
    await closeDatabase(beside);
  });
});

test.each([
  ['a flipped page', flipAPage],
  ['a truncated file', () => truncateSync(file, 4096 * 5)],
])('%s is refused at the start, and the file left as it is', async (_name, damage) => {
  await fill();
  damage();
  const before = readFileSync(file);

  await expect(openBotDatabase(file)).rejects.toMatchObject({
    code: 'database',
    message: expect.stringContaining('restore a backup'),
  });
  expect(readFileSync(file).equals(before)).toBe(true);
});

describe('the watermark', () => {
  const beat = async (bot: Awaited<ReturnType<typeof openBotDatabase>>, beats: number): Promise<void> => {
    await bot.db.replaceInto('pulse').values({ id: 1, beats, at: 0 }).execute();
    bot.noteBeat(beats);
  };

  test('shows that a write-ahead log was deleted', async () => {
    const bot = await openBotDatabase(file);
    await beat(bot, 3);
    copyFileSync(file, join(folder, 'crashed.db'));
    copyFileSync(`${file}-mark`, join(folder, 'crashed.db-mark'));
    copyFileSync(`${file}-wal`, join(folder, 'whole.db-wal'));
    copyFileSync(file, join(folder, 'whole.db'));
    copyFileSync(`${file}-mark`, join(folder, 'whole.db-mark'));
    await bot.close();

    expect(() => inspectDatabase(join(folder, 'crashed.db'))).toThrow(/-wal/);
    expect(() => inspectDatabase(join(folder, 'whole.db'))).not.toThrow();
  });

  test('shows that the whole file was deleted', async () => {
    const bot = await openBotDatabase(file);
    await beat(bot, 1);
    await bot.close();
    rmSync(file);

    await expect(openBotDatabase(file)).rejects.toMatchObject({ code: 'database' });
  });

  test('is no obstacle after an ordinary stop', async () => {
    const bot = await openBotDatabase(file);
    await beat(bot, 3);
    await bot.close();

    await (await openBotDatabase(file)).close();
  });
});
