import { AppError } from '../errors.js';

/** What to tell the operator for each way a file can be unusable; by code, because classes differ between copies. */
const CURES: Record<string, (file: string) => string> = {
  EACCES: (file) => `${file} may not be opened by this user. Give its folder to the user who runs the bot.`,
  EROFS: (file) => `${file} is on a read-only volume. Mount it writable, or set FRAMEWRIGHT_DB.`,
  EISDIR: (file) => `${file} is a folder. Set FRAMEWRIGHT_DB to a file.`,
  SQLITE_CANTOPEN: (file) => `${file} cannot be opened. Check that its folder belongs to this user.`,
  SQLITE_READONLY: (file) => `${file} may be read but not written. Give it to the user who runs the bot.`,
  SQLITE_NOTADB: (file) => `${file} is not a database. Set FRAMEWRIGHT_DB, or restore a backup.`,
  SQLITE_CORRUPT: (file) => `${file} is damaged. It has not been changed: restore a backup.`,
  SQLITE_BUSY: (file) => `${file} is held by another process. Try again when that has ended.`,
  SQLITE_FULL: (file) => `The disk of ${file} is full. Make room, and start again.`,
  ENOSPC: (file) => `The disk of ${file} is full. Make room, and start again.`,
};

/** The failures that pass by themselves: another process holds the file, or the disk is full for now. */
const PASSING = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'SQLITE_FULL', 'SQLITE_IOERR', 'SQLITE_READONLY'];

/** An error that says what to do about the file, or the error itself when nobody has met it yet. */
export const describeStoreError = (file: string, error: unknown): unknown => {
  const cure = findByCode(Object.keys(CURES), error);
  if (cure === undefined) return error;
  return new AppError('database', CURES[cure]?.(file) ?? '', { cause: error });
};

/** Whether the same write may well succeed a little later. */
export const isPassingStoreError = (error: unknown): boolean => findByCode(PASSING, error) !== undefined;

/** SQLite's codes come with details: SQLITE_BUSY_SNAPSHOT is a SQLITE_BUSY. */
const findByCode = (codes: readonly string[], error: unknown): string | undefined => {
  const code = codeOf(error);
  return codes.find((candidate) => code === candidate || code.startsWith(`${candidate}_`));
};

/** By its shape, not its class: each realm has an Error of its own. */
const codeOf = (error: unknown): string => {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
};
