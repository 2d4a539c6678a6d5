import { readFileSync } from 'node:fs';
import type { NewJob, NewPost } from '../../src/delivery/delivery.js';
import { rateLimited } from '../../src/simulator/faults.js';
import { type Office, openOffice } from './office.js';

let office: Office;

beforeEach(async () => {
  office = await openOffice();
  await office.delivery.start();
});
afterEach(() => office.close());

const post = (key: string, more: Partial<NewPost> = {}): NewPost => ({
  key,
  kind: 'message',
  channel: office.channel,
  view: 'words',
  args: { words: key },
  ...more,
});

const job = (args: NewPost, more: Partial<NewJob> = {}): NewJob => ({
  kind: 'answer',
  key: `job:${args.key}`,
  args: args as never,
  ...more,
});

/** Takes posts in, a job each, and waits until all that can be done is done. */
const send = async (...posts: NewPost[]): Promise<void> => {
  await office.delivery.accept({ id: `Ev-${posts[0]?.key}`, jobs: posts.map((it) => job(it)) });
  await office.delivery.idle();
};

const said = (): string[] => office.slack.messagesIn('press-drafts').map(({ text }) => text);
const callsOf = (method: string): number =>
  office.slack.calls.filter((call) => call.method === method).length;
const stateOf = async (key: string): Promise<string | undefined> => {
  const row = await office.db.selectFrom('outbox').select('state').where('key', '=', key).executeTakeFirst();
  return row?.state;
};

