import { copyFileSync, existsSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { lockDatabase } from './lock-database.js';
import { syncFile } from './sync-file.js';
import { type Verification, verifyDatabase } from './verify-database.js';
import { writeWatermark } from './watermark.js';

/** What a restore did. */
export interface Restoration extends Verification {
  /** Where the database that stood there before is kept; absent when there was none. */
  keptAs?: string;
  /** Posts whose fate is not known any more: looked up in Slack before they are sent. */
  doubted: number;
}

const SIDE_FILES = ['', '-wal', '-shm'];

/**
 * Puts a backup in the place of the database. What was unfinished in it may since have been done, so that it is
 * looked up in Slack and not simply done again. The database that stood there is kept beside it.
 * Throws AppError: 'conflict' while a bot is at work, 'database' when the backup is damaged; then nothing has changed.
 */
export const restoreDatabase = (backup: string, file: string, now: number): Restoration => {
  const lock = lockDatabase(file);
  try {
    const part = `${file}.part`;
    verifyDatabase(backup);
    copyFileSync(backup, part);
    const { doubted, beats } = doubtUnfinished(part);
    const verification = verifyDatabase(part);
    syncFile(part);
    const keptAs = `${file}.before-${now}`;
    const isKept = moveDatabase(file, keptAs);
    renameSync(part, file);
    syncFile(dirname(file));
    writeWatermark(file, beats);
    return { ...verification, doubted, ...(isKept ? { keptAs } : {}) };
  } finally {
    lock.release();
  }
};

/** Notices and updates are not made up for: they belong to a moment that has passed. */
const doubtUnfinished = (part: string): { doubted: number; beats: number } => {
  const sqlite = new BetterSqlite(part);
  try {
    sqlite.pragma('journal_mode = delete');
    const doubt = sqlite.transaction(() => {
      sqlite.exec(`update outbox set state = 'cancelled', error = 'restored'
        where kind <> 'message' and state in ('ready', 'sending', 'unknown')`);
      const { changes } = sqlite
        .prepare(`update outbox set state = 'unknown', attempted_at = coalesce(attempted_at, created_at)
          where state in ('ready', 'sending', 'unknown')`)
        .run();
      sqlite.exec("update jobs set restored = 1, state = 'ready' where state in ('ready', 'running')");
      const beats = sqlite.prepare('select beats from pulse').pluck().get();
      return { doubted: changes, beats: Number(beats ?? 0) };
    });
    return doubt.immediate();
  } finally {
    sqlite.close();
  }
};

/** Moves a database with its side files, so that the kept one is whole; false when there is none. */
const moveDatabase = (from: string, to: string): boolean => {
  const isThere = existsSync(from);
  for (const suffix of SIDE_FILES) {
    if (existsSync(from + suffix)) renameSync(from + suffix, to + suffix);
  }
  return isThere;
};
