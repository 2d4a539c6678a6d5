import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { parse } from 'yaml';
import { createLog } from '../../src/log.js';
import { type Bot, startBot } from '../../src/main.js';
import { loadPack } from '../../src/packs/load-pack.js';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/start-simulator.js';
import { visibleText } from '../../src/simulator/surface.js';
import type { Ephemeral, Message, View } from '../../src/simulator/world.js';

/** In every draft of these tests, so that it can be looked for where no draft may be. */
export const MARK = 'Zanzibarian';
export const DRAFT = `${MARK} nurses can help kids sooner when schools and clinics work together and share what they know.`;
export const WEAK = `Data integration provides critical input for ${MARK} policymakers and breaks down data silos.`;

const pack = loadPack('data/packs/data-sharing');

const DAY = 24 * 60 * 60 * 1000;

/** Tests ask more of one person and channel than people do. */
const PLENTY = { perSecond: 1_000, burst: 1_000 };

/** The real bot on a local Slack, over a real socket. */
export interface Office {
  slack: Simulator;
  bot: Bot;
  /** What has been logged. */
  log(): string;
  /** Whether some words stand anywhere in the database's tables. */
  stores(words: string): boolean;
  /** Stops the bot, and starts it anew some days later. */
  startsAgainIn(days: number): Promise<void>;
  /** Waits until nothing is waiting in Slack or in the bot. */
  quiet(): Promise<void>;
  close(): Promise<void>;
}

export const openOffice = async (
  options: SimulatorOptions = {},
  admins: readonly string[] = [],
): Promise<Office> => {
  const folder = mkdtempSync(join(tmpdir(), 'framewright-office-'));
  const slack = await startSimulator({ redeliverAfterMs: [0, 50, 50], ...asInManifest(), ...options });
  const database = join(folder, 'office.db');
  const lines: string[] = [];
  let shift = 0;
  const clock = { now: () => Date.now() + shift, monotonic: () => performance.now() };
  const start = () =>
    startBot(
      {
        botToken: slack.botToken,
        appToken: slack.appToken,
        slackApiUrl: slack.apiUrl,
        database,
        emoji: 'frame_with_picture',
        admins: [...admins],
        logLevel: 'info',
      },
      {
        pack,
        clock,
        log: createLog({ destination: { write: (line: string) => void lines.push(line) } }),
        limits: { channelPosts: PLENTY, personJobs: PLENTY, channelJobs: PLENTY, settle: 50 },
      },
    );
  let bot = await start();
  // Until it is warm, a form that is asked for may come too late.
  await bot.idle();
  const quiet = async () => {
    await slack.settled();
    await bot.idle();
    await slack.settled();
  };
  return {
    slack,
    get bot() {
      return bot;
    },
    log: () => lines.join(''),
    stores: (some) => dump(database).includes(some),
    async startsAgainIn(days) {
      await bot.stop();
      shift += days * DAY;
      bot = await start();
      await quiet();
    },
    quiet,
    async close() {
      await bot.stop();
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
      for (const secret of [MARK, slack.botToken, slack.appToken])
        expect(lines.join('')).not.toContain(secret);
    },
  };
};

/** What the app is granted and told: what its manifest asks for, and nothing else. */
const asInManifest = (): Pick<SimulatorOptions, 'scopes' | 'events'> => {
  const manifest = parse(readFileSync('manifest.yml', 'utf8'));
  return {
    scopes: manifest.oauth_config.scopes.bot,
    events: manifest.settings.event_subscriptions.bot_events,
  };
};

/** All rows of all tables. */
const dump = (file: string): string => {
  const db = new BetterSqlite(file, { readonly: true });
  const tables = db.prepare("select name from sqlite_master where type = 'table'").pluck().all() as string[];
  const rows = tables.map((table) => db.prepare(`select * from "${table}"`).all());
  db.close();
  return JSON.stringify(rows);
};

/** What a person sees of one message, which must be there. */
export const words = (message: Message | Ephemeral | View | undefined): string => {
  if (message === undefined) throw new Error('There is no such message.');
  return visibleText(message);
};

/** One of a list, which must be there; from the end where negative. */
export const nth = <T>(list: readonly T[], index: number): T => {
  const one = list.at(index);
  if (one === undefined) throw new Error(`There is no number ${index} in a list of ${list.length}.`);
  return one;
};

/** All that a person sees of messages, one after the other. */
export const wordsOf = (messages: readonly Message[]): string =>
  messages.map((one) => visibleText(one)).join('\n');

/** The messages that the bot wrote. */
export const fromBot = (slack: Simulator, messages: readonly Message[]): Message[] =>
  messages.filter((message) => message.user === slack.world.app.userId);
