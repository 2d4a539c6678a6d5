import { AppError, describeFault } from '../errors.js';
import { commands } from './commands.js';
import type { Terminal } from './terminal.js';
import type { Tools } from './tools.js';

/** Finds the command that the first argument names, runs it, and resolves to the exit code. */
export async function runCommandLine(args: string[], terminal: Terminal, tools: Tools): Promise<number> {
  try {
    return await dispatch(args, terminal, tools);
  } catch (error) {
    terminal.err(describeError(error, args[0]));
    return exitCode(error);
  }
}

async function dispatch(args: string[], terminal: Terminal, tools: Tools): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    terminal.err(overview());
    return 2;
  }
  if (name === 'help' || name === '--help' || name === '-h') {
    return rest[0] === undefined
      ? print(terminal, overview())
      : dispatch([rest[0], '--help'], terminal, tools);
  }
  const entry = commands.find((each) => each.name === name);
  if (entry === undefined) {
    throw new AppError('usage', `There is no command "${name}".`);
  }
  const command = await entry.load();
  return asksForHelp(rest) ? print(terminal, command.help) : command.run(rest, terminal, tools);
}

function print(terminal: Terminal, text: string): number {
  terminal.out(text);
  return 0;
}

/** What stands after `--` belongs to the command. */
function asksForHelp(args: string[]): boolean {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  return own.includes('--help') || own.includes('-h');
}

function overview(): string {
  const widest = Math.max(...commands.map(({ name }) => name.length));
  const list = commands.map(({ name, summary }) => `  ${name.padEnd(widest)}  ${summary}`);
  return [
    'Usage: framewright COMMAND',
    '',
    ...list,
    '',
    'framewright COMMAND --help says more about each.',
    '',
  ].join('\n');
}

function describeError(error: unknown, command: string | undefined): string {
  if (!(error instanceof AppError)) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return `framewright: something went wrong that it did not foresee.\n${text}\n`;
  }
  const known = commands.some(({ name }) => name === command);
  const hint = error.code === 'usage' ? ` Try: framewright ${known ? `${command} ` : ''}--help` : '';
  return [`framewright: ${error.message}${hint}`, ...error.faults.map(describeFault), ''].join('\n');
}

/** 2 for what was asked wrongly or is not set up, 1 for what failed. */
function exitCode(error: unknown): number {
  return error instanceof AppError && (error.code === 'usage' || error.code === 'bad_config') ? 2 : 1;
}
