import { writeFile } from 'node:fs/promises';
import { AppError } from '../errors.js';
import { itemsAsCsv } from '../library/exchange/as-csv.js';
import { itemsAsJson } from '../library/exchange/as-json.js';
import { itemsAsMarkdown } from '../library/exchange/as-markdown.js';
import type { LibraryCall } from './library.js';

const WRITERS = new Map([
  ['csv', itemsAsCsv],
  ['json', itemsAsJson],
  ['md', itemsAsMarkdown],
]);

/** `library export FILE`: writes what is in use; the name's ending says how. A file that is there stays as it is. */
export async function exportLibrary({ library, terminal, args }: LibraryCall): Promise<number> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) throw new AppError('usage', 'Give one file.');
  const write = WRITERS.get(/\.([a-z]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '');
  if (write === undefined) throw new AppError('usage', 'The file should end in .csv, .json or .md.');
  const items = await library.exportItems();
  try {
    await writeFile(file, write(items), { flag: 'wx' });
  } catch (cause) {
    throw new AppError('usage', `${file} can't be written, or is there already.`, { cause });
  }
  terminal.out(`${items.length} items in ${file}.\n`);
  return 0;
}
