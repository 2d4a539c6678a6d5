import type { SectionBlock } from '@slack/types';
import { SECTION_LIMIT, section } from './blocks.js';
import { DRAFT_BLOCK } from './ids.js';
import { decodeSlackText, escapeMrkdwn } from './mrkdwn.js';

/** How a part of a draft follows on the part before it; part of the block's id, so that reading back adds nothing. */
const JOINTS = { start: '', paragraph: '\n\n', line: '\n', space: ' ', none: '' } as const;
type Joint = keyof typeof JOINTS;

/** Encoding makes `&` five characters long; so a part of this length always fits a section. */
const PART = Math.floor(SECTION_LIMIT / 5);
const LONG_PART = SECTION_LIMIT - 100;

/** A draft's words as sections that `readDraftBlocks` reads back as they were. */
export const draftBlocks = (text: string): SectionBlock[] =>
  parts(text).map(({ joint, words }, index) =>
    section(escapeMrkdwn(words), `${DRAFT_BLOCK}:${index}:${joint}`),
  );

/** The draft in a message that the bot posted for someone; undefined where the message is none. */
export const readDraftBlocks = (blocks: readonly unknown[] | undefined): string | undefined => {
  const found = (blocks ?? []).filter(isDraftBlock);
  if (found.length === 0) return undefined;
  return found
    .map((block) => {
      const joint = block.block_id.split(':')[2] as Joint;
      return (JOINTS[joint] ?? '') + decodeSlackText(block.text.text);
    })
    .join('');
};

const isDraftBlock = (block: unknown): block is { block_id: string; text: { text: string } } => {
  const one = block as { block_id?: unknown; text?: { text?: unknown } } | null;
  return (
    typeof one?.block_id === 'string' &&
    one.block_id.startsWith(`${DRAFT_BLOCK}:`) &&
    typeof one.text?.text === 'string'
  );
};

/** Parts end where the writer made an end: at a paragraph, a line or a word if there is one. */
const parts = (text: string): { joint: Joint; words: string }[] => {
  const found: { joint: Joint; words: string }[] = [];
  let joint: Joint = 'start';
  let rest = text;
  while (!fits(rest)) {
    const [end, next] = breakPoint(rest);
    found.push({ joint, words: rest.slice(0, end) });
    rest = rest.slice(end + JOINTS[next].length);
    joint = next;
  }
  return [...found, { joint, words: rest }];
};

const fits = (text: string): boolean => escapeMrkdwn(text).length <= LONG_PART;

const breakPoint = (text: string): [end: number, next: Joint] => {
  const longest = fits(text.slice(0, LONG_PART)) ? LONG_PART : PART;
  for (const next of ['paragraph', 'line', 'space'] as const) {
    const end = text.lastIndexOf(JOINTS[next], longest);
    if (end > longest / 2) return [end, next];
  }
  return [wholeCharacters(text, longest), 'none'];
};

const wholeCharacters = (text: string, end: number): number =>
  /[\ud800-\udbff]/u.test(text.charAt(end - 1)) ? end - 1 : end;
