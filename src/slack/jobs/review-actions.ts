import type { JobHandler, NewPost } from '../../delivery/delivery.js';
import { topChanges } from '../../framing/top-changes.js';
import { describeOptions } from '../current-draft.js';
import { VIEW } from '../ids.js';
import { pasteWords } from '../paste-words.js';
import type { Surface } from '../surface.js';
import { argsOf, KeepArgs, PersonArgs, ReviewArgs, TellArgs } from './args.js';
import { channelOf, directNotice, reviewUpdate } from './review-posts.js';

/** Each change as a message of its own in the review's thread, with nothing but the words to use. */
export const changesAsText =
  ({ parts, drafts }: Surface): JobHandler =>
  async (job) => {
    const { review } = argsOf(job, ReviewArgs);
    const current = await drafts.find(review);
    if (current === undefined) return {};
    const { row, text } = current;
    drafts.hold(row.id, row.revision, text);
    const options = await describeOptions(parts, current.review, row.keptFlags);
    const changes = topChanges(current.review, parts.pack, options);
    return {
      posts: changes.flatMap((change, index): NewPost[] =>
        pasteWords(change, text) === undefined
          ? []
          : [
              {
                key: `${row.id}:text:${row.revision}:${row.keptFlags.length}:${index}`,
                kind: 'message',
                channel: channelOf(row),
                thread: { after: row.reviewPost },
                view: VIEW.change,
                args: { review: row.id, index },
              },
            ],
      ),
    };
  };

/** Flags that stay as they are: stored without their words, with a reason and a name. */
export const keepAsIs =
  ({ parts }: Surface): JobHandler =>
  async (job) => {
    const { review, flags, reason, user } = argsOf(job, KeepArgs);
    const row = await parts.reviews.find(review);
    if (row?.state !== 'live') return {};
    return {
      posts: [reviewUpdate(row, `kept:${job.key}`)],
      writes: [
        parts.reviews.keepFlags(
          row.id,
          flags.map((flag) => ({ flag, reason, by: user })),
        ),
      ],
    };
  };

/** What could not be said where they clicked is said in their direct messages. */
export const tellDirectly = (): JobHandler => async (job) => {
  const { user, notice } = argsOf(job, TellArgs);
  return { posts: [directNotice(notice, user, job.key)] };
};

/** `/frame last`: the person's last review once more, in their direct messages. */
export const lastReview =
  ({ parts }: Surface): JobHandler =>
  async (job) => {
    const { user } = argsOf(job, PersonArgs);
    const row = await parts.reviews.findLast(user);
    if (row === undefined) return { posts: [directNotice({ notice: 'no-last' }, user, job.key)] };
    return {
      posts: [
        {
          key: `last:${job.key}`,
          kind: 'message',
          channel: user,
          view: VIEW.review,
          args: { review: row.id },
        },
      ],
    };
  };
