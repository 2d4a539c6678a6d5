import type { Database, Transaction } from '../store/database.js';
import type { Intake } from './delivery.js';
import { addJobs } from './jobs.js';

/** Stores what came in, once: 'seen' when the id was stored before, by whichever socket or retry. */
export const addIntake = async (
  transaction: Transaction,
  intake: Intake,
  now: number,
): Promise<'stored' | 'seen'> => {
  const added = await transaction
    .insertInto('inbox')
    .values({ id: intake.id, received_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst();
  if (added.numInsertedOrUpdatedRows === 0n) return 'seen';
  if (intake.draft !== undefined) await addDraft(transaction, intake.draft, intake.jobs[0]?.user, now);
  await addJobs(transaction, intake.jobs, now);
  return 'stored';
};

const addDraft = async (
  transaction: Transaction,
  draft: { id: string; text: string },
  user: string | undefined,
  now: number,
): Promise<void> => {
  await transaction
    .insertInto('drafts')
    .values({ ...draft, user_id: user ?? null, created_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
};

/** The kept words of a draft; undefined once they stand in Slack. */
export const findDraft = async (db: Database, id: string): Promise<string | undefined> => {
  const row = await db.selectFrom('drafts').select('text').where('id', '=', id).executeTakeFirst();
  return row?.text ?? undefined;
};
