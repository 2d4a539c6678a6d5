// What the fault scripts share: a local Slack with many channels, people who ask for reviews, and the count at the end.
import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { startSimulator } from '../../dist/simulator/start-simulator.js';

const EMOJI = 'frame_with_picture';

/** A local Slack and a folder for the bot; `close` removes both. */
export async function openOffice({ channels = 40, ...options } = {}) {
  const names = Array.from({ length: channels }, (_, n) => `drafts-${n}`);
  const slack = await startSimulator({
    channels: names.map((name) => ({ name })),
    redeliverAfterMs: [0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000],
    ...options,
  });
  const folder = mkdtempSync(join(tmpdir(), 'framewright-faults-'));
  return {
    slack,
    folder,
    names,
    database: join(folder, 'bot.db'),
    async close() {
      await slack.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const draftNumber = (n) =>
  `Draft ${n}: School nurses and social workers can help kids sooner when each of them is not holding one piece of the story.`;

/** People who write drafts and ask for reviews, and a note of all that they asked for. */
export function createTraffic({ slack, names }) {
  const asked = [];
  const commands = [];
  let count = 0;

  const channelFor = (n) => names[n % names.length];

  return {
    /** Messages that someone reacted to. */
    asked,
    /** `/frame` with a text, each with the number of its draft and Slack's answer. */
    commands,
    /** Someone writes, and someone reacts. */
    react() {
      count += 1;
      const message = slack.person('ana').says(channelFor(count), draftNumber(count));
      slack.person('ben').reacts(EMOJI, message);
      asked.push(message);
      return message;
    },
    /** Someone runs `/frame`. */
    async frame() {
      count += 1;
      const number = count;
      const answer = await slack
        .person('ana')
        .runs('/frame', draftNumber(number), { channel: channelFor(number) });
      commands.push({ number, ok: answer.ok });
      return answer;
    },
  };
}

/** Lets people ask at random moments until `stop` is called. */
export function keepAsking(traffic, everyMs) {
  let open = true;
  const running = new Set();
  const ask = async () => {
    while (open) {
      if (randomInt(10) === 0) {
        const command = traffic.frame().finally(() => running.delete(command));
        running.add(command);
      } else traffic.react();
      await sleep(randomInt(2 * everyMs));
    }
    await Promise.all(running);
  };
  const ended = ask();
  return {
    stop() {
      open = false;
      return ended;
    },
  };
}

/** Waits until Slack has an ack for everything and the bot has nothing left to do; gives the milliseconds it took. */
export async function drained({ slack, database }, withinMs = 300_000) {
  const started = performance.now();
  while (slack.pending > 0 || countWaiting(database) > 0) {
    if (performance.now() - started > withinMs) {
      throw new Error(
        `Not drained: ${slack.pending} events without ack, ${countWaiting(database)} rows waiting.`,
      );
    }
    await sleep(100);
  }
  return performance.now() - started;
}

/** Jobs and posts that are not done. */
export function countWaiting(database) {
  return readRow(
    database,
    `select (select count(*) from jobs where state in ('ready', 'running'))
      + (select count(*) from outbox where state in ('ready', 'sending', 'unknown')) as n`,
  ).n;
}

/** Work that was put aside. */
export function countDead(database) {
  return readRow(
    database,
    `select (select count(*) from jobs where state = 'dead') + (select count(*) from outbox where state = 'dead') as n`,
  ).n;
}

export function readRow(database, query) {
  const db = new Database(database, { readonly: true });
  try {
    return db.prepare(query).get();
  } finally {
    db.close();
  }
}

/** What became of all that was asked for: how much was lost, and how much stands twice. */
export function countAnswers({ slack }, traffic) {
  const messages = [...slack.world.messages.values()].flat();
  const ours = messages.filter((message) => message.user === slack.world.app.userId);
  const answersTo = (message) =>
    slack.thread(message).filter((reply) => reply.user === slack.world.app.userId);
  const rootsOf = (number) =>
    ours.filter((message) => message.text.includes(`Draft ${number}:`) && !isReply(message));
  const unanswered = traffic.asked.filter((message) => answersTo(message).length === 0);
  const accepted = traffic.commands.filter(({ ok }) => ok);
  const withoutReview = accepted.filter(({ number }) =>
    rootsOf(number).every((root) => answersTo(root).length < 2),
  );
  return {
    asked: traffic.asked.length + accepted.length,
    lost: unanswered.length + withoutReview.length,
    doubled: countDoubles(ours),
    strays: ours.filter((message) => !isReply(message) && !/Draft \d+:/.test(JSON.stringify(message))).length,
  };
}

/** Messages beyond the first that carry the same key. */
function countDoubles(messages) {
  const keys = messages.map((message) => message.metadata?.event_payload?.key).filter(Boolean);
  return keys.length - new Set(keys).size;
}

const isReply = (message) => message.thread_ts !== undefined && message.thread_ts !== message.ts;

export { sleep };
