import {
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebAPIRequestError,
} from '@slack/web-api';
import { errorWordOf, readSendFailure } from '../../src/delivery/send-failure.js';

const answered = (error: string, more: object = {}): Error =>
  new WebAPIPlatformError({ ok: false, error, ...more } as never);
const failed = (code: string): Error =>
  new WebAPIRequestError(Object.assign(new TypeError('fetch failed'), { cause: { code } }));

test.each([
  ['is_archived', 'refused'],
  ['restricted_action_thread_only_channel', 'refused'],
  ['message_not_found', 'gone'],
  ['msg_blocks_too_long', 'shape'],
  ['token_revoked', 'token'],
  ['ratelimited', 'rate_limited'],
  ['fatal_error', 'unknown'],
  ['an_error_of_next_year', 'unlisted'],
])("reads Slack's %s as %s", (error, kind) => {
  expect(readSendFailure(answered(error), true)).toMatchObject({ kind, error });
});

test('takes a page of HTML for no answer, and does not pass it on', () => {
  expect(readSendFailure(answered('<html>secret words</html>'), true)).toEqual({
    kind: 'unknown',
    error: 'not_json',
  });
});

test('names the place in the blocks, without what stands there', () => {
  const messages = ['[ERROR] must be less than 3001 characters [json-pointer:/blocks/2/text] "secret words"'];

  expect(readSendFailure(answered('invalid_blocks', { response_metadata: { messages } }), true)).toEqual({
    kind: 'shape',
    error: 'invalid_blocks',
    where: '/blocks/2/text',
  });
});

test('names the permission that Slack missed, and nothing that is none', () => {
  expect(readSendFailure(answered('missing_scope', { needed: 'im:write,mpim:write' }), true)).toEqual({
    kind: 'refused',
    error: 'missing_scope',
    needed: 'im:write,mpim:write',
  });
  for (const needed of ['<!channel>', 'some secret words', '', 7]) {
    expect(readSendFailure(answered('missing_scope', { needed }), true)).not.toHaveProperty('needed');
  }
});

test('waits as long as Slack says', () => {
  expect(readSendFailure(new WebAPIRateLimitedError(30), true)).toMatchObject({
    kind: 'rate_limited',
    wait: 30_000,
  });
});

test.each([
  ['ECONNREFUSED', 'not_sent'],
  ['ENOTFOUND', 'not_sent'],
  ['ECONNRESET', 'unknown'],
  ['UND_ERR_SOCKET', 'unknown'],
])('takes %s for %s', (code, kind) => {
  expect(readSendFailure(failed(code), true)).toEqual({ kind, error: code });
});

test('takes a bad gateway for unknown', () => {
  expect(readSendFailure(new WebAPIHTTPError(502, 'Bad Gateway', {}, 'secret'), true)).toMatchObject({
    kind: 'unknown',
  });
});

test('takes what is no answer of Slack for unknown once the call has begun, and for our own fault before', () => {
  const broken = new TypeError('terminated');

  expect(readSendFailure(broken, true)).toEqual({ kind: 'unknown', error: 'TypeError' });
  expect(readSendFailure(broken, false)).toEqual({ kind: 'unlisted', error: 'TypeError' });
});

test.each([
  [answered('is_archived'), 'is_archived'],
  [Object.assign(new Error('secret'), { code: 'SQLITE_FULL' }), 'SQLITE_FULL'],
  [new RangeError('secret'), 'RangeError'],
  ['secret', 'not_an_error'],
  [undefined, 'not_an_error'],
])('has a word for any error, and never its message', (error, word) => {
  expect(errorWordOf(error)).toBe(word);
});
