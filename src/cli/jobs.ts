import { AppError } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';
import type { DeadLetter } from './tools.js';

const HELP = `Usage: framewright jobs list [--json]
       framewright jobs retry ID...
       framewright jobs drop ID...

Work that was put aside: jobs that kept failing, and posts that Slack would not take. No words of drafts are in it.

  list   what waits, the latest last, with its id
  retry  puts work back in line; a bot at work takes it up within seconds
  drop   gives work up for good
`;

/** `framewright jobs`: what an operator decides about work that could not be done. */
export const jobs: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { values, positionals } = parseCommandLine(args, { json: { type: 'boolean' } });
    const [action, ...ids] = positionals;
    if (action === 'list' && ids.length === 0) {
      const letters = await tools.listDeadLetters();
      terminal.out(values.json ? `${JSON.stringify(letters, null, 2)}\n` : listed(letters));
      return 0;
    }
    if ((action !== 'retry' && action !== 'drop') || ids.length === 0) {
      throw new AppError('usage', 'Say list, retry ID or drop ID.');
    }
    const decide = action === 'retry' ? tools.retryDeadLetter : tools.dropDeadLetter;
    for (const id of ids) {
      await decide(id);
      terminal.out(`${id}: ${action === 'retry' ? 'back in line' : 'given up'}.\n`);
    }
    return 0;
  },
};

function listed(letters: DeadLetter[]): string {
  if (letters.length === 0) return 'Nothing was put aside.\n';
  return letters.map((letter) => `${oneLine(letter)}\n`).join('');
}

function oneLine({ id, what, attempts, error, since, user, channel }: DeadLetter): string {
  const where = [user, channel].filter((part) => part !== undefined).join(' in ');
  const when = new Date(since).toISOString().slice(0, 16).replace('T', ' ');
  return `${id}  ${what}${where === '' ? '' : ` for ${where}`}: ${error}, after ${attempts} tries, ${when} UTC`;
}
