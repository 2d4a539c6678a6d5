import type { JsonObject } from './json.js';
import type { Channel, User } from './world.js';

/** What a person's typing becomes on its way through Slack: `text` with entities, and the rich text in `blocks`. */
export interface TypedText {
  text: string;
  blocks: JsonObject[];
}

/** Who and what a typed `@name` or `#channel` may mean. */
export interface Directory {
  users: Iterable<User>;
  channels: Iterable<Channel>;
}

interface Piece {
  /** As it stands in `text`. */
  text: string;
  /** As it stands in `blocks`. */
  element: JsonObject;
}

/** Slack's three entities, in the text that apps receive. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What an app receives for a message that someone typed or pasted. */
export const readTyped = (typed: string, directory: Directory): TypedText => {
  const pieces = splitTyped(typed).map((word) => readWord(word, directory));
  const blocks = typed === '' ? [] : [{ type: 'rich_text', elements: richText(typed, directory) }];
  return { text: pieces.map((piece) => piece.text).join(''), blocks };
};

/** Links, mentions, broadcasts, channels, emoji, inline code, and whatever stands between them. */
const splitTyped = (typed: string): string[] =>
  typed
    .split(/(https?:\/\/[^\s<>|]+|`[^`\n]+`|(?<![\w.])[@#][a-z][\w-]*|:[a-z0-9_+-]+:)/)
    .filter((part) => part !== '');

const readWord = (word: string, directory: Directory): Piece =>
  readLink(word) ?? readMention(word, directory) ?? readMark(word) ?? readPlain(word);

const readPlain = (word: string): Piece => ({
  text: escapeText(word),
  element: { type: 'text', text: word },
});

const readLink = (word: string): Piece | undefined =>
  /^https?:\/\//.test(word)
    ? { text: `<${escapeText(word)}>`, element: { type: 'link', url: word } }
    : undefined;

const readMark = (word: string): Piece | undefined => {
  const code = /^`(.+)`$/.exec(word)?.[1];
  if (code !== undefined) {
    return { text: escapeText(word), element: { type: 'text', text: code, style: { code: true } } };
  }
  const emoji = /^:([a-z0-9_+-]+):$/.exec(word)?.[1];
  return emoji === undefined ? undefined : { text: word, element: { type: 'emoji', name: emoji } };
};

const readMention = (word: string, { users, channels }: Directory): Piece | undefined => {
  const name = word.slice(1);
  if (word.startsWith('#')) {
    const channel = [...channels].find((it) => it.name === name);
    if (!channel) return undefined;
    const element = { type: 'channel', channel_id: channel.id };
    return { text: `<#${channel.id}|${name}>`, element };
  }
  if (!word.startsWith('@')) return undefined;
  if (['channel', 'here', 'everyone'].includes(name)) {
    return { text: `<!${name}>`, element: { type: 'broadcast', range: name } };
  }
  const user = [...users].find((it) => it.name === name);
  return user && { text: `<@${user.id}>`, element: { type: 'user', user_id: user.id } };
};

/** Quoted lines and fenced code become blocks of their own, as in Slack's editor. */
const richText = (typed: string, directory: Directory): JsonObject[] =>
  typed
    .split(/(```[\s\S]*?```|(?:^>.*\n?)+)/m)
    .filter((part) => part !== '')
    .map((part) => {
      if (part.startsWith('```')) {
        const code = part.slice(3, -3).replace(/^\n/, '');
        return { type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }] };
      }
      const isQuote = part.startsWith('>');
      const words = isQuote ? part.replace(/^> ?/gm, '') : part;
      return {
        type: isQuote ? 'rich_text_quote' : 'rich_text_section',
        elements: splitTyped(words).map((word) => readWord(word, directory).element),
      };
    });
