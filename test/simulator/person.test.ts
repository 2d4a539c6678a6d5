import type { App } from '@slack/bolt';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.js';
import { visibleText } from '../../src/simulator/surface.js';
import { startBoltApp } from './bolt-app.js';

let slack: Simulator;
let stopApp: () => Promise<void>;

const start = async (listen: (app: App) => void) => {
  ({ stop: stopApp } = await startBoltApp(slack, listen));
};

beforeEach(async () => {
  slack = await startSimulator({ ackWithinMs: 300 });
  stopApp = async () => undefined;
});

afterEach(async () => {
  await stopApp();
  await slack.stop();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const modal = (title: string) => ({
  type: 'modal' as const,
  callback_id: 'step',
  title: plain(title),
  submit: plain('Go on'),
  blocks: [{ type: 'divider' as const }],
});

describe('words by a response_url', () => {
  /** Runs a command and gives the address that came with it. */
  const addressOf = async (): Promise<string> => {
    await start((app) => {
      app.command('/frame', async ({ ack }) => ack());
    });
    await slack.person('ana').runs('/frame');
    return String(slack.envelopes.at(-1)?.payload.response_url);
  };

  const send = async (url: string, body: object): Promise<[number, string | undefined]> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, ((await response.json()) as { error?: string }).error];
  };

  test('are seen by the one who asked, or by the channel, five times in all', async () => {
    const url = await addressOf();
    expect(await send(url, { text: 'for you' })).toEqual([200, undefined]);
    expect(await send(url, { text: 'for all', response_type: 'in_channel' })).toEqual([200, undefined]);
    for (let use = 3; use <= 5; use += 1) await send(url, { text: `use ${use}` });
    expect(await send(url, { text: 'once more' })).toEqual([404, 'used_url']);
    expect(slack.ephemeralsFor('ana').map((it) => it.text)).toEqual(['for you', 'use 3', 'use 4', 'use 5']);
    expect(slack.messagesIn('general').map((it) => it.text)).toEqual(['for all']);
  });

  test('are refused after half an hour', async () => {
    let now = 1_700_000_000_000;
    await slack.stop();
    slack = await startSimulator({ now: () => now });
    const url = await addressOf();
    now += 30 * 60 * 1000 + 1;
    expect(await send(url, { text: 'late' })).toEqual([404, 'expired_url']);
  });

  test('replace or delete what was clicked', async () => {
    const buttons = {
      type: 'actions' as const,
      elements: ['swap', 'away'].map((id) => ({ type: 'button' as const, action_id: id, text: plain(id) })),
    };
    await start((app) => {
      app.command('/frame', async ({ ack, respond }) => {
        await ack();
        await respond({ text: 'Choose', blocks: [buttons] });
      });
      app.action('swap', async ({ ack, respond }) => {
        await ack();
        await respond({ replace_original: true, text: 'Chosen', blocks: [buttons] });
      });
      app.action('away', async ({ ack, respond }) => {
        await ack();
        await respond({ delete_original: true });
      });
    });
    const ana = slack.person('ana');
    await ana.runs('/frame');
    const notice = await slack.waitFor(() => slack.ephemeralsFor('ana')[0], 'the notice');
    await ana.clicks(notice, 'swap');
    await slack.waitFor(() => notice.text === 'Chosen', 'the new words');
    await ana.clicks(notice, 'away');
    await slack.waitFor(() => slack.ephemeralsFor('ana').length === 0, 'the end of the notice');
  });
});

