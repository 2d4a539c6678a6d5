import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import type { Database } from '../store/database.js';
import { transact } from '../store/transact.js';
import { applyOutcome } from './apply-outcome.js';
import { createBuckets } from './buckets.js';
import type { Job, JobHandler, Outcome } from './delivery.js';
import { type ClaimedJob, claimJob, endJob, nextJobDue, putOffJob } from './jobs.js';
import { judgeJobFailure } from './judge-job-failure.js';
import type { Limits } from './limits.js';
import { errorWordOf, readSendFailure } from './send-failure.js';
import type { StoreTrouble } from './store-trouble.js';
import type { TokenWatch } from './token-watch.js';
import { untilStored } from './until-stored.js';
import { withTimeout } from './with-timeout.js';
import { createWorkLoop, soonest, type Taken, type Work, type WorkLoop } from './work-loop.js';

export interface JobWorkerParts {
  db: Database;
  clock: Clock;
  log: Log;
  handlers: Readonly<Record<string, JobHandler>>;
  limits: Limits;
  trouble: StoreTrouble;
  token: TokenWatch;
  isStopping(): boolean;
  /** True while something that came in waits for its ack: it goes before any job. */
  isTakingIn(): boolean;
  /** Called when a job has stored something to send. */
  onOutcome(): void;
  onJobGivenUp?: ((job: Job, error: string, needed?: string) => Promise<Outcome | undefined>) | undefined;
}

/** How many turns of the event loop a job lets pass before it insists. */
const ACK_TURNS = 20;

/** Runs the jobs that are due; what a job asks for is stored together with its being done. */
export const createJobWorker = (parts: JobWorkerParts): WorkLoop => {
  const { db, clock, log, limits, trouble } = parts;
  const people = createBuckets(clock, limits.personJobs);
  const channels = createBuckets(clock, limits.channelJobs);
  /** Jobs of one kind ask Slack the same things: what is too much for one is too much for all. */
  const kinds = createBuckets(clock, limits.kindJobs);

  const store = <T>(write: () => Promise<T>): Promise<T> =>
    untilStored(() => trouble.watch(write), parts.isStopping);

  const take = async (running: number): Promise<Taken> => {
    await trouble.probe();
    const work: Work[] = [];
    while (running + work.length < limits.jobsAtOnce && parts.token.error() === undefined) {
      const now = clock.now();
      const held = kinds.held();
      await letAcksGoFirst();
      const job = await claimFairly(now, [...held.keys()]);
      if (job === undefined) return { work, wait: soonest(await nextJobDue(db, now), now, held) };
      work.push(() => runJob(job));
    }
    return { work };
  };

  /** A review keeps the process busy for a moment; Slack waits for an ack no longer than three seconds. */
  const letAcksGoFirst = async (): Promise<void> => {
    for (let turn = 0; turn < ACK_TURNS; turn += 1) {
      await nextTurn();
      if (!parts.isTakingIn()) return;
    }
  };

  /** Whoever has asked for much lets the others go first, but does not wait while nobody else is there. */
  const claimFairly = async (now: number, heldKinds: string[]): Promise<ClaimedJob | undefined> => {
    const users = [...people.held().keys()];
    const busy = [...channels.held().keys()];
    const job =
      (await claimJob(db, now, { users, channels: busy, kinds: heldKinds })) ??
      (await claimJob(db, now, { users: [], channels: [], kinds: heldKinds }));
    if (job === undefined) return undefined;
    kinds.take(job.kind);
    if (job.user !== undefined) people.take(job.user);
    if (job.channel !== undefined) channels.take(job.channel);
    return job;
  };

  const runJob = async (job: ClaimedJob): Promise<void> => {
    const handler = parts.handlers[job.kind];
    if (handler === undefined) return giveUp(job, 'no_handler');
    if (job.crashes >= limits.jobCrashes) return giveUp(job, 'process_ended');
    try {
      const outcome = await withTimeout(handler(job), limits.jobTimeout);
      await end(job, 'done', outcome);
      log.info('job_done', { job: job.id, kind: job.kind });
    } catch (error) {
      await settleFailure(job, error);
    }
  };

  const settleFailure = async (job: ClaimedJob, thrown: unknown): Promise<void> => {
    const failure = readSendFailure(thrown, false);
    const judgement = judgeJobFailure(job, failure, clock.now(), limits);
    if (judgement.kind === 'give_up') return giveUp(job, judgement.error, judgement.needed);
    if (failure.kind === 'rate_limited') kinds.holdFor(job.kind, judgement.wait);
    if (failure.kind === 'token') parts.token.refuse(failure.error);
    await store(() => putOffJob(db, job, clock.now() + judgement.wait, judgement.error));
    log.warn('job_put_off', { job: job.id, kind: job.kind, error: judgement.error });
  };

  const giveUp = async (job: ClaimedJob, error: string, needed?: string): Promise<void> => {
    await end(job, 'dead', await askWhatToSay(job, error, needed), error);
    log.error('job_given_up', { job: job.id, kind: job.kind, error, reason: needed });
  };

  const askWhatToSay = async (job: ClaimedJob, error: string, needed?: string): Promise<Outcome> => {
    try {
      return (await parts.onJobGivenUp?.(job, error, needed)) ?? {};
    } catch (failure) {
      log.error('notice_failed', { job: job.id, error: errorWordOf(failure) });
      return {};
    }
  };

  /** Stores nothing when the job was taken from this attempt meanwhile. */
  const end = async (
    job: ClaimedJob,
    state: 'done' | 'dead',
    outcome: Outcome,
    error?: string,
  ): Promise<void> => {
    const now = clock.now();
    const origin = { askedBy: job.user, maybePostedSince: job.isRestored ? job.createdAt : undefined };
    await store(() =>
      transact(db, async (transaction) => {
        const isOurs = await endJob(transaction, job, state, now, error);
        if (isOurs) await applyOutcome(transaction, outcome, origin, now);
      }),
    );
    parts.onOutcome();
  };

  return createWorkLoop({ limits, take, onTrouble: trouble.note });
};
