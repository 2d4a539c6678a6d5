/** How much at once, how often and how long. Times are milliseconds. */
export interface Limits {
  jobsAtOnce: number;
  postsAtOnce: number;
  /** A job that still fails then, by itself and not for want of Slack, is put aside for the operator. */
  jobAttempts: number;
  /** A job during which the process ended so often is taken to be what ends it. */
  jobCrashes: number;
  /** A handler that has not answered by then has failed. */
  jobTimeout: number;
  /** How often Slack may refuse a post in a way nobody has met before. */
  postAttempts: number;
  /** Work that Slack could not take for so long is put aside: the answer would come too late. */
  givenUpAfter: number;
  /** Between tries: doubles from the first to the last. */
  firstWait: number;
  lastWait: number;
  /** How long a post of unknown fate is left alone before it is looked up: Slack may still be storing it. */
  settle: number;
  /** When Slack says "slow down" and not for how long. */
  rateLimitWait: number;
  /** When Slack refuses the token: how often to ask whether it takes it again. */
  tokenWait: number;
  /** How often to look for work that somebody else has put into the database. */
  poll: number;
  /** Slack allows a message a second in a channel, and short bursts: a draft and its review come at once. */
  channelPosts: Rate;
  /** Beyond these, others go first: one person's thousand reactions do not hold up another's one. */
  personJobs: Rate;
  channelJobs: Rate;
  /** Jobs of a kind ask Slack the same things: after a pause that Slack has asked for they set out at this pace again. */
  kindJobs: Rate;
}

export interface Rate {
  perSecond: number;
  burst: number;
}

export const LIMITS: Limits = {
  jobsAtOnce: 4,
  postsAtOnce: 8,
  jobAttempts: 5,
  jobCrashes: 5,
  jobTimeout: 60_000,
  postAttempts: 8,
  givenUpAfter: 24 * 3_600_000,
  firstWait: 500,
  lastWait: 60_000,
  settle: 2_000,
  rateLimitWait: 30_000,
  tokenWait: 60_000,
  poll: 5_000,
  channelPosts: { perSecond: 1, burst: 4 },
  personJobs: { perSecond: 2, burst: 10 },
  channelJobs: { perSecond: 10, burst: 50 },
  kindJobs: { perSecond: 20, burst: 200 },
};

/** How long to wait before the next try, after so many failed ones. */
export const waitAfter = (failures: number, limits: Limits): number =>
  Math.min(limits.firstWait * 2 ** Math.max(0, failures - 1), limits.lastWait);
