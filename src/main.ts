import { fileURLToPath } from 'node:url';
import { App } from '@slack/bolt';
import { WebClient } from '@slack/web-api';
import { type Clock, systemClock } from './clock.js';
import type { Config } from './config.js';
import { createDelivery } from './delivery/create-delivery.js';
import type { Delivery } from './delivery/delivery.js';
import { type Health, readHealth } from './delivery/health.js';
import { createHealthServer } from './delivery/health-server.js';
import type { Limits } from './delivery/limits.js';
import { createPostingClient } from './delivery/posting-client.js';
import { quietLogger } from './delivery/quiet-logger.js';
import { createReceiver, type SocketReceiver } from './delivery/receiver.js';
import { createReviews } from './delivery/reviews.js';
import { AppError } from './errors.js';
import type { CompiledPack } from './framing/compiled-pack.js';
import { createLibrary } from './library/create-library.js';
import { readStarters } from './library/starters.js';
import { createLog, type Log } from './log.js';
import type { Metrics } from './metrics.js';
import { loadPack } from './packs/load-pack.js';
import { startChores } from './slack/chores.js';
import { whoAmI } from './slack/connect.js';
import { isForUs } from './slack/is-for-us.js';
import { createHandlers, onJobGivenUp, onUndeliverable } from './slack/jobs/index.js';
import type { SlackParts } from './slack/parts.js';
import { register } from './slack/register.js';
import { createRenderers } from './slack/renderers.js';
import { createSurface } from './slack/surface.js';
import { warmUp } from './slack/warm-up.js';
import { openBotDatabase } from './store/open-bot-database.js';
import { createWayBack } from './way-back.js';

const DAY = 24 * 3_600_000;
const SHIPPED_PACK = fileURLToPath(new URL('../data/packs/data-sharing', import.meta.url));

/** A bot at work. */
export interface Bot {
  health(): Health;
  /** Resolves when nothing is waiting that could be done now. */
  idle(): Promise<void>;
  /** Takes nothing more in, ends what runs, and closes everything. Asked twice, it stops once. */
  stop(): Promise<void>;
}

export interface StartOptions {
  log?: Log;
  /** A pack that was read already. */
  pack?: CompiledPack;
  /** Where the time comes from, where it is to be moved. */
  clock?: Clock;
  /** How much at once and how often, where the usual is too little. */
  limits?: Partial<Limits>;
  /** The process is the bot's own: a rejection that nobody handles is logged and ends it. */
  ownsProcess?: boolean;
}

/**
 * Wires all parts and starts them. Throws AppError with the cure: 'bad_config' for settings and tokens, 'bad_pack',
 * 'database', 'slack' where Slack can't be reached; what was opened before is then closed again.
 */
export const startBot = async (config: Config, options: StartOptions = {}): Promise<Bot> => {
  const plainLog = options.log ?? createLog({ level: config.logLevel });
  const metrics = config.metrics ? await loadMetrics(plainLog) : undefined;
  const log = metrics?.log ?? plainLog;
  if (options.ownsProcess === true) endOnUnhandledRejection(log);
  log.info('bot_starting');
  const wayBack = createWayBack();
  try {
    const bot = await wire(config, { ...options, log, metrics }, wayBack.undo);
    log.info('bot_ready');
    return { ...bot, stop: wayBack.goBack };
  } catch (error) {
    await wayBack.goBack();
    throw error;
  }
};

