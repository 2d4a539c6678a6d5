import { AppError } from '../errors.js';
import type { CompiledPack } from '../framing/compiled-pack.js';
import type { Transaction } from '../store/database.js';
import { transact } from '../store/transact.js';
import { checkProposal, type ProposalCheck, UNCHECKED } from './check-proposal.js';
import { factClaims, readFactValues } from './facts.js';
import { newItemId } from './item-id.js';
import {
  dayOf,
  doubtfulClaims,
  type Item,
  type ItemContent,
  readContent,
  type StoredItem,
  type StoredVersion,
  toItem,
  writeContent,
} from './items.js';
import type { FactClaim } from './library.js';
import { demandRole, noteRefusal, type Office, readMayAuthorsApprove } from './people.js';
import { record } from './record.js';

/** One wording of one item. */
export interface VersionRef {
  id: string;
  version: number;
}

export interface NewProposal {
  content: ItemContent;
  /** An item to reword; absent for something new. */
  id?: string;
  /** The open question it answers. */
  question?: string;
}

/** What waits for an approver. */
export interface Proposal extends VersionRef {
  content: ItemContent;
  author: string;
  proposedAt: number;
  check: ProposalCheck;
  /** Claims that are not known to hold: it can't be approved before they are. */
  doubtful: FactClaim[];
  /** Whether a version of the item serves now. */
  replaces: boolean;
}

export interface ApproveOptions {
  /** Needed where the proposal's check does not pass. */
  why?: string;
  owner?: string;
  deputy?: string;
  reviewDays?: number;
}

/** How words get into the library: proposed by anybody, approved by somebody else. */
export interface Proposals {
  /** Stores the words as a proposal; those that serve go on serving. Throws 'not_found' for an item to reword. */
  propose(proposal: NewProposal, by: string): Promise<Proposal>;
  /** What the standard says of words before anybody proposes them. */
  checkWords(content: ItemContent): Promise<ProposalCheck>;
  /** Those that wait, oldest first. */
  listProposals(): Promise<Proposal[]>;
  findProposal(ref: VersionRef): Promise<Proposal | undefined>;
  /**
   * Puts the proposal into use. Throws 'not_allowed' for whoever may not, 'conflict' when it has been decided on (by whom
   * and when), when its facts are not known to hold, or when it needs a reason and has none.
   */
  approve(ref: VersionRef, by: string, options?: ApproveOptions): Promise<Item>;
  /** Sends the proposal back to its author. Throws as `approve` does. */
  sendBack(ref: VersionRef, by: string, why: string): Promise<void>;
}

export function createProposals(office: Office, loadPack: () => CompiledPack | undefined): Proposals {
  const { db, clock } = office;
  const today = () => dayOf(clock.now());

  const checkWords = async (content: ItemContent, id?: string): Promise<ProposalCheck> => {
    const pack = loadPack();
    return pack === undefined ? UNCHECKED : checkProposal(content, pack, await outcomesInUse(office, id));
  };

  const describe = async (item: StoredItem, version: StoredVersion): Promise<Proposal> => {
    const content = readContent(item.kind, version.content);
    return {
      id: item.id,
      version: version.version,
      content,
      author: version.author ?? '',
      proposedAt: version.created_at,
      check: await checkWords(content, item.id),
      doubtful: doubtfulClaims(factClaims(content), await readFactValues(db, today())),
      replaces: item.serving !== null,
    };
  };

  const waiting = async (ref?: VersionRef): Promise<Proposal[]> => {
    let query = db
      .selectFrom('library_versions')
      .selectAll()
      .where('state', '=', 'proposed')
      .orderBy('created_at')
      .orderBy('item_id');
    if (ref !== undefined) query = query.where('item_id', '=', ref.id).where('version', '=', ref.version);
    const versions = await query.execute();
    return Promise.all(
      versions.map(async (version) => describe(await readItem(db, version.item_id), version)),
    );
  };

  return {
    checkWords: (content) => checkWords(content),
    listProposals: () => waiting(),
    findProposal: async (ref) => (await waiting(ref))[0],
    async propose(proposal, by) {
      const ref = await transact(db, (trx) => storeProposal(trx, proposal, by, clock.now()));
      const [stored] = await waiting(ref);
      if (stored === undefined) throw new AppError('conflict', 'The proposal has just been decided on.');
      return stored;
    },
    async approve(ref, by, options = {}) {
      await demandRole(office, by, ['approver', 'admin'], { action: 'approve', subject: ref.id });
      const [proposal] = await waiting(ref);
      if (proposal?.author === by && !(await readMayAuthorsApprove(db))) {
        await noteRefusal(office, by, 'approve', ref.id);
        throw new AppError('not_allowed', 'You proposed it, so somebody else has to approve it.');
      }
      if (proposal !== undefined && !proposal.check.passes && options.why === undefined) {
        throw new AppError(
          'conflict',
          'It does not pass the check. Say in a sentence why it is approved all the same.',
        );
      }
      return transact(db, (trx) => approveVersion(trx, ref, by, options, clock.now()));
    },
    async sendBack(ref, by, why) {
      await demandRole(office, by, ['approver', 'admin'], { action: 'send back', subject: ref.id });
      await transact(db, async (trx) => {
        await decideVersion(trx, ref, 'sent-back');
        await record(trx, {
          at: clock.now(),
          who: by,
          action: 'send back',
          subject: ref.id,
          version: ref.version,
          why,
        });
      });
    },
  };
}

