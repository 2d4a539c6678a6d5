import type { ClaimedJob } from '../../src/delivery/jobs.js';
import { judgeFailure } from '../../src/delivery/judge-failure.js';
import { type JobJudgement, judgeJobFailure } from '../../src/delivery/judge-job-failure.js';
import { LIMITS } from '../../src/delivery/limits.js';
import type { WaitingPost } from '../../src/delivery/post-row.js';
import type { SendFailure } from '../../src/delivery/send-failure.js';

const NOW = 1_000_000_000;
const post: WaitingPost = {
  id: 1,
  key: 'k',
  kind: 'message',
  channel: 'C1',
  view: 'review',
  args: null,
  attempts: 0,
  createdAt: NOW,
  dueAt: NOW - 5,
  isUnknown: false,
  isPlain: false,
  isLastWord: false,
};

const judge = (failure: SendFailure, change: Partial<WaitingPost> = {}, isSent = true): object =>
  judgeFailure({ ...post, ...change }, failure, isSent, NOW, LIMITS);

test.each<[string, SendFailure, object]>([
  ['a refusal', { kind: 'refused', error: 'is_archived' }, { kind: 'give_up', error: 'is_archived' }],
  [
    'a lost message',
    { kind: 'gone', error: 'message_not_found' },
    { kind: 'cancel', error: 'message_not_found' },
  ],
])('ends a post at %s', (_name, failure, judgement) => {
  expect(judge(failure)).toEqual(judgement);
});

test.each<[string, SendFailure, object]>([
  ['the blocks', { kind: 'shape', error: 'invalid_blocks' }, { state: 'ready', isPlain: true, dueAt: NOW }],
  [
    'a refused token',
    { kind: 'token', error: 'invalid_auth' },
    { state: 'ready', attempts: 0, dueAt: NOW - 5 },
  ],
  [
    '"slow down"',
    { kind: 'rate_limited', error: 'ratelimited' },
    { state: 'ready', attempts: 0, dueAt: NOW - 5 },
  ],
  ['a strange error', { kind: 'unlisted', error: 'odd' }, { state: 'ready', attempts: 1, dueAt: NOW + 500 }],
  ['no connection', { kind: 'not_sent', error: 'ENOTFOUND' }, { state: 'ready', dueAt: NOW + 2_000 }],
  ['no answer', { kind: 'unknown', error: 'ECONNRESET' }, { state: 'unknown', dueAt: NOW + 2_000 }],
])('puts a post off at %s', (_name, failure, putOff) => {
  expect(judge(failure)).toMatchObject({ kind: 'put_off', putOff });
});

test('leaves the doubt about a post that could not be looked up', () => {
  const failure: SendFailure = { kind: 'not_sent', error: 'ENOTFOUND' };

  expect(judge(failure, { isUnknown: true }, false)).toMatchObject({ putOff: { state: 'unknown' } });
  expect(judge(failure, { isUnknown: false }, false)).toMatchObject({ putOff: { state: 'ready' } });
});

test('ends the doubt when Slack says a clear no', () => {
  expect(judge({ kind: 'unlisted', error: 'odd' }, { isUnknown: true })).toMatchObject({
    putOff: { state: 'ready' },
  });
});

test('waits longer each time, but never longer than a minute', () => {
  const waits = [0, 3, 6, 30].map((attempts) => {
    const judgement = judge({ kind: 'unknown', error: 'x' }, { attempts }) as { putOff: { dueAt: number } };
    return judgement.putOff.dueAt - NOW;
  });

  expect(waits).toEqual([2_000, 4_000, 32_000, 60_000]);
});

test.each<[string, SendFailure, Partial<WaitingPost>]>([
  ['text alone was not taken either', { kind: 'shape', error: 'msg_too_long' }, { isPlain: true }],
  ['the strange error has come often enough', { kind: 'unlisted', error: 'odd' }, { attempts: 7 }],
  ['it is a day old', { kind: 'not_sent', error: 'ENOTFOUND' }, { createdAt: NOW - LIMITS.givenUpAfter - 1 }],
])('gives a post up when %s', (_name, failure, change) => {
  expect(judge(failure, change)).toEqual({ kind: 'give_up', error: failure.error });
});

describe('a job', () => {
  const job: ClaimedJob = {
    id: 1,
    key: 'k',
    kind: 'review',
    args: null,
    attempt: 1,
    createdAt: NOW,
    crashes: 0,
    isRestored: false,
  };
  const judgeJob = (failure: SendFailure, change: Partial<ClaimedJob> = {}): JobJudgement =>
    judgeJobFailure({ ...job, ...change }, failure, NOW, LIMITS);

  test.each<[string, SendFailure, Partial<ClaimedJob>, number]>([
    ['no connection', { kind: 'not_sent', error: 'x' }, { attempt: 99 }, 60_000],
    ['no answer', { kind: 'unknown', error: 'x' }, {}, 500],
    ['"slow down"', { kind: 'rate_limited', error: 'x', wait: 7_000 }, {}, 7_000],
    ['"slow down", and not for how long', { kind: 'rate_limited', error: 'x' }, {}, 30_000],
    ['a refused token', { kind: 'token', error: 'x' }, { createdAt: 0 }, 500],
    ['a fault of its own', { kind: 'unlisted', error: 'x' }, { attempt: 4 }, 4_000],
  ])('is tried again after %s', (_name, failure, change, wait) => {
    expect(judgeJob(failure, change)).toEqual({ kind: 'put_off', wait, error: 'x' });
  });

  test.each<[string, SendFailure, Partial<ClaimedJob>]>([
    ['a refusal', { kind: 'refused', error: 'x' }, {}],
    ['what it was about is gone', { kind: 'gone', error: 'x' }, {}],
    ['a fault of its own, five times', { kind: 'unlisted', error: 'x' }, { attempt: 5 }],
    ['a day without Slack', { kind: 'not_sent', error: 'x' }, { createdAt: NOW - LIMITS.givenUpAfter - 1 }],
  ])('is given up after %s', (_name, failure, change) => {
    expect(judgeJob(failure, change)).toEqual({ kind: 'give_up', error: 'x' });
  });
});
