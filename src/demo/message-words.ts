/** A line of a message as it is read: no markup left, ready to be wrapped. */
export interface Paragraph {
  text: string;
  look: 'plain' | 'bold' | 'faint';
}

/** Who and what the ids in a message stand for. */
export interface Names {
  person(userId: string): string;
  channel(channelId: string): string;
}

type Json = Record<string, unknown>;

/** The paragraphs of a message, with an empty one between its blocks; its text where it has no blocks. */
export const readMessage = (message: { text: string; blocks?: Json[] }, names: Names): Paragraph[] => {
  const blocks = message.blocks ?? [];
  if (blocks.length === 0) return readMrkdwn(message.text, names);
  const parts = blocks.map((block) => readBlock(block, names)).filter((part) => part.length > 0);
  return parts.flatMap((part, index) => (index === 0 ? part : [EMPTY, ...part]));
};

const EMPTY: Paragraph = { text: '', look: 'plain' };

const readBlock = (block: Json, names: Names): Paragraph[] => {
  switch (block.type) {
    case 'header':
      return readText(block.text, names).map(({ text }) => ({ text, look: 'bold' }));
    case 'section':
      return [block.text, ...listOf(block.fields)]
        .flatMap((text) => readText(text, names))
        .concat(readButtons(isJson(block.accessory) ? [block.accessory] : []));
    case 'context':
      return [faint(listOf(block.elements).flatMap((text) => readText(text, names)))];
    case 'actions':
    case 'context_actions':
      return readButtons(listOf(block.elements));
    case 'container':
      return [
        ...readText(block.title, names).map(({ text }): Paragraph => ({ text, look: 'bold' })),
        ...listOf(block.child_blocks).flatMap((child) => readBlock(child, names)),
      ];
    case 'table':
      return rowsOf(block).map((row) => ({
        text: row.map((cell) => plainCell(cell, names)).join(' | '),
        look: 'plain',
      }));
    case 'rich_text':
      return splitLines(richWords(block, names));
    case 'markdown':
      return splitLines(String(block.text));
    default:
      return [];
  }
};

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

const rowsOf = (table: Json): Json[][] => (Array.isArray(table.rows) ? table.rows.map(listOf) : []);

const plainCell = (cell: Json, names: Names): string =>
  typeof cell.text === 'string' ? cell.text : richWords(cell, names);

const readText = (value: unknown, names: Names): Paragraph[] => {
  if (!isJson(value) || typeof value.text !== 'string') return [];
  return value.type === 'mrkdwn' ? readMrkdwn(value.text, names) : splitLines(value.text);
};

const splitLines = (text: string): Paragraph[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => ({ text: line, look: 'plain' }));

const faint = (paragraphs: Paragraph[]): Paragraph => ({
  text: paragraphs.map(({ text }) => text).join(' · '),
  look: 'faint',
});

/** Buttons and menus in square brackets; their words hold together when the line is wrapped. */
const readButtons = (elements: Json[]): Paragraph[] => {
  const labels = elements
    .map((element) => element.text ?? element.placeholder)
    .flatMap((label) => (isJson(label) ? [String(label.text)] : []))
    .map((label) => `[${label.replaceAll(' ', '\u00a0')}]`);
  return labels.length === 0 ? [] : [{ text: labels.join(' '), look: 'plain' }];
};

/** Slack's markup as it is seen: names for ids, labels for links, no stars; a line that is all bold stays so. */
const readMrkdwn = (mrkdwn: string, names: Names): Paragraph[] =>
  mrkdwn.split('\n').map((line) => {
    const isBold = /^\*[^*]+\*$/.test(line);
    return { text: decode(unmark(line), names), look: isBold ? 'bold' : 'plain' };
  });

const unmark = (line: string): string =>
  line.replace(/(?<![\w*])\*([^*\n]+)\*(?![\w*])/g, '$1').replace(/(?<![\w_])_([^_\n]+)_(?![\w_])/g, '$1');

const decode = (text: string, names: Names): string =>
  text
    .replace(/<@(\w+)>/g, (_whole, id: string) => `@${names.person(id)}`)
    .replace(/<#(\w+)(?:\|[^>]*)?>/g, (_whole, id: string) => `#${names.channel(id)}`)
    .replace(/<!(\w+)>/g, '@$1')
    .replace(/<[^|>]+\|([^>]+)>/g, '$1')
    .replace(/<([^>]+)>/g, '$1')
    .replaceAll('\u200b', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const richWords = (value: Json, names: Names): string => {
  const isQuote = value.type === 'rich_text_quote';
  const own = ownWords(value, names);
  const inner = listOf(value.elements)
    .map((element) => richWords(element, names))
    .join('');
  return isQuote ? `> ${inner.trimEnd()}\n` : own + inner;
};

const ownWords = (value: Json, names: Names): string => {
  switch (value.type) {
    case 'text':
      return String(value.text);
    case 'link':
      return String(value.text ?? value.url);
    case 'emoji':
      return `:${value.name}:`;
    case 'user':
      return `@${names.person(String(value.user_id))}`;
    case 'channel':
      return `#${names.channel(String(value.channel_id))}`;
    case 'broadcast':
      return `@${value.range}`;
    default:
      return '';
  }
};
