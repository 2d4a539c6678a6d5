import { AppError } from '../errors.js';
import type { Transaction } from '../store/database.js';
import { transact } from '../store/transact.js';
import type { Write } from './care.js';
import { factClaims, readFactValues } from './facts.js';
import { dayOf, type Item, readContent, stateOf, toItem } from './items.js';
import { demandRole, isAtShell, type Office, readRoles } from './people.js';
import { DAY, readDoubtful, readItem, refuseDoubtful } from './proposals.js';
import { type Decision, readRecord, record } from './record.js';

export interface Assignment {
  owner?: string;
  deputy?: string;
  /** Days between two looks at it. */
  reviewDays?: number;
}

/** What happens to an item once it is in use. */
export interface Upkeep {
  /** An item in whatever state, as it stands today; its newest words where none serve. */
  inspect(id: string): Promise<Item | undefined>;
  /** Everybody in Slack who owns something that is in use, or stands in for its owner. */
  listKeepers(): Promise<string[]>;
  /** Says that the words are still right; the next look is due after the item's interval. For owners, deputies, approvers. */
  confirmAgain(id: string, by: string): Promise<void>;
  /** Gives an item an owner, a deputy or another interval. For its owner and approvers. */
  assign(id: string, assignment: Assignment, by: string): Promise<void>;
  /** Takes an item out of use at once, everywhere: any approver can. */
  pull(id: string, by: string, why: string): Promise<void>;
  /** One approver's word that a pulled item may serve again; it does when two have said so. */
  putBack(id: string, by: string): Promise<{ restored: boolean }>;
  /** Takes an item out of use for good; a new proposal can bring it back. */
  retire(id: string, by: string, why: string): Promise<void>;
  /** Keeps in the record that an answer was put where many read it, as the post of that key; written with the post. */
  noteShare(item: { id: string; version: number }, by: string, post: string): Write;
  /** The posts that an item was shared in. */
  listShares(id: string): Promise<string[]>;
  /** What was decided about an item, fact or person, oldest first; all of the record without an id. */
  history(id?: string): Promise<Decision[]>;
}

const NEEDED_TO_PUT_BACK = 2;
const SHARE = 'share';

export function createUpkeep(office: Office): Upkeep {
  const { db, clock, admins } = office;

  const demandApprover = (by: string, action: string, subject: string) =>
    demandRole(office, by, ['approver', 'admin'], { action, subject });

  /** Owners and deputies look after their own items; approvers after all. */
  const demandKeeper = async (by: string, action: string, id: string) => {
    const { owner, deputy } = await readItem(db, id);
    if (by === owner || by === deputy) return;
    await demandApprover(by, action, id);
  };

  return {
    inspect: (id) => inspectItem(office, id),
    async listKeepers() {
      const rows = await db
        .selectFrom('library_items')
        .select(['owner', 'deputy'])
        .distinct()
        .where('standing', '!=', 'retired')
        .execute();
      const keepers = rows.flatMap(({ owner, deputy }) => [owner, deputy]);
      return [...new Set(keepers)].flatMap((who) => (who === null || isAtShell(who) ? [] : [who])).sort();
    },
    async confirmAgain(id, by) {
      await demandKeeper(by, 'confirm again', id);
      await transact(db, async (trx) => {
        const item = await readItem(trx, id);
        const content = await readServing(trx, id);
        if (item.standing !== 'live' || content === undefined) {
          throw new AppError('conflict', 'Only what is approved and in use can be confirmed again.');
        }
        const now = clock.now();
        refuseDoubtful(await readDoubtful(trx, factClaims(content), dayOf(now)));
        await trx
          .updateTable('library_items')
          .set({ confirmed_on: dayOf(now), confirmed_by: by, review_by: dayOf(now + item.review_days * DAY) })
          .where('id', '=', id)
          .execute();
        await record(trx, {
          at: now,
          who: by,
          action: 'confirm again',
          subject: id,
          version: item.serving ?? 0,
        });
      });
    },
    async assign(id, assignment, by) {
      await demandKeeper(by, 'assign', id);
      await transact(db, async (trx) => {
        await trx
          .updateTable('library_items')
          .set({
            ...(assignment.owner === undefined ? {} : { owner: assignment.owner }),
            ...(assignment.deputy === undefined ? {} : { deputy: assignment.deputy }),
            ...(assignment.reviewDays === undefined ? {} : { review_days: assignment.reviewDays }),
          })
          .where('id', '=', id)
          .execute();
        const why = Object.entries(assignment)
          .map(([what, value]) => `${what} ${value}`)
          .join(', ');
        await record(trx, { at: clock.now(), who: by, action: 'assign', subject: id, why });
      });
    },
    async pull(id, by, why) {
      await demandApprover(by, 'pull', id);
      await changeStanding(office, id, by, why, 'pulled');
    },
    async retire(id, by, why) {
      await demandApprover(by, 'retire', id);
      await changeStanding(office, id, by, why, 'retired');
    },
    async putBack(id, by) {
      await demandApprover(by, 'put back', id);
      return transact(db, (trx) => votePutBack(trx, id, by, clock.now(), admins));
    },
    noteShare:
      ({ id, version }, by, post) =>
      async (trx) => {
        await record(trx, { at: clock.now(), who: by, action: SHARE, subject: id, version, why: post });
      },
    async listShares(id) {
      const shares = (await readRecord(db, id)).filter(({ action }) => action === SHARE);
      return shares.flatMap(({ why }) => (why === undefined ? [] : [why]));
    },
    history: (id) => readRecord(db, id),
  };
}

