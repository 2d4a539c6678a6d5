import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createHealthServer } from '../../src/delivery/health-server.js';
import { examine } from '../../src/doctor/examine.js';
import type { Finding } from '../../src/doctor/finding.js';
import { SCOPES } from '../../src/simulator/simulator.js';
import { type Simulator, startSimulator } from '../../src/simulator/start-simulator.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';

const HOME = join(import.meta.dirname, '../..');
const PACK = join(HOME, 'data/packs/data-sharing');
const ALL_SCOPES = [...SCOPES, 'mpim:read'];

let folder: string;
let slack: Simulator;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'framewright-doctor-'));
  slack = await startSimulator({ scopes: ALL_SCOPES });
});

afterEach(async () => {
  await slack.stop();
  rmSync(folder, { recursive: true });
});

/** Settings under which all is well. */
const soundEnv = () => ({
  SLACK_BOT_TOKEN: slack.botToken,
  SLACK_APP_TOKEN: slack.appToken,
  SLACK_API_URL: slack.apiUrl,
  FRAMEWRIGHT_ADMINS: 'UANA',
});

async function look(
  env: Record<string, string> = soundEnv(),
  over: { now?: number; nodeVersion?: string; pack?: string } = {},
) {
  // Reading a whole pack takes a second: most tests go without.
  const place = { home: HOME, folder, pack: folder, database: join(folder, 'bot.db') };
  const findings = await examine({ env, nodeVersion: '24.1.0', now: Date.now(), ...place, ...over });
  return new Map(findings.map((finding): [string, Finding] => [finding.about, finding]));
}

test('says that all is well where it is', async () => {
  const findings = await look(soundEnv(), { pack: PACK });
  const others = [...findings.values()].filter(({ state }) => state !== 'well');
  expect(others.map(({ about }) => about)).toEqual(['Backups', 'Bot']);
});

test('every line that is not well says what to do', async () => {
  for (const finding of (await look({}, { nodeVersion: '18.0.0' })).values()) {
    expect(finding.state === 'well').toBe(finding.cure === undefined);
  }
});

test.each([
  ['18.20.0', 'bad'],
  ['20.19.0', 'look'],
  ['22.1.0', 'well'],
])('Node %s: %s', async (nodeVersion, state) => {
  expect((await look({}, { nodeVersion })).get('Node')?.state).toBe(state);
});

test('names a token that is missing, and never shows one', async () => {
  const findings = await look({ ...soundEnv(), SLACK_APP_TOKEN: '' });
  expect(findings.get('SLACK_APP_TOKEN')?.state).toBe('bad');
  expect(findings.get('SLACK_BOT_TOKEN')).toMatchObject({ state: 'well', says: 'set' });
  expect(JSON.stringify([...findings])).not.toContain(slack.botToken);
});

test('tells of a token file that others may read', async () => {
  writeFileSync(join(folder, '.env'), '', { mode: 0o644 });
  expect((await look()).get('.env')?.cure).toBe('chmod 600 .env');
});

test('names the scopes that were not granted', async () => {
  await slack.stop();
  slack = await startSimulator({ scopes: ALL_SCOPES.filter((scope) => scope !== 'reactions:read') });
  expect((await look()).get('Scopes')).toMatchObject({ state: 'bad', says: 'not granted: reactions:read.' });
});

test('says which of the two tokens Slack refuses', async () => {
  const refused = { ...soundEnv(), SLACK_APP_TOKEN: `xapp-${'0'.repeat(20)}` };
  const findings = await look(refused);
  expect(findings.get('Bot token')?.state).toBe('well');
  expect(findings.get('App token')?.state).toBe('bad');
});

test('opens no connection to Slack: it would take events from the bot at work', async () => {
  await look();
  expect(slack.connected).toBe(0);
});

test('says so when Slack cannot be reached', async () => {
  await slack.stop();
  expect((await look()).get('Slack')).toMatchObject({ state: 'bad' });
});

test('tells of a clock that is ten minutes out', async () => {
  expect((await look(soundEnv(), { now: Date.now() - 600_000 })).get('Clock')?.state).toBe('look');
  expect((await look()).get('Clock')?.state).toBe('well');
});

test('tells of a damaged database and leaves it alone', async () => {
  writeFileSync(join(folder, 'bot.db'), 'not a database at all, but long enough to be read as one');
  expect((await look()).get('Database')?.state).toBe('bad');
});

test('counts the work that was put aside', async () => {
  const db = await openDatabase(join(folder, 'bot.db'));
  await db
    .insertInto('jobs')
    .values({ key: 'k', kind: 'x', args: '{}', state: 'dead', due_at: 1, created_at: 1 })
    .execute();
  await closeDatabase(db);
  expect((await look()).get('Work put aside')).toMatchObject({
    state: 'look',
    says: '1 jobs and 0 posts could not be done.',
  });
});

test('tells when nobody who may approve is there any more', async () => {
  const env = { ...soundEnv(), FRAMEWRIGHT_ADMINS: 'UDEE' };
  expect((await look(env)).get('Approvers')).toMatchObject({ state: 'look' });

  const db = await openDatabase(join(folder, 'bot.db'));
  const role = { role: 'approver' as const, added_by: 'UDEE', added_at: 1 };
  await db
    .insertInto('people')
    .values({ user_id: 'UGUS', ...role })
    .execute();
  expect((await look(env)).get('Approvers')).toMatchObject({ state: 'look' });
  await db
    .insertInto('people')
    .values({ user_id: 'UBEN', ...role })
    .execute();
  await closeDatabase(db);
  expect((await look(env)).get('Approvers')).toMatchObject({ state: 'well', says: '1 of 3 named are there' });
});

test('tells of a backup that is too old, and of one that is not', async () => {
  const backups = join(folder, 'backups');
  const env = { ...soundEnv(), FRAMEWRIGHT_BACKUPS: backups };
  expect((await look(env)).get('Backups')?.state).toBe('bad');
  mkdirSync(backups);
  expect((await look(env)).get('Backups')?.state).toBe('look');
  writeFileSync(join(backups, 'framewright.db'), '');
  expect((await look(env)).get('Backups')?.state).toBe('well');
  const lastWeek = Date.now() / 1000 - 7 * 24 * 3600;
  utimesSync(join(backups, 'framewright.db'), lastWeek, lastWeek);
  expect((await look(env)).get('Backups')).toMatchObject({
    state: 'look',
    says: 'the newest is 7 days old.',
  });
});

test.each([
  ['at work', { ready: true, faults: [], openSockets: 2, otherSockets: 0 }, 'well', /2 connections/],
  [
    'sharing its tokens',
    { ready: true, faults: [], openSockets: 2, otherSockets: 1 },
    'look',
    /another process/,
  ],
  [
    'without Slack',
    { ready: false, faults: ['no_socket: x'], openSockets: 0, otherSockets: 0 },
    'look',
    /no_socket/,
  ],
])('tells of a bot %s', async (_what, health, state, says) => {
  const server = createHealthServer({ port: 0, health: () => health });
  const port = await server.start();
  const finding = (await look({ ...soundEnv(), FRAMEWRIGHT_HEALTH_PORT: String(port) })).get('Bot');
  await server.stop();
  expect(finding).toMatchObject({ state, says: expect.stringMatching(says) });
});

test('names a pack that is not one', async () => {
  expect((await look()).get('Pack')).toMatchObject({ state: 'bad', cure: 'framewright pack check' });
});
