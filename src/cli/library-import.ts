import { AppError, describeFault } from '../errors.js';
import { readImport } from '../library/exchange/read-import.js';
import type { Found, TransferItem } from '../library/exchange/transfer-item.js';
import type { LibraryCall } from './library.js';
import { readText } from './read-text.js';
import { printable } from './terminal.js';

/** `library import FILE`: shows what was found, then stores it as proposals. Resolves to 1 when rows were malformed. */
export async function importLibrary({ library, terminal, args, options, who }: LibraryCall): Promise<number> {
  const [file, ...more] = args;
  if (file === undefined || more.length > 0) throw new AppError('usage', 'Give one file.');
  const found = readImport(await readText(file, terminal), file);
  terminal.out(describeFound(found));
  for (const fault of found.faults) terminal.err(`${describeFault(fault)}\n`);
  if (options.strict && found.faults.length > 0) {
    throw new AppError('bad_data', 'Nothing was stored, because of --strict.');
  }
  if (!options.look) {
    const { proposed, already } = await library.importItems(found.items, who);
    terminal.out(`${proposed.length} stored as proposals, ${already} there already.\n`);
  }
  return found.faults.length === 0 ? 0 : 1;
}

function describeFound({ items, faults }: Found): string {
  const count = (kind: TransferItem['kind']) => items.filter(({ item }) => item.kind === kind).length;
  const head = `Found ${count('answer')} answers, ${count('example')} examples, ${count('pair')} pairs of lines and ${count('sample')} short pieces; ${faults.length} malformed.\n`;
  const lines = items.map(
    ({ line, item }) => `  ${line}: ${item.kind}: ${short(headOf(item))}${extra(item)}\n`,
  );
  return head + lines.join('');
}

const extra = (item: TransferItem): string =>
  item.kind === 'answer' && item.otherWording !== undefined ? ' (two wordings)' : '';

function headOf(item: TransferItem): string {
  switch (item.kind) {
    case 'answer':
      return item.question;
    case 'pair':
      return item.say;
    default:
      return item.text;
  }
}

const LONGEST = 80;
const short = (text: string): string => {
  const line = printable(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
};
