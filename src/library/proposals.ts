import { AppError } from '../errors.js';
import type { CompiledPack } from '../framing/compiled-pack.js';
import type { Transaction } from '../store/database.js';
import { transact } from '../store/transact.js';
import { checkProposal, type ProposalCheck, UNCHECKED } from './check-proposal.js';
import { factClaims } from './facts.js';
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
import { demandRole, isAtShell, noteRefusal, type Office, readMayAuthorsApprove } from './people.js';
import { record } from './record.js';
import { factValues } from './shelf.js';

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
  doubtful: DoubtfulClaim[];
  /** Whether a version of the item serves now. */
  replaces: boolean;
}

/** A claim with the fact's question, as people know it. */
export interface DoubtfulClaim extends FactClaim {
  question: string;
}

export interface ApproveOptions {
  /** Needed where the proposal's check does not pass. */
  why?: string;
  owner?: string;
  deputy?: string;
  reviewDays?: number;
}

/** Part of a list; `from` counts from 0. */
export interface Stretch {
  from: number;
  most: number;
}

/** How words get into the library: proposed by anybody, approved by somebody else. */
export interface Proposals {
  /** Stores the words as a proposal; those that serve go on serving. Throws 'not_found' for an item to reword. */
  propose(proposal: NewProposal, by: string): Promise<Proposal>;
  /** What the standard says of words before anybody proposes them. */
  checkWords(content: ItemContent): Promise<ProposalCheck>;
  /** Those that wait, oldest first: all of them, or a stretch, since each is held against the standard. */
  listProposals(stretch?: Stretch): Promise<Proposal[]>;
  countProposals(): Promise<number>;
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
      doubtful: await readDoubtful(db, factClaims(content), today()),
      replaces: item.serving !== null,
    };
  };

  const waiting = async (ref?: VersionRef, stretch?: Stretch): Promise<Proposal[]> => {
    let query = db
      .selectFrom('library_versions')
      .selectAll()
      .where('state', '=', 'proposed')
      .orderBy('created_at')
      .orderBy('item_id');
    if (ref !== undefined) query = query.where('item_id', '=', ref.id).where('version', '=', ref.version);
    if (stretch !== undefined) query = query.limit(stretch.most).offset(stretch.from);
    const versions = await query.execute();
    return Promise.all(
      versions.map(async (version) => describe(await readItem(db, version.item_id), version)),
    );
  };

  return {
    checkWords: (content) => checkWords(content),
    listProposals: (stretch) => waiting(undefined, stretch),
    async countProposals() {
      const { waiting: count } = await db
        .selectFrom('library_versions')
        .select((of) => of.fn.countAll<number>().as('waiting'))
        .where('state', '=', 'proposed')
        .executeTakeFirstOrThrow();
      return Number(count);
    },
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
      if (proposal !== undefined) refuseDoubtful(proposal.doubtful);
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
    await refuseSecondAnswer(trx, question);
    await trx.updateTable('open_questions').set({ answer_id: itemId }).where('id', '=', question).execute();
  }
  await record(trx, { at: now, who: author, action: 'propose', subject: itemId, version });
  return { id: itemId, version };
}

/** A question has one answer at a time: of two that wait, only the later would be known to answer it. */
async function refuseSecondAnswer(trx: Transaction, question: string): Promise<void> {
  if (!(await readAnswersThatWait(trx)).has(question)) return;
  throw new AppError('conflict', 'An answer to that question waits for an approver already.');
}

/** The open questions that have an answer among the proposals. */
export async function readAnswersThatWait(db: Office['db'] | Transaction): Promise<Set<string>> {
  const rows = await db
    .selectFrom('open_questions')
    .innerJoin('library_versions', 'library_versions.item_id', 'open_questions.answer_id')
    .select('open_questions.id')
    .where('open_questions.state', '=', 'open')
    .where('library_versions.state', '=', 'proposed')
    .execute();
  return new Set(rows.map(({ id }) => id));
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
  throw await whoWasFaster(trx, { id, version });
}

const DONE: Record<string, string> = { approve: 'approved it', 'send back': 'sent it back' };

async function whoWasFaster(trx: Transaction, { id, version }: VersionRef): Promise<AppError> {
  const decision = await trx
    .selectFrom('library_decisions')
    .selectAll()
    .where('subject', '=', id)
    .where('version', '=', version)
    .where('action', 'in', Object.keys(DONE))
    .orderBy('id', 'desc')
    .executeTakeFirst();
  if (decision === undefined) {
    return new AppError('conflict', `There is no proposal ${version} of "${id}" to decide on.`);
  }
  const { who, action, at } = decision;
  const [day, time] = new Date(at).toISOString().split('T');
  const message = `Too late: ${who} ${DONE[action]} on ${day} at ${time?.slice(0, 5)} UTC.`;
  return new AppError('conflict', message, { about: who });
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
  refuseDoubtful(await readDoubtful(trx, factClaims(content), today));
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
    owner: options.owner ?? item.owner ?? firstInSlack(version.author, by),
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

/** Whoever works at a shell gets no messages, so that nothing is left to them to look after. */
const firstInSlack = (...who: (string | null)[]): string | null =>
  who.find((each) => each !== null && !isAtShell(each)) ?? null;

export const DAY = 24 * 60 * 60 * 1000;

/** Throws 'conflict' naming each fact that has to be confirmed first. */
export function refuseDoubtful(doubtful: readonly DoubtfulClaim[]): void {
  if (doubtful.length === 0) return;
  const names = doubtful.map(({ question, value }) => `“${question}” ${SAID[value]}`).join(' ');
  throw new AppError('conflict', `It rests on what nobody has confirmed, or what is not so here: ${names}`);
}

const SAID = { yes: 'Yes.', no: 'No.' } as const;

/** The claims that are not known to hold on a day, each with the question of its fact. */
export async function readDoubtful(
  db: Office['db'] | Transaction,
  claims: readonly FactClaim[],
  today: string,
): Promise<DoubtfulClaim[]> {
  if (claims.length === 0) return [];
  const rows = await db.selectFrom('facts').selectAll().execute();
  const questions = new Map(rows.map(({ id, question }) => [id, question]));
  return doubtfulClaims(claims, factValues(rows, today)).map((claim) => ({
    ...claim,
    question: questions.get(claim.fact) ?? claim.fact,
  }));
}
