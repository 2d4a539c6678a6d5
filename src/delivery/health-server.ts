import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Health } from './health.js';

export interface HealthServerOptions {
  /** 0 for any free one. */
  port: number;
  health(): Health;
  /** The text of `/metrics`; without it there is no such page. */
  metrics?: () => Promise<string>;
}

export interface HealthServer {
  /** Resolves to the port; rejects when it is taken. */
  start(): Promise<number>;
  stop(): Promise<void>;
}

/**
 * Answers supervisors on this machine alone: `/healthz` while the process can answer at all,
 * `/readyz` with 503 and the faults while it can not do its work.
 */
export const createHealthServer = ({ port, health, metrics }: HealthServerOptions): HealthServer => {
  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    if (path === '/healthz') return sendJson(response, 200, { alive: true });
    if (path === '/readyz') {
      const state = health();
      return sendJson(response, state.ready ? 200 : 503, state);
    }
    if (path === '/metrics' && metrics !== undefined)
      return send(response, 200, 'text/plain', await metrics());
    return sendJson(response, 404, { error: 'There are /healthz and /readyz.' });
  };

  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    answer(path, response).catch(() => sendJson(response, 500, { error: 'The answer failed.' }));
  });

  return {
    start: () =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
      }),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

const sendJson = (response: ServerResponse, status: number, body: object): void =>
  send(response, status, 'application/json', `${JSON.stringify(body)}\n`);

const send = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store' });
  response.end(body);
};
