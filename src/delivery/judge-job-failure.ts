import type { ClaimedJob } from './jobs.js';
import { type Limits, waitAfter } from './limits.js';
import type { SendFailure } from './send-failure.js';

/** What becomes of a job that failed; `wait` in milliseconds. */
export type JobJudgement =
  | { kind: 'put_off'; wait: number; error: string }
  /** Whoever asked is told. */
  | { kind: 'give_up'; error: string; needed?: string };

/** Trouble between us and Slack is waited for, up to a day; a job that fails by itself gets a few tries. */
export const judgeJobFailure = (
  job: ClaimedJob,
  { kind, error, ...more }: SendFailure,
  now: number,
  limits: Limits,
): JobJudgement => {
  const again: JobJudgement = { kind: 'put_off', wait: waitAfter(job.attempt, limits), error };
  const enough: JobJudgement = { kind: 'give_up', error };
  switch (kind) {
    case 'refused':
      return 'needed' in more && more.needed !== undefined ? { ...enough, needed: more.needed } : enough;
    case 'gone':
      return enough;
    case 'rate_limited':
      return { ...again, wait: ('wait' in more ? more.wait : undefined) ?? limits.rateLimitWait };
    case 'token':
      return again;
    case 'not_sent':
    case 'unknown':
      return now - job.createdAt > limits.givenUpAfter ? enough : again;
    case 'shape':
    case 'unlisted':
      return job.attempt >= limits.jobAttempts ? enough : again;
  }
};
