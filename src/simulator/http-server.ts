import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { isRecord, type JsonObject } from './json.js';

/** An HTTP answer to be; 'drop' breaks the connection instead, 'hang' never answers. */
export type Reply =
  | { status: number; headers?: Record<string, string>; body: JsonObject | string | Buffer }
  | 'drop'
  | 'hang';

export interface Request {
  method: string;
  path: string;
  /** The decoded form or JSON. */
  args: JsonObject;
  /** The bearer token, or the one in the form; empty where there is none. */
  token: string;
}

/** The HTTP side of the local Slack, on 127.0.0.1 alone. */
export interface HttpServer {
  readonly origin: string;
  listen(port: number): Promise<void>;
  onUpgrade(take: (request: IncomingMessage, socket: Socket, head: Buffer) => void): void;
  /** How many requests are being answered right now. */
  readonly busy: number;
  /** `down` breaks every connection, old and new; `half-open` takes them and lets nothing pass. */
  setNetwork(state: 'up' | 'down' | 'half-open'): void;
  close(): Promise<void>;
}

/** Slack's own limit lies lower; this one keeps a runaway test from filling the memory. */
const MOST_BYTES = 5_000_000;

export const createHttpServer = (answer: (request: Request) => Promise<Reply>): HttpServer => {
  let network: 'up' | 'down' | 'half-open' = 'up';
  let busy = 0;
  const connections = new Set<Socket>();

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    if (network === 'half-open') return;
    busy += 1;
    try {
      send(response, await answer(await readRequest(request)));
    } catch (error) {
      // A mistake of the simulator itself: shown to whoever reads the answer, never taken for Slack's.
      send(response, { status: 599, body: error instanceof Error ? (error.stack ?? error.message) : '' });
    } finally {
      busy -= 1;
    }
  };

  const server: Server = createServer((request, response) => void serve(request, response));
  server.on('connection', (socket: Socket) => {
    if (network === 'down') {
      socket.destroy();
      return;
    }
    connections.add(socket);
    socket.on('close', () => connections.delete(socket));
  });

  return {
    get origin() {
      const address = server.address();
      if (address === null || typeof address === 'string')
        throw new Error('The local Slack is not listening.');
      return `http://127.0.0.1:${address.port}`;
    },
    get busy() {
      return busy;
    },
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', resolve);
      }),
    onUpgrade(take) {
      server.on('upgrade', (request, socket: Socket, head) => {
        if (network === 'up') take(request, socket, head);
      });
    },
    setNetwork(state) {
      // What hung or stood half open breaks when the network comes back, as it does in life.
      if (state !== 'half-open') for (const socket of connections) socket.destroy();
      network = state;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of connections) socket.destroy();
      }),
  };
};

const send = (response: ServerResponse, reply: Reply) => {
  if (reply === 'hang') return;
  if (reply === 'drop') {
    response.socket?.destroy();
    return;
  }
  const { status, headers = {}, body } = reply;
  const isBytes = Buffer.isBuffer(body) || typeof body === 'string';
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(isBytes ? body : JSON.stringify(body));
};

const readRequest = async (request: IncomingMessage): Promise<Request> => {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const args = type.includes('json') ? readJson(body) : readForm(body);
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const { token, ...rest } = args;
  return {
    method: request.method ?? 'GET',
    path: new URL(request.url ?? '/', 'http://local').pathname,
    args: rest,
    token: bearer ?? (typeof token === 'string' ? token : ''),
  };
};

const readBody = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > MOST_BYTES) throw new Error('The request is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const readJson = (body: string): JsonObject => {
  const parsed: unknown = JSON.parse(body || '{}');
  return isRecord(parsed) ? parsed : {};
};

/** These arguments travel as JSON inside the form; all others are words, whatever they look like. */
const JSON_ARGUMENTS = new Set(['blocks', 'view', 'metadata', 'attachments']);

const readForm = (body: string): JsonObject =>
  Object.fromEntries(
    [...new URLSearchParams(body)].map(([name, value]) => [
      name,
      JSON_ARGUMENTS.has(name) ? parseOrKeep(value) : value,
    ]),
  );

/** Text that is no JSON stays text, and the method that wanted more refuses it. */
const parseOrKeep = (value: string): unknown => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};
