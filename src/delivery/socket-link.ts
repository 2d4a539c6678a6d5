import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.js';
import { TOKEN_ERRORS } from './permanent-errors.js';
import { errorWordOf } from './send-failure.js';
import { type Ack, createSlackSocket, type SlackSocket } from './slack-socket.js';
import type { Envelope } from './socket-frame.js';
import { withTimeout } from './with-timeout.js';

export interface SocketLinkOptions {
  /** For the log: which of the links. */
  name: string;
  appToken: string;
  slackApiUrl?: string | undefined;
  /** What `start` does when Slack refuses the token: rejects, or goes on asking now and then. */
  atRefusal: 'reject' | 'wait';
  log: Log;
  onEnvelope(envelope: Envelope, ack: Ack): void;
  /** A connection is open; `counted`: how many Slack counts for the app, where it says so. */
  onOpen(counted: number | undefined): void;
  waits?: Partial<LinkWaits> | undefined;
}

/** Milliseconds. */
export interface LinkWaits {
  /** Between tries to reach Slack: doubles from the first to the last. */
  first: number;
  last: number;
  /** After a refusal that only a person can mend: of the token, or of sockets altogether. */
  refused: number;
  /** For a connection to say hello. */
  hello: number;
  /** For Slack to close a connection properly. */
  close: number;
  /** For Slack to answer a ping: after that the line counts as dead, whatever TCP believes. */
  pong: number;
}

const WAITS: LinkWaits = {
  first: 500,
  last: 15_000,
  refused: 60_000,
  hello: 20_000,
  close: 2_000,
  pong: 5_000,
};

/** Slack's reasons for closing after which it makes no sense to come back at once. */
const REFUSALS = ['link_disabled', 'too_many_websockets'];

/** One line to Slack that is kept open: when its connection is about to end, the next is opened first. */
export interface SocketLink {
  /** Resolves when first open. All trouble is waited out, but for a refused token where `atRefusal` says so. */
  start(): Promise<void>;
  isOpen(): boolean;
  /** Connections of this link that Slack may count: also one that is being opened or closed. */
  countLive(): number;
  /** The last failure, until the next success: Slack's word or the network's. */
  error(): string | undefined;
  /** Drops the connection or the wait for one, and connects anew. */
  reopen(): void;
  stop(): Promise<void>;
}

export const createSocketLink = (options: SocketLinkOptions): SocketLink => {
  const { log, name: link } = options;
  const waits = { ...WAITS, ...options.waits };
  let current: SlackSocket | undefined;
  let error: string | undefined;
  let stopping = false;
  let pausing = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const live = new Set<SlackSocket>();

  /** Tries until Slack says hello. With `giveUpOn`, such a failure is thrown instead of waited out. */
  const connect = async (giveUpOn: ReadonlySet<string>): Promise<SlackSocket | undefined> => {
    for (let failures = 1; !stopping; failures += 1) {
      const socket = createSlackSocket({
        ...options,
        pongWithin: waits.pong,
        onUnreadable: () => log.warn('frame_unreadable', { link }),
      });
      live.add(socket);
      void socket.ended.then(() => live.delete(socket));
      try {
        const counted = await withTimeout(socket.open(), waits.hello);
        error = undefined;
        options.onOpen(counted);
        log.info('socket_open', { link });
        return socket;
      } catch (failure) {
        live.delete(socket);
        error = errorWordOf(failure);
        log.warn('socket_refused', { link, error });
        void close(socket);
        if (giveUpOn.has(error)) throw failure;
        await pause(
          TOKEN_ERRORS.has(error) ? waits.refused : Math.min(waits.first * 2 ** failures, waits.last),
        );
      }
    }
    return undefined;
  };

  const keepOpen = async (first: SlackSocket | undefined): Promise<void> => {
    for (let socket = first; socket !== undefined; socket = await connect(new Set())) {
      adopt(socket);
      const reason = await Promise.race([socket.expiring, socket.ended]);
      log.info('socket_closing', { link, reason: reason ?? 'ended' });
      if (reason === undefined || !REFUSALS.includes(reason)) continue;
      error = reason;
      void close(socket);
      await pause(waits.refused);
    }
  };

  /** The old connection is closed only now, so that there is always one. */
  const adopt = (socket: SlackSocket): void => {
    const previous = current;
    current = socket;
    void socket.ended.then(() => {
      if (current === socket) current = undefined;
    });
    if (previous !== undefined) void close(previous);
    if (stopping) void close(socket);
  };

  const close = (socket: SlackSocket): Promise<unknown> =>
    Promise.race([socket.close(), sleep(waits.close, undefined, { ref: false })]);

  const pause = async (ms: number): Promise<void> => {
    if (stopping) return;
    pausing = new AbortController();
    const { signal } = pausing;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      signal.addEventListener('abort', () => {
        clearTimeout(timer);
        resolve();
      });
    });
  };

  return {
    async start() {
      const first = connect(options.atRefusal === 'reject' ? TOKEN_ERRORS : new Set());
      running = first.then(keepOpen, () => {});
      await first;
    },
    isOpen: () => current !== undefined,
    countLive: () => live.size,
    error: () => error,
    reopen() {
      pausing.abort();
      if (current !== undefined) void close(current);
    },
    async stop() {
      stopping = true;
      pausing.abort();
      if (current !== undefined) await close(current);
      await Promise.race([running, sleep(waits.close, undefined, { ref: false })]);
    },
  };
};