/** The outcomes that examples in use show, but for the item that is looked at. */
async function outcomesInUse({ db }: Office, except?: string): Promise<string[]> {
  const rows = await db
    .selectFrom('library_items')
    .innerJoin('library_versions', (join) =>
      join
        .onRef('library_versions.item_id', '=', 'library_items.id')
        .onRef('library_versions.version', '=', 'library_items.serving'),
    )
    .select(['library_items.id', 'library_versions.content'])
    .where('library_items.kind', '=', 'example')
    .where('library_items.standing', '=', 'live')
    .where('library_versions.state', '=', 'approved')
    .execute();
  return rows.flatMap(({ id, content }) => {
    const example = readContent('example', content);
    return id === except || example.kind !== 'example' ? [] : [example.outcome];
  });
}

/** Throws 'not_found' with a sentence for whoever typed the id. */
export async function readItem(db: Office['db'] | Transaction, id: string): Promise<StoredItem> {
  const row = await db.selectFrom('library_items').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) throw new AppError('not_found', `The library has nothing called "${id}".`);
  return row;
}

/** Adds a version that waits, to the item named or to a new one. */
export async function storeProposal(
  trx: Transaction,
  { id, content, question }: NewProposal,
  author: string,
  now: number,
): Promise<VersionRef> {
  if (id !== undefined && (await readItem(trx, id)).kind !== content.kind) {
    throw new AppError('conflict', `"${id}" is no ${content.kind}.`);
  }
  const twice = await findWaiting(trx, content, author);
  if (twice !== undefined) return twice;
  const itemId = id ?? (await addItem(trx, await newItemId(trx, content), content, now));
  const { last } = await trx
    .selectFrom('library_versions')
    .select((of) => of.fn.max('version').as('last'))
    .where('item_id', '=', itemId)
    .executeTakeFirstOrThrow();
  const version = Number(last ?? 0) + 1;
  await trx
    .insertInto('library_versions')
    .values({
      item_id: itemId,
      version,
      state: 'proposed',
      content: writeContent(content),
      author,
      created_at: now,
    })
    .execute();
  if (question !== undefined) {
    await trx.updateTable('open_questions').set({ answer_id: itemId }).where('id', '=', question).execute();
  }
  await record(trx, { at: now, who: author, action: 'propose', subject: itemId, version });
  return { id: itemId, version };
}

/** The same words from the same author: a form that was sent twice is one proposal. */
async function findWaiting(
  trx: Transaction,
  content: ItemContent,
  author: string,
): Promise<VersionRef | undefined> {
  const row = await trx
    .selectFrom('library_versions')
    .select(['item_id', 'version'])
    .where('state', '=', 'proposed')
    .where('author', '=', author)
    .where('content', '=', writeContent(content))
    .executeTakeFirst();
  return row && { id: row.item_id, version: row.version };
}

