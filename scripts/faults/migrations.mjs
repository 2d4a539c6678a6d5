// Kills a process in the middle of its migrations, and starts several at once: each later start must succeed.
import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { killBot, startBot, stopBot } from './bot.mjs';
import { openOffice, sleep } from './office.mjs';
import { STEPS } from './steps.mjs';

const CHILD = fileURLToPath(new URL('./migrate-child.mjs', import.meta.url));
const STARTS_AT_ONCE = 3;

export async function migrations({ quick }) {
  const times = quick ? 3 : 40;
  const folder = mkdtempSync(join(tmpdir(), 'framewright-faults-'));
  try {
    let midway = 0;
    let broken = 0;
    for (let n = 0; n < times; n += 1) {
      const file = join(folder, `killed-${n}.db`);
      const done = await migrateAndKill(file);
      if (done > 0 && done < STEPS.length) midway += 1;
      if ((await migrate(file)) !== 0 || !isComplete(file)) broken += 1;
      rmSync(file, { force: true });
    }
    const together = await startTogether(join(folder, 'together.db'));
    const bots = await startBotsTogether();
    return {
      figures: {
        kills: times,
        'of them midway': midway,
        'failed restarts': broken,
        'three at once': together,
        'three bots at once': bots,
      },
      passed:
        broken === 0 && midway > 0 && together === 'all succeeded' && bots === 'one works, two are refused',
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const start = (file) => spawn(process.execPath, [CHILD, file], { stdio: 'ignore' });

async function migrate(file) {
  const [code] = await once(start(file), 'exit');
  return code;
}

/** Kills it somewhere within a step, any step; gives the number of those that were done by then. */
async function migrateAndKill(file) {
  const last = randomInt(STEPS.length);
  const child = start(file);
  const exited = once(child, 'exit');
  while (child.exitCode === null && countSteps(file) < last) await sleep(1);
  await sleep(randomInt(15));
  child.kill('SIGKILL');
  await exited;
  return countSteps(file);
}

function countSteps(file) {
  if (!existsSync(file)) return 0;
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare('select count(*) from migrations').pluck().get();
  } catch (error) {
    // Not even the list of migrations is there yet.
    if (error.code === 'SQLITE_ERROR') return 0;
    throw error;
  } finally {
    db.close();
  }
}

function isComplete(file) {
  const db = new Database(file);
  try {
    const tables = db
      .prepare("select count(*) from sqlite_schema where name like 'ballast%' and type = 'table'")
      .pluck();
    return (
      countSteps(file) === STEPS.length &&
      tables.get() === 40 &&
      db.pragma('integrity_check', { simple: true }) === 'ok'
    );
  } finally {
    db.close();
  }
}

async function startTogether(file) {
  const codes = await Promise.all(Array.from({ length: STARTS_AT_ONCE }, () => migrate(file)));
  return codes.every((code) => code === 0) && isComplete(file)
    ? 'all succeeded'
    : `ended with ${codes.join(', ')}`;
}

/** One bot a database: the others are told so, and end. */
async function startBotsTogether() {
  const office = await openOffice({ channels: 1 });
  const bots = Array.from({ length: STARTS_AT_ONCE }, () => startBot(office));
  try {
    const starts = await Promise.allSettled(bots.map(({ ready }) => ready));
    const working = bots.filter((_, n) => starts[n].status === 'fulfilled');
    const refused = starts.filter(({ reason }) => reason?.message.includes('Another Framewright is at work'));
    if (working.length !== 1 || refused.length !== STARTS_AT_ONCE - 1)
      return `${working.length} work, ${refused.length} are refused`;
    const { code } = await stopBot(working[0]);
    return code === 0 ? 'one works, two are refused' : `ended with ${code}`;
  } finally {
    await Promise.all(
      bots.filter(({ child }) => child.exitCode === null && child.signalCode === null).map(killBot),
    );
    await office.close();
  }
}
