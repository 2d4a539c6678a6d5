import type { SectionBlock } from '@slack/types';
import { SECTION_LIMIT, section } from './blocks.js';
import { DRAFT_BLOCK } from './ids.js';
import { decodeSlackText, escapeMrkdwn } from './mrkdwn.js';

/**
 * The blanks between a part of a draft and the part before it. Slack trims a section, so they stand in the block's id, and
 * reading back adds and loses nothing. An id holds 255 characters: the common ones have a name.
 */
const NAMED_GAPS: Record<string, string> = { start: '', paragraph: '\n\n', line: '\n', space: ' ' };
const LONGEST_GAP_NAME = 200;

/** Encoding makes `&` five characters long; so a part of this length always fits a section. */
const PART = Math.floor(SECTION_LIMIT / 5);
const LONG_PART = SECTION_LIMIT - 100;

/** A draft's words as sections that `readDraftBlocks` reads back as they were. */
export const draftBlocks = (text: string): SectionBlock[] =>
  parts(text.trim()).map(({ gap, words }, index) =>
    section(escapeMrkdwn(words), `${DRAFT_BLOCK}:${index}:${gapName(gap)}`),
  );

/** The draft in a message that the bot posted for someone; undefined where the message is none. */
export const readDraftBlocks = (blocks: readonly unknown[] | undefined): string | undefined => {
  const found = (blocks ?? []).filter(isDraftBlock);
  if (found.length === 0) return undefined;
  return found
    .map((block) => {
      const [, , gap = ''] = block.block_id.split(':');
      return gapOf(gap) + decodeSlackText(block.text.text);
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

/** Parts end where the writer made an end: at a paragraph, a line or a word if there is one. No part begins or ends in blanks. */
const parts = (text: string): { gap: string; words: string }[] => {
  const found: { gap: string; words: string }[] = [];
  let gap = '';
  let rest = text;
  while (!fits(rest)) {
    const words = rest.slice(0, breakPoint(rest)).trimEnd();
    const after = rest.slice(words.length);
    found.push({ gap, words });
    rest = after.trimStart();
    gap = after.slice(0, after.length - rest.length);
  }
  return [...found, { gap, words: rest }];
};

/** Encoding only ever adds: what is too long before it need not be encoded to be told so. */
const fits = (text: string): boolean => text.length <= LONG_PART && escapeMrkdwn(text).length <= LONG_PART;

const breakPoint = (text: string): number => {
  const longest = fits(text.slice(0, LONG_PART)) ? LONG_PART : PART;
  for (const blank of ['\n\n', '\n', ' ']) {
    const end = text.lastIndexOf(blank, longest);
    if (end > longest / 2) return end;
  }
  return wholeCharacters(text, longest);
};

const wholeCharacters = (text: string, end: number): number =>
  /[\ud800-\udbff]/u.test(text.charAt(end - 1)) ? end - 1 : end;

/** Unnamed ones are spelled as character codes with their counts: `20x3.a0x1`. What an id cannot hold is left out. */
const gapName = (gap: string): string => {
  const named = Object.entries(NAMED_GAPS).find(([, blanks]) => blanks === gap)?.[0];
  if (named !== undefined) return named;
  const runs = gap.match(/(\s)\1*/gu) ?? [];
  let name = '';
  for (const run of runs) {
    const next = `${name}${name === '' ? '' : '.'}${run.charCodeAt(0).toString(16)}x${run.length}`;
    if (next.length > LONGEST_GAP_NAME) break;
    name = next;
  }
  return name;
};

const gapOf = (name: string): string =>
  NAMED_GAPS[name] ??
  name
    .split('.')
    .map((run) => /^([0-9a-f]{1,4})x(\d{1,4})$/u.exec(run))
    .map((run) => (run === null ? '' : blanks(Number.parseInt(run[1] ?? '', 16), Number(run[2]))))
    .join('');

/** Only ever blanks: an id is no place to bring words in by. */
const blanks = (code: number, count: number): string => {
  const blank = String.fromCharCode(code);
  return /^\s$/u.test(blank) ? blank.repeat(count) : '';
};
