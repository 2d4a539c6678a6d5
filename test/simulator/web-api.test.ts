import { WebClient } from '@slack/web-api';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.js';
import type { Message } from '../../src/simulator/world.js';
import { quiet } from './quiet.js';

let slack: Simulator;
let web: WebClient;

beforeEach(async () => {
  slack = await startSimulator();
  web = clientOf(slack.botToken);
});

afterEach(() => slack.stop());

const clientOf = (token: string) =>
  new WebClient(token, { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 } });

/** Slack's word for the refusal, or undefined when it did as asked. */
const refusalOf = async (call: Promise<unknown>): Promise<string | undefined> => {
  try {
    await call;
    return undefined;
  } catch (error) {
    return (error as { data?: { error?: string } }).data?.error ?? String(error);
  }
};

const channel = (name: string): string => {
  const found = [...slack.world.channels.values()].find((it) => it.name === name);
  return found?.id ?? 'C0NOWHERE';
};

const userId = (name: string): string => slack.person(name).user.id;
const long = (length: number) => 'x'.repeat(length);
const divider = { type: 'divider' };
const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });

describe('chat.postMessage', () => {
  test.each<[string, object, string | undefined]>([
    ['a channel the bot is in', { channel: 'general', text: 'x' }, undefined],
    ['a private channel the bot is in', { channel: 'leaders', text: 'x' }, undefined],
    ['a shared channel the bot is in', { channel: 'partners', text: 'x' }, undefined],
    ['a public channel the bot is not in', { channel: 'random', text: 'x' }, 'not_in_channel'],
    ['a private channel the bot is not in', { channel: 'hr', text: 'x' }, 'channel_not_found'],
    ['a channel that does not exist', { channel: 'nowhere', text: 'x' }, 'channel_not_found'],
    ['an archived channel', { channel: 'old-campaign', text: 'x' }, 'is_archived'],
    ['no channel', { text: 'x' }, 'invalid_arguments'],
    ['nothing to say', { channel: 'general' }, 'no_text'],
    ['40,000 characters', { channel: 'general', text: long(40_000) }, undefined],
    ['40,001 characters', { channel: 'general', text: long(40_001) }, 'msg_too_long'],
    ['fifty-one blocks', { channel: 'general', blocks: Array(51).fill(divider) }, 'invalid_blocks'],
    ['blocks that are no list', { channel: 'general', blocks: 'x' }, 'invalid_blocks_format'],
    [
      'more in its blocks than a message holds',
      { channel: 'general', blocks: Array(5).fill(section(long(2_500))) },
      'msg_blocks_too_long',
    ],
    [
      'metadata without a payload',
      { channel: 'general', text: 'x', metadata: { event_type: 'a' } },
      'invalid_metadata_format',
    ],
    [
      'a thread that does not exist',
      { channel: 'general', text: 'x', thread_ts: '1700000000.000001' },
      'thread_not_found',
    ],
    [
      'a thread that is no timestamp',
      { channel: 'general', text: 'x', thread_ts: '17' },
      'invalid_thread_ts',
    ],
  ])('to or with %s', async (_what, args, refusal) => {
    const given = args as { channel?: string };
    const where = given.channel === undefined ? {} : { channel: channel(given.channel) };
    expect(await refusalOf(web.apiCall('chat.postMessage', { ...args, ...where }))).toBe(refusal);
  });

  test('opens the direct messages of a person, not those of a bot or of someone who left', async () => {
    const post = (name: string) => refusalOf(web.chat.postMessage({ channel: userId(name), text: 'x' }));
    expect([await post('ana'), await post('robo'), await post('dee')]).toEqual([
      undefined,
      'cannot_dm_bot',
      'channel_not_found',
    ]);
    expect(slack.directMessages('ana').map((it) => it.text)).toEqual(['x']);
  });

  test('says where a flaw in the blocks lies', async () => {
    const blocks = [divider, section('')];
    const error = await web
      .apiCall('chat.postMessage', { channel: channel('general'), blocks })
      .catch((it) => it);
    expect(error.data.response_metadata.messages[0]).toContain('[json-pointer:/blocks/1/text/text]');
  });

  test('keeps words that look like JSON as words', async () => {
    await web.chat.postMessage({ channel: channel('general'), text: '[1]' });
    expect(slack.messagesIn('general')[0]?.text).toBe('[1]');
  });

  test('counts the replies of a thread at its root', async () => {
    const root = slack.person('ana').says('general', 'Draft');
    await web.chat.postMessage({ channel: root.channel, thread_ts: root.ts, text: 'Review' });
    expect(root).toMatchObject({ thread_ts: root.ts, reply_count: 1 });
  });

  test('lets a reply stand alone where Slack is set to lose threads', async () => {
    await slack.stop();
    slack = await startSimulator({ lostThreads: 'unthreaded' });
    web = clientOf(slack.botToken);
    const draft = slack.person('ana').says('general', 'Draft');
    slack.person('ana').deletes(draft);
    await web.chat.postMessage({ channel: draft.channel, thread_ts: draft.ts, text: 'Review' });
    expect(slack.messagesIn('general')).toEqual([expect.not.objectContaining({ thread_ts: draft.ts })]);
  });
});