describe('modals', () => {
  test('lie on each other, three at most, and come back as they are closed', async () => {
    const refused: string[] = [];
    await start((app) => {
      app.command('/frame', async ({ ack, command, client }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: modal('One') });
      });
      app.view('step', async ({ ack, body, client, view }) => {
        await ack({ response_action: 'update', view: modal(`${view.title.text}+`) });
        const push = client.views.push({ trigger_id: String(Object(body).trigger_id), view: modal('Next') });
        await push.catch((error) => refused.push(error.data.error));
      });
    });
    const ana = slack.person('ana');
    await ana.runs('/frame');
    for (let count = 1; count <= 3; count += 1) {
      const top = await slack.waitFor(() => slack.world.modals.get(ana.user.id)?.[count - 1], 'the modal');
      expect(await ana.submits(top)).toMatchObject({ closed: false });
    }
    await slack.waitFor(() => refused.length > 0, 'the refusal');
    expect(refused).toEqual(['push_limit_reached']);
    const titles = () => slack.world.modals.get(ana.user.id)?.map((view) => visibleText(view));
    expect(titles()).toEqual(['One+', 'Next+', 'Next+']);
    if (ana.modal) await ana.closes(ana.modal);
    expect(titles()).toEqual(['One+', 'Next+']);
  });

  test('a new command takes away what was open, and closing tells the app only where it asked', async () => {
    const closed: string[] = [];
    await start((app) => {
      app.command('/frame', async ({ ack, command, client }) => {
        await ack();
        const view = { ...modal(command.text), notify_on_close: command.text === 'Two' };
        await client.views.open({ trigger_id: command.trigger_id, view });
      });
      app.view({ type: 'view_closed', callback_id: 'step' }, async ({ ack, view }) => {
        await ack();
        closed.push(view.title.text);
      });
    });
    const ana = slack.person('ana');
    const opens = async (title: string) => {
      await ana.runs('/frame', title);
      return slack.waitFor(
        () => (ana.modal && visibleText(ana.modal) === title ? ana.modal : undefined),
        title,
      );
    };
    await opens('Zero');
    await ana.closes(await opens('One'));
    expect(ana.modal).toBeUndefined();
    await ana.closes(await opens('Two'));
    expect(closed).toEqual(['Two']);
  });

  test('all go when the app clears them', async () => {
    await start((app) => {
      app.command('/frame', async ({ ack, command, client }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: modal('One') });
      });
      app.view('step', async ({ ack }) => ack({ response_action: 'clear' }));
    });
    const ana = slack.person('ana');
    await ana.runs('/frame');
    const view = await slack.waitFor(() => ana.modal, 'the modal');
    expect(await ana.submits(view)).toMatchObject({ closed: true });
    expect(ana.modal).toBeUndefined();
  });
});

describe('a person', () => {
  test('speaks only where they are, and not in an archived channel', () => {
    expect(() => slack.person('olu').says('general', 'x')).toThrow('olu is not in #general.');
    expect(() => slack.person('ana').says('old-campaign', 'x')).toThrow('#old-campaign is archived.');
    expect(() => slack.person('ana').says('nowhere', 'x')).toThrow("no channel 'nowhere'");
    expect(() => slack.person('zoe')).toThrow("no person 'zoe'");
  });

  test('of another organisation is told by the team of their message', () => {
    expect(slack.person('olu').says('partners', 'x')).toMatchObject({ team: 'T0AWAY', user_team: 'T0AWAY' });
    expect(slack.person('ana').says('partners', 'x')).not.toHaveProperty('user_team');
  });

  test('reacts once with the same emoji, and may take it back', () => {
    const ana = slack.person('ana');
    const draft = ana.says('general', 'x');
    ana.reacts('eyes', draft);
    expect(() => ana.reacts('eyes', draft)).toThrow('already_reacted');
    ana.unreacts('eyes', draft);
    expect(draft.reactions).toEqual([]);
  });

  test('comes into the workspace, into a channel made for the test', () => {
    slack.addPerson({ name: 'kim', is: 'guest' });
    slack.addChannel({ name: 'campaign', members: ['kim', 'framewright'] });
    slack.person('kim').says('campaign', 'Hello');
    expect(slack.messagesIn('campaign').map((it) => it.user)).toEqual(['UKIM']);
  });
});

test('a payload may be sent again as it was', async () => {
  const heard: string[] = [];
  await start((app) => {
    app.message(async ({ body }) => void heard.push(body.event_id));
  });
  slack.person('ana').says('general', 'Draft');
  await slack.waitFor(() => heard.length === 1, 'the event');
  const [first] = slack.envelopes;
  if (first) slack.sendPayload(first.payload);
  await slack.waitFor(() => heard.length === 2, 'the same event');
  expect(heard[1]).toBe(heard[0]);
});
