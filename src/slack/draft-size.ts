/** What a text is before it is reviewed: a draft, or something to answer with a hint. */

/** What `/frame` takes: Slack cuts or splits longer messages. In characters as a person counts them. */
export const COMMAND_LIMIT = 4_000;
/** The longest message Slack holds. */
export const MESSAGE_LIMIT = 40_000;

/** Characters as a person counts them, so that a family of emoji is one. */
export const countCharacters = (text: string): number => {
  if (/^[\x20-\x7e\n]*$/u.test(text)) return text.length;
  // Far beyond any limit nobody needs it exactly, and looking for whole characters is slow.
  if (text.length > 5 * MESSAGE_LIMIT) return text.length;
  let count = 0;
  for (const _ of new Intl.Segmenter('en').segment(text)) count += 1;
  return count;
};

/** Words written in letters; emoji, mentions, links and numbers do not count. */
export const countWords = (text: string): number =>
  text.replace(/:[\w+-]{1,60}:|https?:\/\/\S+|[@#]\S+/gu, ' ').match(/\p{L}[\p{L}\p{M}'’-]*/gu)?.length ?? 0;

/** Fewer than three words are a greeting or a slip, not a draft. */
export const isTooShort = (text: string): boolean => countWords(text) < 3;
