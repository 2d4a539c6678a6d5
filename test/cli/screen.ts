import type { Terminal } from '../../src/cli/terminal.js';

/** A terminal that keeps what was written to it. */
export interface Screen {
  terminal: Terminal;
  printed(): string;
  complained(): string;
}

/** A screen whose standard input holds the given text. */
export function createScreen(input = '', settings: Partial<Terminal> = {}): Screen {
  const out: string[] = [];
  const err: string[] = [];
  const terminal: Terminal = {
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    readInput: async () => new TextEncoder().encode(input),
    interactive: false,
    colour: false,
    width: 100,
    ...settings,
  };
  return { terminal, printed: () => out.join(''), complained: () => err.join('') };
}
