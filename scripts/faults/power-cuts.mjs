// Cuts the power, as far as a disk can tell: what was not synced is gone. No acked event may be.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { killBot, startBot } from './bot.mjs';
import { createTraffic, openOffice, sleep } from './office.mjs';

const SHIM = fileURLToPath(new URL('./power-cut.c', import.meta.url));

export async function powerCuts({ quick }) {
  const times = quick ? 3 : 40;
  // Nothing but reactions: each event that is acked must be in the inbox.
  const office = await openOffice({ events: ['reaction_added'] });
  const shim = join(office.folder, 'power-cut.so');
  if (!compile(shim)) {
    await office.close();
    return { figures: { skipped: 'there is no C compiler (gcc) here' }, passed: true };
  }
  const disk = join(office.folder, 'disk');
  const synced = join(office.folder, 'synced');
  mkdirSync(disk);
  const traffic = createTraffic(office);
  let lost = 0;
  let damaged = 0;
  try {
    for (let n = 0; n < times; n += 1) {
      rmSync(synced, { recursive: true, force: true });
      mkdirSync(synced);
      copyFolder(disk, synced);
      await runAndCut({ ...office, traffic, disk, synced, shim });
      const acked = office.slack.envelopes.filter(({ ackedAfterMs }) => ackedAfterMs !== undefined);
      rmSync(disk, { recursive: true });
      mkdirSync(disk);
      copyFolder(synced, disk);
      const state = readDisk(join(disk, 'bot.db'));
      damaged += state.isWhole ? 0 : 1;
      lost += acked.filter(({ payloadId }) => !state.ids.has(payloadId)).length;
    }
    const acked = office.slack.envelopes.filter(({ ackedAfterMs }) => ackedAfterMs !== undefined).length;
    return {
      figures: { cuts: times, acked, lost, damaged },
      passed: lost === 0 && damaged === 0 && acked > times,
    };
  } finally {
    await office.close();
  }
}

async function runAndCut({ slack, folder, traffic, disk, synced, shim }) {
  const env = { LD_PRELOAD: shim, WATCHED_FOLDER: disk, SYNCED_FOLDER: synced };
  const bot = startBot({ slack, folder, database: join(disk, 'bot.db'), env });
  await bot.ready;
  const until = performance.now() + 100 + randomInt(900);
  while (performance.now() < until) {
    traffic.react();
    await sleep(randomInt(60));
  }
  await killBot(bot);
}

function compile(shim) {
  const { status } = spawnSync('gcc', ['-shared', '-fPIC', '-O1', '-o', shim, SHIM, '-ldl']);
  return status === 0;
}

function copyFolder(from, to) {
  for (const name of readdirSync(from)) {
    // The index of the write-ahead log is never synced: SQLite builds it again.
    if (!name.endsWith('-shm')) copyFileSync(join(from, name), join(to, name));
  }
}

function readDisk(file) {
  const db = new Database(file);
  try {
    const isWhole = db.pragma('integrity_check', { simple: true }) === 'ok';
    return { isWhole, ids: new Set(db.prepare('select id from inbox').pluck().all()) };
  } finally {
    db.close();
  }
}
