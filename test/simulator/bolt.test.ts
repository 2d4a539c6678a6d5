import type { App } from '@slack/bolt';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.js';
import { visibleText } from '../../src/simulator/surface.js';
import { startBoltApp } from './bolt-app.js';

describe('an unmodified Bolt app', () => {
  let slack: Simulator;
  let stopApp: () => Promise<unknown>;

  const start = async (listen: (app: App) => void) => {
    ({ stop: stopApp } = await startBoltApp(slack, listen));
  };

  beforeEach(async () => {
    slack = await startSimulator({ ackWithinMs: 300 });
  });

  afterEach(async () => {
    await stopApp();
    await slack.stop();
  });

  test('answers a command in the channel where it was run', async () => {
    await start((app) => {
      app.command('/frame', async ({ ack, command, client }) => {
        await ack();
        await client.chat.postMessage({ channel: command.channel_id, text: `heard: ${command.text}` });
      });
    });
    const answer = await slack.person('ana').runs('/frame', 'fish & chips', { channel: 'press-drafts' });
    expect(answer.ok).toBe(true);
    await slack.settled();
    expect(slack.messagesIn('press-drafts').map((it) => it.text)).toEqual(['heard: fish &amp; chips']);
  });

  test('answers a reaction in the thread of the message', async () => {
    await start((app) => {
      app.event('reaction_added', async ({ event, client }) => {
        const { channel, ts } = event.item;
        const { message } = await client.reactions.get({ channel, timestamp: ts });
        await client.chat.postMessage({ channel, thread_ts: ts, text: `read: ${message?.text}` });
      });
    });
    const draft = slack.person('ana').says('press-drafts', 'Nurses see more together.');
    slack.person('ben').reacts('eyes', draft);
    await slack.waitFor(() => slack.thread(draft).length === 2, 'the reply');
    expect(slack.thread(draft)[1]).toMatchObject({ text: 'read: Nurses see more together.' });
  });

  test('opens a modal, takes what was filled in, and puts errors at the field', async () => {
    await start((app) => {
      app.command('/frame', async ({ ack, command, client }) => {
        await ack();
        await client.views.open({ trigger_id: command.trigger_id, view: modal });
      });
      app.view('draft', async ({ ack, view }) => {
        const words = view.state.values.text?.words?.value;
        if (words === 'short') await ack({ response_action: 'errors', errors: { text: 'Too short.' } });
        else await ack();
      });
    });
    const ana = slack.person('ana');
    await ana.runs('/frame');
    const view = await slack.waitFor(() => ana.modal, 'the modal');
    expect(visibleText(view)).toBe('Review a draft\nDraft');
    expect(await ana.submits(view, { Draft: 'short' })).toMatchObject({
      closed: false,
      errors: { Draft: 'Too short.' },
    });
    expect(await ana.submits(view, { Draft: 'long enough' })).toMatchObject({ closed: true, errors: {} });
    expect(ana.modal).toBeUndefined();
  });

  test('hears a click on a button found by its words, in a message and in a notice', async () => {
    const clicked: unknown[] = [];
    await start((app) => {
      app.command('/frame', async ({ ack, command, client }) => {
        await ack();
        const { channel_id: channel, user_id: user } = command;
        await client.chat.postMessage({ channel, text: 'A choice', blocks: [choice] });
        await client.chat.postEphemeral({ channel, user, text: 'A choice', blocks: [choice] });
      });
      app.action('keep', async ({ ack, body, respond }) => {
        await ack();
        if (body.type === 'block_actions') clicked.push(body.container.is_ephemeral);
        await respond({ text: 'Kept.', replace_original: false });
      });
    });
    const ana = slack.person('ana');
    await ana.runs('/frame', '', { channel: 'general' });
    const notice = await slack.waitFor(() => slack.ephemeralsFor('ana')[0], 'the notice');
    const message = await slack.waitFor(() => slack.messagesIn('general')[0], 'the message');
    await ana.clicks(message, 'Keep as is');
    await ana.clicks(notice, 'Keep as is');
    await slack.waitFor(() => slack.ephemeralsFor('ana').length === 3, 'both answers');
    expect(clicked).toEqual([false, true]);
    await expect(ana.clicks(message, 'Publish')).rejects.toThrow("There is no 'Publish' to click");
  });

  test('fills an App Home when someone opens it', async () => {
    await start((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        const blocks = [{ type: 'header' as const, text: plain('Waiting for you') }];
        await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
      });
    });
    const ana = slack.person('ana');
    expect(ana.opensHome()).toBeUndefined();
    const home = await slack.waitFor(() => ana.home, 'the home');
    expect(visibleText(home)).toBe('Waiting for you');
  });

  test('hears a message shortcut, also inside a thread', async () => {
    const heard: string[] = [];
    await start((app) => {
      app.shortcut('check', async ({ ack, shortcut }) => {
        await ack();
        if (shortcut.type === 'message_action') heard.push(String(shortcut.message.text));
      });
    });
    const ana = slack.person('ana');
    const root = ana.says('general', 'A question');
    const reply = ana.says('general', 'A draft', { thread: root });
    await ana.shortcut('check', reply);
    expect(heard).toEqual(['A draft']);
  });

  test('leaves the person without an answer when it does not know the command', async () => {
    await start(() => {});
    expect(await slack.person('ana').runs('/nothing')).toMatchObject({
      ok: false,
      error: 'operation_timeout',
    });
  });
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const choice = {
  type: 'actions' as const,
  elements: [{ type: 'button' as const, action_id: 'keep', text: plain('Keep as is') }],
};

const modal = {
  type: 'modal' as const,
  callback_id: 'draft',
  title: plain('Review a draft'),
  submit: plain('Review'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'text',
      label: plain('Draft'),
      element: { type: 'plain_text_input' as const, action_id: 'words', multiline: true },
    },
  ],
};
