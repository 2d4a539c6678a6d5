import { styleText } from 'node:util';
import { type Names, type Paragraph, readMessage } from './message-words.js';

/** A message, as far as it is printed. */
export interface Printed {
  user: string;
  text: string;
  blocks?: Record<string, unknown>[];
  edited?: unknown;
  reactions?: { name: string; count: number }[];
}

export interface Paper {
  names: Names;
  /** Columns. */
  width: number;
  colour: boolean;
}

/** A thread as a person reads it: the message, then its replies set in, none of Slack's markup left. */
export const printThread = ([root, ...replies]: Printed[], paper: Paper): string => {
  if (root === undefined) return '';
  const parts = [
    printMessage(root, '', paper),
    ...replies.map((reply) => printMessage(reply, '  | ', paper)),
  ];
  return `${parts.join('\n\n')}\n`;
};

const printMessage = (message: Printed, margin: string, paper: Paper): string => {
  const edited = message.edited === undefined ? '' : ' (edited)';
  const author: Paragraph = { text: paper.names.person(message.user) + edited, look: 'bold' };
  const reactions = (message.reactions ?? []).map(({ name, count }) => `:${name}: ${count}`).join('  ');
  const foot: Paragraph[] = reactions === '' ? [] : [{ text: reactions, look: 'faint' }];
  return [author, ...readMessage(message, paper.names), ...foot]
    .flatMap((paragraph) => printParagraph(paragraph, paper.width - margin.length, paper.colour))
    .map((line) => (margin + line).trimEnd())
    .join('\n');
};

const STYLES = { bold: 'bold', faint: 'dim' } as const;

const printParagraph = ({ text, look }: Paragraph, width: number, colour: boolean): string[] =>
  wrap(printable(text), width).map((line) =>
    colour && look !== 'plain' ? styleText(STYLES[look], line, { validateStream: false }) : line,
  );

/** Breaks at spaces; what follows a number, a bullet or a quotation mark stays under its own words. */
export const wrap = (text: string, width: number): string[] => {
  const hang = ' '.repeat(/^(?:\d+\. |[•>-] )/.exec(text)?.[0].length ?? 0);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length > width && line.trim() !== '') {
      lines.push(line);
      line = hang + word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((it) => it.replaceAll('\u00a0', ' '));
};

// A draft may hold sequences that move the cursor or turn the line around.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g;

const printable = (text: string): string => text.replace(CONTROLS, '');
