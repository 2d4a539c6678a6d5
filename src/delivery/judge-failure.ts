import { type Limits, waitAfter } from './limits.js';
import type { PutOff } from './outbox.js';
import type { WaitingPost } from './post-row.js';
import type { SendFailure } from './send-failure.js';

/** What becomes of a post that could not be sent. */
export type Judgement =
  | { kind: 'put_off'; putOff: PutOff }
  /** Nobody is told: what it belonged to is gone. */
  | { kind: 'cancel'; error: string }
  /** Whoever asked is told. */
  | { kind: 'give_up'; error: string; needed?: string };

/**
 * Decides after a failure; `isSent` when the call that posts had begun.
 * Waiting for Slack to allow it does not count as a try, and trouble on the way counts only by the post's age.
 */
export const judgeFailure = (
  post: WaitingPost,
  failure: SendFailure,
  isSent: boolean,
  now: number,
  limits: Limits,
): Judgement => {
  const attempts = post.attempts + 1;
  const state = isUncertain(post, failure, isSent) ? 'unknown' : 'ready';
  const kept: PutOff = { state, attempts, dueAt: now, isPlain: post.isPlain, error: failure.error };
  const putOff = (change: Partial<PutOff>): Judgement => ({
    kind: 'put_off',
    putOff: { ...kept, ...change },
  });
  /** The post keeps its place in line: the line itself waits. */
  const heldInLine = { dueAt: post.dueAt, attempts: post.attempts };

  switch (failure.kind) {
    case 'refused':
      return { ...failure, kind: 'give_up' };
    case 'gone':
      return { kind: 'cancel', error: failure.error };
    case 'shape':
      return post.isPlain ? { kind: 'give_up', error: failure.error } : putOff({ isPlain: true });
    case 'token':
    case 'rate_limited':
      return putOff(heldInLine);
    case 'unlisted':
      if (attempts >= limits.postAttempts) return { kind: 'give_up', error: failure.error };
      return putOff({ dueAt: now + waitAfter(attempts, limits) });
    case 'not_sent':
    case 'unknown':
      if (now - post.createdAt > limits.givenUpAfter) return { kind: 'give_up', error: failure.error };
      return putOff({ dueAt: now + Math.max(limits.settle, waitAfter(attempts, limits)) });
  }
};

/** A failure before the call leaves the post's fate as it was; after it, only Slack's clear no settles it. */
const isUncertain = (post: WaitingPost, failure: SendFailure, isSent: boolean): boolean =>
  isSent ? failure.kind === 'unknown' : post.isUnknown;
