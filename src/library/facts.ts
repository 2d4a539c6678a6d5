import { AppError } from '../errors.js';
import type { Database, Transaction } from '../store/database.js';
import { transact } from '../store/transact.js';
import { dayOf, type FactValues, type ItemContent } from './items.js';
import type { FactClaim } from './library.js';
import { demandRole, type Office } from './people.js';
import { record } from './record.js';
import { factValues } from './shelf.js';

/** A fact as its confirmer states it. */
export interface FactStatement {
  value: 'yes' | 'no' | 'unknown';
  /** A link or a note; needed for yes and no. */
  proof?: string;
  /** ISO day; needed for yes and no. Up to and including it the fact counts. */
  lapsesOn?: string;
}

/** A value that a fact has had. */
export interface PastFact extends FactStatement {
  at: number;
  confirmedBy: string;
}

/** The register of what is true here. */
export interface FactsRegister {
  /**
   * States what is so. Throws 'not_allowed' for whoever is neither privacy officer nor counsel, 'usage' where proof
   * or a day to come is missing, 'not_found' for a fact nobody asks about.
   */
  setFact(id: string, statement: FactStatement, by: string): Promise<void>;
  /** Oldest first. */
  factHistory(id: string): Promise<PastFact[]>;
  /** Adds a question of the team's own to the register. */
  addFact(fact: { id: string; question: string; about: string; ask: string }, by: string): Promise<void>;
}

/** The claims that the words of an item rest on. */
export const factClaims = ({ facts }: ItemContent): FactClaim[] => facts;

/** What each fact is worth on a day. */
export const readFactValues = async (db: Database | Transaction, today: string): Promise<FactValues> =>
  factValues(await db.selectFrom('facts').selectAll().execute(), today);

const FACT_ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;

export function createFactsRegister(office: Office): FactsRegister {
  const { db, clock } = office;
  return {
    async setFact(id, statement, by) {
      await demandRole(office, by, ['privacy-officer', 'counsel'], { action: 'state fact', subject: id });
      refuseIncomplete(statement, dayOf(clock.now()));
      await transact(db, (trx) => storeFact(trx, id, statement, by, clock.now()));
    },
    async factHistory(id) {
      const rows = await db
        .selectFrom('fact_history')
        .selectAll()
        .where('fact_id', '=', id)
        .orderBy('id')
        .execute();
      return rows.map(({ at, value, proof, confirmed_by, lapses_on }) => ({
        at,
        value,
        confirmedBy: confirmed_by,
        ...(proof === null ? {} : { proof }),
        ...(lapses_on === null ? {} : { lapsesOn: lapses_on }),
      }));
    },
    async addFact(fact, by) {
      await demandRole(office, by, ['privacy-officer', 'counsel', 'admin'], {
        action: 'add fact',
        subject: fact.id,
      });
      if (!FACT_ID.test(fact.id)) {
        throw new AppError('usage', 'A fact is called by lower-case words joined by hyphens.');
      }
      await transact(db, async (trx) => {
        const { numInsertedOrUpdatedRows } = await trx
          .insertInto('facts')
          .values(fact)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (numInsertedOrUpdatedRows === 0n) {
          throw new AppError('conflict', `The register already has a fact "${fact.id}".`);
        }
        await record(trx, { at: clock.now(), who: by, action: 'add fact', subject: fact.id });
      });
    },
  };
}

function refuseIncomplete({ value, proof, lapsesOn }: FactStatement, today: string): void {
  if (value === 'unknown') return;
  if (proof === undefined || proof.trim() === '') {
    throw new AppError('usage', 'Say what shows it: a link or a note.');
  }
  if (lapsesOn === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(lapsesOn) || Number.isNaN(Date.parse(lapsesOn))) {
    throw new AppError('usage', 'Say on which day it has to be confirmed again, as 2027-01-31.');
  }
  if (lapsesOn < today) throw new AppError('usage', 'The day on which it lapses has passed.');
}

async function storeFact(
  trx: Transaction,
  id: string,
  { value, proof, lapsesOn }: FactStatement,
  by: string,
  now: number,
): Promise<void> {
  const known = value !== 'unknown';
  const values = { value, proof: proof ?? null, lapses_on: known ? (lapsesOn ?? null) : null };
  const { numUpdatedRows } = await trx
    .updateTable('facts')
    .set((column) => ({
      ...values,
      confirmed_by: by,
      confirmed_on: dayOf(now),
      revision: column('revision', '+', 1),
    }))
    .where('id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('not_found', `The register has no fact "${id}".`);
  await trx
    .insertInto('fact_history')
    .values({ fact_id: id, at: now, confirmed_by: by, ...values })
    .execute();
  const why = proof === undefined ? {} : { why: proof };
  await record(trx, { at: now, who: by, action: `state fact: ${value}`, subject: id, ...why });
}
