import type { Generated } from 'kysely';
import type { Migration } from './migration.js';

export type ItemKind = 'answer' | 'example' | 'pair' | 'sample';

/** A vetted thing as a whole: which version serves, who looks after it, and when it is looked at again. */
export interface LibraryItemRow {
  id: string;
  kind: ItemKind;
  /** The version that serves; null while only proposals exist. */
  serving: number | null;
  standing: Generated<'live' | 'pulled' | 'retired'>;
  owner: string | null;
  deputy: string | null;
  review_days: Generated<number>;
  /** ISO days in UTC. */
  review_by: string | null;
  confirmed_on: string | null;
  confirmed_by: string | null;
  created_at: number;
}

export type VersionState = 'starter' | 'proposed' | 'approved' | 'sent-back' | 'replaced';

/** One wording of an item. Never changed once it has been decided on. */
export interface LibraryVersionRow {
  item_id: string;
  version: number;
  state: VersionState;
  /** JSON, of the item's kind. */
  content: string;
  /** Who proposed it; null for starters. */
  author: string | null;
  created_at: number;
}

/** What was decided, by whom and why. Rows are only ever added. */
export interface LibraryDecisionRow {
  id: Generated<number>;
  at: number;
  who: string;
  action: string;
  /** The item, fact or person it is about. */
  subject: string;
  version: number | null;
  why: string | null;
}

/** Who has asked that a pulled item serve again; two are needed. */
export interface LibraryRestoreRow {
  item_id: string;
  /** The decision that pulled it: asking once is not asking again after the next pull. */
  pull_id: number;
  who: string;
}

export interface FactRow {
  id: string;
  question: string;
  about: string;
  ask: string;
  value: Generated<'yes' | 'no' | 'unknown'>;
  proof: string | null;
  confirmed_by: string | null;
  confirmed_on: string | null;
  lapses_on: string | null;
  /** Counts the changes, so that two people cannot overwrite each other unawares. */
  revision: Generated<number>;
}

/** Every value a fact has had. Rows are only ever added. */
export interface FactHistoryRow {
  id: Generated<number>;
  fact_id: string;
  at: number;
  value: 'yes' | 'no' | 'unknown';
  proof: string | null;
  confirmed_by: string;
  lapses_on: string | null;
}

export type Role = 'admin' | 'approver' | 'privacy-officer' | 'counsel';

export interface PersonRow {
  user_id: string;
  role: Role;
  added_by: string;
  added_at: number;
}

/** A question nobody has an answer to: one that ships with the pack, or one that somebody filed. */
export interface OpenQuestionRow {
  id: string;
  question: string;
  /** JSON list. */
  phrasings: string;
  /** Who should answer it. */
  ask: string;
  origin: 'starter' | 'team';
  state: Generated<'open' | 'answered' | 'closed'>;
  /** The item that answers it, proposed or approved. */
  answer_id: string | null;
  created_at: number;
}

/** One time that a question was asked, and whether the one who asked has been told of its answer. */
export interface QuestionAskRow {
  id: Generated<number>;
  question_id: string;
  user_id: string;
  asked_at: number;
  told_at: number | null;
}

/** A way of asking that somebody chose an answer for; searched once an approver has agreed. */
export interface PhrasingRow {
  id: Generated<number>;
  item_id: string;
  phrasing: string;
  state: Generated<'proposed' | 'approved' | 'refused'>;
  user_id: string;
  created_at: number;
}

/** What somebody has been told, so that nobody is told twice. */
export interface NoticeRow {
  key: string;
  told_at: number;
}

export interface SettingRow {
  name: string;
  value: string;
}

/** One row: counts the changes, so that each process knows when its index is stale. */
export interface LibraryRevisionRow {
  id: number;
  revision: number;
}

export interface LibraryTables {
  library_items: LibraryItemRow;
  library_versions: LibraryVersionRow;
  library_decisions: LibraryDecisionRow;
  library_restores: LibraryRestoreRow;
  facts: FactRow;
  fact_history: FactHistoryRow;
  people: PersonRow;
  open_questions: OpenQuestionRow;
  question_asks: QuestionAskRow;
  phrasings: PhrasingRow;
  notices: NoticeRow;
  settings: SettingRow;
  library_revision: LibraryRevisionRow;
}

