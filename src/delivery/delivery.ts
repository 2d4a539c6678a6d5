import type { KnownBlock } from '@slack/types';

/** Plain data that survives a trip through the database. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Work to do after Slack has its ack, named so that asking twice does it once. */
export interface NewJob {
  /** A key of the handlers' table. */
  kind: string;
  /** Unique for at least seven days; a second job of the same key is not stored. */
  key: string;
  /** Ids only: no word of a draft, but for `/frame`, whose text is kept in `drafts` until it stands in Slack. */
  args: Json;
  /** Who asked and where, for the buckets; absent for the bot's own chores. */
  user?: string;
  channel?: string;
}

export interface Job extends NewJob {
  id: number;
  /** 1 for the first try. */
  attempt: number;
}

/** Something to put into Slack: which view with which ids, never its words, which are rendered when it is sent. */
export interface NewPost {
  /** Goes into the message's metadata, and is looked up there before a post of unknown fate is sent again. */
  key: string;
  kind: 'message' | 'update' | 'ephemeral';
  /** A channel's id; or a user's, for their direct messages. */
  channel: string;
  /** The thread to answer in: a message's ts, or the key of a post that is sent before this one. */
  thread?: { ts: string } | { after: string };
  /** For an update: the message to change, by ts or by the key under which it was posted. */
  target?: { ts: string } | { post: string };
  /** For a notice that only one person sees. */
  user?: string;
  /** Who is told when Slack refuses the post for good; the job's person where absent. */
  askedBy?: string;
  /** A key of the renderers' table. */
  view: string;
  args: Json;
  /** The kept draft whose words this post puts into Slack; they are forgotten once it stands there. */
  carries?: string;
  /** Posted in its place when Slack refuses it for good; its args then get Slack's error as `refused`. */
  instead?: NewPost;
}

/** A post as it waits in the outbox. */
export interface Post extends NewPost {
  id: number;
  /** How often it was sent before. */
  attempts: number;
}

/** Where a post stands in Slack. For a post to a user, `channel` is the direct messages it landed in. */
export interface Place {
  channel: string;
  ts: string;
}

/** A message as Slack takes it. `text` is what notifications and screen readers read. */
export interface Rendered {
  text: string;
  blocks: KnownBlock[];
}

/** What a job asks for; stored in one transaction with the job's being done. */
export interface Outcome {
  posts?: NewPost[];
  jobs?: NewJob[];
  /** Further rows, written in the same transaction. Await only queries on what is passed in. */
  writes?: ((transaction: Transaction) => Promise<void>)[];
}

export type JobHandler = (job: Job) => Promise<Outcome>;
/** Undefined when there is nothing to say any more (the draft is gone): the post is then cancelled. */
export type Renderer = (args: Json) => Promise<Rendered | undefined>;

import type { Transaction } from '../store/database.js';

export type { Transaction };

/** What came in: an event, a command, a click, a view; `id` is Slack's own (`event_id`, `trigger_id`). */
export interface Intake {
  id: string;
  jobs: NewJob[];
  /** The words of a `/frame`, kept under the given id until they stand in Slack. */
  draft?: { id: string; text: string };
}

/** Takes work in, does it once, and posts what it yields. */
export interface Delivery {
  /** One transaction: the inbox row, the jobs, the draft. 'seen' when the id was taken in before. */
  accept(intake: Intake): Promise<'stored' | 'seen'>;
  /** The kept words of a `/frame`; undefined once they stand in Slack, or when there never were any. */
  findDraft(id: string): Promise<string | undefined>;
  /** Where a post stands in Slack, by its key; undefined until it was sent. */
  findPost(key: string): Promise<Place | undefined>;
  /** Releases what a dead predecessor left running, then works until stopped. */
  start(): Promise<void>;
  /** Takes nothing more in, lets running work end within the time given, releases the rest. */
  stop(withinMs?: number): Promise<void>;
  /** Resolves when nothing is waiting that could be done now. */
  idle(): Promise<void>;
  /** Whether work can be stored and posted at the moment, and how much waits. */
  health(): DeliveryHealth;
}

/** What an operator wants to know; each fault is a word, as Slack or SQLite puts it. */
export interface DeliveryHealth {
  /** Absent while the database takes what is written. */
  store?: string;
  /** Absent while Slack takes the bot's token. */
  token?: string;
  stopping: boolean;
}
