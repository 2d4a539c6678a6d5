import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { checkpoint } from '../store/checkpoint.js';
import type { Database, Transaction } from '../store/database.js';
import { transact } from '../store/transact.js';
import { createAddressBook } from './address-book.js';
import { applyOutcome } from './apply-outcome.js';
import { createBuckets } from './buckets.js';
import { type DeliverParts, deliverPost, type Result } from './deliver-post.js';
import type { NewPost, Outcome, Place, Post, Renderer } from './delivery.js';
import { judgeFailure } from './judge-failure.js';
import type { Limits } from './limits.js';
import {
  endPost,
  markPosted,
  markSending,
  nextPost,
  nextPostDue,
  type PutOff,
  putOffPost,
} from './outbox.js';
import type { WaitingPost } from './post-row.js';
import { errorWordOf, type SendFailure } from './send-failure.js';
import type { StoreTrouble } from './store-trouble.js';
import type { TokenWatch } from './token-watch.js';
import { untilStored } from './until-stored.js';
import { createWorkLoop, soonest, type Taken, type Work, type WorkLoop } from './work-loop.js';

export interface PostSenderParts {
  db: Database;
  clock: Clock;
  log: Log;
  web: WebClient;
  renderers: Readonly<Record<string, Renderer>>;
  limits: Limits;
  trouble: StoreTrouble;
  token: TokenWatch;
  isStopping(): boolean;
  onUndeliverable?:
    | ((post: Post, error: string, needed?: string) => Promise<Outcome | undefined>)
    | undefined;
  onPosted?: ((transaction: Transaction, post: Post, place: Place) => Promise<void>) | undefined;
}

/** Sends what waits in the outbox: a channel's posts one after the other, the channels side by side. */
export const createPostSender = (parts: PostSenderParts): WorkLoop => {
  const { db, clock, log, limits, trouble } = parts;
  const busy = new Set<string>();
  const channels = createBuckets(clock, limits.channelPosts);

  const store = <T>(write: () => Promise<T>): Promise<T> =>
    untilStored(() => trouble.watch(write), parts.isStopping);

  const deliverParts: DeliverParts = {
    web: parts.web,
    addresses: createAddressBook(db, parts.web),
    renderers: parts.renderers,
    beforeSending: (post) => store(() => markSending(db, post, clock.now())),
    isTooLate: (post) => clock.now() - post.createdAt > limits.givenUpAfter,
  };

  const take = async (running: number): Promise<Taken> => {
    const work: Work[] = [];
    while (running + work.length < limits.postsAtOnce) {
      const now = clock.now();
      const held = channels.held();
      if (parts.token.error() !== undefined) return { work };
      const post = await nextPost(db, now, [...busy, ...held.keys()]);
      if (post === undefined) return { work, wait: soonest(await nextPostDue(db, now), now, held) };
      busy.add(post.channel);
      channels.take(post.channel);
      work.push(() =>
        deliver(post)
          .catch((error: unknown) => leaveInDoubt(post, error))
          .finally(() => busy.delete(post.channel)),
      );
    }
    return { work };
  };

  const deliver = async (post: WaitingPost): Promise<void> => {
    const result = await deliverPost(post, deliverParts);
    if (result.kind === 'posted') return recordPosted(post, result);
    if (result.kind === 'cancelled') return cancel(post, result.reason);
    noteSlackWishes(post, result.failure);
    const judgement = judgeFailure(post, result.failure, result.isSent, clock.now(), limits);
    if (judgement.kind === 'cancel') return cancel(post, judgement.error);
    if (judgement.kind === 'give_up') return giveUp(post, judgement.error, judgement.needed);
    await store(() => putOffPost(db, post, judgement.putOff));
    const { error, state } = judgement.putOff;
    const reason = result.failure.kind === 'shape' ? result.failure.where : undefined;
    log.warn('post_put_off', { key: post.key, error, state, reason });
  };

  const recordPosted = async (
    post: WaitingPost,
    { place, isFound }: Extract<Result, { kind: 'posted' }>,
  ): Promise<void> => {
    await store(() =>
      transact(db, async (transaction) => {
        await markPosted(transaction, post, place, clock.now());
        await parts.onPosted?.(transaction, post, place);
      }),
    );
    // The draft's words are gone from the disk only now.
    if (post.carries !== undefined) await checkpoint(db);
    log.info(isFound ? 'post_found' : 'post_sent', { key: post.key, channel: place.channel });
  };

  /** What became of it could not be written down: it is looked up later, and not left lying. */
  const leaveInDoubt = async (post: WaitingPost, error: unknown): Promise<void> => {
    trouble.note(error);
    const dueAt = clock.now() + limits.lastWait;
    const { attempts, isPlain } = post;
    const doubt: PutOff = { state: 'unknown', dueAt, attempts, isPlain, error: errorWordOf(error) };
    await store(() => putOffPost(db, post, doubt));
  };

  const cancel = async (post: WaitingPost, reason: string): Promise<void> => {
    await store(() =>
      transact(db, (transaction) => endPost(transaction, post, 'cancelled', clock.now(), reason)),
    );
    log.info('post_cancelled', { key: post.key, error: reason });
  };

  /** Slack's "slow down" is for the channel, its "not you" for all. */
  const noteSlackWishes = (post: WaitingPost, failure: SendFailure): void => {
    if (failure.kind === 'rate_limited') channels.holdFor(post.channel, failure.wait ?? limits.rateLimitWait);
    if (failure.kind === 'token') parts.token.refuse(failure.error);
  };

  const giveUp = async (post: WaitingPost, error: string, needed?: string): Promise<void> => {
    const outcome =
      post.instead === undefined ? await askWhatToSay(post, error, needed) : takePlaceOf(post.instead, error);
    const now = clock.now();
    await store(() =>
      transact(db, async (transaction) => {
        await endPost(transaction, post, 'dead', now, error);
        await applyOutcome(
          transaction,
          outcome,
          { askedBy: post.askedBy, isLastWord: post.instead === undefined },
          now,
        );
      }),
    );
    log.error('post_given_up', { key: post.key, error, reason: needed });
  };

  /** A notice of failure that fails itself is not reported: it would never end. */
  const askWhatToSay = async (post: WaitingPost, error: string, needed?: string): Promise<Outcome> => {
    if (post.isLastWord) return {};
    try {
      return (await parts.onUndeliverable?.(post, error, needed)) ?? {};
    } catch (failure) {
      log.error('notice_failed', { key: post.key, error: errorWordOf(failure) });
      return {};
    }
  };

  return createWorkLoop({ limits, take, onTrouble: trouble.note });
};

/** The post that goes out in the place of a refused one, and can say why. */
const takePlaceOf = (instead: NewPost, refused: string): Outcome => {
  const args = typeof instead.args === 'object' && !Array.isArray(instead.args) ? instead.args : {};
  return { posts: [{ ...instead, args: { ...args, refused } }] };
};
