import type { Transaction } from '../store/database.js';
import type { Outcome } from './delivery.js';
import { addJobs } from './jobs.js';
import { addPosts } from './outbox.js';
import type { PostOrigin } from './post-row.js';

/** Stores all that a handler asked for, in the transaction that ends its job. */
export const applyOutcome = async (
  transaction: Transaction,
  outcome: Outcome,
  origin: PostOrigin,
  now: number,
): Promise<void> => {
  await addPosts(transaction, outcome.posts ?? [], origin, now);
  await addJobs(transaction, outcome.jobs ?? [], now);
  for (const write of outcome.writes ?? []) await write(transaction);
};
