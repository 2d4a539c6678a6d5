import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTools } from '../../src/cli/create-tools.js';
import { runCommandLine } from '../../src/cli/run-command-line.js';
import type { Database } from '../../src/store/database.js';
import { lockDatabase } from '../../src/store/lock-database.js';
import { lookInto } from '../../src/store/look-into.js';
import { MIGRATIONS } from '../../src/store/migrations/index.js';
import { openBotDatabase } from '../../src/store/open-bot-database.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';
import { createScratch } from './scratch.js';
import { createScreen } from './screen.js';

const scratch = createScratch();
let count = 0;

/** A database of the bot's, filled as the test needs it, and the command line beside it. */
async function besideBot(fill: (db: Database) => Promise<unknown> = async () => {}) {
  const file = join(scratch.dir, `bot-${count++}.db`);
  const inDatabase = async <T>(work: (db: Database) => Promise<T>): Promise<T> => {
    const db = await openDatabase(file);
    try {
      return await work(db);
    } finally {
      await closeDatabase(db);
    }
  };
  await inDatabase(fill);
  const run = async (args: string[], env = {}) => {
    const screen = createScreen();
    const tools = createTools({ FRAMEWRIGHT_DB: file, ...env });
    const code = await runCommandLine(args, screen.terminal, tools);
    return { code, printed: screen.printed(), complained: screen.complained() };
  };
  return { file, run, inDatabase };
}

const addDeadJob = (db: Database) =>
  db
    .insertInto('jobs')
    .values({
      key: 'k',
      kind: 'review-message',
      args: '{}',
      user_id: 'U0ANA',
      channel_id: 'C1',
      state: 'dead',
      attempts: 5,
      error: 'channel_not_found',
      due_at: 1,
      created_at: 1,
      ended_at: 60_000,
    })
    .execute();

describe('jobs', () => {
  test('lists what was put aside, with whose it is and why', async () => {
    const { run } = await besideBot(addDeadJob);
    const { printed } = await run(['jobs', 'list']);
    expect(printed).toBe(
      'job-1  review-message for U0ANA in C1: channel_not_found, after 5 tries, 1970-01-01 00:01 UTC\n',
    );
    expect(JSON.parse((await run(['jobs', 'list', '--json'])).printed)).toMatchObject([{ id: 'job-1' }]);
  });

  test.each([
    ['retry', 'back in line', 'ready'],
    ['drop', 'given up', 'done'],
  ])('%s takes work out of the list', async (action, words, state) => {
    const { run, inDatabase } = await besideBot(addDeadJob);
    expect(await run(['jobs', action, 'job-1'])).toMatchObject({ code: 0, printed: `job-1: ${words}.\n` });
    expect((await run(['jobs', 'list'])).printed).toBe('Nothing was put aside.\n');
    expect(await inDatabase((db) => db.selectFrom('jobs').select('state').execute())).toEqual([{ state }]);
  });

  test.each([[['list', 'job-1']], [['retry']], [['drop']], [['mend', 'job-1']], [[]]])(
    'jobs %j exits with 2',
    async (args) => {
      const { run } = await besideBot();
      expect((await run(['jobs', ...args])).code).toBe(2);
    },
  );

  test('a job that is not there is named', async () => {
    const { run } = await besideBot();
    expect(await run(['jobs', 'retry', 'job-9'])).toMatchObject({
      code: 1,
      complained: expect.stringContaining('job-9'),
    });
  });

  test('a database that is not there is not made', async () => {
    const { run } = await besideBot();
    const nowhere = join(scratch.dir, 'nowhere.db');
    expect((await run(['jobs', 'list'], { FRAMEWRIGHT_DB: nowhere })).complained).toContain(nowhere);
    expect(existsSync(nowhere)).toBe(false);
  });
});

test.each([[['jobs', 'list']], [['forget', 'U012ABCDEF']], [['library', 'questions']]])(
  '%j leaves a database alone on which a bot of an older version works',
  async (args) => {
    const { run } = await besideBot();
    const file = join(scratch.dir, `older-${count++}.db`);
    await closeDatabase(await openDatabase(file, MIGRATIONS.slice(0, -1)));
    const bot = lockDatabase(file);
    expect(await run(args, { FRAMEWRIGHT_DB: file })).toMatchObject({
      code: 1,
      complained: expect.stringContaining('older version'),
    });
    expect(lookInto(file, 'select id from migrations')).toHaveLength(MIGRATIONS.length - 1);
    bot.release();
  },
);

