import type { CompiledPack } from '../framing/compiled-pack.js';
import type { Transaction } from '../store/database.js';
import type { Desk } from './desk.js';
import { doubtfulClaims, type FactValues, type Item } from './items.js';
import type { Fact, FactClaim } from './library.js';
import { type Office, readAdmins } from './people.js';
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
  /** What it rests on and nobody vouches for any more. */
  claims: FactClaim[];
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
  /** Who gets what somebody who has left looked after; `write` does it, together with the posts that tell of it. */
  handOver(leaver: string): Promise<{ legacy: Legacy[]; write: Write }>;
}

/** An item whose owner has left. */
export interface Legacy {
  id: string;
  /** Its deputy, who owns it from now on; absent where it has none. */
  heir?: string;
}

export function createCare(
  office: Office,
  loadPack: () => CompiledPack | undefined,
  desk: () => Promise<Desk>,
): Care {
  const { db, clock } = office;
  const standard = createStandard(office, loadPack);

  /** What is or was vetted, with the facts as they stand today. */
  const lookAround = async () => {
    const { shelf, today } = await desk();
    const vetted = [...shelf.items('answer', today), ...shelf.items('example', today)].filter(
      ({ state }) => state === 'approved' || state === 'due' || state === 'suspended',
    );
    return { vetted, facts: new Map(shelf.facts(today).map((fact) => [fact.id, fact])) };
  };

  /** Only those looked for are held against the standard: it takes milliseconds each. */
  const needyAmong = async (isLookedFor: (item: Item) => boolean): Promise<NeedyItem[]> => {
    const { vetted, facts } = await lookAround();
    const values = new Map([...facts].map(([id, { value }]) => [id, value]));
    const items = vetted.filter(isLookedFor);
    const failing = await standard.failing(items);
    return items
      .map((item) => ({ item, needs: needsOf(item, values, failing) }))
      .filter(({ needs }) => needs.length > 0);
  };

  return {
    listNeedy: () => needyAmong(() => true),
    async digestFor(user) {
      const isAdmin = (await readAdmins(office)).includes(user);
      return needyAmong(({ owner }) => owner === user || (owner === undefined && isAdmin));
    },
    async listNotices() {
      const { vetted, facts } = await lookAround();
      const values = new Map([...facts].map(([id, { value }]) => [id, value]));
      const admins = await readAdmins(office);
      const told = new Set((await db.selectFrom('notices').select('key').execute()).map(({ key }) => key));
      return vetted
        .filter(({ state }) => state === 'suspended')
        .flatMap((item) => noticesOf(item, doubtfulClaims(item.facts, values), admins, facts))
        .filter(({ key }) => !told.has(key));
    },
    tell: (key) => async (trx) => {
      await trx
        .insertInto('notices')
        .values({ key, told_at: clock.now() })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async handOver(leaver) {
      const rows = await db
        .selectFrom('library_items')
        .select(['id', 'deputy'])
        .where('owner', '=', leaver)
        .orderBy('id')
        .execute();
      const legacy = rows.map(({ id, deputy }) => ({
        id,
        ...(deputy === null || deputy === leaver ? {} : { heir: deputy }),
      }));
      return { legacy, write: (trx) => handOver(trx, leaver, legacy, clock.now()) };
    },
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
  claims: readonly FactClaim[],
  admins: readonly string[],
  facts: ReadonlyMap<string, Fact>,
): Notice[] {
  const causes = claims.map(({ fact }) => {
    const known = facts.get(fact);
    return [fact, known?.value, known?.confirmedOn, known?.lapsesOn].join(' ');
  });
  const users = item.owner === undefined ? admins : [item.owner];
  return users.map((user) => ({
    key: `suspended ${item.id} for ${user}: ${causes.join(', ')}`,
    user,
    item: item.id,
    claims: [...claims],
  }));
}

async function handOver(
  trx: Transaction,
  leaver: string,
  legacy: readonly Legacy[],
  now: number,
): Promise<void> {
  for (const { id, heir } of legacy) {
    const { numUpdatedRows } = await trx
      .updateTable('library_items')
      .set({ owner: heir ?? null, deputy: null })
      .where('id', '=', id)
      .where('owner', '=', leaver)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) continue;
    const why = `${leaver} has left`;
    await record(trx, { at: now, who: 'framewright', action: 'hand over', subject: id, why });
  }
  await trx.updateTable('library_items').set({ deputy: null }).where('deputy', '=', leaver).execute();
}
