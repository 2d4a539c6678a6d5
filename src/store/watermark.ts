import { readFileSync, renameSync, writeFileSync } from 'node:fs';

/**
 * How far the database had come, noted beside it. A database that is behind its own watermark has lost something:
 * somebody deleted its write-ahead log, or put an old copy in its place.
 */
export const readWatermark = (file: string): number => {
  try {
    return Number.parseInt(readFileSync(pathOf(file), 'utf8'), 10) || 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
};

/** Call only after the database itself has stored as much. */
export const writeWatermark = (file: string, beats: number): void => {
  const path = pathOf(file);
  writeFileSync(`${path}.new`, `${beats}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
};

const pathOf = (file: string): string => `${file}-mark`;
