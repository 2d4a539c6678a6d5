import type { Fault } from '../errors.js';

/**
 * Reads the ways of asking, which an editor keeps as plain lines under `[id-of-the-question]`; `#` begins a note.
 * A line before the first heading goes into `faults`.
 */
export function readAsked(text: string, file: string, faults: Fault[]): Record<string, string[]> {
  const asked: Record<string, string[]> = {};
  let current: string[] | undefined;
  for (const [index, raw] of text.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const heading = /^\[([a-z0-9-]+)\]$/.exec(line)?.[1];
    if (heading !== undefined) {
      current = asked[heading] ?? [];
      asked[heading] = current;
    } else if (current === undefined) {
      faults.push({
        where: file,
        line: index + 1,
        message: 'This way of asking stands under no question.',
        cure: 'Put it under a line with the id of its question, as [profiling].',
      });
    } else {
      current.push(line);
    }
  }
  return asked;
}
