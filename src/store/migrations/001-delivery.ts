import type { Generated } from 'kysely';
import type { Migration } from './migration.js';

/** What came in from Slack: ids only, so that the same thing is taken in once. */
export interface InboxRow {
  /** Slack's `event_id` or `trigger_id`. */
  id: string;
  received_at: number;
}

export type JobState = 'ready' | 'running' | 'done' | 'dead';

export interface JobRow {
  id: Generated<number>;
  key: string;
  kind: string;
  /** JSON. */
  args: string;
  user_id: string | null;
  channel_id: string | null;
  state: Generated<JobState>;
  attempts: Generated<number>;
  /** How often the process ended while it ran. */
  crashes: Generated<number>;
  /** 1 in a database that came from a backup: what the job posts may stand in Slack already. */
  restored: Generated<number>;
  due_at: number;
  created_at: number;
  ended_at: number | null;
  /** A word for what went wrong, never a message. */
  error: string | null;
}

/** `unknown`: sent, and no answer came back; looked up before it is sent again. */
export type PostState = 'ready' | 'sending' | 'unknown' | 'posted' | 'cancelled' | 'dead';

export interface OutboxRow {
  id: Generated<number>;
  key: string;
  kind: 'message' | 'update' | 'ephemeral';
  channel_id: string;
  thread_ts: string | null;
  /** The key of the post that goes first, in whose thread this one answers. */
  thread_after: string | null;
  target_ts: string | null;
  /** The key of the post to change. */
  target_post: string | null;
  /** Who sees an ephemeral notice. */
  user_id: string | null;
  /** Who is told when Slack refuses the post for good. */
  asked_by: string | null;
  /** The draft whose words may go once this post stands. */
  carries: string | null;
  /** The post that takes its place when Slack refuses it for good: JSON. */
  instead: string | null;
  view: string;
  /** JSON. */
  args: string;
  state: Generated<PostState>;
  attempts: Generated<number>;
  /** 1 when Slack would not take the blocks: sent as text alone. */
  plain: Generated<number>;
  /** 1 when it tells of another post's failure: nobody is told of its own. */
  last_word: Generated<number>;
  due_at: number;
  created_at: number;
  /** When it was first sent: from then on it may stand in Slack. */
  attempted_at: number | null;
  ended_at: number | null;
  /** Where it stands: the channel Slack answered with, and the message's ts. */
  posted_channel: string | null;
  posted_ts: string | null;
  error: string | null;
}

/** The words of a `/frame`, until they stand in Slack. */
export interface DraftRow {
  id: string;
  text: string | null;
  user_id: string | null;
  created_at: number;
}

/** One row: how often the bot has written to show that it can. */
export interface PulseRow {
  id: number;
  beats: number;
  at: number;
}

export interface DeliveryTables {
  pulse: PulseRow;
  inbox: InboxRow;
  jobs: JobRow;
  outbox: OutboxRow;
  drafts: DraftRow;
}

/** What Slack sends and what we post. The `autoincrement` keeps an operator's "job 7" from ever meaning another. */
export const delivery: Migration = {
  id: '001-delivery',
  up: [
    `create table pulse (
      id integer primary key check (id = 1),
      beats integer not null,
      at integer not null
    ) strict`,
    `create table inbox (
      id text primary key not null,
      received_at integer not null
    ) strict`,
    `create table jobs (
      id integer primary key autoincrement,
      key text not null unique,
      kind text not null,
      args text not null,
      user_id text,
      channel_id text,
      state text not null default 'ready' check (state in ('ready', 'running', 'done', 'dead')),
      attempts integer not null default 0,
      crashes integer not null default 0,
      restored integer not null default 0,
      due_at integer not null,
      created_at integer not null,
      ended_at integer,
      error text
    ) strict`,
    // Not partial: SQLite uses a partial index only where the state stands in the query, and ours are bound.
    `create index jobs_by_state on jobs (state, due_at, id)`,
    `create table outbox (
      id integer primary key autoincrement,
      key text not null unique,
      kind text not null check (kind in ('message', 'update', 'ephemeral')),
      channel_id text not null,
      thread_ts text,
      thread_after text,
      target_ts text,
      target_post text,
      user_id text,
      asked_by text,
      carries text,
      instead text,
      view text not null,
      args text not null,
      state text not null default 'ready'
        check (state in ('ready', 'sending', 'unknown', 'posted', 'cancelled', 'dead')),
      attempts integer not null default 0,
      plain integer not null default 0,
      last_word integer not null default 0,
      due_at integer not null,
      created_at integer not null,
      attempted_at integer,
      ended_at integer,
      posted_channel text,
      posted_ts text,
      error text
    ) strict`,
    `create index outbox_by_state on outbox (state, due_at, id)`,
    `create table drafts (
      id text primary key not null,
      text text,
      user_id text,
      created_at integer not null
    ) strict`,
  ],
};
