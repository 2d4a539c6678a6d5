import { WebClient } from '@slack/web-api';
import WebSocket from 'ws';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/start-simulator.js';
import { quiet } from './quiet.js';

interface Frame {
  envelope_id?: string;
  type?: string;
  reason?: string;
  retry_attempt?: number;
  payload?: { event_id?: string; event?: { type: string; subtype?: string; text?: string } };
}

/** A bare socket of the app's, which acknowledges when told to. */
interface Client {
  socket: WebSocket;
  frames: Frame[];
  raw: string[];
  events(): Frame[];
  ack(frame: Frame | undefined, payload?: object): void;
}

let slack: Simulator;

const start = async (options: SimulatorOptions = {}) => {
  slack = await startSimulator({ ackWithinMs: 40, redeliverAfterMs: [0, 10, 20], ...options });
};

const connect = async (): Promise<Client> => {
  const web = new WebClient(slack.appToken, { slackApiUrl: slack.apiUrl, logger: quiet });
  const { url } = await web.apps.connections.open();
  const socket = new WebSocket(url ?? '');
  const frames: Frame[] = [];
  const raw: string[] = [];
  const before = slack.connected;
  socket.on('message', (data) => {
    raw.push(String(data));
    if (String(data).startsWith('{"')) frames.push(JSON.parse(String(data)));
  });
  socket.on('error', () => undefined);
  await slack.waitFor(() => slack.connected > before && frames.length > 0, 'the hello');
  return {
    socket,
    frames,
    raw,
    events: () => frames.filter((frame) => frame.type === 'events_api'),
    ack: (frame, payload) => socket.send(JSON.stringify({ envelope_id: frame?.envelope_id, payload })),
  };
};

const say = (words: string, channel = 'general') => slack.person('ana').says(channel, words);

const nextEvent = (client: Client, count = 1): Promise<Frame | undefined> =>
  slack.waitFor(() => client.events().length >= count && client.events().at(-1), `event ${count}`);

afterEach(() => slack.stop());

describe('events', () => {
  test('come again with the same event id and a new envelope until they are acknowledged', async () => {
    await start();
    const client = await connect();
    say('Draft');
    const first = await nextEvent(client);
    const second = await nextEvent(client, 2);
    client.ack(second);
    await slack.settled();
    expect(second?.payload?.event_id).toBe(first?.payload?.event_id);
    expect(second?.envelope_id).not.toBe(first?.envelope_id);
    expect([first?.retry_attempt, second?.retry_attempt]).toEqual([0, 1]);
    expect(client.events()).toHaveLength(2);
    expect(slack.envelopes.map((it) => it.ackedAfterMs !== undefined)).toEqual([false, true]);
  });

  test('are given up after the last retry', async () => {
    await start();
    const client = await connect();
    say('Draft');
    await slack.waitFor(() => slack.pending === 0, 'the end of retries');
    expect(client.events()).toHaveLength(4);
  });

  test('wait for the next socket when the one that had them is cut', async () => {
    await start({ ackWithinMs: 5_000 });
    const first = await connect();
    say('One');
    const lost = await nextEvent(first);
    first.socket.terminate();
    await slack.waitFor(() => slack.connections === 0, 'the cut');
    say('Two');
    const second = await connect();
    await nextEvent(second, 2);
    expect(second.events().map((it) => it.payload?.event_id)).toContain(lost?.payload?.event_id);
    expect(
      second
        .events()
        .map((it) => it.payload?.event?.text)
        .sort(),
    ).toEqual(['One', 'Two']);
  });

  test('outlive more cut sockets than there are retries', async () => {
    await start({ ackWithinMs: 5_000, redeliverAfterMs: [0] });
    say('Draft');
    for (let cut = 1; cut <= 4; cut += 1) {
      const client = await connect();
      expect((await nextEvent(client))?.retry_attempt).toBe(cut - 1);
      client.socket.terminate();
      await slack.waitFor(() => slack.connections === 0, 'the cut');
    }
    expect(slack.pending).toBe(1);
  });

  test('go to one socket each', async () => {
    await start();
    const [a, b] = [await connect(), await connect()];
    for (const words of ['one', 'two', 'three', 'four']) say(words);
    await slack.waitFor(() => a.events().length + b.events().length === 4, 'all four');
    for (const client of [a, b]) for (const frame of client.events()) client.ack(frame);
    await slack.settled();
    expect([a.events().length, b.events().length]).toEqual([2, 2]);
  });

  test('no longer go to a socket that was told to leave', async () => {
    await start();
    const [a, b] = [await connect(), await connect()];
    slack.disconnect('refresh_requested', 0);
    for (const words of ['one', 'two']) say(words);
    await slack.waitFor(() => b.events().length === 2, 'both');
    expect(a.frames.at(-1)).toMatchObject({ type: 'disconnect', reason: 'refresh_requested' });
    for (const frame of b.events()) b.ack(frame);
    await slack.settled();
  });

  test.each([
    ['a channel the bot is not in', 'random', 0],
    ['a private channel the bot is not in', 'hr', 0],
    ['direct messages of other people', '@ben', 0],
    ['a channel the bot is in', 'press-drafts', 1],
    ['its own direct messages', '@framewright', 1],
  ])('of %s: %s', async (_what, channel, count) => {
    await start();
    const client = await connect();
    say('Draft', channel);
    slack.sendEvent({ type: 'marker' });
    await slack.waitFor(
      () => client.events().some((it) => it.payload?.event?.type === 'marker'),
      'the marker',
    );
    expect(client.events().filter((it) => it.payload?.event?.type === 'message')).toHaveLength(count);
  });

  test('that were not subscribed to are never sent', async () => {
    await start({ events: ['reaction_added'] });
    const client = await connect();
    slack.person('ben').reacts('eyes', say('Draft'));
    slack.sendEvent({ type: 'marker' });
    await slack.waitFor(
      () => client.events().some((it) => it.payload?.event?.type === 'marker'),
      'the marker',
    );
    expect(client.events().map((it) => it.payload?.event?.type)).toEqual(['reaction_added', 'marker']);
  });

  test('tell of an edit, an unfurl, a deletion, and a tombstone where replies stand', async () => {
    await start();
    const client = await connect();
    const ana = slack.person('ana');
    const draft = say('Draft');
    ana.edits(draft, 'Better draft');
    slack.unfurl(draft);
    ana.says('general', 'A reply', { thread: draft });
    ana.deletes(draft);
    await nextEvent(client, 5);
    const subtypes = client.events().map((it) => it.payload?.event?.subtype ?? 'said');
    expect(subtypes).toEqual(['said', 'message_changed', 'message_changed', 'said', 'message_changed']);
    expect(slack.thread(draft).map((it) => it.subtype)).toEqual(['tombstone', undefined]);
  });

  test('say who mentioned the bot and who joined', async () => {
    await start();
    const client = await connect();
    say('@framewright look');
    slack.person('ana').invites('framewright', 'random');
    await nextEvent(client, 4);
    expect(client.events().map((it) => it.payload?.event?.type)).toEqual([
      'message',
      'app_mention',
      'member_joined_channel',
      'message',
    ]);
  });
});

