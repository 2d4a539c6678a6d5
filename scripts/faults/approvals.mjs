// Several approvers decide on one proposal at the same moment, each in a process of its own: one of them wins.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { systemClock } from '../../dist/clock.js';
import { createLibrary } from '../../dist/library/create-library.js';
import { closeDatabase, openDatabase } from '../../dist/store/open-database.js';

const CHILD = fileURLToPath(new URL('./decide-child.mjs', import.meta.url));
const RACES = 50;
const CLICKERS = ['U0C1', 'U0C2', 'U0C3', 'U0C4'];
const ADMIN = 'U0ADMIN';
const AUTHOR = 'U0ANA';

export async function approvals() {
  const folder = mkdtempSync(join(tmpdir(), 'framewright-faults-'));
  const file = join(folder, 'bot.db');
  const db = await openDatabase(file);
  const children = [];
  try {
    const library = await createLibrary({ db, clock: systemClock, admins: [ADMIN] });
    for (const clicker of CLICKERS) await library.giveRole(clicker, 'approver', ADMIN);
    children.push(...CLICKERS.map((clicker) => fork(CHILD, [file, clicker])));
    await Promise.all(children.map((child) => once(child, 'message')));
    const races = [];
    for (let n = 0; n < RACES; n += 1) races.push(await race(library, children, n));
    const wins = CLICKERS.map((_, at) => races.filter(({ winners }) => winners[0] === at).length);
    const fair = races.filter(
      ({ winners, toldWho, decisions }) => winners.length === 1 && toldWho && decisions === 1,
    );
    return {
      figures: {
        races: RACES,
        'clickers, a process each': CLICKERS.length,
        'with one winner, one decision on record, and losers who hear who it was': fair.length,
        'with several winners': races.filter(({ winners }) => winners.length > 1).length,
        'with none': races.filter(({ winners }) => winners.length === 0).length,
        'wins of each': wins.join(', '),
      },
      passed: fair.length === RACES,
    };
  } finally {
    for (const child of children) child.kill('SIGKILL');
    await closeDatabase(db);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every other one approves, the others send it back. */
async function race(library, children, n) {
  const content = {
    kind: 'answer',
    audience: 'public',
    question: `May question ${n} be asked?`,
    answer: 'Yes. Ask whoever keeps the records, and you get an answer.',
    spoken: 'Yes, and you get an answer.',
    phrasings: [],
    topics: [],
    facts: [],
    source: 'Public affairs',
  };
  const { id, version } = await library.propose({ content }, AUTHOR);
  const answers = children.map((child) => once(child, 'message'));
  for (const [at, child] of children.entries()) {
    child.send({ id, version, does: at % 2 === 0 ? 'approve' : 'send back' });
  }
  const outcomes = (await Promise.all(answers)).map(([outcome]) => outcome);
  const winners = outcomes.flatMap(({ won }, at) => (won ? [at] : []));
  const losers = outcomes.filter(({ won }) => !won);
  const decisions = (await library.history(id)).filter(({ action }) => action !== 'propose');
  return {
    winners,
    toldWho: losers.every(({ said }) => said.includes(CLICKERS[winners[0]])),
    decisions: decisions.length,
  };
}
