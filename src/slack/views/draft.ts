import type { Rendered } from '../../delivery/delivery.js';
import { shorten } from '../../framing/line.js';
import { button, buttonRow, context, section } from '../blocks.js';
import { draftBlocks } from '../draft-blocks.js';
import { ACTION } from '../ids.js';
import { escapeInline, escapeMrkdwn, joinMrkdwn, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import { buttonValue } from '../payload.js';
import { type PrivateReply, privateReason } from './private-reason.js';

/** A draft that the bot puts into Slack for someone. */
export interface DraftPost {
  reviewId: string;
  text: string;
  /** The author's name; not a reference, which would ring their phone. */
  author: string | undefined;
  /** Whether its author's own message stands elsewhere; then that is the one to edit. */
  isCopy: boolean;
  /** Present where it stands in someone's direct messages. */
  privately?: PrivateReply;
  /** Whether *Post in channel* is offered. */
  mayBePosted?: boolean;
}

/** A draft under the bot's own name: whose it is, that nobody approved it, and its words as written. */
export const draftView = (draft: DraftPost): Rendered => {
  const heading = draftHeading(draft);
  return {
    text: joinMrkdwn([heading, escapeInline(shorten(draft.text, 300))], ' '),
    blocks: [
      context(heading),
      ...(draft.privately === undefined ? [] : [context(privateReason(draft.privately))]),
      ...(draft.isCopy ? [section(escapeMrkdwn(beginning(draft.text)))] : draftBlocks(draft.text)),
      ...buttonRow(draftButtons(draft)),
    ],
  };
};

/** A copy reminds of the draft; the original has all of it. */
const COPY_LENGTH = 500;

const beginning = (text: string): string =>
  text.length <= COPY_LENGTH ? text : `${text.slice(0, COPY_LENGTH).replace(/\s*\S*$/u, '')}…`;

const draftHeading = ({ author, isCopy }: DraftPost): SafeMrkdwn => {
  const by =
    author === undefined ? mrkdwn`Draft. Not approved.` : mrkdwn`Draft by ${nameOf(author)}. Not approved.`;
  return !isCopy ? by : mrkdwn`${by} A copy; edit the original and the review follows.`;
};

/** Only a draft that stands nowhere else can be edited here; whether the one who clicks may, is looked up at the click. */
const draftButtons = ({ reviewId, isCopy, mayBePosted }: DraftPost) => {
  if (isCopy) return [];
  const value = buttonValue(reviewId);
  return [
    button('Edit', ACTION.editDraft, value),
    button('Withdraw', ACTION.withdrawDraft, value),
    ...(mayBePosted === true ? [button('Post in channel', ACTION.postInChannel, value)] : []),
  ];
};

/** What is left of a draft that its author took back, and of its review. */
export const withdrawnView = (author: string | undefined): Rendered => {
  const words =
    author === undefined ? mrkdwn`This draft was withdrawn.` : mrkdwn`${nameOf(author)} withdrew this draft.`;
  return { text: words, blocks: [context(words)] };
};
