import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';
import type { Tools } from './tools.js';
import { contents } from './verify.js';

const HELP = `Usage: framewright backup [--keep N]
       framewright backup FILE

Writes a whole, checked copy of the database while the bot works on. Drafts that wait to be posted are left out.
Without FILE it is named by date in the folder that FRAMEWRIGHT_BACKUPS names.

  --keep N  removes all but the newest N that were named so
`;

const NAMED_BY_DATE = /^framewright-\d{8}T\d{6}Z\.db$/;

/** `framewright backup`: a copy that is whole, made beside a bot at work. */
export const backup: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { values, positionals } = parseCommandLine(args, { keep: { type: 'string' } });
    const [file, ...rest] = positionals;
    if (rest.length > 0) throw new AppError('usage', 'Give one FILE.');
    if (file !== undefined && values.keep !== undefined) {
      throw new AppError('usage', '--keep goes with backups named by date, not with FILE.');
    }
    const keep = readKeep(values.keep);
    const target = file ?? nameByDate(tools);
    terminal.out(`${target}: ${contents(await tools.backUp(target))}.\n`);
    if (keep !== undefined) {
      for (const old of removeAllBut(keep, tools)) terminal.out(`${old}: removed.\n`);
    }
    return 0;
  },
};

function readKeep(keep: string | undefined): number | undefined {
  if (keep === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(keep)) throw new AppError('usage', '--keep takes a number from 1.');
  return Number(keep);
}

function folderOf({ env }: Tools): string {
  const folder = env.FRAMEWRIGHT_BACKUPS;
  if (!folder) throw new AppError('usage', 'Name a FILE, or set FRAMEWRIGHT_BACKUPS to a folder.');
  return folder;
}

function nameByDate(tools: Tools): string {
  const moment = new Date(tools.now()).toISOString().replace(/[-:]/g, '').replace(/\.\d+/, '');
  return join(folderOf(tools), `framewright-${moment}.db`);
}

/** The names sort by date. */
function removeAllBut(keep: number, tools: Tools): string[] {
  const folder = folderOf(tools);
  const old = readdirSync(folder)
    .filter((name) => NAMED_BY_DATE.test(name))
    .sort()
    .slice(0, -keep)
    .map((name) => join(folder, name));
  for (const file of old) rmSync(file);
  return old;
}
