import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { isRecord, type JsonObject, stringAt } from './json.js';

export type EnvelopeType = 'events_api' | 'slash_commands' | 'interactive';

/** One sending of one payload, and what became of it. */
export interface Envelope {
  id: string;
  type: EnvelopeType;
  /** `event_id`, or `trigger_id` for commands and interactions. */
  payloadId: string;
  payload: JsonObject;
  /** 0 for the first sending. */
  attempt: number;
  /** Undefined until the app acknowledged it. */
  ackedAfterMs?: number;
  /** What the app sent along with its ack: errors of a modal, words for the one who asked. */
  answer?: JsonObject;
}

/** What a command, a click or a submission got back. */
export interface Answer {
  ok: boolean;
  /** What Slack's client shows when it is not ok. */
  error?: 'operation_timeout' | 'dispatch_failed';
  payload: JsonObject;
}

export interface SocketModeOptions {
  appId: string;
  ackWithinMs: number;
  /** Waits before the second, third … sending of an event nobody acknowledged; then it is given up. */
  redeliverAfterMs: readonly number[];
  /** Zero for no pings at all. */
  pingEveryMs: number;
}

export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

export interface SocketMode {
  /** Every sending so far, oldest first. */
  envelopes: Envelope[];
  readonly connections: number;
  /** How many sockets have connected since the start. */
  readonly connected: number;
  /** Events that no app has acknowledged and that have not been given up. */
  readonly pending: number;
  issueTicket(): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Sends an event to one of the app's sockets, and again until it is acknowledged. */
  tell(payload: JsonObject): void;
  /** Sends a command or an interaction, once, and waits for its ack. */
  ask(type: EnvelopeType, payload: JsonObject): Promise<Answer>;
  /** Puts a frame on every socket exactly as given. */
  sendFrame(frame: string): void;
  /** Announces the end to every socket, or to the one of that number; the app is expected to connect anew. */
  disconnect(reason: DisconnectReason, socketNumber?: number): void;
  /** Cuts every socket without a word. */
  drop(): void;
  /** Half-open: sockets stay, but nothing passes. */
  freeze(): void;
  stop(): void;
}

/** Slack's limit of sockets for one app. */
const MOST_SOCKETS = 10;

interface Telling {
  payload: JsonObject;
  sendings: number;
  /** How often the app let an envelope run out; a cut socket does not count. */
  silences: number;
  timer?: NodeJS.Timeout;
}

interface Waiting {
  envelope: Envelope;
  socket: WebSocket;
  sentAt: number;
  acked(answer: JsonObject): void;
  lost(): void;
}

