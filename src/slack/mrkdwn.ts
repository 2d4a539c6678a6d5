/**
 * The two doors between Slack's markup and plain text. Text is decoded once, when it comes in, and encoded last, in a view.
 * Everything between them (framing, library, store) sees plain text only.
 */
import { shorten } from '../framing/line.js';

declare const safe: unique symbol;

/** Text that Slack may take as mrkdwn: no one's words can ping, link or format through it. Made here and nowhere else. */
export type SafeMrkdwn = string & { readonly [safe]: true };

const asSafe = (text: string): SafeMrkdwn => text as SafeMrkdwn;

/** Overrides, embeddings, isolates and marks: they could turn the bot's own words around. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** Controls but tab and newline, the byte order mark, and what is no character at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is to be taken out
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff\ufffe\uffff]/gu;

const LONE_SURROGATES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/**
 * Turns the text of a Slack message or command into the words as a person sees them: `&amp; &lt; &gt;` decoded once, a link as
 * its label, a mention as `@name`. All offsets of a review refer to what this returns.
 */
export const decodeSlackText = (raw: string): string =>
  cleanText(
    raw.replace(/<([^<>]*)>|&(?:amp|lt|gt);/gu, (whole, inside: string | undefined) =>
      inside === undefined ? (ENTITIES[whole] ?? whole) : decodeReference(inside),
    ),
  );

/** What stands between `<` and `>`: a person, a channel, a group, a date or a link, with a label after a bar. */
const decodeReference = (inside: string): string => {
  const [target = '', ...rest] = inside.split('|');
  const label = decodeEntities(rest.join('|'));
  if (target.startsWith('@') || target.startsWith('#'))
    return `${target.charAt(0)}${label || target.slice(1)}`;
  if (target.startsWith('!date^')) return label;
  if (target.startsWith('!')) return label || `@${target.slice(1)}`;
  return label || decodeEntities(target).replace(/^mailto:/u, '');
};

const decodeEntities = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/gu, (entity) => ENTITIES[entity] ?? entity);

/** Takes out what no reader sees and no database likes, and makes line ends one kind. For text that is not encoded. */
export const cleanText = (text: string): string =>
  text
    .replace(/\r\n?/gu, '\n')
    .replace(LONE_SURROGATES, '\ufffd')
    .replace(CONTROLS, '')
    .replace(BIDI_CONTROLS, '')
    .trim();

/** Encodes plain text for a mrkdwn field. Formatting characters keep their meaning: for whole drafts, shown as written. */
export const escapeMrkdwn = (text: string): SafeMrkdwn =>
  asSafe(
    text
      .replace(BIDI_CONTROLS, '')
      .replace(/[&<>]/gu, (character) => (character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;')),
  );

/**
 * Encodes words that stand inside a sentence of ours. A zero-width space beside each formatting character keeps a stray
 * backtick or star of theirs from reaching into our own words.
 */
export const escapeInline = (text: string): SafeMrkdwn =>
  asSafe(escapeMrkdwn(text.replace(/\s+/gu, ' ')).replace(/[*_~`]/gu, (mark) => `\u200b${mark}\u200b`));

/** A template whose text is ours and whose insertions are anyone's: all of them are encoded, but for what is safe already. */
export const mrkdwn = (words: TemplateStringsArray, ...inserted: (SafeMrkdwn | Unsafe)[]): SafeMrkdwn =>
  asSafe(
    words
      .map((word, index) => {
        const one = inserted[index];
        return one === undefined ? word : word + (typeof one === 'string' ? one : escapeInline(one.text));
      })
      .join(''),
  );

/** Anyone's words on their way into the `mrkdwn` template. */
export interface Unsafe {
  readonly text: string;
}

/** Marks words as anyone's: `mrkdwn\`Hello ${anyones(name)}\``. */
export const anyones = (text: string): Unsafe => ({ text });

/** Puts safe pieces together. */
export const joinMrkdwn = (pieces: readonly SafeMrkdwn[], between = '\n'): SafeMrkdwn =>
  asSafe(pieces.join(between));

/** Someone's name as people write it. Never a reference: that would ring a phone. */
export const nameOf = (name: string): SafeMrkdwn => escapeInline(`@${shorten(name, 80)}`);

/** A channel's name as Slack draws it. */
export const channelName = (channel: string): SafeMrkdwn =>
  /^[CG][A-Z0-9]+$/u.test(channel) ? asSafe(`<#${channel}>`) : escapeInline(`#${channel}`);

/** An emoji by its name. What is no name is shown as text. */
export const emojiOf = (name: string): SafeMrkdwn =>
  /^[\p{Ll}\p{N}_+'-]+$/u.test(name) ? asSafe(`:${name}:`) : escapeInline(`:${name}:`);

/** Words of anyone's for a plain_text field, where nothing is encoded: an angle bracket becomes a look-alike. */
export const plainWords = (text: string, longest: number): string => {
  const flat = text
    .replace(BIDI_CONTROLS, '')
    .replace(/\s+/gu, ' ')
    .replace(/</gu, '‹')
    .replace(/>/gu, '›')
    .trim();
  return flat.length <= longest ? flat : `${flat.slice(0, longest - 1).replace(/[\ud800-\udbff]$/u, '')}…`;
};