const onlyAdded = (table: string): string[] => [
  `create trigger ${table}_stay before update on ${table}
   begin select raise(abort, '${table} is only ever added to'); end`,
  `create trigger ${table}_last before delete on ${table}
   begin select raise(abort, '${table} is only ever added to'); end`,
];

const counted = (table: string): string[] =>
  ['insert', 'update', 'delete'].map(
    (change) => `create trigger ${table}_${change}_counts after ${change} on ${table}
   begin update library_revision set revision = revision + 1; end`,
  );

/** Vetted answers and examples, the facts they rest on, and who decided what. */
export const library: Migration = {
  id: '002-library',
  up: [
    `create table library_revision (
      id integer primary key check (id = 1),
      revision integer not null
    ) strict`,
    `insert into library_revision (id, revision) values (1, 0)`,
    `create table library_items (
      id text primary key not null,
      kind text not null check (kind in ('answer', 'example', 'pair', 'sample')),
      serving integer,
      standing text not null default 'live' check (standing in ('live', 'pulled', 'retired')),
      owner text,
      deputy text,
      review_days integer not null default 90 check (review_days > 0),
      review_by text,
      confirmed_on text,
      confirmed_by text,
      created_at integer not null
    ) strict`,
    `create table library_versions (
      item_id text not null references library_items (id),
      version integer not null,
      state text not null check (state in ('starter', 'proposed', 'approved', 'sent-back', 'replaced')),
      content text not null,
      author text,
      created_at integer not null,
      primary key (item_id, version)
    ) strict`,
    `create index library_versions_waiting on library_versions (created_at) where state = 'proposed'`,
    `create table library_decisions (
      id integer primary key autoincrement,
      at integer not null,
      who text not null,
      action text not null,
      subject text not null,
      version integer,
      why text
    ) strict`,
    `create index library_decisions_of on library_decisions (subject, id)`,
    ...onlyAdded('library_decisions'),
    `create table library_restores (
      item_id text not null references library_items (id),
      pull_id integer not null references library_decisions (id),
      who text not null,
      primary key (pull_id, who)
    ) strict`,
    `create table facts (
      id text primary key not null,
      question text not null,
      about text not null,
      ask text not null,
      value text not null default 'unknown' check (value in ('yes', 'no', 'unknown')),
      proof text,
      confirmed_by text,
      confirmed_on text,
      lapses_on text,
      revision integer not null default 0
    ) strict`,
    `create table fact_history (
      id integer primary key autoincrement,
      fact_id text not null references facts (id),
      at integer not null,
      value text not null check (value in ('yes', 'no', 'unknown')),
      proof text,
      confirmed_by text not null,
      lapses_on text
    ) strict`,
    ...onlyAdded('fact_history'),
    `create table people (
      user_id text not null,
      role text not null check (role in ('admin', 'approver', 'privacy-officer', 'counsel')),
      added_by text not null,
      added_at integer not null,
      primary key (user_id, role)
    ) strict`,
    `create table open_questions (
      id text primary key not null,
      question text not null,
      phrasings text not null,
      ask text not null,
      origin text not null check (origin in ('starter', 'team')),
      state text not null default 'open' check (state in ('open', 'answered', 'closed')),
      answer_id text references library_items (id),
      created_at integer not null
    ) strict`,
    `create table question_asks (
      id integer primary key autoincrement,
      question_id text not null references open_questions (id),
      user_id text not null,
      asked_at integer not null,
      told_at integer
    ) strict`,
    `create index question_asks_of on question_asks (question_id)`,
    `create table phrasings (
      id integer primary key autoincrement,
      item_id text not null references library_items (id),
      phrasing text not null,
      state text not null default 'proposed' check (state in ('proposed', 'approved', 'refused')),
      user_id text not null,
      created_at integer not null,
      unique (item_id, phrasing)
    ) strict`,
    `create table notices (
      key text primary key not null,
      told_at integer not null
    ) strict`,
    `create table settings (
      name text primary key not null,
      value text not null
    ) strict`,
    ...['library_items', 'library_versions', 'facts', 'open_questions', 'phrasings'].flatMap(counted),
  ],
};
