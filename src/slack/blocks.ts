import type { ActionsBlock, Button, ContextBlock, InputBlock, KnownBlock, SectionBlock } from '@slack/types';
import { type Line, type Run, singleMarks } from '../framing/line.js';
import { anyones, escapeInline, joinMrkdwn, mrkdwn, plainWords, type SafeMrkdwn } from './mrkdwn.js';

/** Plain typed blocks, held to Slack's limits. Views put them together; nothing else makes blocks. */

/** The longest text of a section. */
export const SECTION_LIMIT = 3_000;

/** A paragraph. `verbatim` keeps Slack from turning names and addresses in it into links. */
export const section = (text: SafeMrkdwn, blockId?: string): SectionBlock => ({
  type: 'section',
  ...(blockId === undefined ? {} : { block_id: blockId }),
  text: { type: 'mrkdwn', text: cut(text, SECTION_LIMIT), verbatim: true },
});

/** A line in small print. */
export const context = (text: SafeMrkdwn): ContextBlock => ({
  type: 'context',
  elements: [{ type: 'mrkdwn', text: cut(text, SECTION_LIMIT), verbatim: true }],
});

export const actions = (buttons: Button[]): ActionsBlock => ({ type: 'actions', elements: buttons });

/** Blocks for a row of buttons; none where there are no buttons, since Slack refuses an empty row. */
export const buttonRow = (buttons: Button[]): KnownBlock[] =>
  buttons.length === 0 ? [] : [actions(buttons)];

export const button = (label: string, actionId: string, value?: string): Button => ({
  type: 'button',
  text: { type: 'plain_text', text: plainWords(label, 75), emoji: false },
  action_id: actionId,
  ...(value === undefined ? {} : { value }),
});

/** The label over a modal's input. */
export const input = (
  ids: { block: string; action: string },
  label: string,
  element: InputBlock['element'],
  more: { optional?: boolean; hint?: string } = {},
): InputBlock => ({
  type: 'input',
  block_id: ids.block,
  label: { type: 'plain_text', text: plainWords(label, 150), emoji: false },
  element: { ...element, action_id: ids.action } as InputBlock['element'],
  optional: more.optional ?? false,
  ...(more.hint === undefined
    ? {}
    : { hint: { type: 'plain_text', text: plainWords(more.hint, 300), emoji: false } }),
});

export const plainText = (text: string, longest: number) =>
  ({ type: 'plain_text', text: plainWords(text, longest), emoji: false }) as const;

/** An entry of a menu. */
export const option = (text: string, value: string) => ({ text: plainText(text, 75), value });

/** A line of a review as Slack shows it: quotes and words to use in curly quotation marks. */
export const lineMrkdwn = (of: Line): SafeMrkdwn => joinMrkdwn(of.map(runMrkdwn), '');

const runMrkdwn = (run: Run): SafeMrkdwn =>
  run.as === 'words' ? escapeInline(run.text) : mrkdwn`“${anyones(singleMarks(run.text))}”`;

/** Cuts encoded text without leaving half an entity or half a character behind. */
const cut = (text: SafeMrkdwn, longest: number): string => {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/&[a-z]{0,4}$|[\ud800-\udbff]$|<[^>]*$/u, '')}…`;
};
