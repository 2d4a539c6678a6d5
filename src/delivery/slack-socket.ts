import { SocketModeClient } from '@slack/socket-mode';
import { quietLogger } from './quiet-logger.js';
import { type Envelope, readFrame } from './socket-frame.js';

export interface SlackSocketOptions {
  appToken: string;
  slackApiUrl?: string | undefined;
  /** How long Slack may take to answer a ping; milliseconds. */
  pongWithin: number;
  onEnvelope(envelope: Envelope, ack: Ack): void;
  onUnreadable(): void;
}

/** Tells Slack that an envelope need not come again; rejects when the socket is closed. */
export type Ack = (response?: unknown) => Promise<void>;

/** One connection to Slack, used once: it neither reconnects nor dies of a frame that it does not know. */
export interface SlackSocket {
  /**
   * Resolves at Slack's hello, to how many connections Slack counts for the app, where it says so; rejects when it cannot
   * be reached or refuses the token.
   */
  open(): Promise<number | undefined>;
  close(): Promise<void>;
  /** Resolves with Slack's reason when it announces that it will close the connection. */
  expiring: Promise<string>;
  /** Resolves when the connection has ended, whoever ended it. */
  ended: Promise<void>;
}

/** A socket over the Socket Mode client, which by itself exits on frames without an event (3.1.0). */
class GuardedClient extends SocketModeClient {
  readonly #options: SlackSocketOptions;
  /** As the hello says. */
  counted: number | undefined;

  constructor(options: SlackSocketOptions) {
    super({
      appToken: options.appToken,
      // Its own reconnecting waits 5 s, and leaves an unhandled rejection when Slack cannot be reached.
      autoReconnectEnabled: false,
      clientPingTimeout: options.pongWithin,
      logger: quietLogger,
      clientOptions: {
        timeout: 10_000,
        retryConfig: { retries: 0 },
        ...(options.slackApiUrl === undefined ? {} : { slackApiUrl: options.slackApiUrl }),
      },
    });
    this.#options = options;
  }

  protected override async onWebSocketMessage(data: string | ArrayBuffer): Promise<void> {
    const frame = readFrame(data);
    switch (frame.kind) {
      case 'hello':
        this.counted = frame.connections;
        return super.onWebSocketMessage(data, false);
      case 'disconnect':
        return void this.emit('expiring', frame.reason);
      case 'envelope':
        return this.#options.onEnvelope(frame.envelope, (response) => this.#ack(frame.envelope.id, response));
      case 'unreadable':
        this.#options.onUnreadable();
        // An ack that fails is no loss: the frame comes again.
        if (frame.id !== undefined) await this.#ack(frame.id).catch(() => this.#options.onUnreadable());
    }
  }

  #ack(id: string, response?: unknown): Promise<void> {
    const payload = typeof response === 'string' ? { text: response } : (response ?? {});
    return new Promise((resolve, reject) => {
      if (this.websocket?.isActive() !== true) return reject(new Error('The socket is closed.'));
      this.websocket.send(JSON.stringify({ envelope_id: id, payload }), (error) =>
        error === undefined ? resolve() : reject(error),
      );
    });
  }
}

export const createSlackSocket = (options: SlackSocketOptions): SlackSocket => {
  const client = new GuardedClient(options);
  const expiring = new Promise<string>((resolve) => {
    client.once('expiring', resolve);
  });
  const ended = new Promise<void>((resolve) => {
    client.once('disconnected', () => resolve());
  });
  return {
    expiring,
    ended,
    async open() {
      try {
        await client.start();
        return client.counted;
      } catch (error) {
        // The client rejects with nothing when the connection ends before the hello.
        throw error ?? Object.assign(new Error('Slack closed the connection.'), { code: 'socket_closed' });
      }
    },
    close: () => client.disconnect(),
  };
};
