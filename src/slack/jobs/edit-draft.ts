import type { JobHandler } from '../../delivery/delivery.js';
import { hashOf } from '../current-draft.js';
import { VIEW } from '../ids.js';
import type { Surface } from '../surface.js';
import { argsOf, EditDraftArgs, ReviewArgs } from './args.js';
import { draftUpdate, reviewUpdate, revise } from './review-posts.js';

/** The author of a posted draft has changed its words: the post changes, and its review follows. */
export const editDraft =
  ({ parts, drafts }: Surface): JobHandler =>
  async (job) => {
    const args = argsOf(job, EditDraftArgs);
    const row = await parts.reviews.find(args.review);
    const text = await parts.delivery.findDraft(args.draft);
    if (row?.state !== 'live' || row.draftPost === undefined || row.author !== args.user) return {};
    if (text === undefined || hashOf(text) === row.textHash) return {};
    drafts.hold(row.id, row.revision + 1, text);
    const { posts = [], writes = [] } = revise(
      parts,
      row,
      text,
      drafts.review(text, row.options),
      args.draft,
    );
    return {
      posts: [{ ...draftUpdate(row, `${row.revision + 1}`), carries: args.draft }, ...posts],
      writes,
    };
  };

/** The author takes a posted draft back: neither it nor its review shows its words any more. */
export const withdrawDraft =
  ({ parts }: Surface): JobHandler =>
  async (job) => {
    const args = argsOf(job, ReviewArgs);
    const row = await parts.reviews.find(args.review);
    if (row?.state !== 'live' || row.draftPost === undefined || row.author !== args.user) return {};
    return {
      posts: [draftUpdate(row, 'withdrawn', VIEW.withdrawn), reviewUpdate(row, 'withdrawn', VIEW.withdrawn)],
      writes: [parts.reviews.withdraw(row.id)],
    };
  };
