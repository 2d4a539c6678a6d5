import { AppError } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';
import type { Verification } from './tools.js';

const HELP = `Usage: framewright verify [FILE]

Reads a database or a backup from end to end and says what is in it; left out, FILE is the bot's own database.
Changes nothing. Exits with 1 when it is damaged, missing, or written by a newer version.
`;

/** `framewright verify`: whether a database or a backup is whole. */
export const verify: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { positionals } = parseCommandLine(args, {});
    if (positionals.length > 1) throw new AppError('usage', 'Give one FILE.');
    terminal.out(`Whole: ${contents(await tools.verify(positionals[0]))}.\n`);
    return 0;
  },
};

/** Bytes, schema, and the rows of each table that has any. */
export function contents({ bytes, schema, rows }: Verification): string {
  const filled = Object.entries(rows).filter(([, count]) => count > 0);
  const tables = filled.map(([table, count]) => `${table} ${count}`).join(', ');
  return `${bytes.toLocaleString('en')} bytes, schema ${schema}; ${tables || 'no rows'}`;
}