/** Each part that is opened says through `undo` how it is closed; closing runs the other way round. */
const wire = async (
  config: Config,
  { log, metrics, ...options }: StartOptions & { log: Log; metrics: Metrics | undefined },
  undo: (step: () => Promise<unknown>) => void,
): Promise<Omit<Bot, 'stop'>> => {
  const clock = options.clock ?? systemClock;
  const web = createReadingClient(config);
  // First of all: a wrong token is the likeliest mistake, and whoever made it is waiting.
  const self = { ...(await whoAmI(web)), emoji: config.emoji };
  const packDir = config.pack ?? SHIPPED_PACK;
  const pack = options.pack ?? loadPack(packDir);
  const starters = readStarters(packDir);

  const { db, noteBeat, close } = await openBotDatabase(config.database);
  undo(close);
  const library = await createLibrary({ db, pack, clock, starters, admins: config.admins });
  // The shelf is read now, not while Slack waits for the first ack; the search's index is built by the warm-up.
  await library.listFacts();
  const reviews = createReviews({ db, clock });

  // Handlers need to look into the delivery that runs them.
  const later: { delivery?: Delivery } = {};
  const delivery = (): Delivery => later.delivery as Delivery;
  const surface = createSurface({
    web,
    reviews,
    library,
    pack,
    self,
    clock,
    log,
    delivery: {
      accept: (intake) => delivery().accept(intake),
      findDraft: (id) => delivery().findDraft(id),
      findPost: (key) => delivery().findPost(key),
    },
  });
  later.delivery = createDelivery({
    db,
    clock,
    log,
    web: createPostingClient({
      token: config.botToken,
      slackApiUrl: config.slackApiUrl,
      logger: quietLogger,
    }),
    handlers: createHandlers(surface),
    renderers: createRenderers(surface),
    onUndeliverable: onUndeliverable(surface),
    onJobGivenUp: onJobGivenUp(surface),
    onBeat: noteBeat,
    keepReviews: config.reviewDays === undefined ? undefined : config.reviewDays * DAY,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  await delivery().start();
  undo(() => delivery().stop());

  const receiver = createReceiver({
    appToken: config.appToken,
    slackApiUrl: config.slackApiUrl,
    clock,
    log,
    isForUs: (body) => isForUs(body, self),
  });
  const app = createApp(config, self, receiver);
  register(app, surface);
  undo(() => app.stop());
  await startListening(app);
  const chores = startChores(surface.parts);
  undo(async () => chores.stop());
  const warm = warmUp(surface);
  undo(() => warm);

  const health = (): Health => readHealth(delivery().health(), receiver.health());
  await startHealthServer(config, health, log, metrics, undo);
  const idle = async () => {
    await warm;
    await delivery().idle();
  };
  return { health, idle };
};

/** Reads for the jobs, which wait by themselves when Slack asks to slow down. */
const createReadingClient = ({ botToken, slackApiUrl }: Config): WebClient =>
  new WebClient(botToken, {
    timeout: 10_000,
    retryConfig: { retries: 2, factor: 2, minTimeout: 250, maxTimeout: 2_000 },
    rejectRateLimitedCalls: true,
    logger: quietLogger,
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
  });

/** Bolt over our own receiver. We know who we are, so it need not ask Slack; it gets options of its own to change. */
const createApp = (config: Config, self: SlackParts['self'], receiver: SocketReceiver): App =>
  new App({
    receiver,
    authorize: async () => ({ botToken: config.botToken, botUserId: self.botUser, teamId: self.team }),
    convoStore: false,
    logger: quietLogger,
    clientOptions: {
      timeout: 10_000,
      retryConfig: { retries: 3, factor: 2, minTimeout: 250, maxTimeout: 4_000 },
      ...(config.slackApiUrl === undefined ? {} : { slackApiUrl: config.slackApiUrl }),
    },
  });

/** Bolt starts the receiver, which opens its first socket with the app-level token. */
const startListening = async (app: App): Promise<void> => {
  try {
    await app.start();
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'slack') throw cause;
    const fault = {
      where: 'SLACK_APP_TOKEN',
      message: 'is refused by Slack.',
      cure: 'Make an App-Level Token with connections:write, at api.slack.com/apps, under Basic Information, and copy it whole.',
    };
    throw new AppError('bad_config', 'Slack refuses the app-level token.', { cause, faults: [fault] });
  }
};

const startHealthServer = async (
  { healthPort }: Config,
  health: () => Health,
  log: Log,
  metrics: Metrics | undefined,
  undo: (step: () => Promise<unknown>) => void,
): Promise<void> => {
  if (healthPort === undefined) return;
  metrics?.watch(health);
  const server = createHealthServer({ port: healthPort, health, ...(metrics && { metrics: metrics.text }) });
  undo(() => server.stop());
  log.info('health_listening', { port: await server.start() });
};

/** Loaded only where it is asked for: most bots have nobody who counts. */
const loadMetrics = async (log: Log): Promise<Metrics> => (await import('./metrics.js')).createMetrics(log);

/** Nothing is left half alive: a supervisor starts it anew, and what was stored is done then. */
const endOnUnhandledRejection = (log: Log): void => {
  process.on('unhandledRejection', (failure) => {
    log.error('bot_failed', { failure });
    process.exit(1);
  });
};
