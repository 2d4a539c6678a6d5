import type { Rendered } from './delivery.js';

/** Slack shortens a message's text beyond this by itself, and in the middle of a word. */
const LONGEST = 3_800;
const SHORTENED = '(Shortened: Slack did not take the whole message.)';

/** The message as text alone, short enough for Slack in any case. */
export const plainly = ({ text }: Rendered): Rendered => ({ text: shorten(text), blocks: [] });

const shorten = (text: string): string => {
  if (text.length <= LONGEST) return text;
  const start = text.slice(0, LONGEST);
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), start.lastIndexOf('\n')))}\n${SHORTENED}`;
};
