import { WebClient } from '@slack/web-api';
import { rateLimited } from '../../src/simulator/faults.js';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.js';
import { quiet } from './quiet.js';

let slack: Simulator;
let web: WebClient;

beforeEach(async () => {
  slack = await startSimulator();
  const options = { slackApiUrl: slack.apiUrl, logger: quiet, retryConfig: { retries: 0 }, timeout: 100 };
  web = new WebClient(slack.botToken, { ...options, rejectRateLimitedCalls: true });
});

afterEach(() => slack.stop());

const post = (text = 'x') => web.chat.postMessage({ channel: 'CGENERAL', text });
const failure = (call: Promise<unknown>): Promise<{ code?: string; data?: object; retryAfter?: number }> =>
  call.then(
    () => ({}),
    (error) => error,
  );
const texts = () => slack.messagesIn('general').map((it) => it.text);

test('an error is answered once, then all is well', async () => {
  slack.fail('chat.postMessage', { error: 'is_archived' });
  expect(await failure(post('one'))).toMatchObject({ data: { error: 'is_archived' } });
  await post('two');
  expect(texts()).toEqual(['two']);
});

test('an error may last for a number of calls, for some calls only, or until healed', async () => {
  slack.fail(
    'chat.postMessage',
    { error: 'internal_error' },
    { times: 2, when: (args) => args.text === 'a' },
  );
  expect([(await failure(post('a'))).data, (await failure(post('b'))).data]).toEqual([
    expect.objectContaining({ error: 'internal_error' }),
    undefined,
  ]);
  await failure(post('a'));
  await post('a');
  slack.fail('*', { error: 'token_revoked' }, { times: Number.POSITIVE_INFINITY });
  expect(await failure(web.auth.test())).toMatchObject({ data: { error: 'token_revoked' } });
  slack.heal();
  await post('c');
  expect(texts()).toEqual(['b', 'a', 'c']);
});

test.each<[string, number | string | undefined, object]>([
  ['one second', 1, { code: 'slack_webapi_rate_limited_error', retryAfter: 1 }],
  ['thirty seconds', 30, { code: 'slack_webapi_rate_limited_error', retryAfter: 30 }],
  ['no header', undefined, { message: expect.stringContaining('valid timeout') }],
  ['a header that is no number', 'abc', { message: expect.stringContaining('valid timeout') }],
])('a rate limit with %s reaches the client', async (_what, seconds, expected) => {
  slack.fail('chat.postMessage', rateLimited(seconds));
  expect(await failure(post())).toMatchObject(expected);
  expect(texts()).toEqual([]);
});

test.each<['drop-after-accept' | 'hang-after-accept', string[]]>([
  ['drop-after-accept', ['x']],
  ['hang-after-accept', ['x']],
])('%s leaves the message in the channel and the client without an answer', async (fault, expected) => {
  slack.fail('chat.postMessage', fault);
  expect(await failure(post())).toMatchObject({ code: 'slack_webapi_request_error' });
  expect(texts()).toEqual(expected);
});

test('a call that hangs stores nothing', async () => {
  slack.fail('chat.postMessage', 'hang');
  expect(await failure(post())).toMatchObject({ code: 'slack_webapi_request_error' });
  expect(texts()).toEqual([]);
});

test.each<[string, Parameters<Simulator['fail']>[1]]>([
  ['a server error', { status: 500, body: 'oops' }],
  ['a login page with status 200', 'html'],
])('%s is no answer to a post, and nothing is stored', async (_what, fault) => {
  slack.fail('chat.postMessage', fault);
  expect(await failure(post())).not.toEqual({});
  expect(texts()).toEqual([]);
});

test('watchers see a call arrive, and see it done before it is answered', async () => {
  const seen: string[] = [];
  slack.watchCalls((call, stage) => {
    seen.push(`${call.method} ${stage} with ${texts().length} posted`);
  });
  await post();
  expect(seen).toEqual(['chat.postMessage arrived with 0 posted', 'chat.postMessage done with 1 posted']);
});

test('every call is kept with its answer', async () => {
  await post('kept');
  expect(slack.calls).toEqual([
    expect.objectContaining({
      method: 'chat.postMessage',
      args: { channel: 'CGENERAL', text: 'kept' },
      reply: expect.objectContaining({ ok: true }),
    }),
  ]);
});
