import type { Migration } from './migration.js';

/** A review that stands in Slack. No word of the draft is in it: ids, a hash, statuses and spans. */
export interface ReviewRow {
  id: string;
  /** Who wrote the draft, and who asked for the review. */
  author: string | null;
  asked_by: string;
  /** Where it was asked for. */
  channel_id: string;
  /** Where the draft stands; null until the post that holds it is sent. */
  draft_channel: string | null;
  draft_ts: string | null;
  /** The key of the post that holds the draft, where the bot posted it. */
  draft_post: string | null;
  /** The words of a `/frame` in `drafts`, until they stand in Slack. */
  kept_draft: string | null;
  /** `thread`, or the user whose direct messages it stands in: one review a draft and place. */
  place: string;
  /** Why it does not stand in the channel. */
  private_reason: string | null;
  /** JSON: why the draft looks held. */
  held: string;
  /** The key of the post that is the review. */
  review_post: string;
  /** JSON: format and audience, where the person chose them. */
  options: string;
  text_hash: string;
  pack_version: string;
  /** JSON: statuses and spans of the nine points. */
  verdicts: string;
  points_met: number;
  points_expected: number;
  /** What was counted before the last edit; null where there was none. */
  met_before: number | null;
  /** JSON: flags that were kept as they are, hashed, with reason and person. */
  kept_flags: string;
  state: 'live' | 'withdrawn';
  /** Counts the texts: 1 for the first. */
  revision: number;
  created_at: number;
  updated_at: number;
}

/** What a channel chose when the bot joined it. */
export interface ChannelSettingRow {
  channel_id: string;
  replies: 'threads' | 'private';
  set_by: string;
  set_at: number;
}

export interface ReviewTables {
  reviews: ReviewRow;
  channel_settings: ChannelSettingRow;
}

/** Reviews, so that an edit finds its review and one text is reviewed once; and where a channel wants replies. */
export const reviews: Migration = {
  id: '003-reviews',
  up: [
    `create table reviews (
      id text primary key not null,
      author text,
      asked_by text not null,
      channel_id text not null,
      draft_channel text,
      draft_ts text,
      draft_post text,
      kept_draft text,
      place text not null,
      private_reason text,
      held text not null,
      review_post text not null,
      options text not null,
      text_hash text not null,
      pack_version text not null,
      verdicts text not null,
      points_met integer not null,
      points_expected integer not null,
      met_before integer,
      kept_flags text not null default '[]',
      state text not null default 'live' check (state in ('live', 'withdrawn')),
      revision integer not null default 1,
      created_at integer not null,
      updated_at integer not null
    ) strict`,
    `create unique index reviews_of_draft on reviews (draft_channel, draft_ts, place) where draft_ts is not null`,
    `create index reviews_of_person on reviews (asked_by, updated_at)`,
    `create table channel_settings (
      channel_id text primary key not null,
      replies text not null check (replies in ('threads', 'private')),
      set_by text not null,
      set_at integer not null
    ) strict`,
  ],
};
