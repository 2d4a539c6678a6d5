import type { Insertable, Selectable } from 'kysely';
import type { Database, Transaction } from '../store/database.js';
import type { ReviewRow } from '../store/migrations/003-reviews.js';

/** A flag that the team decided to keep. The flag is known by a hash, so that no word of a draft is stored. */
export interface KeptFlag {
  flag: string;
  reason: string;
  by: string;
}

/** One of the nine points as it was judged. Spans are offsets into the text that was reviewed. */
export interface StoredVerdict {
  id: string;
  status: string;
  sure: boolean;
  expected: boolean;
  spans: [start: number, end: number][];
}

/** A review that stands in Slack, without a word of its draft. */
export interface StoredReview {
  id: string;
  author?: string;
  askedBy: string;
  /** Where it was asked for. */
  channel: string;
  /** A person's message; absent where the bot posted the draft. */
  draftMessage?: { channel: string; ts: string };
  /** The post that holds the draft, where the bot posted it. */
  draftPost?: string;
  /** The words of a `/frame`, until they stand in Slack. */
  keptDraft?: string;
  /** `thread`, or the user in whose direct messages it stands. */
  place: string;
  privateReason?: string;
  held: string[];
  reviewPost: string;
  options: { format?: string; audience?: string };
  textHash: string;
  packVersion: string;
  verdicts: StoredVerdict[];
  pointsMet: number;
  pointsExpected: number;
  /** What was counted before the draft was edited. */
  metBefore?: number;
  keptFlags: KeptFlag[];
  state: 'live' | 'withdrawn';
  revision: number;
}

/** What changes when the draft does. */
export type Revision = Pick<
  StoredReview,
  'textHash' | 'packVersion' | 'verdicts' | 'pointsMet' | 'pointsExpected' | 'held'
> &
  Partial<Pick<StoredReview, 'metBefore' | 'keptDraft'>>;

/** A row to be written in the transaction that ends a job. */
export type Write = (transaction: Transaction) => Promise<void>;

export type RepliesSetting = 'threads' | 'private';

/** Reviews and channel settings. Writes are returned, not done, so that they share a job's transaction. */
export interface Reviews {
  find(id: string): Promise<StoredReview | undefined>;
  /** The live reviews of a person's message, in whatever place. */
  listOfMessage(channel: string, ts: string): Promise<StoredReview[]>;
  /** The review that a person asked for last. */
  findLast(user: string): Promise<StoredReview | undefined>;
  /** What the channel chose; threads where it chose nothing. */
  findReplies(channel: string): Promise<RepliesSetting>;
  add(review: StoredReview): Write;
  /** Does nothing where the review has moved on since `from` was read. */
  revise(from: StoredReview, revision: Revision): Write;
  keepFlags(id: string, flags: KeptFlag[]): Write;
  withdraw(id: string): Write;
  setReplies(channel: string, replies: RepliesSetting, by: string): Write;
}

export interface ReviewsParts {
  db: Database;
  clock: { now(): number };
}