describe('chat.update and chat.delete', () => {
  const post = async (): Promise<Message> => {
    await web.apiCall('chat.postMessage', { channel: channel('general'), text: 'old', blocks: [divider] });
    return slack.messagesIn('general').at(-1) as Message;
  };

  test('change the bot’s own message and nobody else’s', async () => {
    const own = await post();
    const other = slack.person('ana').says('general', 'mine');
    const update = (ts: string) => refusalOf(web.chat.update({ channel: own.channel, ts, text: 'new' }));
    const remove = (ts: string) => refusalOf(web.chat.delete({ channel: own.channel, ts }));
    expect(await update(own.ts)).toBeUndefined();
    expect(await update(other.ts)).toBe('cant_update_message');
    expect(await update('1700000000.000001')).toBe('message_not_found');
    expect(await remove(other.ts)).toBe('cant_delete_message');
    expect(await remove(own.ts)).toBeUndefined();
    expect(slack.messagesIn('general').map((it) => it.text)).toEqual(['mine']);
  });

  test('words without blocks take the blocks away', async () => {
    const own = await post();
    await web.chat.update({ channel: own.channel, ts: own.ts, text: 'new' });
    expect(own).toMatchObject({ text: 'new' });
    expect(own.blocks).toBeUndefined();
  });

  test('an update holds a tenth of what a new message holds', async () => {
    const own = await post();
    const update = (length: number) =>
      refusalOf(web.chat.update({ channel: own.channel, ts: own.ts, text: long(length) }));
    expect([await update(4_000), await update(4_001)]).toEqual([undefined, 'msg_too_long']);
  });
});

describe('chat.postEphemeral', () => {
  test.each([
    ['ana', 'general', undefined],
    ['olu', 'general', 'user_not_in_channel'],
    ['ana', 'random', 'not_in_channel'],
    ['ana', 'hr', 'channel_not_found'],
  ])('for %s in %s', async (name, place, refusal) => {
    const call = web.chat.postEphemeral({ channel: channel(place), user: userId(name), text: 'x' });
    expect(await refusalOf(call)).toBe(refusal);
    expect(slack.ephemeralsFor(name)).toHaveLength(refusal === undefined ? 1 : 0);
  });
});

describe('conversations.history and conversations.replies', () => {
  const texts = (result: { messages?: { text?: string }[] }) => result.messages?.map((it) => it.text);

  test('history gives roots, newest first, between oldest and latest', async () => {
    const ana = slack.person('ana');
    const [one, two, three] = ['one', 'two', 'three'].map((words) => ana.says('general', words));
    if (!one || !two || !three) throw new Error('Nothing was said.');
    ana.says('general', 'a reply', { thread: two });
    ana.says('general', 'a reply for all', { thread: two, broadcast: true });
    const history = (args: object) =>
      web.conversations.history({ channel: one.channel, ...args }).then(texts);
    expect(await history({})).toEqual(['a reply for all', 'three', 'two', 'one']);
    expect(await history({ limit: 2 })).toEqual(['a reply for all', 'three']);
    expect(await history({ oldest: one.ts, latest: three.ts })).toEqual(['two']);
    expect(await history({ oldest: one.ts, latest: three.ts, inclusive: true })).toEqual([
      'three',
      'two',
      'one',
    ]);
    expect(await history({ oldest: one.ts, limit: 1 })).toEqual(['two']);
  });

  test('replies give the thread, its root first', async () => {
    const ana = slack.person('ana');
    const root = ana.says('general', 'root');
    const reply = ana.says('general', 'first', { thread: root });
    ana.says('general', 'second', { thread: reply });
    const replies = (ts: string) => web.conversations.replies({ channel: root.channel, ts }).then(texts);
    expect(await replies(root.ts)).toEqual(['root', 'first', 'second']);
    expect(await refusalOf(replies('1700000000.000001'))).toBe('thread_not_found');
  });

  test('metadata is shown to those who ask for it', async () => {
    const metadata = { event_type: 'framewright_post', event_payload: { key: 'k1' } };
    await web.chat.postMessage({ channel: channel('general'), text: 'x', metadata });
    const read = async (args: object) => {
      const { messages } = await web.conversations.history({ channel: channel('general'), ...args });
      return messages?.[0]?.metadata;
    };
    expect(await read({})).toBeUndefined();
    expect(await read({ include_all_metadata: true })).toEqual(metadata);
  });

  test('a page says where the next one begins', async () => {
    for (const words of ['one', 'two', 'three']) slack.person('ana').says('general', words);
    const first = await web.conversations.history({ channel: channel('general'), limit: 2 });
    const cursor = first.response_metadata?.next_cursor ?? '';
    const rest = await web.conversations.history({ channel: channel('general'), limit: 2, cursor });
    expect([texts(first), texts(rest)]).toEqual([['three', 'two'], ['one']]);
    expect([first.has_more, rest.has_more]).toEqual([true, false]);
  });

  test.each([
    ['general', undefined],
    ['random', 'not_in_channel'],
    ['hr', 'channel_not_found'],
  ])('%s', async (name, refusal) => {
    expect(await refusalOf(web.conversations.history({ channel: channel(name) }))).toBe(refusal);
  });
});

