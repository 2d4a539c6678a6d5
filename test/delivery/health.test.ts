import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Health, readHealth } from '../../src/delivery/health.js';
import { createHealthServer, type HealthServer } from '../../src/delivery/health-server.js';

describe('readiness', () => {
  const well = [{ stopping: false }, { openSockets: 2, otherSockets: 0, stopping: false }] as const;

  test('is there when all is well, with one socket as with two', () => {
    expect(readHealth(...well)).toEqual({ ready: true, faults: [], openSockets: 2, otherSockets: 0 });
    expect(readHealth(well[0], { openSockets: 1, otherSockets: 0, stopping: false }).ready).toBe(true);
  });

  test.each<[string, Parameters<typeof readHealth>, string]>([
    [
      'no socket is open',
      [well[0], { openSockets: 0, otherSockets: 0, stopping: false }],
      'no_socket: connecting',
    ],
    [
      'sockets were switched off',
      [well[0], { openSockets: 0, otherSockets: 0, stopping: false, error: 'link_disabled' }],
      'no_socket: link_disabled',
    ],
    ['the disk is full', [{ stopping: false, store: 'SQLITE_FULL' }, well[1]], 'store: SQLITE_FULL'],
    ['the token is refused', [{ stopping: false, token: 'token_revoked' }, well[1]], 'token: token_revoked'],
    ['the bot stops', [{ stopping: true }, well[1]], 'stopping'],
  ])('is gone when %s, and it says so', (_name, [delivery, receiver], fault) => {
    expect(readHealth(delivery, receiver)).toMatchObject({ ready: false, faults: [fault] });
  });
});

describe('the health server', () => {
  let server: HealthServer;
  let health: Health;
  let origin: string;

  beforeEach(async () => {
    health = { ready: true, faults: [], openSockets: 2, otherSockets: 0 };
    server = createHealthServer({ port: 0, health: () => health });
    origin = `http://127.0.0.1:${await server.start()}`;
  });
  afterEach(() => server.stop());

  test('says that the process lives, ready or not', async () => {
    health = { ready: false, faults: ['stopping'], openSockets: 0, otherSockets: 0 };

    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
  });

  test('says whether it is ready, and why not', async () => {
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);

    health = { ready: false, faults: ['store: SQLITE_FULL'], openSockets: 2, otherSockets: 0 };
    const answer = await fetch(`${origin}/readyz`);
    expect(answer.status).toBe(503);
    expect(await answer.json()).toEqual(health);
  });

  test('has no metrics unless they were asked for', async () => {
    expect((await fetch(`${origin}/metrics`)).status).toBe(404);
  });

  test('says when its port is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;

    const taken = createHealthServer({ port, health: () => health }).start();

    await expect(taken).rejects.toMatchObject({ code: 'EADDRINUSE' });
    other.close();
  });
});
