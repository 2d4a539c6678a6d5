import { setTimeout as sleep } from 'node:timers/promises';
import { createCalls } from './calls.js';
import { createFaults, LOGIN_PAGE } from './faults.js';
import { createHttpServer, type Reply, type Request } from './http-server.js';
import type { JsonObject } from './json.js';
import { createPerson, type Person } from './person.js';
import { Refusal } from './refusal.js';
import { createResponseUrls } from './response-urls.js';
import { SCOPES, type Simulator, type SimulatorOptions } from './simulator.js';
import { createSocketMode } from './socket-mode.js';
import { createTriggers } from './triggers.js';
import { callMethod } from './web-api.js';
import { createWorkspace, EVENTS } from './workspace.js';
import {
  addChannel,
  addPerson,
  CHANNELS,
  createWorld,
  findChannel,
  findUser,
  messagesOf,
  openDirect,
  PEOPLE,
  threadOf,
} from './world.js';

export type { Simulator, SimulatorOptions };

/** Starts a local Slack with the app installed, its people and channels in place, and nothing said yet. */
export const startSimulator = async (options: SimulatorOptions = {}): Promise<Simulator> => {
  const now = options.now ?? Date.now;
  const world = createWorld(now);
  for (const person of options.people ?? PEOPLE) addPerson(world, person);
  for (const channel of options.channels ?? CHANNELS) addChannel(world, channel);

  const tokens = { bot: 'xoxb-local-bot', app: 'xapp-local-app' };
  const scopes = new Set(options.scopes ?? SCOPES);
  const subscribed = new Set(options.events ?? EVENTS);
  const sockets = createSocketMode({
    appId: world.app.id,
    ackWithinMs: options.ackWithinMs ?? 3_000,
    redeliverAfterMs: options.redeliverAfterMs ?? [0, 60_000, 300_000],
    pingEveryMs: options.pingEveryMs ?? 10_000,
  });
  const workspace = createWorkspace(world, sockets.tell, subscribed, options.lostThreads ?? 'refused');
  const triggers = createTriggers(now, options.triggerLifeMs ?? 3_000);
  const responseUrls = createResponseUrls(workspace, () => server.origin, now);
  const faults = createFaults();
  const { issueTicket } = sockets;
  const calls = createCalls(faults, scopes, ({ method, args, token }) => {
    const surroundings = { workspace, triggers, scopes, origin: server.origin, issueTicket };
    return callMethod(method, args, token, tokens, surroundings);
  });

  const answerResponse = (id: string, body: JsonObject): Reply => {
    try {
      return { status: 200, body: responseUrls.take(id, body) };
    } catch (error) {
      if (error instanceof Refusal) return { status: 404, body: { ok: false, error: error.message } };
      throw error;
    }
  };

  /** Without the right token or scope Slack gives its login page, with status 200. */
  const answerFile = (id: string, token: string): Reply => {
    const file = world.files.get(id);
    if (token !== tokens.bot || !scopes.has('files:read')) return LOGIN_PAGE;
    if (!file) return { status: 404, body: '' };
    return { status: 200, headers: { 'content-type': file.mimetype }, body: file.content };
  };

  const answer = async ({ path, args, token }: Request): Promise<Reply> => {
    const [, place = '', name = ''] = path.split('/');
    if (place === 'api') return calls.answer({ method: name, args, token });
    if (place === 'response') return answerResponse(name, args);
    if (place === 'files') return answerFile(name, token);
    return { status: 404, body: '' };
  };

  const server = createHttpServer(answer);
  server.onUpgrade(sockets.upgrade);
  await server.listen(options.port ?? 0);

  const people = new Map<string, Person>();
  const desk = { workspace, triggers, responseUrls, ask: sockets.ask };
  const person = (name: string): Person => {
    const user = findUser(world, name);
    const found = people.get(user.id) ?? createPerson(user, desk);
    people.set(user.id, found);
    return found;
  };

  return {
    apiUrl: `${server.origin}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    world,
    calls: calls.list,
    envelopes: sockets.envelopes,
    ephemerals: world.ephemerals,
    get connections() {
      return sockets.connections;
    },
    get connected() {
      return sockets.connected;
    },
    get pending() {
      return sockets.pending;
    },

    person,
    messagesIn: (channel) => messagesOf(world, findChannel(world, channel).id),
    thread: (message) => threadOf(world, message.channel, message.thread_ts ?? message.ts),
    directMessages: (name) =>
      messagesOf(world, openDirect(world, [world.app.userId, findUser(world, name).id]).id),
    ephemeralsFor: (name) => world.ephemerals.filter((it) => it.user === findUser(world, name).id),
    addPerson: (wanted) => person(addPerson(world, wanted).name),
    addChannel: (wanted) => void addChannel(world, wanted),

    waitFor,
    settled: (quietMs = 60, timeoutMs = 5_000) => {
      const isBusy = () => sockets.pending > 0 || server.busy > 0;
      return quiet(isBusy, () => calls.list.length, quietMs, timeoutMs);
    },

    fail: faults.add,
    heal: faults.clear,
    watchCalls: calls.watch,
    unfurl: (message) => workspace.change(message, { attachments: [{ from_url: 'https://example.org' }] }),
    sendEvent(event, envelope = {}) {
      const ids = { team_id: world.team.id, api_app_id: world.app.id, event_id: world.nextId('Ev') };
      const eventTime = Math.floor(now() / 1000);
      sockets.tell({ type: 'event_callback', ...ids, event_time: eventTime, event, ...envelope });
    },
    sendPayload: sockets.tell,
    sendFrame: sockets.sendFrame,
    disconnect: sockets.disconnect,
    dropSockets: sockets.drop,
    setNetwork(state) {
      if (state === 'half-open') sockets.freeze();
      else sockets.drop();
      server.setNetwork(state);
    },
    async stop() {
      sockets.stop();
      await server.close();
    },
  };
};

const waitFor: Simulator['waitFor'] = async (predicate, what, timeoutMs = 5_000) => {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = predicate();
    if (found !== undefined && found !== false && found !== null) return found;
    if (performance.now() > end) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await sleep(5);
  }
};

/** Waits until nothing is going on and the count has stood still for a while. */
const quiet = async (
  isBusy: () => boolean,
  count: () => number,
  quietMs: number,
  timeoutMs: number,
): Promise<void> => {
  const end = performance.now() + timeoutMs;
  let before = -1;
  while (isBusy() || before !== count()) {
    if (performance.now() > end) throw new Error(`Nothing had settled after ${timeoutMs} ms.`);
    before = count();
    await sleep(quietMs);
  }
};
