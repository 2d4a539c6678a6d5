import { closeSync, existsSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { AppError } from '../errors.js';
import { describeStoreError } from './store-error.js';

/**
 * Creates a file that its owner alone may read, unless it exists; SQLite gives its side files the same mode.
 * Throws AppError('database') with the cure when it cannot be.
 */
export const createPrivately = (file: string): void => {
  if (!existsSync(dirname(file))) {
    throw new AppError('database', `There is no folder ${dirname(file)}. Create it, or name another.`);
  }
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch (error) {
    throw describeStoreError(file, error);
  }
};
