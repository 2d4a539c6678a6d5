import { AppError } from '../errors.js';
import { type Command, parseCommandLine } from './command.js';
import { readText } from './read-text.js';

const HELP = `Usage: framewright demo [FILE]

Starts the real bot against a local Slack on this machine, plays a scene through it, and prints the threads as a
person would read them. FILE puts your own draft through the same scene. Nothing leaves this machine.
`;

/** `framewright demo`: the real bot in a scene on the simulator. */
export const demo: Command = {
  help: HELP,
  async run(args, terminal, tools) {
    const { positionals } = parseCommandLine(args, {});
    const [file, ...rest] = positionals;
    if (rest.length > 0) throw new AppError('usage', 'Give one FILE, or none for the scene as it stands.');
    const draft = file === undefined ? undefined : await readText(file, terminal);
    await tools.playScene(terminal, draft);
    return 0;
  },
};