describe('commands and interactions', () => {
  test('are sent once, however long nobody answers', async () => {
    await start();
    const client = await connect();
    const answer = await slack.person('ana').runs('/frame', 'x');
    expect(answer).toMatchObject({ ok: false, error: 'operation_timeout' });
    expect(client.frames.filter((it) => it.type === 'slash_commands')).toHaveLength(1);
  });

  test('fail at once where no socket is connected', async () => {
    await start();
    expect(await slack.person('ana').runs('/frame', 'x')).toMatchObject({ error: 'dispatch_failed' });
  });

  test('show the one who asked the words that came with the ack', async () => {
    await start();
    const client = await connect();
    const asked = slack.person('ana').runs('/frame', 'help');
    await slack.waitFor(() => client.frames.length === 2, 'the command');
    client.ack(client.frames[1], { text: 'Usage' });
    await asked;
    expect(slack.ephemeralsFor('ana').map((it) => it.text)).toEqual(['Usage']);
  });
});

describe('sockets', () => {
  test('a ticket lets one socket in', async () => {
    await start();
    const web = new WebClient(slack.appToken, { slackApiUrl: slack.apiUrl, logger: quiet });
    const { url } = await web.apps.connections.open();
    const open = () =>
      new Promise((resolve) => {
        const socket = new WebSocket(url ?? '');
        socket.on('open', () => resolve('open'));
        socket.on('error', (error) => resolve(error.message));
      });
    expect(await open()).toBe('open');
    expect(await open()).toContain('408');
  });

  test('an eleventh is sent away', async () => {
    await start();
    const clients: Client[] = [];
    for (let count = 0; count < 11; count += 1) clients.push(await connect());
    expect(clients[10]?.frames[0]).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    expect(slack.connections).toBe(10);
  });

  test.each(['not json', '{}', 'null', '[]'])('pass on a raw frame: %s', async (frame) => {
    await start();
    const client = await connect();
    slack.sendFrame(frame);
    await slack.waitFor(() => client.raw.includes(frame), 'the frame');
  });

  test('break when the network goes, and may come back', async () => {
    await start();
    const client = await connect();
    slack.setNetwork('down');
    await slack.waitFor(() => client.socket.readyState === WebSocket.CLOSED, 'the close');
    await expect(fetch(`${slack.apiUrl}auth.test`)).rejects.toThrow();
    slack.setNetwork('up');
    await connect();
    expect(slack.connections).toBe(1);
  });

  test('let nothing pass while the network is half open', async () => {
    await start();
    const client = await connect();
    slack.setNetwork('half-open');
    say('Draft');
    const silence = AbortSignal.timeout(60);
    await expect(fetch(`${slack.apiUrl}auth.test`, { signal: silence })).rejects.toThrow();
    expect(client.events()).toEqual([]);
    expect(client.socket.readyState).toBe(WebSocket.OPEN);
    slack.setNetwork('up');
    const anew = await connect();
    await nextEvent(anew);
  });
});
