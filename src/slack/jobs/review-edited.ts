import type { JobHandler, Outcome } from '../../delivery/delivery.js';
import type { StoredReview } from '../../delivery/reviews.js';
import { hashOf } from '../current-draft.js';
import { VIEW } from '../ids.js';
import { messageWords } from '../message-words.js';
import type { SlackParts } from '../parts.js';
import type { Surface } from '../surface.js';
import { argsOf, EditedArgs } from './args.js';
import { draftUpdate, reviewUpdate, revise } from './review-posts.js';

/**
 * A message was edited or deleted: whatever reviews of it there are follow. Most messages have none. A review quotes its
 * draft, so when the draft goes, the quotes go too.
 */
export const reviewEdited =
  ({ parts, reader, drafts }: Surface): JobHandler =>
  async (job): Promise<Outcome> => {
    const { channel, ts } = argsOf(job, EditedArgs);
    const rows = await parts.reviews.listOfMessage(channel, ts);
    if (rows.length === 0) return {};
    const found = await reader.readMessage(channel, ts);
    if (found.kind === 'not-joined') return {};
    if (found.kind === 'gone') return takeBack(parts, rows);
    const words = messageWords(found.message, parts.self.botUser);
    const outcomes = rows
      .filter((row) => row.textHash !== hashOf(words))
      .map((row) => {
        drafts.hold(row.id, row.revision + 1, words);
        return revise(parts, row, words, drafts.review(words, row.options));
      });
    return {
      posts: outcomes.flatMap((outcome) => outcome.posts ?? []),
      writes: outcomes.flatMap((outcome) => outcome.writes ?? []),
    };
  };

const takeBack = ({ reviews }: SlackParts, rows: readonly StoredReview[]): Outcome => ({
  posts: rows.flatMap((row) => [
    ...(row.place === 'thread' ? [] : [draftUpdate(row, 'gone', VIEW.withdrawn)]),
    reviewUpdate(row, 'gone', VIEW.withdrawn),
  ]),
  writes: rows.map((row) => reviews.withdraw(row.id)),
});
