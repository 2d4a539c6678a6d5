import { type ParseArgsConfig, parseArgs } from 'node:util';
import { AppError } from '../errors.js';
import type { Terminal } from './terminal.js';
import type { Tools } from './tools.js';

/** One word after `framewright`, and what it does. */
export interface Command {
  /** Printed for `--help`: how to call it, what it prints, what it exits with. */
  help: string;
  /** Resolves to the exit code. Throws AppError for what a person can act on. */
  run(args: string[], terminal: Terminal, tools: Tools): Promise<number>;
}

type Options = NonNullable<ParseArgsConfig['options']>;

/** Reads a command's arguments; throws AppError('usage') with a sentence that says which one is wrong. */
export function parseCommandLine<const T extends Options>(args: string[], options: T) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new AppError('usage', `${firstSentence(error)}.`, { cause: error });
  }
}

/** Node's message goes on with hints about `--` that help nobody here. */
const firstSentence = (error: unknown): string => (error as Error).message.split(/\.(?:\s|$)/)[0] ?? '';

/** Checks an option's value against the values it may have. */
export function oneOf<const T extends string>(
  option: string,
  value: string | undefined,
  allowed: readonly T[],
): T | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found === undefined) {
    throw new AppError('usage', `${option} takes one of ${allowed.join(', ')}; "${value}" is none of them.`);
  }
  return found;
}
