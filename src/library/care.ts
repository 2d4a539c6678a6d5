import type { CompiledPack } from '../framing/compiled-pack.js';
import type { Transaction } from '../store/database.js';
import { transact } from '../store/transact.js';
import type { Desk } from './desk.js';
import { doubtfulClaims, type FactValues, type Item } from './items.js';
import type { Fact, FactClaim } from './library.js';
import type { Office } from './people.js';
import { record } from './record.js';
import { createStandard } from './standard.js';

/** Why an item needs its owner. */
export type Need =
  | { why: 'due'; reviewBy: string }
  | { why: 'suspended'; claims: FactClaim[] }
  | { why: 'fails-check' }
  | { why: 'no-owner' };

export interface NeedyItem {
  item: Item;
  needs: Need[];
}

/** Something one person is to be told once. */
export interface Notice {
  key: string;
  user: string;
  item: string;
  need: Need;
}

/** Something to write in a transaction of the caller's. */
export type Write = (transaction: Transaction) => Promise<void>;

/** Seeing to it that what is approved stays right. */
export interface Care {
  /** Approved items that need somebody: due, suspended, no longer up to the standard, or without an owner. */
  listNeedy(): Promise<NeedyItem[]>;
  /** The same for one owner's digest; what nobody owns is in the admins' digests. */
  digestFor(user: string): Promise<NeedyItem[]>;
  /** Suspensions whose owner (or, without one, admins) has not been told of them. */
  listNotices(): Promise<Notice[]>;
  /** Notes that a notice is on its way; to be written with the post that carries it. */
  tell(key: string): Write;
  /** Moves what somebody who has left owned to its deputy; resolves to the ids, for the admins to be told. */
  handOver(leaver: string): Promise<string[]>;
}

export function createCare(
  office: Office,
  loadPack: () => CompiledPack | undefined,
  desk: () => Promise<Desk>,
): Care {
  const { db, clock, admins } = office;
  const standard = createStandard(office, loadPack);

  const listNeedy = async (): Promise<NeedyItem[]> => {
    const { shelf, today } = await desk();
    const facts = new Map(shelf.facts(today).map(({ id, value }) => [id, value]));
    const vetted = [...shelf.items('answer', today), ...shelf.items('example', today)].filter(
      ({ state }) => state === 'approved' || state === 'due' || state === 'suspended',
    );
    const failing = await standard.failing(vetted);
    return vetted
      .map((item) => ({ item, needs: needsOf(item, facts, failing) }))
      .filter(({ needs }) => needs.length > 0);
  };

  return {
    listNeedy,
    async digestFor(user) {
      const needy = await listNeedy();
      return needy.filter(
        ({ item }) => item.owner === user || (item.owner === undefined && admins.includes(user)),
      );
    },
    async listNotices() {
      const { shelf, today } = await desk();
      const facts = new Map(shelf.facts(today).map((fact) => [fact.id, fact]));
      const told = new Set((await db.selectFrom('notices').select('key').execute()).map(({ key }) => key));
      return (await listNeedy())
        .flatMap(({ item, needs }) => needs.flatMap((need) => noticesOf(item, need, admins, facts)))
        .filter(({ key }) => !told.has(key));
    },
    tell: (key) => async (trx) => {
      await trx
        .insertInto('notices')
        .values({ key, told_at: clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    handOver: (leaver) => transact(db, (trx) => handOver(trx, leaver, clock.now())),
  };
}

const needsOf = (item: Item, facts: FactValues, failing: ReadonlySet<string>): Need[] => [
  ...(item.state === 'due' ? [{ why: 'due' as const, reviewBy: item.reviewBy ?? '' }] : []),
  ...(item.state === 'suspended'
    ? [{ why: 'suspended' as const, claims: doubtfulClaims(item.facts, facts) }]
    : []),
  ...(failing.has(item.id) ? [{ why: 'fails-check' as const }] : []),
  ...(item.owner === undefined ? [{ why: 'no-owner' as const }] : []),
];

/** One suspension is told once; after its facts have been confirmed anew, the next is told again. */
function noticesOf(
  item: Item,
  need: Need,
  admins: readonly string[],
  facts: ReadonlyMap<string, Fact>,
): Notice[] {
  if (need.why !== 'suspended') return [];
  const causes = need.claims.map(({ fact }) => {
    const known = facts.get(fact);
    return [fact, known?.value, known?.confirmedOn, known?.lapsesOn].join(' ');
  });
  const users = item.owner === undefined ? admins : [item.owner];
  return users.map((user) => ({
    key: `suspended ${item.id} for ${user}: ${causes.join(', ')}`,
    user,
    item: item.id,
    need,
  }));
}

async function handOver(trx: Transaction, leaver: string, now: number): Promise<string[]> {
  const moved = await trx
    .updateTable('library_items')
    .set((column) => ({ owner: column.ref('deputy'), deputy: null }))
    .where('owner', '=', leaver)
    .returning('id')
    .execute();
  await trx.updateTable('library_items').set({ deputy: null }).where('deputy', '=', leaver).execute();
  for (const { id } of moved) {
    const why = `${leaver} has left`;
    await record(trx, { at: now, who: 'framewright', action: 'hand over', subject: id, why });
  }
  return moved.map(({ id }) => id);
}
