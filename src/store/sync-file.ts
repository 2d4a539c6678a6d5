import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until a file, or a folder's list of names, is on the disk. */
export const syncFile = (path: string): void => {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
};
