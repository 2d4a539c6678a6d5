import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { AppError } from '../errors.js';
import { BUSY_TIMEOUT } from './pragmas.js';
import { createPrivately } from './private-file.js';
import { describeStoreError } from './store-error.js';
import { syncFile } from './sync-file.js';
import { type Verification, verifyDatabase } from './verify-database.js';

/**
 * Writes a whole copy of a database beside a bot at work, checks it, and only then gives it its name.
 * Drafts that wait to be posted are left out: a backup is kept for longer than words may be.
 * Throws AppError('database') with the cure; an older backup of that name then still stands.
 */
export const backUpDatabase = (file: string, target: string): Verification => {
  if (!existsSync(file)) throw new AppError('database', `There is no database ${file} to back up.`);
  const part = `${target}.part`;
  rmSync(part, { force: true });
  createPrivately(part);
  try {
    copyInto(file, part);
    forgetDrafts(part);
    const verification = verifyDatabase(part);
    syncFile(part);
    renameSync(part, target);
    syncFile(dirname(target));
    return verification;
  } catch (error) {
    rmSync(part, { force: true });
    throw describeStoreError(target, error);
  }
};

/** `vacuum into` sees one moment of the database; SQLite's page-wise backup starts again at each write beside it. */
const copyInto = (file: string, part: string): void => {
  const sqlite = new BetterSqlite(file, { fileMustExist: true, timeout: BUSY_TIMEOUT });
  try {
    sqlite.prepare('vacuum into ?').run(part);
  } finally {
    sqlite.close();
  }
};

const forgetDrafts = (part: string): void => {
  const sqlite = new BetterSqlite(part);
  try {
    // One file, no side files: it is moved as it is.
    sqlite.pragma('journal_mode = delete');
    sqlite.pragma('secure_delete = on');
    sqlite.exec('update drafts set text = null');
  } finally {
    sqlite.close();
  }
};