/** The socket side of the local Slack: each payload goes to one socket, events until they are acknowledged. */
export const createSocketMode = (options: SocketModeOptions): SocketMode => {
  const server = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const sockets: WebSocket[] = [];
  const leaving = new WeakSet<WebSocket>();
  const envelopes: Envelope[] = [];
  const waiting = new Map<string, Waiting>();
  const tellings = new Set<Telling>();
  const homeless = new Set<Telling>();
  let connected = 0;
  let turn = 0;
  let frozen = false;

  const pings =
    options.pingEveryMs > 0 ? setInterval(() => pingAll(), options.pingEveryMs).unref() : undefined;
  const pingAll = () => {
    if (!frozen) for (const socket of sockets) socket.ping('Ping from the local Slack');
  };

  const nextSocket = (): WebSocket | undefined => {
    const staying = sockets.filter((socket) => !leaving.has(socket));
    turn += 1;
    return staying[turn % staying.length];
  };

  const put = (socket: WebSocket, frame: string) => {
    if (!frozen) socket.send(frame);
  };

  const sendEnvelope = (
    type: EnvelopeType,
    payload: JsonObject,
    attempt: number,
    socket: WebSocket,
  ): Promise<JsonObject | 'lost' | 'silent'> => {
    const payloadId = stringAt(payload, 'event_id') ?? stringAt(payload, 'trigger_id') ?? '';
    const envelope: Envelope = { id: randomUUID(), type, payloadId, payload, attempt };
    envelopes.push(envelope);
    const retry = { retry_attempt: attempt, retry_reason: attempt > 0 ? 'timeout' : '' };
    const isEvent = type === 'events_api';
    const frame = {
      envelope_id: envelope.id,
      type,
      payload,
      accepts_response_payload: !isEvent,
      ...(isEvent ? retry : {}),
    };
    return new Promise((resolve) => {
      const end = (result: JsonObject | 'lost' | 'silent') => {
        clearTimeout(timer);
        waiting.delete(envelope.id);
        resolve(result);
      };
      const timer = setTimeout(() => end('silent'), options.ackWithinMs);
      const sentAt = performance.now();
      waiting.set(envelope.id, { envelope, socket, sentAt, acked: end, lost: () => end('lost') });
      put(socket, JSON.stringify(frame));
    });
  };

  const deliver = async (telling: Telling): Promise<void> => {
    const socket = nextSocket();
    if (!socket) {
      homeless.add(telling);
      return;
    }
    const result = await sendEnvelope('events_api', telling.payload, telling.sendings, socket);
    telling.sendings += 1;
    if (isRecord(result)) tellings.delete(telling);
    else if (result === 'lost') await deliver(telling);
    else deliverLater(telling);
  };

  const deliverLater = (telling: Telling) => {
    const wait = options.redeliverAfterMs[telling.silences];
    telling.silences += 1;
    if (wait === undefined) tellings.delete(telling);
    else telling.timer = setTimeout(() => void deliver(telling), wait);
  };

  const takeAck = (data: string) => {
    const ack: unknown = JSON.parse(data);
    const found = waiting.get(stringAt(ack, 'envelope_id') ?? '');
    if (!found) return;
    found.envelope.ackedAfterMs = performance.now() - found.sentAt;
    const payload = isRecord(ack) && isRecord(ack.payload) ? ack.payload : {};
    found.envelope.answer = payload;
    found.acked(payload);
  };

  const forget = (socket: WebSocket) => {
    if (sockets.includes(socket)) sockets.splice(sockets.indexOf(socket), 1);
    for (const it of [...waiting.values()]) if (it.socket === socket) it.lost();
  };

  const welcome = (socket: WebSocket) => {
    connected += 1;
    if (sockets.length >= MOST_SOCKETS) {
      socket.send(disconnectFrame('too_many_websockets'));
      socket.close();
      return;
    }
    sockets.push(socket);
    socket.on('close', () => forget(socket));
    socket.on('error', () => forget(socket));
    socket.on('message', (data) => takeAck(String(data)));
    const hello = {
      type: 'hello',
      num_connections: sockets.length,
      connection_info: { app_id: options.appId },
      debug_info: { host: 'local', approximate_connection_time: 18_060 },
    };
    put(socket, JSON.stringify(hello));
    const redelivered = [...homeless];
    homeless.clear();
    for (const telling of redelivered) void deliver(telling);
  };

  const drop = () => {
    for (const socket of [...sockets]) {
      forget(socket);
      socket.terminate();
    }
    frozen = false;
  };

  return {
    envelopes,
    get connections() {
      return sockets.length;
    },
    get connected() {
      return connected;
    },
    get pending() {
      return tellings.size;
    },
    issueTicket() {
      const ticket = randomUUID();
      tickets.add(ticket);
      return ticket;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '/', 'http://local').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) {
        socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n');
        return;
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    tell(payload) {
      const telling = { payload, sendings: 0, silences: 0 };
      tellings.add(telling);
      void deliver(telling);
    },
    async ask(type, payload) {
      const socket = nextSocket();
      if (!socket) return { ok: false, error: 'dispatch_failed', payload: {} };
      const result = await sendEnvelope(type, payload, 0, socket);
      if (isRecord(result)) return { ok: true, payload: result };
      return {
        ok: false,
        error: result === 'silent' ? 'operation_timeout' : 'dispatch_failed',
        payload: {},
      };
    },
    sendFrame(frame) {
      for (const socket of sockets) put(socket, frame);
    },
    disconnect(reason, socketNumber) {
      const told = socketNumber === undefined ? sockets : sockets.slice(socketNumber, socketNumber + 1);
      for (const socket of told) {
        if (reason !== 'warning') leaving.add(socket);
        put(socket, disconnectFrame(reason));
      }
    },
    drop,
    freeze() {
      frozen = true;
      for (const socket of sockets) socket.pause();
    },
    stop() {
      clearInterval(pings);
      for (const telling of tellings) clearTimeout(telling.timer);
      tellings.clear();
      homeless.clear();
      drop();
      server.close();
    },
  };
};

const disconnectFrame = (reason: DisconnectReason): string =>
  JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'local' } });
