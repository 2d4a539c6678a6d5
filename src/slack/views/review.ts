import type { Rendered } from '../../delivery/delivery.js';
import type { DescribedReview } from '../../framing/describe-review.js';
import { button, buttonRow, context, lineMrkdwn, section } from '../blocks.js';
import { ACTION } from '../ids.js';
import { anyones, joinMrkdwn, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import { buttonValue } from '../payload.js';
import { KEEP_REASONS } from './keep-reasons.js';

/** A flag that someone decided to keep, with its words as they stand in the draft now. */
export interface KeptWords {
  quote: string;
  reason: string;
  by: string;
}

export interface ReviewCard {
  reviewId: string;
  described: DescribedReview;
  isPrivate: boolean;
  /** What was counted before the draft was edited, and now. */
  progress?: { before: number; now: number; expected: number };
  kept: readonly KeptWords[];
}

/**
 * The review: what the draft does, the count, the changes that help most, what to leave alone, what to expect.
 * It reads well on a phone: short paragraphs, at most three changes, everything else behind a button.
 */
export const reviewView = (card: ReviewCard): Rendered => {
  const { described } = card;
  const said = [
    ...summary(described),
    ...numbered(described),
    ...described.notes.map(lineMrkdwn),
    ...keptLines(card),
  ];
  return {
    text: joinMrkdwn([heading(card), ...said, mrkdwn`${anyones(described.close)}`]),
    blocks: [
      context(heading(card)),
      section(joinMrkdwn(summary(described))),
      ...paragraph(numbered(described)),
      ...paragraph([...described.notes.map(lineMrkdwn), ...keptLines(card)]),
      ...buttonRow(reviewButtons(card)),
      context(mrkdwn`${anyones(described.close)}`),
    ],
  };
};

/** "Web page · in your messages only", and after an edit what it changed. */
const heading = ({ described, isPrivate, progress }: ReviewCard): SafeMrkdwn => {
  const format = described.count === undefined ? mrkdwn`Review` : mrkdwn`${anyones(described.format)}`;
  const where = isPrivate ? mrkdwn`${format} · in your messages only` : format;
  if (progress === undefined) return where;
  return mrkdwn`${where} · edited: ${anyones(`${progress.before} → ${progress.now} of ${progress.expected}`)}`;
};

const summary = ({ does, count }: DescribedReview): SafeMrkdwn[] =>
  [does, ...(count === undefined ? [] : [count])].map(lineMrkdwn);

const numbered = ({ changes }: DescribedReview): SafeMrkdwn[] =>
  changes.map((change, index) => mrkdwn`${anyones(`${index + 1}.`)} ${lineMrkdwn(change)}`);

const paragraph = (lines: SafeMrkdwn[]) => (lines.length === 0 ? [] : [section(joinMrkdwn(lines))]);

const keptLines = ({ kept }: ReviewCard): SafeMrkdwn[] =>
  kept.map(
    ({ quote, reason, by }) =>
      mrkdwn`Kept as is by ${nameOf(by)}: “${anyones(quote)}” (${anyones(KEEP_REASONS.get(reason) ?? reason)}).`,
  );

const reviewButtons = ({ reviewId, described }: ReviewCard) => {
  if (described.count === undefined) return [];
  const value = buttonValue(reviewId);
  const hasChanges = described.changes.length > 0;
  return [
    ...(hasChanges ? [button('Changes as text', ACTION.changesAsText, value)] : []),
    button('All nine', ACTION.allNine, value),
    button('Why', ACTION.why, value),
    ...(hasChanges ? [button('Keep as is', ACTION.keepAsIs, value)] : []),
  ];
};
