import { readFile } from 'node:fs/promises';
import { AppError } from '../errors.js';
import type { Terminal } from './terminal.js';

/** Reads a file, or standard input for `-`, as UTF-8. Throws AppError for what cannot be read as text. */
export async function readText(file: string, terminal: Terminal): Promise<string> {
  const bytes = file === '-' ? await terminal.readInput() : await readBytes(file);
  return decode(bytes, file === '-' ? 'What came in' : file);
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new AppError('usage', `${file} ${whyUnreadable(error)}.`, { cause: error });
  }
}

const REASONS: Record<string, string> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a directory, not a file',
  EACCES: 'may not be read by you',
  ENOTDIR: 'is not a path to a file',
};

function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return REASONS[code] ?? `cannot be read (${code})`;
}

function decode(bytes: Uint8Array, name: string): string {
  if (bytes.includes(0)) {
    throw new AppError('bad_data', `${name} is not plain text. Paste the words into a text file first.`);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new AppError('bad_data', `${name} is not UTF-8 text. Save it again with that encoding.`, {
      cause: error,
    });
  }
}
