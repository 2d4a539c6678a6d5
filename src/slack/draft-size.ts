/** What a text is before it is reviewed: a draft, or something to answer with a hint. */

/** What `/frame` takes: Slack cuts or splits longer messages. In characters as a person counts them. */
export const COMMAND_LIMIT = 4_000;
/** The longest message Slack holds. */
export const MESSAGE_LIMIT = 40_000;

/** What has no place of its own: accents, skin tones, variation selectors, tags and joiners. */
const ATTACHED = '[\\p{M}\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}\\u200c\\u200d]';
const MADE_UP = '[\\p{M}\\p{Emoji_Modifier}\\u{e0020}-\\u{e007f}]';
/** A line's end, a flag, pictures that are joined, or anything else; each with what is attached to it. */
const CHARACTER = new RegExp(
  `\\r\\n|(?:\\p{RI}\\p{RI}|\\p{ExtPict}(?:${MADE_UP}*\\u200d\\p{ExtPict})*|[^])${ATTACHED}*`,
  'gu',
);

/**
 * Characters as a person counts them, so that a family of emoji is one. `Intl.Segmenter` knows more scripts, but takes a
 * second for a long draft with curly quotes in it, while Slack waits for its ack.
 */
export const countCharacters = (text: string): number => text.normalize('NFC').match(CHARACTER)?.length ?? 0;

/** Words written in letters; emoji, mentions, links and numbers do not count. */
export const countWords = (text: string): number =>
  text.replace(/:[\w+-]{1,60}:|https?:\/\/\S+|[@#]\S+/gu, ' ').match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;

/** Fewer than three words are a greeting or a slip, not a draft. */
export const isTooShort = (text: string): boolean => countWords(text) < 3;