describe('what comes in', () => {
  test('is done once, however often it comes', async () => {
    const intake = { id: 'Ev1', jobs: [job(post('hello'))] };

    const answers = await Promise.all([office.delivery.accept(intake), office.delivery.accept(intake)]);
    await office.delivery.idle();
    answers.push(await office.delivery.accept(intake));
    await office.delivery.idle();

    expect(answers).toEqual(['stored', 'seen', 'seen']);
    expect(said()).toEqual(['hello']);
  });

  test('under another id but with a known key is not done again', async () => {
    await office.delivery.accept({ id: 'Ev1', jobs: [job(post('hello'))] });
    await office.delivery.accept({ id: 'Ev2', jobs: [job(post('hello'))] });
    await office.delivery.idle();

    expect(said()).toEqual(['hello']);
  });

  test('is refused while the bot stops, so that Slack keeps it', async () => {
    await office.delivery.stop();

    const accepting = office.delivery.accept({ id: 'Ev1', jobs: [job(post('hello'))] });

    await expect(accepting).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a draft', () => {
  const draft = { id: 'd1', text: 'Our nurses can help sooner.' };

  test('is kept until the post that carries it stands in Slack', async () => {
    office.slack.fail('chat.postMessage', { error: 'internal_error' });
    await office.delivery.accept({ id: 'Ev1', draft, jobs: [job(post('root', { carries: 'd1' }))] });
    await office.slack.waitFor(() => callsOf('chat.postMessage') === 1, 'a first try');
    expect(await office.delivery.findDraft('d1')).toBe(draft.text);

    await office.slack.waitFor(() => said().length === 1, 'the post');
    await office.delivery.idle();
    expect(await office.delivery.findDraft('d1')).toBeUndefined();
  });

  test('is gone from the disk once it stands in Slack', async () => {
    await office.delivery.accept({ id: 'Ev1', draft, jobs: [job(post('root', { carries: 'd1' }))] });
    await office.delivery.idle();

    for (const file of [office.file, `${office.file}-wal`]) {
      expect(readFileSync(file, 'latin1')).not.toContain(draft.text);
    }
  });
});

describe('a post', () => {
  test('carries its key, and unfurls nothing', async () => {
    await send(post('hello'));

    expect(office.slack.messagesIn('press-drafts')[0]?.metadata).toEqual({
      event_type: 'framewright_post',
      event_payload: { key: 'hello' },
    });
    expect(office.slack.calls.at(-1)?.args).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false' });
  });

  test('can be found by its key once it stands', async () => {
    await send(post('hello'));

    const [message] = office.slack.messagesIn('press-drafts');
    expect(await office.delivery.findPost('hello')).toEqual({ channel: office.channel, ts: message?.ts });
    expect(await office.delivery.findPost('unheard-of')).toBeUndefined();
  });

  test('to a person lands in their direct messages', async () => {
    await send(post('hello', { channel: office.slack.person('ana').user.id }));

    expect(office.slack.directMessages('ana').map(({ text }) => text)).toEqual(['hello']);
  });

  test('goes into the thread of the one before it, after it', async () => {
    office.slack.fail('chat.postMessage', { error: 'fatal_error' });

    await send(
      post('root'),
      post('part 1', { thread: { after: 'root' } }),
      post('part 2', { thread: { after: 'part 1' } }),
    );
    await office.slack.waitFor(() => said().length === 3, 'three messages');

    const [root] = office.slack.messagesIn('press-drafts');
    expect(said()).toEqual(['root', 'part 1', 'part 2']);
    expect(office.slack.calls.at(-1)?.args.thread_ts).toBe(root?.ts);
    expect(office.slack.thread(root as never).map(({ text }) => text)).toEqual(['root', 'part 1', 'part 2']);
  });

  test('is not sent when the one before it never came to stand', async () => {
    office.slack.fail('chat.postMessage', { error: 'is_archived' });

    await send(post('root'), post('part 1', { thread: { after: 'root' } }));

    expect(said()).toEqual([]);
    expect(await stateOf('part 1')).toBe('cancelled');
  });

  test('is not sent when there is nothing to say any more', async () => {
    await office.restart({ renderers: { words: async () => undefined } });

    await send(post('hello'));

    expect(callsOf('chat.postMessage')).toBe(0);
    expect(await stateOf('hello')).toBe('cancelled');
  });

  test('changes the message that was posted under another key', async () => {
    await send(post('hello'));
    await send(post('hello again', { kind: 'update', target: { post: 'hello' } }));

    expect(said()).toEqual(['hello again']);
  });

  test('for one person is seen by that person', async () => {
    const { id } = office.slack.person('ana').user;

    await send(post('just for you', { kind: 'ephemeral', user: id }));

    expect(office.slack.ephemeralsFor('ana').map(({ text }) => text)).toEqual(['just for you']);
    expect(said()).toEqual([]);
  });
});

describe('a post of unknown fate', () => {
  test.each([
    ['an answer lost on the way', 'drop-after-accept' as const],
    ['an answer that says internal_error', { error: 'internal_error' }],
    ['an answer with status 500', { status: 500, body: '<html>Bad gateway</html>' }],
    ['a login page in the place of an answer', 'html' as const],
  ])('stands once after %s', async (_name, fault) => {
    office.slack.fail('chat.postMessage', fault);

    await send(post('hello'));
    await office.slack.waitFor(() => said().length === 1, 'the post');
    await office.slack.waitFor(() => callsOf('conversations.history') === 1, 'a look');
    await office.delivery.idle();

    expect(said()).toEqual(['hello']);
    expect(await stateOf('hello')).toBe('posted');
  });

  test('is looked for in its thread when it is an answer there', async () => {
    const draft = office.slack.person('ana').says('press-drafts', 'A draft');
    office.slack.fail('chat.postMessage', 'drop-after-accept');

    await send(post('review', { thread: { ts: draft.ts } }));
    await office.slack.waitFor(() => callsOf('conversations.replies') === 1, 'a look');
    await office.delivery.idle();

    expect(said()).toEqual(['A draft', 'review']);
  });

  test('waits until it can be looked for', async () => {
    office.slack.fail('chat.postMessage', 'drop-after-accept');
    office.slack.fail('conversations.history', { error: 'fatal_error' }, { times: 3 });

    await send(post('hello'));
    await office.slack.waitFor(() => callsOf('conversations.history') === 4, 'four looks');
    await office.delivery.idle();

    expect(said()).toEqual(['hello']);
  });

  test('is looked for after a restart', async () => {
    office.slack.fail('chat.postMessage', 'hang-after-accept');
    await office.delivery.accept({ id: 'Ev1', jobs: [job(post('hello'))] });
    await office.slack.waitFor(() => said().length === 1, 'the post');

    await office.restart();
    await office.slack.waitFor(() => callsOf('conversations.history') === 1, 'a look');
    await office.delivery.idle();

    expect(said()).toEqual(['hello']);
    expect(await stateOf('hello')).toBe('posted');
  });

  test('does not hold up the channel', async () => {
    office.slack.fail('chat.postMessage', 'drop-after-accept');
    office.slack.fail('conversations.history', { error: 'fatal_error' }, { times: 3 });

    await send(post('first'), post('second'));

    await office.slack.waitFor(() => said().includes('second'), 'the second');
    expect(said()).toEqual(['first', 'second']);
  });
});

describe('when Slack asks to slow down', () => {
  test.each([
    ['for a second', rateLimited(1)],
    ['and not for how long', rateLimited()],
    ['in a way nobody can read', rateLimited('abc')],
  ])('%s, the channel waits and the others do not', async (_name, fault) => {
    const other = office.slack.person('ana').user.id;
    office.slack.fail('chat.postMessage', fault, { when: (args) => args.channel === office.channel });

    await office.delivery.accept({
      id: 'Ev1',
      jobs: [post('first'), post('second'), post('other', { channel: other })].map((it) => job(it)),
    });
    await office.slack.waitFor(() => office.slack.directMessages('ana').length === 1, 'the other');
    expect(said()).toEqual([]);

    await office.slack.waitFor(() => said().length === 2, 'both');
    expect(callsOf('conversations.history')).toBe(0);
  });
});

describe('a post that Slack refuses for good', () => {
  test.each(['channel_not_found', 'not_in_channel', 'is_archived', 'restricted_action', 'missing_scope'])(
    'with %s is not sent again',
    async (error) => {
      office.slack.fail('chat.postMessage', { error });

      await send(post('hello'));

      expect(callsOf('chat.postMessage')).toBe(1);
      expect(await stateOf('hello')).toBe('dead');
    },
  );

  test('gives way to the post that stands for it, which can say why', async () => {
    office.slack.fail('chat.postMessage', { error: 'not_in_channel' });
    const instead = post('sorry', { channel: office.slack.person('ana').user.id });

    await send(post('hello', { instead }));

    expect(office.slack.directMessages('ana').map(({ text }) => text)).toEqual(['sorry']);
    const row = await office.db
      .selectFrom('outbox')
      .select('args')
      .where('key', '=', 'sorry')
      .executeTakeFirstOrThrow();
    expect(JSON.parse(row.args)).toEqual({ words: 'sorry', refused: 'not_in_channel' });
  });

  test('is told to the person who asked, once', async () => {
    const { id: ana } = office.slack.person('ana').user;
    const told: string[] = [];
    await office.restart({
      onUndeliverable: async (refused, error) => {
        told.push(`${refused.key} ${refused.askedBy} ${error}`);
        return { posts: [post('sorry', { channel: refused.askedBy ?? '' })] };
      },
    });
    office.slack.fail('chat.postMessage', { error: 'not_in_channel' }, { times: 2 });

    await office.delivery.accept({ id: 'Ev1', jobs: [job(post('hello'), { user: ana })] });
    await office.delivery.idle();

    expect(told).toEqual([`hello ${ana} not_in_channel`]);
  });

  test('because its message is gone ends without a word', async () => {
    const told: string[] = [];
    await office.restart({ onUndeliverable: async (refused) => void told.push(refused.key) });
    await send(post('hello'));
    const [message] = office.slack.messagesIn('press-drafts');
    office.slack.person('ana').deletes(message as never);

    await send(post('hello again', { kind: 'update', target: { post: 'hello' } }));

    expect(await stateOf('hello again')).toBe('cancelled');
    expect(told).toEqual([]);
  });

  test('for its blocks is sent once more as text alone', async () => {
    await office.restart({
      renderers: { words: async () => ({ text: 'The gist', blocks: [{ type: 'divider' }] }) },
    });
    const messages = ['[ERROR] must be shorter [json-pointer:/blocks/0/text]'];
    office.slack.fail('chat.postMessage', { error: 'invalid_blocks', response_metadata: { messages } });

    await send(post('hello'));

    expect(said()).toEqual(['The gist']);
    expect(office.log).toContainEqual(expect.objectContaining({ reason: '/blocks/0/text' }));
    expect(office.slack.messagesIn('press-drafts')[0]?.blocks).toBeUndefined();
  });

  test('for its length is shortened, and says so', async () => {
    await office.restart({ renderers: { words: async () => ({ text: 'word '.repeat(2_000), blocks: [] }) } });
    office.slack.fail('chat.postMessage', { error: 'msg_too_long' });

    await send(post('hello'));

    expect(said()[0]?.length).toBeLessThan(4_000);
    expect(said()[0]).toContain('Shortened');
  });

  test('in a way nobody has met is tried a few times, then put aside', async () => {
    office.slack.fail(
      'chat.postMessage',
      { error: 'strange_new_error' },
      { times: Number.POSITIVE_INFINITY },
    );

    await send(post('hello'));
    await office.slack.waitFor(() => callsOf('chat.postMessage') === 8, 'the last try');
    await office.delivery.idle();

    expect(await stateOf('hello')).toBe('dead');
  });
});

describe('when Slack refuses the token', () => {
  test.each(['invalid_auth', 'token_revoked', 'account_inactive'])(
    '(%s) all is kept, and sent when it is taken again',
    async (error) => {
      office.slack.fail('chat.postMessage', { error });

      await send(post('first'), post('second'));
      expect(office.delivery.health().token).toBe(error);
      expect(said()).toEqual([]);

      await office.slack.waitFor(() => said().length === 2, 'both');
      await office.delivery.idle();
      expect(said()).toEqual(['first', 'second']);
      expect(office.delivery.health().token).toBeUndefined();
    },
  );
});

describe('when Slack cannot be reached', () => {
  test('all is kept, and sent once when it can', async () => {
    office.slack.setNetwork('down');
    await office.delivery.accept({ id: 'Ev1', jobs: [job(post('first')), job(post('second'))] });
    await office.slack.waitFor(
      () => office.log.filter((it) => it.event === 'post_put_off').length > 4,
      'tries',
    );

    office.slack.setNetwork('up');
    await office.slack.waitFor(() => said().length === 2, 'both');
    await office.delivery.idle();

    expect(said().sort()).toEqual(['first', 'second']);
  });
});

test('never writes a word of a draft to the log', async () => {
  office.slack.fail('chat.postMessage', { status: 200, body: '<html>canary-words</html>' });
  await office.delivery.accept({
    id: 'Ev1',
    draft: { id: 'd1', text: 'canary-words' },
    jobs: [job(post('k1', { args: { words: 'canary-words' } }))],
  });
  await office.slack.waitFor(() => said().length === 1, 'the post');
  await office.delivery.idle();

  expect(office.log.length).toBeGreaterThan(2);
  expect(JSON.stringify(office.log)).not.toContain('canary');
});
