import type { z } from 'zod';
import { AppError } from '../errors.js';
import type { Terminal } from './terminal.js';

/**
 * Answers a JSON Lines text a line at a time: each record that fits the schema gets a line out. Each that does not
 * is named by its line number on standard error, and the others are answered all the same.
 * Resolves to the exit code: 1 when a line was malformed.
 */
export async function answerLines<T>(
  name: string,
  text: string,
  schema: z.ZodType<T>,
  answer: (record: T) => unknown,
  terminal: Terminal,
): Promise<number> {
  let malformed = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      terminal.out(`${JSON.stringify(await answer(parseRecord(line, schema)))}\n`);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      malformed += 1;
      terminal.err(`${name}:${index + 1}: ${error.message}\n`);
    }
  }
  return malformed === 0 ? 0 : 1;
}

function parseRecord<T>(line: string, schema: z.ZodType<T>): T {
  const parsed = schema.safeParse(parseJson(line));
  if (parsed.success) return parsed.data;
  const complaints = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the line'}: ${message}`,
  );
  throw new AppError('bad_data', `${complaints.join('; ')}.`);
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch (error) {
    throw new AppError('bad_data', 'This line is not JSON.', { cause: error });
  }
}
