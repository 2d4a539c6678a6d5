import { AppError } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';

const HELP = `Usage: framewright forget USER

Takes a person out of what the bot keeps: words of drafts that wait, and their id on jobs, posts, reviews and
questions. USER is a member ID such as U012ABCDEF. What they decided about the library stays on record, as do their
messages in Slack.
`;

/** `framewright forget`: takes a person out of the database. */
export const forget: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { positionals } = parseCommandLine(args, {});
    const [user, ...rest] = positionals;
    if (user === undefined || rest.length > 0 || !/^[UW][A-Z0-9]{2,}$/.test(user)) {
      throw new AppError('usage', 'Give one member ID, such as U012ABCDEF.');
    }
    terminal.out(`${await tools.forget(user)} rows changed.\n`);
    return 0;
  },
};
