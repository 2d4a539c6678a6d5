import { setTimeout as sleep } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import type { Clock } from '../clock.js';
import { AppError } from '../errors.js';
import type { Log } from '../log.js';
import type { Database, Transaction } from '../store/database.js';
import type { Delivery, Job, JobHandler, Outcome, Place, Post, Renderer } from './delivery.js';
import { capDueTimes } from './due-times.js';
import { createHousekeeping } from './housekeeping.js';
import { findDraft } from './inbox.js';
import { createIntakeQueue } from './intake-queue.js';
import { createJobWorker } from './job-worker.js';
import { hasDueJob, releaseCrashedJobs, releaseRunningJobs } from './jobs.js';
import { LIMITS, type Limits } from './limits.js';
import { doubtSendingPosts, findPlace, nextPost } from './outbox.js';
import { createPostSender } from './post-sender.js';
import { createStoreTrouble } from './store-trouble.js';
import { createTokenWatch } from './token-watch.js';

export interface DeliveryParts {
  db: Database;
  clock: Clock;
  log: Log;
  /** From `createPostingClient`: it must not retry by itself. */
  web: WebClient;
  /** By a job's kind. */
  handlers: Readonly<Record<string, JobHandler>>;
  /** By a post's view. */
  renderers: Readonly<Record<string, Renderer>>;
  /**
   * Slack refused a post for good that has no `instead`: what to tell the person who asked, if anything.
   * `error` is Slack's word, `needed` the permission that it missed, where it is that. What it returns is stored with
   * the post's end; its posts never come back here.
   */
  onUndeliverable?: (post: Post, error: string, needed?: string) => Promise<Outcome | undefined>;
  /** A job was put aside: what to tell the person who asked, if anything. */
  onJobGivenUp?: (job: Job, error: string, needed?: string) => Promise<Outcome | undefined>;
  /** Called in the transaction that records where a post stands. Await only queries on what is passed in. */
  onPosted?: (transaction: Transaction, post: Post, place: Place) => Promise<void>;
  /** How far the database has come, now and then: for the watermark beside it. */
  onBeat?: (beats: number) => void;
  limits?: Partial<Limits>;
  /** How long reviews are kept, where not as long as usual; milliseconds. */
  keepReviews?: number | undefined;
}

/** How often `idle` looks again. */
const IDLE_LOOK = 10;

/** Inbox, jobs and outbox over one database: what is accepted is done once in effect, whatever ends the process. */
export const createDelivery = (parts: DeliveryParts): Delivery => {
  const { db, clock, log } = parts;
  const limits = { ...LIMITS, ...parts.limits };
  const trouble = createStoreTrouble(db, clock, log);
  let stopping = false;
  const isStopping = (): boolean => stopping;

  const intakes = createIntakeQueue({ db, clock, trouble });
  const wakeAll = (): void => {
    sender.wake();
    worker.wake();
  };
  const token = createTokenWatch({ web: parts.web, log, every: limits.tokenWait, onAccepted: wakeAll });
  const shared = { ...parts, limits, trouble, token, isStopping };
  const sender = createPostSender(shared);
  const worker = createJobWorker({ ...shared, isTakingIn: intakes.isBusy, onOutcome: wakeAll });

  const housekeeping = createHousekeeping({ ...parts, trouble });

  const isIdle = async (): Promise<boolean> => {
    if (!worker.isQuiet() || !sender.isQuiet()) return false;
    if (token.error() !== undefined) return true;
    const now = clock.now();
    return !(await hasDueJob(db, now)) && (await nextPost(db, now, [])) === undefined;
  };

  return {
    async accept(intake) {
      if (stopping) throw new AppError('conflict', 'The bot is stopping and takes nothing more in.');
      const answer = await intakes.add(intake);
      worker.wake();
      return answer;
    },

    findDraft: (id) => findDraft(db, id),
    async findPost(key) {
      const place = await findPlace(db, key);
      return place && { channel: place.channel, ts: place.ts };
    },

    async start() {
      await capDueTimes(db, clock.now() + limits.lastWait);
      await releaseCrashedJobs(db, clock.now());
      await doubtSendingPosts(db, clock.now() + limits.settle);
      await housekeeping.start();
      worker.start();
      sender.start();
    },

    async stop(withinMs = 25_000) {
      stopping = true;
      token.stop();
      const ended = Promise.all([worker.stop(), sender.stop(), housekeeping.stop()]);
      await Promise.race([ended, sleep(withinMs, undefined, { ref: false })]);
      await releaseRunningJobs(db, clock.now());
      await doubtSendingPosts(db, clock.now());
    },

    async idle() {
      while (!(await isIdle())) await sleep(IDLE_LOOK);
    },

    health() {
      const store = trouble.current();
      const refused = token.error();
      return {
        stopping,
        ...(store === undefined ? {} : { store }),
        ...(refused === undefined ? {} : { token: refused }),
      };
    },
  };
};
