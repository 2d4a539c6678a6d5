import BetterSqlite from 'better-sqlite3';
import { AppError } from '../errors.js';
import { createPrivately } from './private-file.js';

/** Held by the one bot that works on a database. */
export interface DatabaseLock {
  release(): void;
}

/**
 * Takes the database for one bot; the command line needs no lock and writes beside it.
 * SQLite's own lock on a side file ends with the process, however it ends; a file with a process id would stay.
 * Throws AppError('conflict') when another bot holds it.
 */
export const lockDatabase = (file: string): DatabaseLock => {
  const sideFile = `${file}-lock`;
  createPrivately(sideFile);
  const lock = new BetterSqlite(sideFile, { timeout: 0 });
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    throw new AppError(
      'conflict',
      `Another Framewright is at work on ${file}. Stop it first: two would take each other's work.`,
      { cause: error },
    );
  }
  return { release: () => void lock.close() };
};
