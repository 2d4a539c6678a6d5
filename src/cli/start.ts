import { AppError } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';

const HELP = `Usage: framewright start

Runs the bot until it is told to stop (SIGTERM or Ctrl-C); work under way is then finished or put back.
Settings come from the environment, or from a file .env in this folder; .env.example explains each.
Exits with 2 when a setting is missing or wrong, naming each and what to do.
`;

/** `framewright start`: runs the bot until a signal ends it. */
export const start: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { positionals } = parseCommandLine(args, {});
    if (positionals.length > 0)
      throw new AppError('usage', 'start takes no arguments; settings come from .env.');
    const bot = await tools.startBot();
    terminal.err('Framewright is running. Ctrl-C stops it.\n');
    await tools.untilTold();
    await bot.stop();
    return 0;
  },
};
