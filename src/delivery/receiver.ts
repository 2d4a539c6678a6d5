import type { Receiver } from '@slack/bolt';
import type { Clock } from '../clock.js';
import { AppError } from '../errors.js';
import type { Log } from '../log.js';
import { createPassage } from './pass-to-bolt.js';
import { errorWordOf } from './send-failure.js';
import type { Ack } from './slack-socket.js';
import type { Envelope } from './socket-frame.js';
import { createSocketLink, type LinkWaits, type SocketLink } from './socket-link.js';
import { createWatchdog } from './watchdog.js';

export interface ReceiverOptions {
  appToken: string;
  slackApiUrl?: string | undefined;
  clock: Clock;
  log: Log;
  /** Whether an event's body concerns us; all other talk of a channel is acked and forgotten. */
  isForUs(body: unknown): boolean;
  /** How long after the first the second socket is opened, so that Slack never refreshes both at once. */
  secondSocketAfter?: number;
  /** How long no socket may be open before all are opened anew. */
  grace?: number;
  waits?: Partial<LinkWaits>;
}

/** Whether Slack reaches us. */
export interface ReceiverHealth {
  openSockets: number;
  /** Connections of the app that are not ours, as Slack counted at its last hello: another process takes events. */
  otherSockets: number;
  stopping: boolean;
  /** Why a socket is not open, as Slack or the network puts it. */
  error?: string;
}

export interface SocketReceiver extends Receiver {
  health(): ReceiverHealth;
}

const SECOND_SOCKET_AFTER = 5 * 60_000;
const GRACE = 60_000;
/** How long listeners may still take at a stop: they only store and ack. */
const LAST_LISTENERS = 3_000;

/**
 * Bolt's way in over two sockets. An event is acked only when its listeners have resolved, that is, when it is stored;
 * when one throws it is not acked, and Slack sends it again. Commands, clicks and views are acked by their listeners.
 */
export const createReceiver = (options: ReceiverOptions): SocketReceiver => {
  const { clock, log } = options;
  const inFlight = new Set<Promise<void>>();
  const bolt = createPassage();
  let stopping = false;
  let otherSockets = 0;
  let second: NodeJS.Timeout | undefined;

  const onEnvelope = (envelope: Envelope, ack: Ack): void => {
    // Not acked: Slack will send it to whoever runs next.
    if (stopping) return;
    const work = handle(envelope, ack)
      .catch((error: unknown) =>
        log.error('envelope_failed', { type: envelope.type, error: errorWordOf(error) }),
      )
      .finally(() => inFlight.delete(work));
    inFlight.add(work);
  };

  const handle = async (envelope: Envelope, ack: Ack): Promise<void> => {
    switch (envelope.type) {
      case 'events_api':
        return handleEvent(envelope, ack);
      case 'interactive':
      case 'slash_commands':
        return bolt.pass(envelope, ack);
      default:
        log.warn('envelope_unknown', { type: envelope.type });
        return ack();
    }
  };

  const handleEvent = async (envelope: Envelope, ack: Ack): Promise<void> => {
    if (envelope.body.type === 'app_rate_limited') log.warn('slack_limits_events');
    if (hasEvent(envelope.body) && options.isForUs(envelope.body)) {
      // Bolt acks an event before its listeners run; that ack goes nowhere.
      await bolt.pass(envelope, async () => {});
    }
    await ack();
  };

  /** Each payload goes to one of the app's connections: whoever holds another gets a share of what people ask for. */
  const countOthers = (counted: number | undefined): void => {
    const ours = links.reduce((sum, link) => sum + link.countLive(), 0);
    otherSockets = Math.max(0, (counted ?? 0) - ours);
    if (otherSockets > 0) log.warn('other_sockets', { count: otherSockets });
  };

  const common = { ...options, onEnvelope, onOpen: countOthers, waits: options.waits };
  const firstLink = createSocketLink({ ...common, name: 'first', atRefusal: 'reject' });
  const secondLink = createSocketLink({ ...common, name: 'second', atRefusal: 'wait' });
  const links: SocketLink[] = [firstLink, secondLink];
  const countOpen = (): number => links.filter((link) => link.isOpen()).length;
  const watchdog = createWatchdog({
    clock,
    grace: options.grace ?? GRACE,
    isWell: () => countOpen() > 0,
    onUnwell: () => {
      log.error('no_socket');
      for (const link of links) link.reopen();
    },
  });

  return {
    init: bolt.init,

    async start() {
      await startLink(firstLink);
      watchdog.start();
      const after = options.secondSocketAfter ?? SECOND_SOCKET_AFTER;
      second = setTimeout(() => void secondLink.start(), after).unref();
    },

    async stop() {
      stopping = true;
      clearTimeout(second);
      watchdog.stop();
      await Promise.race([Promise.allSettled(inFlight), wait(LAST_LISTENERS)]);
      await Promise.all(links.map((link) => link.stop()));
    },

    health() {
      const error = links.map((link) => link.error()).find((word) => word !== undefined);
      return { openSockets: countOpen(), otherSockets, stopping, ...(error === undefined ? {} : { error }) };
    },
  };
};

/** Throws AppError('slack') with the cure when Slack refuses the token. */
const startLink = async (link: SocketLink): Promise<void> => {
  try {
    await link.start();
  } catch (error) {
    const message = `Slack refuses the app token (${errorWordOf(error)}). Set SLACK_APP_TOKEN to a token with connections:write.`;
    throw new AppError('slack', message, { cause: error });
  }
};

const hasEvent = (body: Record<string, unknown>): boolean =>
  typeof body.event === 'object' && body.event !== null;

const wait = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());
