import type { Clock } from '../clock.js';
import type { Database } from '../store/database.js';
import { isPassingStoreError } from '../store/store-error.js';
import { transact } from '../store/transact.js';
import type { Intake } from './delivery.js';
import { addIntake } from './inbox.js';
import type { StoreTrouble } from './store-trouble.js';

type Answer = 'stored' | 'seen';

interface Waiting {
  intake: Intake;
  resolve(answer: Answer): void;
  reject(error: unknown): void;
}

/** Stores what comes in. While one transaction is under way the next ones gather, and share the following. */
export interface IntakeQueue {
  add(intake: Intake): Promise<Answer>;
  /** True while something waits for its ack. */
  isBusy(): boolean;
}

export interface IntakeQueueParts {
  db: Database;
  clock: Clock;
  trouble: StoreTrouble;
}

/** Five hundred events in a row wait for a few syncs of the disk, not for five hundred. */
export const createIntakeQueue = ({ db, clock, trouble }: IntakeQueueParts): IntakeQueue => {
  let waiting: Waiting[] = [];
  let busy = false;

  const storeAll = (batch: Waiting[]): Promise<Answer[]> =>
    trouble.watch(() =>
      transact(db, async (transaction) => {
        const answers: Answer[] = [];
        for (const { intake } of batch) answers.push(await addIntake(transaction, intake, clock.now()));
        return answers;
      }),
    );

  /**
   * One that the database refuses must not drag the others down: then each gets a transaction of its own.
   * A full disk or a held database refuses all.
   */
  const storeBatch = async (batch: Waiting[]): Promise<void> => {
    try {
      const answers = await storeAll(batch);
      batch.forEach(({ resolve }, n) => {
        resolve(answers[n] ?? 'stored');
      });
    } catch (error) {
      if (batch.length === 1 || isPassingStoreError(error)) {
        for (const { reject } of batch) reject(error);
      } else {
        for (const one of batch) await storeBatch([one]);
      }
    }
  };

  const work = async (): Promise<void> => {
    busy = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      await storeBatch(batch);
    }
    busy = false;
  };

  return {
    add: (intake) =>
      new Promise((resolve, reject) => {
        waiting.push({ intake, resolve, reject });
        if (!busy) void work();
      }),
    isBusy: () => busy,
  };
};
