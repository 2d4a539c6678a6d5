import { setTimeout as sleep } from 'node:timers/promises';
import { isPassingStoreError } from '../store/store-error.js';

const FIRST_WAIT = 100;
const LAST_WAIT = 5_000;

/**
 * Writes what must not be forgotten (that a post stands in Slack), trying again while the disk is full
 * or another process holds the database. Throws what does not pass by itself, or all when the process is about to end.
 */
export const untilStored = async <T>(write: () => Promise<T>, isStopping: () => boolean): Promise<T> => {
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LAST_WAIT)) {
    try {
      return await write();
    } catch (error) {
      if (!isPassingStoreError(error) || isStopping()) throw error;
      await sleep(wait);
    }
  }
};
