import { AppError } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';
import { contents } from './verify.js';

const HELP = `Usage: framewright restore FILE

Puts a backup in the place of the database, while no bot is at work on it. The database that stood there is kept
beside it. What was unfinished in the backup is looked up in Slack before it is posted, so that nothing comes twice.
`;

/** `framewright restore`: a backup in the place of the database. */
export const restore: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { positionals } = parseCommandLine(args, {});
    const [file, ...rest] = positionals;
    if (file === undefined || rest.length > 0) throw new AppError('usage', 'Give the FILE of a backup.');
    const { keptAs, doubted, ...verification } = await tools.restore(file);
    terminal.out(`Restored: ${contents(verification)}.\n`);
    if (keptAs !== undefined) terminal.out(`What stood there before is kept as ${keptAs}.\n`);
    if (doubted > 0) terminal.out(`${doubted} unfinished posts will be looked up in Slack first.\n`);
    return 0;
  },
};