describe('conversations and people', () => {
  test('a shared channel and an archived one say so', async () => {
    const info = async (name: string) => (await web.conversations.info({ channel: channel(name) })).channel;
    expect(await info('partners')).toMatchObject({ is_ext_shared: true, is_archived: false });
    expect(await info('old-campaign')).toMatchObject({ is_ext_shared: false, is_archived: true });
  });

  test('a guest, a stranger, a bot and one who left are told apart', async () => {
    const info = async (name: string) => (await web.users.info({ user: userId(name) })).user;
    expect(await info('gus')).toMatchObject({ is_restricted: true, team_id: 'T0HOME' });
    expect(await info('olu')).toMatchObject({ is_stranger: true, team_id: 'T0AWAY' });
    expect(await info('robo')).toMatchObject({ is_bot: true });
    expect(await info('dee')).toMatchObject({ deleted: true });
    expect(await refusalOf(web.users.info({ user: 'U0NOBODY' }))).toBe('user_not_found');
  });

  test('direct messages open with people only', async () => {
    const open = (name: string) => refusalOf(web.conversations.open({ users: userId(name) }));
    expect([await open('ana'), await open('robo'), await open('dee')]).toEqual([
      undefined,
      'cannot_dm_bot',
      'user_disabled',
    ]);
  });

  test('the bot joins public channels, with the scope for it', async () => {
    expect(await refusalOf(web.conversations.join({ channel: channel('random') }))).toBe('missing_scope');
    await slack.stop();
    slack = await startSimulator({ scopes: ['channels:join'] });
    web = clientOf(slack.botToken);
    expect(await refusalOf(web.conversations.join({ channel: channel('random') }))).toBeUndefined();
    expect(await refusalOf(web.conversations.join({ channel: channel('leaders') }))).toBe(
      'method_not_supported_for_channel_type',
    );
  });

  test('a reaction is read, and made once', async () => {
    const draft = slack.person('ana').says('general', 'Draft');
    const where = { channel: draft.channel, timestamp: draft.ts };
    expect(await refusalOf(web.reactions.add({ ...where, name: 'eyes' }))).toBeUndefined();
    expect(await refusalOf(web.reactions.add({ ...where, name: 'eyes' }))).toBe('already_reacted');
    const { message } = await web.reactions.get(where);
    expect(message?.reactions).toEqual([{ name: 'eyes', users: ['U0BOT'], count: 1 }]);
    expect(await refusalOf(web.reactions.get({ ...where, timestamp: '1700000000.000001' }))).toBe(
      'message_not_found',
    );
  });

  test('a permalink names channel and message', async () => {
    const draft = slack.person('ana').says('general', 'Draft');
    const { permalink } = await web.chat.getPermalink({ channel: draft.channel, message_ts: draft.ts });
    expect(permalink).toBe(`https://home.slack.com/archives/${draft.channel}/p${draft.ts.replace('.', '')}`);
  });
});

