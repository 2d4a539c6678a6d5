import type { Job, JobHandler, Outcome, Post } from '../../delivery/delivery.js';
import { JOB } from '../ids.js';
import type { SlackParts } from '../parts.js';
import { noticeForRefusal } from '../refusal.js';
import type { Surface } from '../surface.js';
import { joinedChannel, setReplies, shareAnswer, showHome } from './channel.js';
import { editDraft, withdrawDraft } from './edit-draft.js';
import { frame } from './frame.js';
import { announceProposal, careForLibrary, proposalDecided, standingChanged } from './library.js';
import { changesAsText, keepAsIs, lastReview, tellDirectly } from './review-actions.js';
import { reviewEdited } from './review-edited.js';
import { reviewMessage } from './review-message.js';
import { directNotice, noticePost } from './review-posts.js';
import { scopeMissing, scopeMissingJob } from './scope-missing.js';

/** Every kind of job, with what it does. */
export const createHandlers = (surface: Surface): Record<string, JobHandler> => ({
  [JOB.frame]: frame(surface),
  [JOB.review]: reviewMessage(surface),
  [JOB.edited]: reviewEdited(surface),
  [JOB.editDraft]: editDraft(surface),
  [JOB.withdraw]: withdrawDraft(surface),
  [JOB.changesAsText]: changesAsText(surface),
  [JOB.keepAsIs]: keepAsIs(surface),
  [JOB.last]: lastReview(surface),
  [JOB.joined]: joinedChannel(),
  [JOB.setReplies]: setReplies(surface),
  [JOB.shareAnswer]: shareAnswer(surface),
  [JOB.home]: showHome(surface),
  [JOB.announce]: announceProposal(surface),
  [JOB.decided]: proposalDecided(surface),
  [JOB.standing]: standingChanged(surface),
  [JOB.care]: careForLibrary(surface),
  [JOB.scopeMissing]: scopeMissing(surface),
  [JOB.tell]: tellDirectly(),
});

/**
 * Slack refused a post for good: whoever asked hears why in a sentence, in their direct messages; or, where it is these that
 * Slack has closed, in the channel where they asked, seen by them alone.
 */
export const onUndeliverable =
  ({ parts }: Surface) =>
  async (post: Post, error: string, needed?: string): Promise<Outcome> => ({
    ...(await tellAsker(parts, post, error)),
    ...tellAdmins(parts, needed),
  });

const tellAsker = async (parts: SlackParts, post: Post, error: string): Promise<Outcome | undefined> => {
  const { askedBy: user } = post;
  if (user === undefined) return undefined;
  const key = `refused:${post.key}`;
  if (post.channel !== user) {
    return { posts: [directNotice(noticeForRefusal(error, post.channel, `post ${post.id}`), user, key)] };
  }
  const reviewId = (post.args as { review?: unknown } | null)?.review;
  const row = typeof reviewId === 'string' ? await parts.reviews.find(reviewId) : undefined;
  if (row === undefined) return undefined;
  const to = { user, channel: row.channel, isDirect: false };
  return { posts: [noticePost({ notice: 'no-direct-messages' }, to, key)] };
};

/** A job was put aside: whoever asked hears so, with the number under which the operator finds it. */
export const onJobGivenUp =
  ({ parts }: Surface) =>
  async (job: Job, error: string, needed?: string): Promise<Outcome> => {
    const toAdmins = tellAdmins(parts, needed);
    if (job.user === undefined || job.kind === JOB.home) return toAdmins;
    const notice = noticeForRefusal(error, job.channel ?? '', `job ${job.id}`);
    return { posts: [directNotice(notice, job.user, `given-up:${job.key}`)], ...toAdmins };
  };

/** Only an admin can grant what is missing. */
const tellAdmins = ({ clock }: SlackParts, needed: string | undefined): Pick<Outcome, 'jobs'> =>
  needed === undefined ? {} : { jobs: [scopeMissingJob(needed, clock.now())] };
