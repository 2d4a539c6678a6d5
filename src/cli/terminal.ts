import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** Where a command reads and writes. The real one is made in main.ts; tests pass their own. */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** All that comes in on standard input, as bytes. */
  readInput(): Promise<Uint8Array>;
  /** Whether a person is typing on standard input, rather than a pipe or a file. */
  interactive: boolean;
  /** Whether the reader sees colours: a terminal that has not been asked to leave them out. */
  colour: boolean;
  /** Columns to wrap at. */
  width: number;
}

/** Styles text for a reader who sees colours; leaves it as it is for everybody else. */
export const paint = (terminal: Terminal, style: Style, text: string): string =>
  terminal.colour ? styleText(style, text, { validateStream: false }) : text;

// A draft may hold escape sequences that move the cursor or rename the window.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

/** Someone else's words made safe to print: no control characters, no reversed text, on one line. */
export const printable = (text: string): string =>
  text
    .replace(CONTROLS, '')
    .replace(/[\n\t]/g, ' ')
    .trim();

/** Breaks text at spaces so that no line is longer than `width`, each line but the first indented. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = indent + word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line].join('\n');
}