describe('backup, verify, restore', () => {
  test('a backup holds what the database held, and takes its place again', async () => {
    const { file, run, inDatabase } = await besideBot(addDeadJob);
    const copy = join(scratch.dir, 'copy.db');
    expect(await run(['backup', copy])).toMatchObject({
      code: 0,
      printed: expect.stringMatching(/copy\.db: [\d,]+ bytes, schema .*jobs 1/),
    });
    expect((await run(['verify', copy])).printed).toMatch(/^Whole: .*jobs 1/);
    await inDatabase((db) => db.deleteFrom('jobs').execute());
    expect((await run(['verify'])).printed).not.toContain('jobs 1');

    const { code, printed } = await run(['restore', copy]);
    expect(code).toBe(0);
    expect(printed).toContain(`kept as ${file}.before-`);
    expect((await run(['verify'])).printed).toContain('jobs 1');
  });

  test('without a name it goes by date into its folder, and only the newest are kept', async () => {
    const { run } = await besideBot();
    const folder = join(scratch.dir, `backups-${count}`);
    const env = { FRAMEWRIGHT_BACKUPS: folder };
    expect((await run(['backup'], env)).complained).toContain(folder);
    mkdirSync(folder);
    for (const name of ['framewright-20200101T000000Z.db', 'framewright-20200102T000000Z.db', 'mine.db']) {
      writeFileSync(join(folder, name), '');
    }
    await run(['backup', '--keep', '2'], env);
    const kept = readdirSync(folder).sort();
    expect(kept).toEqual([
      'framewright-20200102T000000Z.db',
      expect.stringMatching(/^framewright-2\d{3}[01]\d[0-3]\dT\d{6}Z\.db$/),
      'mine.db',
    ]);
  });

  test('no backup takes the place of a database that a bot works on', async () => {
    const { file, run } = await besideBot();
    const copy = join(scratch.dir, 'other.db');
    await run(['backup', copy]);
    const bot = await openBotDatabase(file);
    expect(await run(['restore', copy])).toMatchObject({
      code: 1,
      complained: expect.stringContaining('Another Framewright is at work'),
    });
    await bot.close();
  });

  test('a damaged file is not called whole', async () => {
    const { run } = await besideBot();
    expect(
      (await run(['verify', scratch.write('junk.db', 'not a database at all, but long enough')])).code,
    ).toBe(1);
  });

  test.each([
    [['backup']],
    [['backup', 'a', 'b']],
    [['backup', 'a', '--keep', '3']],
    [['backup', '--keep', 'few']],
    [['restore']],
    [['verify', 'a', 'b']],
    [['forget']],
    [['forget', 'ana']],
  ])('%j exits with 2', async (args) => {
    const { run } = await besideBot();
    expect((await run(args)).code).toBe(2);
  });
});

describe('forget', () => {
  test('takes a person out of jobs, drafts and reviews, and leaves the others', async () => {
    const { run, inDatabase } = await besideBot(async (db) => {
      await addDeadJob(db);
      await addReview(db, 'asked', { asked_by: 'U0ANA' });
      await addReview(db, 'written', { author: 'U0ANA' });
      const kept = [
        { flag: 'f', reason: 'r', by: 'U0ANA' },
        { flag: 'g', reason: 'r', by: 'U0BEN' },
      ];
      await addReview(db, 'kept', { kept_flags: JSON.stringify(kept) });
      await addQuestion(db, 'U0ANA');
    });
    expect(await run(['forget', 'U0ANA'])).toMatchObject({ code: 0, printed: '5 rows changed.\n' });
    const left = await inDatabase(async (db) => ({
      jobs: await db.selectFrom('jobs').select('user_id').execute(),
      reviews: await db.selectFrom('reviews').selectAll().orderBy('id').execute(),
      asks: await db.selectFrom('question_asks').selectAll().execute(),
    }));
    expect(JSON.stringify(left)).not.toContain('U0ANA');
    expect(left.reviews.map(({ id }) => id)).toEqual(['kept', 'written']);
    expect(left.reviews[0]?.kept_flags).toContain('U0BEN');
    expect(left.asks).toMatchObject([{ user_id: '', told_at: expect.any(Number) }]);
  });
});

async function addQuestion(db: Database, user: string) {
  const question = {
    id: 'q',
    question: 'Who asked?',
    phrasings: '[]',
    ask: 'counsel',
    origin: 'team' as const,
  };
  await db
    .insertInto('open_questions')
    .values({ ...question, created_at: 1 })
    .execute();
  await db.insertInto('question_asks').values({ question_id: 'q', user_id: user, asked_at: 1 }).execute();
}

const addReview = (
  db: Database,
  id: string,
  over: Partial<Record<'asked_by' | 'author' | 'kept_flags', string>>,
) =>
  db
    .insertInto('reviews')
    .values({
      id,
      asked_by: 'U0BEN',
      channel_id: 'C1',
      place: 'thread',
      held: '[]',
      review_post: `post ${id}`,
      options: '{}',
      text_hash: 'h',
      pack_version: '1',
      verdicts: '[]',
      points_met: 0,
      points_expected: 9,
      kept_flags: '[]',
      state: 'live',
      revision: 1,
      created_at: 1,
      updated_at: 1,
      ...over,
    })
    .execute();
