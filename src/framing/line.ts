/** A run of words in a reply. Quoted words are the draft's own; words to say are offered for use as they stand. */
export interface Run {
  as: 'words' | 'quote' | 'say';
  text: string;
}

/** One line of a reply, so that each surface may set off quotes in its own way. */
export type Line = Run[];

/** The draft's own words, shortened to what a phone shows in a line or two. */
export const quoted = (text: string, longest = 70): Run => ({ as: 'quote', text: shorten(text, longest) });

/** Words to use, given whole: someone may copy them. */
export const toSay = (text: string): Run => ({ as: 'say', text });

/** Makes a line of plain words and marked runs; empty words are left out. */
export const line = (...parts: (string | Run)[]): Line =>
  parts
    .map((part): Run => (typeof part === 'string' ? { as: 'words', text: part } : part))
    .filter((run) => run.text !== '');

/** The line as plain text, with curly quotation marks around quotes and words to say. */
export const plainLine = (of: Line): string =>
  of.map((run) => (run.as === 'words' ? run.text : inQuotationMarks(run.text))).join('');

/** Sets text in curly quotation marks; double ones inside become single, so that the reader sees where it ends. */
export const inQuotationMarks = (text: string): string => `“${singleMarks(text)}”`;

/** Double quotation marks made single; a straight one opens at the beginning of a word. */
export const singleMarks = (text: string): string =>
  text.replace(/“|(?<=^|[\s(])"/gu, '‘').replace(/[”"]/gu, '’');

/** One line of at most `longest` characters, cut between words and marked with an ellipsis where it was cut. */
export const shorten = (text: string, longest: number): string => {
  const flat = text.replace(/\s+/gu, ' ').trim();
  if (flat.length <= longest) return flat;
  const lastSpace = flat.lastIndexOf(' ', longest);
  const whole =
    lastSpace > longest / 2 ? flat.slice(0, lastSpace) : withoutHalfCharacter(flat.slice(0, longest));
  return `${whole.replace(/[\s,;:–—-]+$/u, '')}…`;
};

/** Drops what a cut left of a character that is written in several units. */
const withoutHalfCharacter = (text: string): string => {
  const characters = [...new Intl.Segmenter('en').segment(text)];
  return characters
    .slice(0, -1)
    .map((character) => character.segment)
    .join('');
};