/** The reviews of one database. */
export const createReviews = ({ db, clock }: ReviewsParts): Reviews => ({
  async find(id) {
    const row = await db.selectFrom('reviews').selectAll().where('id', '=', id).executeTakeFirst();
    return row === undefined ? undefined : readReview(row);
  },

  async listOfMessage(channel, ts) {
    const rows = await db
      .selectFrom('reviews')
      .selectAll()
      .where('draft_channel', '=', channel)
      .where('draft_ts', '=', ts)
      .where('state', '=', 'live')
      .execute();
    return rows.map(readReview);
  },

  async findLast(user) {
    const row = await db
      .selectFrom('reviews')
      .selectAll()
      .where('asked_by', '=', user)
      .where('state', '=', 'live')
      .orderBy('updated_at', 'desc')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst();
    return row === undefined ? undefined : readReview(row);
  },

  async findReplies(channel) {
    const row = await db
      .selectFrom('channel_settings')
      .select('replies')
      .where('channel_id', '=', channel)
      .executeTakeFirst();
    return row?.replies ?? 'threads';
  },

  add: (review) => async (transaction) => {
    await transaction
      .insertInto('reviews')
      .values({ ...writeReview(review), created_at: clock.now(), updated_at: clock.now() })
      .execute();
  },

  revise: (from, revision) => async (transaction) => {
    await transaction
      .updateTable('reviews')
      .set({
        text_hash: revision.textHash,
        pack_version: revision.packVersion,
        verdicts: JSON.stringify(revision.verdicts),
        held: JSON.stringify(revision.held),
        points_met: revision.pointsMet,
        points_expected: revision.pointsExpected,
        met_before: revision.metBefore ?? null,
        kept_draft: revision.keptDraft ?? null,
        revision: from.revision + 1,
        updated_at: clock.now(),
      })
      .where('id', '=', from.id)
      .where('revision', '=', from.revision)
      .execute();
  },

  keepFlags: (id, flags) => async (transaction) => {
    const row = await transaction
      .selectFrom('reviews')
      .select('kept_flags')
      .where('id', '=', id)
      .executeTakeFirst();
    if (row === undefined) return;
    const others = (JSON.parse(row.kept_flags) as KeptFlag[]).filter(
      (kept) => !flags.some((flag) => flag.flag === kept.flag),
    );
    await transaction
      .updateTable('reviews')
      .set({ kept_flags: JSON.stringify([...others, ...flags]), updated_at: clock.now() })
      .where('id', '=', id)
      .execute();
  },

  withdraw: (id) => async (transaction) => {
    await transaction
      .updateTable('reviews')
      .set({ state: 'withdrawn', updated_at: clock.now() })
      .where('id', '=', id)
      .execute();
  },

  setReplies: (channel, replies, by) => async (transaction) => {
    const setting = { replies, set_by: by, set_at: clock.now() };
    await transaction
      .insertInto('channel_settings')
      .values({ channel_id: channel, ...setting })
      .onConflict((conflict) => conflict.column('channel_id').doUpdateSet(setting))
      .execute();
  },
});

const writeReview = (review: StoredReview): Omit<Insertable<ReviewRow>, 'created_at' | 'updated_at'> => ({
  id: review.id,
  author: review.author ?? null,
  asked_by: review.askedBy,
  channel_id: review.channel,
  draft_channel: review.draftMessage?.channel ?? null,
  draft_ts: review.draftMessage?.ts ?? null,
  draft_post: review.draftPost ?? null,
  kept_draft: review.keptDraft ?? null,
  place: review.place,
  private_reason: review.privateReason ?? null,
  held: JSON.stringify(review.held),
  review_post: review.reviewPost,
  options: JSON.stringify(review.options),
  text_hash: review.textHash,
  pack_version: review.packVersion,
  verdicts: JSON.stringify(review.verdicts),
  points_met: review.pointsMet,
  points_expected: review.pointsExpected,
  met_before: review.metBefore ?? null,
  kept_flags: JSON.stringify(review.keptFlags),
  state: review.state,
  revision: review.revision,
});

const readReview = (row: Selectable<ReviewRow>): StoredReview => ({
  id: row.id,
  askedBy: row.asked_by,
  channel: row.channel_id,
  place: row.place,
  held: JSON.parse(row.held) as string[],
  reviewPost: row.review_post,
  options: JSON.parse(row.options) as StoredReview['options'],
  textHash: row.text_hash,
  packVersion: row.pack_version,
  verdicts: JSON.parse(row.verdicts) as StoredVerdict[],
  pointsMet: row.points_met,
  pointsExpected: row.points_expected,
  keptFlags: JSON.parse(row.kept_flags) as KeptFlag[],
  state: row.state,
  revision: row.revision,
  ...(row.author === null ? {} : { author: row.author }),
  ...(row.draft_channel === null || row.draft_ts === null
    ? {}
    : { draftMessage: { channel: row.draft_channel, ts: row.draft_ts } }),
  ...(row.draft_post === null ? {} : { draftPost: row.draft_post }),
  ...(row.kept_draft === null ? {} : { keptDraft: row.kept_draft }),
  ...(row.private_reason === null ? {} : { privateReason: row.private_reason }),
  ...(row.met_before === null ? {} : { metBefore: row.met_before }),
});
