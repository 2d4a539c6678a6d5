import { z } from 'zod';
import type { Json, Rendered, Renderer } from '../delivery/delivery.js';
import type { StoredReview } from '../delivery/reviews.js';
import { describeReview } from '../framing/describe-review.js';
import { type Change, topChanges } from '../framing/top-changes.js';
import { type CurrentDraft, describeOptions, flagOf } from './current-draft.js';
import type { HeldReason } from './held-draft.js';
import { VIEW } from './ids.js';
import { createLibraryRenderers } from './library-renderers.js';
import { named } from './listeners/names.js';
import { pasteWords } from './paste-words.js';
import { noticeForRefusal } from './refusal.js';
import type { Surface } from './surface.js';
import { changeView } from './views/change.js';
import { draftView, withdrawnView } from './views/draft.js';
import { joinedView } from './views/joined.js';
import { asNotice, noticeView } from './views/notices.js';
import type { PrivateReply } from './views/private-reason.js';
import { returnedView } from './views/returned.js';
import { type KeptWords, reviewView } from './views/review.js';
import { outOfUseView, sharedAnswerView } from './views/toughq.js';
import type { PrivateReason } from './where-reply-goes.js';

const ReviewRef = z.object({ review: z.string() });
const ChangeRef = z.object({ review: z.string(), index: z.number() });
const AnswerRef = z.object({ answer: z.string() });
const JoinedRef = z.object({
  channel: z.string(),
  chosen: z.object({ replies: z.enum(['threads', 'private']), by: z.string() }).optional(),
});
const ReturnedRef = z.object({ draft: z.string(), channel: z.string(), id: z.string(), refused: z.string() });

/** What each stored post looks like, drawn when it is sent: words are read again where they stand. */
export const createRenderers = (surface: Surface): Record<string, Renderer> => {
  const { parts, drafts } = surface;
  return {
    async [VIEW.draft](args) {
      const current = await drafts.findHeld(ReviewRef.parse(args).review);
      return current && renderDraft(surface, current);
    },
    async [VIEW.review](args) {
      const current = await drafts.findHeld(ReviewRef.parse(args).review);
      return current && renderReview(surface, current);
    },
    async [VIEW.withdrawn](args) {
      const row = await parts.reviews.find(ReviewRef.parse(args).review);
      return row && withdrawnView(await nameOfAuthor(surface, row));
    },
    async [VIEW.change](args) {
      const { review, index } = ChangeRef.parse(args);
      const current = await drafts.findHeld(review);
      const change = current && (await changesOf(surface, current)).at(index);
      const words = change && pasteWords(change, current.text);
      return words === undefined ? undefined : changeView(words);
    },
    async [VIEW.returned](args) {
      const { draft, channel, id, refused } = ReturnedRef.parse(args);
      const words = await parts.delivery.findDraft(draft);
      return words === undefined
        ? undefined
        : returnedView(words, noticeForRefusal(refused, channel, id), parts.self);
    },
    async [VIEW.answer](args) {
      const { answer: id } = AnswerRef.parse(args);
      const answer = await parts.library.findAnswer(id);
      if (answer !== undefined) return sharedAnswerView(await named(surface, answer));
      const gone = await parts.library.inspect(id);
      return gone?.kind === 'answer' ? outOfUseView(gone) : undefined;
    },
    ...createLibraryRenderers(surface),
    [VIEW.notice]: async (args: Json) => noticeView(asNotice(args), parts.self),
    async [VIEW.joined](args) {
      const { channel, chosen } = JoinedRef.parse(args);
      const named = chosen && { ...chosen, by: await surface.reader.readName(chosen.by) };
      return joinedView({
        channel,
        emoji: parts.self.emoji,
        ...(named === undefined ? {} : { chosen: named }),
      });
    },
  };
};

const renderDraft = async (surface: Surface, { row, text }: CurrentDraft): Promise<Rendered> => {
  const privately = privateReply(row, surface.parts.self.botName);
  return draftView({
    reviewId: row.id,
    text,
    author: await nameOfAuthor(surface, row),
    isCopy: row.draftMessage !== undefined,
    mayBePosted: row.privateReason === 'channel-setting' || row.privateReason === 'asked-for',
    ...(privately === undefined ? {} : { privately }),
  });
};

const nameOfAuthor = async ({ reader }: Surface, { author }: StoredReview): Promise<string | undefined> =>
  author === undefined ? undefined : reader.readName(author);

const privateReply = (row: StoredReview, botName: string): PrivateReply | undefined =>
  row.privateReason === undefined
    ? undefined
    : {
        reason: row.privateReason as PrivateReason,
        held: row.held as HeldReason[],
        channel: row.channel,
        botName,
      };

const renderReview = async (surface: Surface, { row, text, review }: CurrentDraft): Promise<Rendered> => {
  const { parts } = surface;
  const options = await describeOptions(parts, review, row.keptFlags);
  const described = describeReview(review, text, parts.pack, options);
  return reviewView({
    reviewId: row.id,
    described,
    isPrivate: row.place !== 'thread',
    kept: await keptWords(
      surface,
      row,
      topChanges(review, parts.pack, { ...options, isKept: () => false }),
      review.wording,
    ),
    ...(row.metBefore === undefined || described.count === undefined
      ? {}
      : { progress: { before: row.metBefore, now: row.pointsMet, expected: row.pointsExpected } }),
  });
};

/** The kept flags that are still in the draft, with the words they stand for. */
const keptWords = async (
  { reader }: Surface,
  row: StoredReview,
  changes: readonly Change[],
  wording: readonly { rule: string; quote: string }[],
): Promise<KeptWords[]> => {
  const quotes = new Map([
    ...wording.map(({ rule, quote }) => [flagOf(rule, quote), quote] as const),
    ...changes
      .filter(({ at }) => at === undefined)
      .map(({ id, words }) => [flagOf(id), words ?? id] as const),
  ]);
  const kept: KeptWords[] = [];
  for (const { flag, reason, by } of row.keptFlags) {
    const quote = quotes.get(flag);
    if (quote !== undefined) kept.push({ quote, reason, by: await reader.readName(by) });
  }
  return kept;
};

/** The changes that a review offers now. */
export const changesOf = async ({ parts }: Surface, { review, row }: CurrentDraft): Promise<Change[]> =>
  topChanges(review, parts.pack, await describeOptions(parts, review, row.keptFlags));