/** The approved words that serve, if any do. */
async function readServing(trx: Transaction, id: string) {
  const row = await trx
    .selectFrom('library_items')
    .innerJoin('library_versions', (join) =>
      join
        .onRef('library_versions.item_id', '=', 'library_items.id')
        .onRef('library_versions.version', '=', 'library_items.serving'),
    )
    .select(['library_items.kind', 'library_versions.content'])
    .where('library_items.id', '=', id)
    .where('library_versions.state', '=', 'approved')
    .executeTakeFirst();
  return row && readContent(row.kind, row.content);
}

async function inspectItem({ db, clock }: Office, id: string): Promise<Item | undefined> {
  const item = await db.selectFrom('library_items').selectAll().where('id', '=', id).executeTakeFirst();
  if (item === undefined) return undefined;
  const versions = await db
    .selectFrom('library_versions')
    .selectAll()
    .where('item_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  const serving = versions.find(({ version }) => version === item.serving);
  const shown = serving ?? versions[0];
  if (shown === undefined) return undefined;
  const content = readContent(item.kind, shown.content);
  const today = dayOf(clock.now());
  const state = stateOf(item, serving, factClaims(content), await readFactValues(db, today), today);
  return toItem(item, shown.version, content, state);
}

/** Of two who change it at once one does; the other finds nothing to change. */
async function changeStanding(
  { db, clock }: Office,
  id: string,
  by: string,
  why: string,
  to: 'pulled' | 'retired',
): Promise<void> {
  await transact(db, async (trx) => {
    await readItem(trx, id);
    const from = to === 'pulled' ? (['live'] as const) : (['live', 'pulled'] as const);
    const { numUpdatedRows } = await trx
      .updateTable('library_items')
      .set({ standing: to })
      .where('id', '=', id)
      .where('standing', 'in', from)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw new AppError('conflict', `"${id}" is out of use already.`);
    await record(trx, {
      at: clock.now(),
      who: by,
      action: to === 'pulled' ? 'pull' : 'retire',
      subject: id,
      why,
    });
  });
}

async function votePutBack(
  trx: Transaction,
  id: string,
  by: string,
  now: number,
  admins: readonly string[],
): Promise<{ restored: boolean }> {
  const item = await readItem(trx, id);
  const pull = await trx
    .selectFrom('library_decisions')
    .select('id')
    .where('subject', '=', id)
    .where('action', '=', 'pull')
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (item.standing !== 'pulled' || pull === undefined) {
    throw new AppError('conflict', `"${id}" has not been pulled.`);
  }
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('library_restores')
    .values({ item_id: id, pull_id: pull.id, who: by })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) {
    throw new AppError('conflict', 'You have said so already. Somebody else has to agree.');
  }
  const rows = await trx
    .selectFrom('library_restores')
    .select('who')
    .where('pull_id', '=', pull.id)
    .execute();
  const agreed = await keepApprovers(
    trx,
    admins,
    rows.map(({ who }) => who),
  );
  const restored = agreed.length >= NEEDED_TO_PUT_BACK;
  if (restored) {
    await trx.updateTable('library_items').set({ standing: 'live' }).where('id', '=', id).execute();
  }
  await record(trx, { at: now, who: by, action: restored ? 'put back' : 'agree to put back', subject: id });
  return { restored };
}

/** Whose word still counts: somebody may have lost the role since. */
async function keepApprovers(
  trx: Transaction,
  admins: readonly string[],
  users: string[],
): Promise<string[]> {
  const kept: string[] = [];
  for (const user of users) {
    const roles = await readRoles(trx, admins, user);
    if (roles.includes('approver') || roles.includes('admin')) kept.push(user);
  }
  return kept;
}
