import { setTimeout as sleep } from 'node:timers/promises';
import { App } from '@slack/bolt';
import { quietLogger } from '../../src/delivery/quiet-logger.js';
import { createReceiver, type ReceiverOptions, type SocketReceiver } from '../../src/delivery/receiver.js';
import { createSlackSocket } from '../../src/delivery/slack-socket.js';
import {
  type Simulator,
  type SimulatorOptions,
  startSimulator,
} from '../../src/simulator/start-simulator.js';
import { createTestClock, keepLog, type LogLine, type TestClock } from './office.js';

let slack: Simulator;
let receiver: SocketReceiver;
let app: App;
let clock: TestClock;
let log: LogLine[];
/** What the listeners saw. */
let heard: string[];
/** What the store does with an event. */
let store: () => Promise<void>;

interface Opening extends Partial<ReceiverOptions> {
  slack?: SimulatorOptions;
}

/** A real Bolt app over the receiver and a local Slack; both sockets open unless told otherwise. */
const open = async ({ slack: slackOptions, ...options }: Opening = {}): Promise<void> => {
  slack = await startSimulator({ redeliverAfterMs: [20, 40, 80], ackWithinMs: 300, ...slackOptions });
  clock = createTestClock();
  log = [];
  heard = [];
  store = async () => {};
  receiver = createReceiver({
    appToken: slack.appToken,
    slackApiUrl: slack.apiUrl,
    clock,
    log: keepLog(log),
    isForUs: () => true,
    secondSocketAfter: 0,
    waits: { first: 10, last: 20, refused: 50, hello: 500, close: 100 },
    ...options,
  });
  app = new App({
    token: slack.botToken,
    receiver,
    logger: quietLogger,
    deferInitialization: true,
    convoStore: false,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.error(async () => {});
  app.message(async ({ message }) => {
    heard.push((message as { text: string }).text);
    await store();
  });
  app.command('/frame', async ({ ack, command }) => {
    heard.push(command.text);
    await ack();
  });
  await app.init();
  await app.start();
};

const bothOpen = (): Promise<unknown> => slack.waitFor(() => slack.connections === 2, 'two sockets');
const saysHello = (words: string): void => void slack.person('ana').says('press-drafts', words);

afterEach(async () => {
  await app.stop();
  await slack.stop();
});

describe('an event', () => {
  test('is acked when its listener has stored it, not before', async () => {
    await open();
    let release = (): void => {};
    store = () =>
      new Promise((resolve) => {
        release = resolve;
      });

    saysHello('one');
    await slack.waitFor(() => heard.length === 1, 'the listener');
    expect(slack.envelopes[0]?.ackedAfterMs).toBeUndefined();

    release();
    await slack.waitFor(() => slack.envelopes[0]?.ackedAfterMs, 'the ack');
  });

  test('is not acked when the store refuses it, and comes again', async () => {
    await open();
    let refusals = 2;
    store = async () => {
      refusals -= 1;
      if (refusals >= 0) throw Object.assign(new Error('Full.'), { code: 'SQLITE_FULL' });
    };

    saysHello('one');
    await slack.settled(200);

    expect(heard).toEqual(['one', 'one', 'one']);
    expect(slack.envelopes.map(({ ackedAfterMs }) => ackedAfterMs !== undefined)).toEqual([
      false,
      false,
      true,
    ]);
    expect(log.filter(({ event }) => event === 'envelope_failed')).toHaveLength(2);
  });

  test('that does not concern us is acked and never heard', async () => {
    await open({ isForUs: () => false });

    saysHello('small talk');
    await slack.settled();

    expect(heard).toEqual([]);
    expect(slack.pending).toBe(0);
  });

  test('first seen at its third sending is heard', async () => {
    await open();
    const event = { type: 'message', channel: 'C1', user: 'U1', text: 'late', ts: '1.1' };
    const payload = { type: 'event_callback', event_id: 'Ev9', team_id: 'T1', event };

    slack.sendFrame(JSON.stringify({ type: 'events_api', envelope_id: 'e9', retry_attempt: 3, payload }));

    await slack.waitFor(() => heard.includes('late'), 'the event');
  });
});

describe('a command', () => {
  test('is acked by its listener', async () => {
    await open();

    const answer = await slack.person('ana').runs('/frame', 'a draft', { channel: 'press-drafts' });

    expect(answer.ok).toBe(true);
    expect(heard).toEqual(['a draft']);
  });
});

describe('frames that kill the library as it comes', () => {
  test.each([
    'not json',
    '{}',
    'null',
    '[]',
    '{"type":"events_api"}',
    '{"type":"events_api","envelope_id":"e1","payload":null}',
    '{"type":"events_api","envelope_id":"e1","payload":{}}',
    '{"type":"events_api","envelope_id":"e1","payload":{"event":null}}',
    '{"type":"interactive","envelope_id":"e1","payload":[]}',
    '{"type":"something_new","envelope_id":"e1","payload":{}}',
    '{"type":"events_api","envelope_id":"e1","payload":{"type":"app_rate_limited","minute_rate_limited":1}}',
  ])('are survived: %s', async (frame) => {
    await open();
    await bothOpen();

    slack.sendFrame(frame);
    saysHello('still there');

    await slack.waitFor(() => heard.includes('still there'), 'the next event');
    expect(slack.connected).toBe(2);
  });
});

test('that Slack sends no more events for a while is in the log', async () => {
  await open();
  slack.sendPayload({ type: 'app_rate_limited', minute_rate_limited: 1 });
  await slack.waitFor(() => log.some(({ event }) => event === 'slack_limits_events'), 'the warning');
});

describe('the sockets', () => {
  test('are two, the second opened after a while', async () => {
    await open({ secondSocketAfter: 100 });
    expect(receiver.health().openSockets).toBe(1);

    await bothOpen();
    await slack.waitFor(() => receiver.health().openSockets === 2, 'both');
  });

  test('are two in the end, even when Slack refuses the second at first', async () => {
    await open({ secondSocketAfter: 50 });

    slack.fail('apps.connections.open', { error: 'invalid_auth' });

    await slack.waitFor(() => receiver.health().error === 'invalid_auth', 'the refusal');
    await slack.waitFor(() => receiver.health().openSockets === 2, 'both');
  });

  test('know of another process that is connected with the same token, as Slack counts', async () => {
    await open({ secondSocketAfter: 3_600_000 });
    expect(receiver.health().otherSockets).toBe(0);
    const other = createSlackSocket({
      appToken: slack.appToken,
      slackApiUrl: slack.apiUrl,
      pongWithin: 5_000,
      onEnvelope: () => {},
      onUnreadable: () => {},
    });
    expect(await other.open()).toBe(2);

    slack.disconnect('warning', 0);

    await slack.waitFor(() => receiver.health().otherSockets === 1, 'the other one');
    expect(log).toContainEqual({ event: 'other_sockets', count: 1 });
    await other.close();
  });

  test('take no socket of their own for another’s, however often they are replaced', async () => {
    await open();
    await bothOpen();
    for (const n of [0, 1, 0, 1]) {
      const before = slack.connected;
      slack.disconnect('refresh_requested', n);
      await slack.waitFor(() => slack.connected > before, 'the next one');
      await slack.waitFor(() => slack.connections === 2, 'the end of the last');
    }
    expect(log.map(({ event }) => event)).not.toContain('other_sockets');
  });

  test.each(['warning', 'refresh_requested'] as const)(
    'are replaced before they are closed when Slack says %s',
    async (reason) => {
      await open({ secondSocketAfter: 3_600_000 });
      let fewest = 1;
      const watching = setInterval(() => {
        fewest = Math.min(fewest, slack.connections);
      }, 1);

      slack.disconnect(reason);
      await slack.waitFor(() => slack.connected === 2 && slack.connections === 1, 'the replacement');
      clearInterval(watching);

      expect(fewest).toBe(1);
    },
  );

  test('that are cut come back by themselves, and nothing is lost', async () => {
    await open();
    await bothOpen();

    slack.dropSockets();
    saysHello('in the gap');
    await bothOpen();

    await slack.waitFor(() => heard.includes('in the gap'), 'the event');
  });

  test('come back when Slack could not be reached for a while', async () => {
    await open();
    slack.setNetwork('down');
    await slack.waitFor(() => receiver.health().openSockets === 0, 'the outage');
    await slack.waitFor(() => receiver.health().error, 'a reason');

    slack.setNetwork('up');
    await slack.waitFor(() => receiver.health().openSockets === 2, 'both');
    expect(receiver.health().error).toBeUndefined();
  });

  test('over which nothing comes any more are given up, and come back when it heals', async () => {
    await open({ waits: { first: 10, last: 20, refused: 50, hello: 500, close: 100, pong: 200 } });
    await bothOpen();

    slack.setNetwork('half-open');
    await slack.waitFor(() => receiver.health().openSockets === 0, 'the end of both', 10_000);

    slack.setNetwork('up');
    await slack.waitFor(() => receiver.health().openSockets === 2, 'both', 20_000);
    saysHello('there again');
    await slack.waitFor(() => heard.includes('there again'), 'the event');
  }, 40_000);

  test('wait when Slack says there are too many of them', async () => {
    await open({ secondSocketAfter: 3_600_000, waits: { refused: 3_600_000, close: 100 } });

    slack.disconnect('too_many_websockets');
    await slack.waitFor(() => slack.connections === 0, 'the end');

    expect(receiver.health()).toMatchObject({ openSockets: 0, error: 'too_many_websockets' });
  });

  test('do not hurry back when sockets were switched off', async () => {
    await open({ secondSocketAfter: 3_600_000, waits: { refused: 3_600_000, close: 100 } });

    slack.disconnect('link_disabled');
    await slack.waitFor(() => slack.connections === 0, 'the end');
    clock.pass(1);

    expect(receiver.health()).toMatchObject({ openSockets: 0, error: 'link_disabled' });
  });

  test('are opened anew when none was open for a minute', async () => {
    await open({ secondSocketAfter: 3_600_000, grace: 600, waits: { refused: 3_600_000, close: 100 } });
    slack.disconnect('link_disabled');
    await slack.waitFor(() => receiver.health().openSockets === 0, 'the end');

    clock.pass(600);

    await slack.waitFor(() => receiver.health().openSockets === 1, 'a new one');
    expect(log).toContainEqual({ event: 'no_socket' });
  });
});

test('refuses to start with a token that Slack refuses, and says how to mend it', async () => {
  await open();
  const refused = createReceiver({
    appToken: 'xapp-wrong',
    slackApiUrl: slack.apiUrl,
    clock,
    log: keepLog(log),
    isForUs: () => true,
  });

  await expect(refused.start()).rejects.toMatchObject({
    code: 'slack',
    message: expect.stringContaining('SLACK_APP_TOKEN'),
  });
});

describe('a stop', () => {
  test('waits for the listeners, acks what they stored, and takes nothing more', async () => {
    await open();
    let release = (): void => {};
    store = () =>
      new Promise((resolve) => {
        release = resolve;
      });
    saysHello('in hand');
    await slack.waitFor(() => heard.length === 1, 'the listener');

    const stopped = receiver.stop();
    saysHello('too late');
    await slack.waitFor(() => slack.envelopes.length > 1, 'another event');
    await sleep(50);
    release();
    await stopped;

    expect(slack.envelopes[0]?.ackedAfterMs).toBeDefined();
    expect(heard).toEqual(['in hand']);
    await slack.waitFor(() => slack.connections === 0, 'the end of both sockets');
  });
});
