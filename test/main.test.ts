import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createReviews } from '../src/delivery/reviews.js';
import { createLog } from '../src/log.js';
import { startBot } from '../src/main.js';
import { loadPack } from '../src/packs/load-pack.js';
import { type Simulator, startSimulator } from '../src/simulator/start-simulator.js';
import { lookInto } from '../src/store/look-into.js';
import { closeDatabase, openDatabase } from '../src/store/open-database.js';
import { transact } from '../src/store/transact.js';
import { A_REVIEW } from './delivery/a-review.js';

/** The built program, as `npm start` runs it. */
const PROGRAM = join(import.meta.dirname, '../dist/cli/main.js');
const MAIN = new URL('../dist/main.js', import.meta.url).href;

let slack: Simulator;
let folder: string;
beforeEach(async () => {
  slack = await startSimulator();
  folder = mkdtempSync(join(tmpdir(), 'framewright-main-'));
});
afterEach(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true, force: true });
});

const goodEnv = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  FRAMEWRIGHT_DB: join(folder, 'bot.db'),
});

const run = (args: string[], env: Record<string, string>) => {
  const child = spawn(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH ?? '', ...env } });
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => {
    said.out += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said.err += String(chunk);
  });
  const ended = once(child, 'close').then(([code]) => code as number);
  return { child, said, ended };
};

const start = (env: Record<string, string>) => run([PROGRAM, 'start'], env);

describe('npm start', () => {
  test.each([
    [
      'without tokens',
      { SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '' },
      ['SLACK_BOT_TOKEN: is not set.', 'SLACK_APP_TOKEN: is not set.'],
    ],
    [
      'with the tokens swapped',
      { SLACK_BOT_TOKEN: 'xapp-1-A0-12345678', SLACK_APP_TOKEN: 'xoxb-1234-12345678' },
      [
        'SLACK_BOT_TOKEN: holds an app-level token; the two tokens seem to be swapped.',
        'SLACK_APP_TOKEN: holds a bot token',
      ],
    ],
    [
      'with a bot token that Slack refuses',
      { SLACK_BOT_TOKEN: 'xoxb-1234-12345678' },
      ['SLACK_BOT_TOKEN: is refused by Slack (invalid_auth).'],
    ],
    [
      'with an app token that Slack refuses',
      { SLACK_APP_TOKEN: 'xapp-1-A0-12345678' },
      ['SLACK_APP_TOKEN: is refused by Slack.'],
    ],
  ])(
    '%s names the variable and the cure, and exits with 2',
    async (_what, wrong, complaints) => {
      const { said, ended } = start({ ...goodEnv(), ...wrong });
      expect(await ended).toBe(2);
      for (const complaint of complaints) expect(said.err).toContain(complaint);
      expect(said.err).toMatch(/api\.slack\.com\/apps/);
      expect(said.err).not.toContain('12345678');
    },
    30_000,
  );

  test('ends in peace when it is told to', async () => {
    const { child, said, ended } = start(goodEnv());
    await slack.waitFor(() => slack.connections > 0 && said.out.includes('bot_ready'), 'the bot', 30_000);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(slack.connections).toBe(0);
  }, 60_000);

  test('says so when Slack can’t be reached, and exits with 1', async () => {
    const { said, ended } = start({ ...goodEnv(), SLACK_API_URL: 'http://127.0.0.1:1/api/' });
    expect(await ended).toBe(1);
    expect(said.err).toContain("Slack can't be reached");
  }, 60_000);
});

test('a rejection that nobody handles is logged without its words, and ends the process with 1', async () => {
  const script = `
    import { startBot } from ${JSON.stringify(MAIN)};
    const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken, SLACK_API_URL: slackApiUrl, FRAMEWRIGHT_DB: database } = process.env;
    await startBot(
      { botToken, appToken, slackApiUrl, database, emoji: 'x', admins: [], logLevel: 'info' },
      { ownsProcess: true },
    );
    Promise.reject(new Error('Words of a draft'));
  `;
  const { said, ended } = run(['--input-type=module', '-e', script], goodEnv());
  expect(await ended).toBe(1);
  expect(said.out).toContain('"event":"bot_failed"');
  expect(said.out + said.err).not.toContain('Words of a draft');
}, 60_000);

describe('startBot', () => {
  const config = () => ({
    botToken: slack.botToken,
    appToken: slack.appToken,
    slackApiUrl: slack.apiUrl,
    database: join(folder, 'bot.db'),
    emoji: 'frame_with_picture',
    admins: [],
    logLevel: 'silent' as const,
  });
  const pack = loadPack('data/packs/data-sharing');
  const quiet = () => ({ pack, log: createLog({ level: 'silent' }) });

  test('lets one bot at a time work on a database, and the next one afterwards', async () => {
    const bot = await startBot(config(), quiet());
    await expect(startBot(config(), quiet())).rejects.toMatchObject({ code: 'conflict' });
    expect(bot.health()).toEqual({ ready: true, faults: [], openSockets: 1, otherSockets: 0 });
    await bot.stop();
    await bot.stop();
    await (await startBot(config(), quiet())).stop();
  }, 30_000);

  test('closes what it has opened when it can’t go on', async () => {
    slack.fail('apps.connections.open', { error: 'invalid_auth' });
    await expect(startBot(config(), quiet())).rejects.toMatchObject({ code: 'bad_config' });
    await (await startBot(config(), quiet())).stop();
  }, 30_000);

  test('forgets reviews that are older than the team wants to keep them', async () => {
    const { database } = config();
    const ages = { old: 20, young: 2 };
    const db = await openDatabase(database);
    for (const [id, days] of Object.entries(ages)) {
      const at = Date.now() - days * 24 * 3_600_000;
      const reviews = createReviews({ db, clock: { now: () => at } });
      await transact(db, reviews.add({ ...A_REVIEW, id, place: id }));
    }
    await closeDatabase(db);

    const bot = await startBot({ ...config(), reviewDays: 10 }, quiet());
    await bot.stop();

    expect(lookInto(database, 'select id from reviews')).toEqual([{ id: 'young' }]);
  }, 30_000);

  test('is not ready any more once it is told to stop', async () => {
    const bot = await startBot(config(), quiet());
    await bot.stop();
    expect(bot.health().ready).toBe(false);
  }, 30_000);

  test('refuses a pack that is not there', async () => {
    await expect(
      startBot({ ...config(), pack: join(folder, 'none') }, { log: quiet().log }),
    ).rejects.toMatchObject({
      code: 'bad_pack',
    });
  });
});