describe('tokens and scopes', () => {
  test.each<[string, () => string, string, string | undefined]>([
    ['the bot’s token', () => slack.botToken, 'auth.test', undefined],
    ['the app’s token where the bot’s belongs', () => slack.appToken, 'auth.test', 'not_allowed_token_type'],
    [
      'the bot’s token where the app’s belongs',
      () => slack.botToken,
      'apps.connections.open',
      'not_allowed_token_type',
    ],
    ['a token of nobody', () => 'xoxb-nobody', 'auth.test', 'invalid_auth'],
    ['a method that does not exist', () => slack.botToken, 'chat.shout', 'unknown_method'],
  ])('%s', async (_what, token, method, refusal) => {
    expect(await refusalOf(clientOf(token()).apiCall(method))).toBe(refusal);
  });

  test.each<[string, object, string]>([
    ['chat.postMessage', { channel: 'general', text: 'x' }, 'chat:write'],
    ['chat.postEphemeral', { channel: 'general', text: 'x', user: 'UANA' }, 'chat:write'],
    ['conversations.history', { channel: 'general' }, 'channels:history'],
    ['conversations.history', { channel: 'leaders' }, 'groups:history'],
    ['conversations.info', { channel: 'general' }, 'channels:read'],
    ['conversations.open', { users: 'UANA' }, 'im:write'],
    ['reactions.get', { channel: 'general', timestamp: '1.0' }, 'reactions:read'],
    ['users.info', { user: 'UANA' }, 'users:read'],
    ['files.info', { file: 'F1' }, 'files:read'],
    ['team.info', {}, 'team:read'],
  ])('%s with %j needs %s', async (method, args, needed) => {
    await slack.stop();
    slack = await startSimulator({ scopes: [] });
    const given = args as { channel?: string };
    const where = given.channel === undefined ? {} : { channel: channel(given.channel) };
    const error = await clientOf(slack.botToken)
      .apiCall(method, { ...args, ...where })
      .catch((it) => it);
    expect(error.data).toMatchObject({ error: 'missing_scope', needed });
  });

  test('every answer names the scopes that were granted', async () => {
    const result = await web.auth.test();
    expect(result.response_metadata?.scopes).toContain('chat:write');
  });
});

describe('views', () => {
  const view = {
    type: 'modal' as const,
    title: { type: 'plain_text' as const, text: 'Review' },
    blocks: [{ type: 'divider' as const }],
  };

  const trigger = async (): Promise<string> => {
    await slack.person('ana').runs('/frame');
    return slack.envelopes.at(-1)?.payloadId ?? '';
  };

  test('a trigger opens one modal, within three seconds', async () => {
    let now = 1_700_000_000_000;
    await slack.stop();
    slack = await startSimulator({ now: () => now, ackWithinMs: 20 });
    web = clientOf(slack.botToken);
    const socket = await connect();
    const open = (id: string) => refusalOf(web.views.open({ trigger_id: id, view }));
    const first = await trigger();
    now += 2_900;
    expect(await open(first)).toBeUndefined();
    expect(await open(first)).toBe('exchanged_trigger_id');
    const second = await trigger();
    now += 3_001;
    expect(await open(second)).toBe('expired_trigger_id');
    expect(await open('1.2.3')).toBe('invalid_trigger_id');
    socket.close();
  });

  test('a modal is changed by its id and hash, a missing one is not found', async () => {
    const { view: home } = await web.views.publish({
      user_id: userId('ana'),
      view: { type: 'home', blocks: [] },
    });
    const publish = (hash: string) =>
      refusalOf(web.views.publish({ user_id: userId('ana'), hash, view: { type: 'home', blocks: [] } }));
    expect(await publish(home?.hash ?? '')).toBeUndefined();
    expect(await publish('old')).toBe('hash_conflict');
    expect(await refusalOf(web.views.update({ view_id: 'V0NONE', view }))).toBe('not_found');
  });

  test('a view with a flaw is refused', async () => {
    const wrong = { ...view, title: { type: 'plain_text' as const, text: long(25) } };
    expect(await refusalOf(web.views.open({ trigger_id: '1.2.3', view: wrong }))).toBe('invalid_arguments');
  });
});

describe('files', () => {
  test('a shared file is fetched with the token, and a stranger gets a login page', async () => {
    const file = { name: 'draft.txt', mimetype: 'text/plain', content: Buffer.from('A draft.') };
    const said = slack.person('ana').says('general', '', { file });
    const [shared] = said.files as { id: string }[];
    const { file: info } = await web.files.info({ file: shared?.id ?? '' });
    const url = info?.url_private_download ?? '';
    const read = async (token: string) => {
      const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
      return [response.status, response.headers.get('content-type'), await response.text()];
    };
    expect(await read(slack.botToken)).toEqual([200, 'text/plain', 'A draft.']);
    expect((await read('xoxb-nobody')).slice(0, 2)).toEqual([200, 'text/html; charset=utf-8']);
    expect(await refusalOf(web.files.info({ file: 'F0NONE' }))).toBe('file_not_found');
  });
});

/** A socket that acknowledges nothing. */
const connect = async (): Promise<WebSocket> => {
  const { url } = await clientOf(slack.appToken).apps.connections.open();
  const { WebSocket: Socket } = await import('ws');
  const socket = new Socket(url ?? '');
  await slack.waitFor(() => slack.connections === 1, 'the socket');
  return socket as unknown as WebSocket;
};
