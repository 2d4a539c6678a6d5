// Backs up under writes, restores, and looks whether anything is missing or said again.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { backUpDatabase } from '../../dist/store/backup-database.js';
import { restoreDatabase } from '../../dist/store/restore-database.js';
import { startBot, stopBot } from './bot.mjs';
import { countAnswers, createTraffic, drained, keepAsking, openOffice, readRow, sleep } from './office.mjs';

export async function backups({ quick }) {
  const times = quick ? 3 : 20;
  const office = await openOffice();
  const traffic = createTraffic(office);
  try {
    const bot = startBot(office);
    await bot.ready;
    const asking = keepAsking(traffic, 30);
    let backup = '';
    for (let n = 0; n < times; n += 1) {
      await sleep(250);
      backup = join(office.folder, `backup-${n}.db`);
      backUpDatabase(office.database, backup);
    }
    await asking.stop();
    await drained(office);
    const quiet = join(office.folder, 'quiet.db');
    backUpDatabase(office.database, quiet);
    const quietEqual = digest(quiet) === digest(office.database);
    backup = await backUpMidway(office, traffic);
    await drained(office);
    await stopBot(bot);
    const before = countAnswers(office, traffic);
    const messages = countMessages(office.slack);

    const unfinished = countUnfinished(backup);
    restoreDatabase(backup, office.database, Date.now());
    const rowsEqual = digest(backup) === digest(office.database);
    const restored = startBot(office);
    await restored.ready;
    await drained(office);
    await stopBot(restored);
    const reposted = countMessages(office.slack) - messages;
    return {
      figures: {
        backups: times,
        asked: before.asked,
        lost: before.lost,
        'rows equal to the database': quietEqual,
        'rows equal after the restore': rowsEqual,
        'unfinished in the backup': unfinished,
        reposted,
      },
      passed: before.lost + before.doubled + reposted === 0 && unfinished > 0 && quietEqual && rowsEqual,
    };
  } finally {
    await office.close();
  }
}

/** A backup of the moment at which a draft stands in Slack and the bot does not know it yet; its review is still to come. */
async function backUpMidway(office, traffic) {
  const backup = join(office.folder, 'midway.db');
  let isTaken = false;
  office.slack.watchCalls((call, at) => {
    if (isTaken || call.method !== 'chat.postMessage' || at !== 'done') return;
    isTaken = true;
    backUpDatabase(office.database, backup);
  });
  await traffic.frame();
  while (!isTaken) await sleep(10);
  return backup;
}

const countMessages = (slack) => [...slack.world.messages.values()].flat().length;

const countUnfinished = (file) =>
  readRow(
    file,
    `select (select count(*) from jobs where state in ('ready', 'running'))
      + (select count(*) from outbox where state in ('ready', 'sending', 'unknown')) as n`,
  ).n;

/** All rows that were finished, as one hash: the unfinished ones are marked by the restore, and the pulse goes on. */
function digest(file) {
  const db = new Database(file, { readonly: true });
  try {
    const hash = createHash('sha256');
    const tables = db
      .prepare(
        "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name <> 'pulse' order by name",
      )
      .pluck()
      .all();
    for (const table of tables) {
      for (const row of db.prepare(`select * from "${table}" order by 1`).iterate()) {
        if (!['ready', 'running', 'sending', 'unknown'].includes(row.state))
          hash.update(JSON.stringify([table, row]));
      }
    }
    return hash.digest('hex');
  } finally {
    db.close();
  }
}
