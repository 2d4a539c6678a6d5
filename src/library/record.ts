import type { Database, Transaction } from '../store/database.js';

/** One line of the record of who did what to the library, when and why. */
export interface Decision {
  /** Milliseconds since 1970. */
  at: number;
  who: string;
  action: string;
  /** The item, fact, question or person it is about. */
  subject: string;
  version?: number;
  why?: string;
}

/** Adds a line to the record, in the transaction of what it tells of; resolves to the line's number. */
export async function record(trx: Transaction, decision: Decision): Promise<number> {
  const { at, who, action, subject, version, why } = decision;
  const { id } = await trx
    .insertInto('library_decisions')
    .values({ at, who, action, subject, version: version ?? null, why: why ?? null })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** The record, oldest first: all of it, or what concerns one subject. */
export async function readRecord(db: Database, subject?: string): Promise<Decision[]> {
  let query = db.selectFrom('library_decisions').selectAll().orderBy('id');
  if (subject !== undefined) query = query.where('subject', '=', subject);
  const rows = await query.execute();
  return rows.map(({ at, who, action, subject: about, version, why }) => ({
    at,
    who,
    action,
    subject: about,
    ...(version === null ? {} : { version }),
    ...(why === null ? {} : { why }),
  }));
}

/** The record as plain text, a line a decision, as a records officer may ask for it. */
export const recordAsText = (decisions: readonly Decision[]): string =>
  decisions
    .map(({ at, who, action, subject, version, why }) => {
      const when = new Date(at).toISOString().replace(/\.\d+Z$/, 'Z');
      const what = version === undefined ? subject : `${subject}, version ${version}`;
      const reason = why === undefined ? '' : `: ${why.replace(/\s+/g, ' ')}`;
      return `${when}  ${who}  ${action}  ${what}${reason}\n`;
    })
    .join('');
