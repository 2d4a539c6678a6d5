import type { Insertable, Selectable } from 'kysely';
import type { OutboxRow, PostState } from '../store/migrations/001-delivery.js';
import type { Json, NewPost, Post } from './delivery.js';

/** A post as the sender needs it: with what has become of it so far. */
export interface WaitingPost extends Post {
  /** Sent before, with no answer: may stand in Slack already. */
  isUnknown: boolean;
  /** When it was first sent. */
  attemptedAt?: number;
  createdAt: number;
  dueAt: number;
  /** Slack did not take its blocks. */
  isPlain: boolean;
  /** It tells of another post's failure. */
  isLastWord: boolean;
}

/** What the posts of one job share. */
export interface PostOrigin {
  /** Who is told of a failure where the post does not say. */
  askedBy?: string | undefined;
  isLastWord?: boolean;
  /** Set where the posts may stand in Slack already: since when. */
  maybePostedSince?: number | undefined;
}

/** The columns of a post that is new. */
export const writePost = (
  post: NewPost,
  origin: PostOrigin,
): Omit<Insertable<OutboxRow>, 'due_at' | 'created_at'> => ({
  key: post.key,
  kind: post.kind,
  channel_id: post.channel,
  thread_ts: post.thread !== undefined && 'ts' in post.thread ? post.thread.ts : null,
  thread_after: post.thread !== undefined && 'after' in post.thread ? post.thread.after : null,
  target_ts: post.target !== undefined && 'ts' in post.target ? post.target.ts : null,
  target_post: post.target !== undefined && 'post' in post.target ? post.target.post : null,
  user_id: post.user ?? null,
  asked_by: post.askedBy ?? origin.askedBy ?? null,
  carries: post.carries ?? null,
  instead: post.instead === undefined ? null : JSON.stringify(post.instead),
  view: post.view,
  args: JSON.stringify(post.args),
  last_word: origin.isLastWord === true ? 1 : 0,
  state: origin.maybePostedSince === undefined ? 'ready' : stateInDoubt(post),
  attempted_at: origin.maybePostedSince ?? null,
});

/** A notice or an update that may have been seen already is not made up for. */
const stateInDoubt = ({ kind }: NewPost): PostState => (kind === 'message' ? 'unknown' : 'cancelled');

/** The post that a row holds. */
export const readPost = (row: Selectable<OutboxRow>): WaitingPost => ({
  id: row.id,
  key: row.key,
  kind: row.kind,
  channel: row.channel_id,
  view: row.view,
  args: JSON.parse(row.args) as Json,
  attempts: row.attempts,
  createdAt: row.created_at,
  dueAt: row.due_at,
  isUnknown: row.state === 'unknown',
  isPlain: row.plain === 1,
  isLastWord: row.last_word === 1,
  ...(row.attempted_at === null ? {} : { attemptedAt: row.attempted_at }),
  ...(row.thread_ts === null ? {} : { thread: { ts: row.thread_ts } }),
  ...(row.thread_after === null ? {} : { thread: { after: row.thread_after } }),
  ...(row.target_ts === null ? {} : { target: { ts: row.target_ts } }),
  ...(row.target_post === null ? {} : { target: { post: row.target_post } }),
  ...(row.user_id === null ? {} : { user: row.user_id }),
  ...(row.asked_by === null ? {} : { askedBy: row.asked_by }),
  ...(row.carries === null ? {} : { carries: row.carries }),
  ...(row.instead === null ? {} : { instead: JSON.parse(row.instead) as NewPost }),
});
