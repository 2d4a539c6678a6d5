import type { Clock } from '../clock.js';
import { AppError } from '../errors.js';
import type { Database, Transaction } from '../store/database.js';
import type { Role } from '../store/migrations/002-library.js';
import { transact } from '../store/transact.js';
import { record } from './record.js';

export type { Role };

/** Who may do what: looked up in the database each time, since roles change between a view and a click. */
export interface People {
  /** Slack users and what they are, admins named in the settings included. */
  listPeople(): Promise<{ user: string; roles: Role[] }[]>;
  rolesOf(user: string): Promise<Role[]>;
  /** Only an admin gives roles. Asking twice does it once. */
  giveRole(user: string, role: Role, by: string): Promise<void>;
  /** Only an admin takes roles. Admins named in FRAMEWRIGHT_ADMINS stay admins. */
  takeRole(user: string, role: Role, by: string): Promise<void>;
  /** Whether the author of an item may approve it: for teams of one. Off unless set. */
  mayAuthorsApprove(): Promise<boolean>;
  letAuthorsApprove(may: boolean, by: string): Promise<void>;
  /** The channel where proposals are shown to approvers, if one was chosen. */
  approversChannel(): Promise<string | undefined>;
  chooseApproversChannel(channel: string | undefined, by: string): Promise<void>;
  /** Keeps in the record that somebody whom nobody here vouches for (a guest, a bot) tried something. */
  noteRefusal(who: string, attempt: string, subject: string): Promise<void>;
}

/** What the parts of the library that change it share. */
export interface Office {
  db: Database;
  clock: Clock;
  /** Slack ids from FRAMEWRIGHT_ADMINS. */
  admins: readonly string[];
}

/** Whoever works from a shell beside the database: `shell:` and a name. They hold the keys already. */
export const isAtShell = (who: string): boolean => who.startsWith('shell:');

const ALL_AT_SHELL: readonly Role[] = ['admin', 'approver'];
const AUTHORS_MAY_APPROVE = 'authors-may-approve';
const APPROVERS_CHANNEL = 'approvers-channel';

export async function readRoles(
  db: Database | Transaction,
  admins: readonly string[],
  user: string,
): Promise<Role[]> {
  if (isAtShell(user)) return [...ALL_AT_SHELL];
  const rows = await db.selectFrom('people').select('role').where('user_id', '=', user).execute();
  const named: Role[] = admins.includes(user) ? ['admin'] : [];
  return [...new Set([...named, ...rows.map(({ role }) => role)])];
}

/** All admins: those named in the settings and those who were given the role. */
export async function readAdmins({ db, admins }: Pick<Office, 'db' | 'admins'>): Promise<string[]> {
  const rows = await db.selectFrom('people').select('user_id').where('role', '=', 'admin').execute();
  return [...new Set([...admins, ...rows.map((row) => row.user_id)])].sort();
}

/**
 * Refuses whoever has none of the roles, and records the refusal.
 * Throws AppError 'not_allowed' with a sentence that says who may.
 */
export async function demandRole(
  office: Office,
  who: string,
  roles: readonly Role[],
  attempt: { action: string; subject: string },
): Promise<void> {
  const held = await readRoles(office.db, office.admins, who);
  if (roles.some((role) => held.includes(role))) return;
  await noteRefusal(office, who, attempt.action, attempt.subject);
  throw new AppError('not_allowed', `Only ${roles.map(withArticle).join(' or ')} can do that.`);
}

/** Keeps in the record that somebody tried what they may not. */
export const noteRefusal = (
  { db, clock }: Office,
  who: string,
  attempt: string,
  subject: string,
): Promise<unknown> =>
  transact(db, (trx) => record(trx, { at: clock.now(), who, action: `refused: ${attempt}`, subject }));

const withArticle = (role: Role): string => {
  const name = role === 'privacy-officer' ? 'privacy officer' : role;
  if (name === 'counsel') return 'counsel';
  return `${/^[aeiou]/.test(name) ? 'an' : 'a'} ${name}`;
};

export const readMayAuthorsApprove = async (db: Database | Transaction): Promise<boolean> =>
  (await readSetting(db, AUTHORS_MAY_APPROVE)) === 'yes';

const readSetting = async (db: Database | Transaction, name: string): Promise<string | undefined> =>
  (await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst())?.value;

/** Only an admin changes a setting; the record tells which and to what. */
async function changeSetting(office: Office, name: string, value: string, by: string): Promise<void> {
  const action = `set to ${value || 'nothing'}`;
  await demandRole(office, by, ['admin'], { action, subject: name });
  await transact(office.db, async (trx) => {
    await trx
      .insertInto('settings')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
    await record(trx, { at: office.clock.now(), who: by, action, subject: name });
  });
}

export function createPeople(office: Office): People {
  const { db, clock, admins } = office;
  return {
    async listPeople() {
      const rows = await db.selectFrom('people').select('user_id').distinct().execute();
      const users = [...new Set([...admins, ...rows.map((row) => row.user_id)])].sort();
      return Promise.all(users.map(async (user) => ({ user, roles: await readRoles(db, admins, user) })));
    },
    rolesOf: (user) => readRoles(db, admins, user),
    async giveRole(user, role, by) {
      await demandRole(office, by, ['admin'], { action: `give role ${role}`, subject: user });
      await transact(db, async (trx) => {
        const added = await trx
          .insertInto('people')
          .values({ user_id: user, role, added_by: by, added_at: clock.now() })
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (added.numInsertedOrUpdatedRows === 0n) return;
        await record(trx, { at: clock.now(), who: by, action: `give role ${role}`, subject: user });
      });
    },
    async takeRole(user, role, by) {
      await demandRole(office, by, ['admin'], { action: `take role ${role}`, subject: user });
      if (role === 'admin' && admins.includes(user)) {
        throw new AppError('not_allowed', 'FRAMEWRIGHT_ADMINS names this admin; take the name out there.');
      }
      await transact(db, async (trx) => {
        const taken = await trx
          .deleteFrom('people')
          .where('user_id', '=', user)
          .where('role', '=', role)
          .executeTakeFirst();
        if (taken.numDeletedRows === 0n) return;
        await record(trx, { at: clock.now(), who: by, action: `take role ${role}`, subject: user });
      });
    },
    async noteRefusal(who, attempt, subject) {
      await noteRefusal(office, who, attempt, subject);
    },
    mayAuthorsApprove: () => readMayAuthorsApprove(db),
    letAuthorsApprove: (may, by) => changeSetting(office, AUTHORS_MAY_APPROVE, may ? 'yes' : 'no', by),
    approversChannel: async () => (await readSetting(db, APPROVERS_CHANNEL)) || undefined,
    chooseApproversChannel: (channel, by) => changeSetting(office, APPROVERS_CHANNEL, channel ?? '', by),
  };
}
