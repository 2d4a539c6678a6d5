import { readDraftBlocks } from './draft-blocks.js';
import { cleanText, decodeSlackText } from './mrkdwn.js';

/** A message as Slack gives it, as far as it is read here. */
export interface SlackMessage {
  ts?: string;
  thread_ts?: string;
  user?: string;
  bot_id?: string;
  subtype?: string;
  text?: string;
  blocks?: readonly unknown[];
}

/**
 * The words of a message as a person sees them: the draft that the bot posted for someone, the message's text, or what its
 * blocks say where it has no text. The mention of `bot` is left out: it calls the bot and is no part of a draft.
 */
export const messageWords = (message: SlackMessage, bot: string): string => {
  // As it came in from Slack: what it says it is, it need not be.
  const blocks: readonly unknown[] = Array.isArray(message.blocks) ? message.blocks : [];
  const posted = readDraftBlocks(blocks);
  if (posted !== undefined) return posted;
  const text = (typeof message.text === 'string' ? message.text : '').replace(
    new RegExp(`<@${bot}(?:\\|[^<>]*)?>[ \\t]?`, 'gu'),
    '',
  );
  return text.trim() === '' ? cleanText(blockWords(blocks)) : decodeSlackText(text);
};

/** Text in rich text, which Slack does not encode, a line for each of its parts. */
const blockWords = (blocks: readonly unknown[]): string =>
  blocks
    .filter((block) => (block as { type?: unknown } | null)?.type === 'rich_text')
    .flatMap((block) => (block as { elements?: readonly unknown[] }).elements ?? [])
    .map((part) => elementWords(part))
    .join('\n');

interface RichText {
  type?: string;
  text?: unknown;
  elements?: readonly unknown[];
}

const elementWords = (element: unknown): string => {
  const { type, text, elements } = (element ?? {}) as RichText;
  if (Array.isArray(elements)) return elements.map(elementWords).join(type === 'rich_text_list' ? '\n' : '');
  return typeof text === 'string' ? text : '';
};