/** An item without words yet; resolves to its id. */
export async function addItem(
  trx: Transaction,
  id: string,
  { kind }: ItemContent,
  now: number,
): Promise<string> {
  await trx.insertInto('library_items').values({ id, kind, created_at: now }).execute();
  return id;
}

/** Of two who decide at once one changes the row; the other is told who was faster. */
async function decideVersion(
  trx: Transaction,
  { id, version }: VersionRef,
  to: 'approved' | 'sent-back',
): Promise<void> {
  const { numUpdatedRows } = await trx
    .updateTable('library_versions')
    .set({ state: to })
    .where('item_id', '=', id)
    .where('version', '=', version)
    .where('state', '=', 'proposed')
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return;
  throw new AppError('conflict', await whoWasFaster(trx, { id, version }));
}

const DONE: Record<string, string> = { approve: 'approved', 'send back': 'sent it back' };

async function whoWasFaster(trx: Transaction, { id, version }: VersionRef): Promise<string> {
  const decision = await trx
    .selectFrom('library_decisions')
    .selectAll()
    .where('subject', '=', id)
    .where('version', '=', version)
    .where('action', 'in', Object.keys(DONE))
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (decision === undefined) return `There is no proposal ${version} of "${id}" to decide on.`;
  const done = DONE[decision.action] === 'approved' ? 'approved it' : 'sent it back';
  return `Too late: ${decision.who} ${done} on ${dayOf(decision.at)}.`;
}

async function approveVersion(
  trx: Transaction,
  ref: VersionRef,
  by: string,
  options: ApproveOptions,
  now: number,
): Promise<Item> {
  const today = dayOf(now);
  await decideVersion(trx, ref, 'approved');
  const item = await readItem(trx, ref.id);
  const version = await trx
    .selectFrom('library_versions')
    .selectAll()
    .where('item_id', '=', ref.id)
    .where('version', '=', ref.version)
    .executeTakeFirstOrThrow();
  const content = readContent(item.kind, version.content);
  if (item.standing === 'pulled') {
    throw new AppError('conflict', 'It has been pulled. Two approvers have to put it back first.');
  }
  await refuseDoubtful(trx, factClaims(content), today);
  if (item.serving !== null) {
    await trx
      .updateTable('library_versions')
      .set({ state: 'replaced' })
      .where('item_id', '=', ref.id)
      .where('version', '=', item.serving)
      .execute();
  }
  const days = options.reviewDays ?? item.review_days;
  const changes = {
    serving: ref.version,
    standing: 'live' as const,
    owner: options.owner ?? item.owner ?? version.author,
    deputy: options.deputy ?? item.deputy,
    review_days: days,
    review_by: dayOf(now + days * DAY),
    confirmed_on: today,
    confirmed_by: by,
  };
  await trx.updateTable('library_items').set(changes).where('id', '=', ref.id).execute();
  await trx
    .updateTable('open_questions')
    .set({ state: 'answered' })
    .where('answer_id', '=', ref.id)
    .execute();
  await record(trx, {
    at: now,
    who: by,
    action: 'approve',
    subject: ref.id,
    version: ref.version,
    ...(options.why === undefined ? {} : { why: options.why }),
  });
  return toItem({ ...item, ...changes }, ref.version, content, 'approved');
}

export const DAY = 24 * 60 * 60 * 1000;

/** Throws 'conflict' naming each fact that has to be confirmed first. */
export async function refuseDoubtful(
  trx: Transaction,
  claims: readonly FactClaim[],
  today: string,
): Promise<void> {
  const doubtful = doubtfulClaims(claims, await readFactValues(trx, today));
  if (doubtful.length === 0) return;
  const names = doubtful.map(({ fact, value }) => `${fact} (${value})`).join(', ');
  throw new AppError('conflict', `It rests on what nobody has confirmed, or what is not so here: ${names}.`);
}
