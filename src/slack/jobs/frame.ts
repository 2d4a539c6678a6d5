import type { JobHandler, NewPost } from '../../delivery/delivery.js';
import type { StoredReview } from '../../delivery/reviews.js';
import { heldReasons } from '../held-draft.js';
import { VIEW } from '../ids.js';
import { shortHash } from '../short-hash.js';
import type { Surface } from '../surface.js';
import { type Destination, whereReplyGoes } from '../where-reply-goes.js';
import { argsOf, FrameArgs, type FrameRequestArgs } from './args.js';
import { channelOf, draftKey, draftPost, reviewPost, revisionOf } from './review-posts.js';

/** `/frame` with a text: the draft as a message of its own, and the review in its thread. */
export const frame =
  ({ parts, reader, drafts }: Surface): JobHandler =>
  async (job) => {
    const args = argsOf(job, FrameArgs);
    const text = await parts.delivery.findDraft(args.draft);
    if (text === undefined) return {};
    const destination = whereReplyGoes(await reader.readPlace(args.channel, args.user), {
      held: heldReasons(text),
      ...(args.askedFor === undefined ? {} : { askedFor: args.askedFor }),
    });
    const row = newRow(args, shortHash(job.key), destination);
    const review = drafts.review(text, row.options);
    const stored = { ...row, ...revisionOf(text, review, parts.pack.version) };
    drafts.hold(row.id, row.revision, text);
    return {
      posts: [
        { ...draftPost(stored, draftKey(row.id)), carries: args.draft, ...insteadOf(stored, args.draft) },
        reviewPost(stored, { after: draftKey(row.id) }),
      ],
      writes: [parts.reviews.add(stored)],
    };
  };

const newRow = (args: FrameRequestArgs, id: string, destination: Destination): StoredReview => ({
  id,
  author: args.user,
  askedBy: args.user,
  channel: args.channel,
  draftPost: draftKey(id),
  keptDraft: args.draft,
  place: destination.kind === 'thread' ? 'thread' : args.user,
  ...(destination.kind === 'private' ? { privateReason: destination.reason } : {}),
  held: [],
  reviewPost: `${id}:review`,
  options: {
    ...(args.format === undefined ? {} : { format: args.format }),
    ...(args.audience === undefined ? {} : { audience: args.audience }),
  },
  textHash: '',
  packVersion: '',
  verdicts: [],
  pointsMet: 0,
  pointsExpected: 0,
  keptFlags: [],
  state: 'live',
  revision: 1,
});

/** Where the channel does not take the draft, its author gets it back, with what to do. */
const insteadOf = (row: StoredReview, draft: string): { instead?: NewPost } => {
  if (row.place !== 'thread') return {};
  const returned: NewPost = {
    key: `${row.id}:returned`,
    kind: 'message',
    channel: row.askedBy,
    view: VIEW.returned,
    args: { draft, channel: channelOf(row), id: row.id },
    carries: draft,
  };
  return { instead: returned };
};
