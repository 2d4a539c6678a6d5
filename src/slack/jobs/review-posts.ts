import type { NewPost, Outcome } from '../../delivery/delivery.js';
import type { Revision, StoredReview } from '../../delivery/reviews.js';
import { countPoints } from '../../framing/count-points.js';
import type { Review } from '../../framing/review.js';
import { hashOf } from '../current-draft.js';
import { heldReasons } from '../held-draft.js';
import { VIEW } from '../ids.js';
import type { SlackParts } from '../parts.js';
import { asJson } from './args.js';

/** What is stored of a review: hash, version, statuses, spans and counts; no words. */
export const revisionOf = (text: string, review: Review, packVersion: string): Revision => {
  const { met, expected } = countPoints(review);
  return {
    textHash: hashOf(text),
    packVersion,
    held: heldReasons(text),
    pointsMet: met,
    pointsExpected: expected,
    verdicts: review.checklist.map(({ id, status, sure, expected: isExpected, evidence }) => ({
      id,
      status,
      sure,
      expected: isExpected,
      spans: evidence.map(({ start, end }) => [start, end]),
    })),
  };
};

/** Where the posts of a review go: the channel, or the direct messages of the one who asked. */
export const channelOf = (row: Pick<StoredReview, 'place' | 'channel'>): string =>
  row.place === 'thread' ? row.channel : row.place;

/** The draft as a message of its own, with the review to follow in its thread. */
export const draftPost = (row: StoredReview, key: string): NewPost => ({
  key,
  kind: 'message',
  channel: channelOf(row),
  view: VIEW.draft,
  args: { review: row.id },
});

export const reviewPost = (row: StoredReview, thread: NewPost['thread']): NewPost => ({
  key: row.reviewPost,
  kind: 'message',
  channel: channelOf(row),
  view: VIEW.review,
  args: { review: row.id },
  ...(thread === undefined ? {} : { thread }),
});

/** The review again in its place. `key` says why, so that it is done once. */
export const reviewUpdate = (row: StoredReview, key: string, view: string = VIEW.review): NewPost => ({
  key: `${row.id}:${key}`,
  kind: 'update',
  channel: channelOf(row),
  target: { post: row.reviewPost },
  view,
  args: { review: row.id },
});

/** The post that holds the draft, or a copy of it, drawn again. */
export const draftUpdate = (row: StoredReview, key: string, view: string = VIEW.draft): NewPost => ({
  key: `${row.id}:draft:${key}`,
  kind: 'update',
  channel: channelOf(row),
  target: { post: row.draftPost ?? draftKey(row.id) },
  view,
  args: { review: row.id },
});

/** The key of the post that holds the draft of a review. */
export const draftKey = (reviewId: string): string => `${reviewId}:draft`;

/** A draft that has changed: its review is done again, in place, and says what changed. */
export const revise = (
  parts: SlackParts,
  row: StoredReview,
  text: string,
  review: Review,
  keptDraft?: string,
): Outcome => {
  const revision = revisionOf(text, review, parts.pack.version);
  return {
    posts: [reviewUpdate(row, `revision:${row.revision + 1}`)],
    writes: [
      parts.reviews.revise(row, {
        ...revision,
        metBefore: row.pointsMet,
        ...(keptDraft === undefined ? {} : { keptDraft }),
      }),
    ],
  };
};

/** A sentence that only one person sees: in the channel where they asked, or in their thread with the bot. */
export const noticePost = (
  notice: object,
  to: { user: string; channel: string; isDirect: boolean; thread?: string },
  key: string,
): NewPost => ({
  key: `notice:${key}`,
  kind: to.isDirect ? 'message' : 'ephemeral',
  channel: to.channel,
  view: VIEW.notice,
  args: asJson(notice),
  ...(to.isDirect ? {} : { user: to.user }),
  ...(to.thread === undefined ? {} : { thread: { ts: to.thread } }),
});

/** A sentence in someone's direct messages. */
export const directNotice = (notice: object, user: string, key: string): NewPost => ({
  key: `notice:${key}`,
  kind: 'message',
  channel: user,
  view: VIEW.notice,
  args: asJson(notice),
});
