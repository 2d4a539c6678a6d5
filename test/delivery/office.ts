import { join } from 'node:path';
import type { Clock } from '../../src/clock.js';
import { createDelivery, type DeliveryParts } from '../../src/delivery/create-delivery.js';
import type { Delivery, Job, Outcome, Rendered } from '../../src/delivery/delivery.js';
import type { Limits } from '../../src/delivery/limits.js';
import { createPostingClient } from '../../src/delivery/posting-client.js';
import { quietLogger } from '../../src/delivery/quiet-logger.js';
import type { Log } from '../../src/log.js';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/start-simulator.js';
import type { Database } from '../../src/store/database.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';
import { createFolder } from '../store/stores.js';

/** A line of the log, as a test looks at it. */
export interface LogLine {
  event: string;
  [field: string]: unknown;
}

export const keepLog = (lines: LogLine[]): Log => {
  const keep = (event: string, fields: object = {}): void => void lines.push({ event, ...fields });
  return { info: keep, warn: keep, error: keep } as unknown as Log;
};

/** A clock that stands until it is moved. */
export interface TestClock extends Clock {
  /** Lets time pass. */
  pass(ms: number): void;
  /** Sets the wall clock, as an operator or the end of summer time does. */
  step(ms: number): void;
}

export const createTestClock = (start = Date.now()): TestClock => {
  let passed = 0;
  let stepped = 0;
  return {
    now: () => start + passed + stepped,
    monotonic: () => passed,
    pass(ms) {
      passed += ms;
    },
    step(ms) {
      stepped += ms;
    },
  };
};

/** Waits short enough for a test; the order of things is the same. */
export const QUICK: Partial<Limits> = {
  firstWait: 20,
  lastWait: 100,
  settle: 20,
  rateLimitWait: 300,
  tokenWait: 100,
  poll: 20,
  channelPosts: { perSecond: 1_000, burst: 1_000 },
};

/** A delivery with a database and a local Slack of its own. */
export interface Office {
  slack: Simulator;
  db: Database;
  /** The database's path. */
  file: string;
  log: LogLine[];
  delivery: Delivery;
  /** The channel's id. */
  channel: string;
  /** Starts another delivery over the same database, as after a crash: what the first had begun is left as it was. */
  restart(parts?: Partial<DeliveryParts>): Promise<void>;
  close(): Promise<void>;
}

/** Says what the job's args say. */
const answer = async (job: Job): Promise<Outcome> => ({ posts: [job.args as never] });
const words = async (args: unknown): Promise<Rendered> => ({
  text: (args as { words: string }).words,
  blocks: [],
});

export const openOffice = async (
  parts: Partial<DeliveryParts> = {},
  slackOptions: SimulatorOptions = {},
): Promise<Office> => {
  const slack = await startSimulator(slackOptions);
  const { folder, remove } = createFolder();
  const file = join(folder, 'office.db');
  const db = await openDatabase(file);
  const log: LogLine[] = [];
  const web = createPostingClient({ token: slack.botToken, slackApiUrl: slack.apiUrl, logger: quietLogger });
  const create = (more: Partial<DeliveryParts> = {}): Delivery =>
    createDelivery({
      db,
      clock: { now: () => Date.now(), monotonic: () => performance.now() },
      log: keepLog(log),
      web,
      handlers: { answer },
      renderers: { words },
      ...parts,
      ...more,
      limits: { ...QUICK, ...parts.limits, ...more.limits },
    });
  const channel = [...slack.world.channels.values()].find(({ name }) => name === 'press-drafts')?.id ?? '';
  const office: Office = {
    slack,
    db,
    file,
    log,
    channel,
    delivery: create(),
    async restart(more) {
      office.delivery = create(more);
      await office.delivery.start();
    },
    async close() {
      await office.delivery.stop(1_000);
      await closeDatabase(db);
      await slack.stop();
      remove();
    },
  };
  return office;
};
