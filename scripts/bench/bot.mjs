// What the built bot needs to start, what it holds in memory, and how soon it answers: as a process of its own,
// over real sockets, on the local Slack.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '../../dist/simulator/start-simulator.js';
import { table } from '../table.mjs';
import { median, timeOnce } from './clock.mjs';
import { countWords, TEXTS, tersely } from './texts.mjs';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const CHANNEL = 'drafts';
const ROUNDS = 5;
const PATIENCE_MS = 30_000;
/** Between rounds, so that no reply waits for the one before it: Slack allows a post a second in a channel. */
const PAUSE_MS = 4_000;
const BARS = { start: 2_000, memory: 150, reply: 1_000 };

/** Prints the figures; resolves to the bars that did not hold. */
export async function measureBot() {
  const folder = mkdtempSync(join(tmpdir(), 'framewright-bench-'));
  const slack = await startSimulator({ people: [{ name: 'ana' }], channels: [{ name: CHANNEL }] });
  const starts = [];
  let bot;
  try {
    for (let round = 0; round < ROUNDS; round++) {
      if (bot !== undefined) await stop(bot);
      const since = slack.connected;
      const began = performance.now();
      bot = startBot(slack, join(folder, `${round}.db`));
      await slack.waitFor(() => slack.connected > since, 'the bot to connect', PATIENCE_MS);
      starts.push(performance.now() - began);
    }
    const idle = memoryOf(bot.pid);
    const frame = await timeReplies(
      slack,
      (text) => slack.person('ana').runs('/frame', text, { channel: CHANNEL }),
      tersely(800),
    );
    const reaction = await timeReplies(slack, (text) => react(slack, text), TEXTS[1].text);
    return report({ start: median(starts), idle, busy: memoryOf(bot.pid), frame, reaction });
  } finally {
    if (bot !== undefined) await stop(bot);
    await slack.stop();
    rmSync(folder, { recursive: true });
  }
}

function report({ start, idle, busy, frame, reaction }) {
  const ms = (value) => `${Math.round(value)} ms`;
  console.log(
    table([
      ['the bot', 'measured', 'bar'],
      ['start, until Slack has its connection', ms(start), ms(BARS.start)],
      ['memory when idle', `${idle} MB`, `${BARS.memory} MB`],
      ['memory after the replies below', `${busy} MB`, `${BARS.memory} MB`],
      ['/frame with 800 words, until the review stands in the thread', ms(frame), ms(BARS.reply)],
      [
        `reaction on ${countWords(TEXTS[1].text)} words, until the review stands in the thread`,
        ms(reaction),
        ms(BARS.reply),
      ],
    ]),
  );
  return [
    ...(start > BARS.start ? ['start-up'] : []),
    ...(Math.max(idle, busy) > BARS.memory ? ['memory'] : []),
    ...(Math.max(frame, reaction) > BARS.reply ? ['time to reply'] : []),
  ];
}

function startBot(slack, database) {
  return spawn(process.execPath, [MAIN, 'start'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      SLACK_API_URL: slack.apiUrl,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      FRAMEWRIGHT_DB: database,
      FRAMEWRIGHT_LOG_LEVEL: 'error',
    },
  });
}

function stop(bot) {
  if (bot.exitCode !== null) return undefined;
  const ended = new Promise((resolve) => bot.once('exit', resolve));
  bot.kill('SIGTERM');
  return ended;
}

/** Resident memory in MB, as Linux counts it; NaN elsewhere. */
function memoryOf(pid) {
  try {
    const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Math.round(Number(kilobytes) / 1024);
  } catch {
    return Number.NaN;
  }
}

function react(slack, text) {
  const ana = slack.person('ana');
  ana.reacts('frame_with_picture', ana.says(CHANNEL, text));
}

/** The median time from what a person does until a new reply of the bot's stands in a thread. */
async function timeReplies(slack, act, text) {
  const times = [];
  for (let round = 0; round <= ROUNDS; round++) {
    // No text twice: one that was reviewed before may be answered from memory.
    const words = `${text} Round ${times.length + round} of the bench.`;
    const before = repliesOf(slack);
    times.push(
      await timeOnce(async () => {
        await act(words);
        await slack.waitFor(() => repliesOf(slack) > before, 'a review', PATIENCE_MS);
      }),
    );
    await slack.settled();
    await sleep(PAUSE_MS);
  }
  // The first reply warms the code up.
  return median(times.slice(1));
}

function repliesOf(slack) {
  const ours = slack.world.app.userId;
  return slack
    .messagesIn(CHANNEL)
    .filter(({ user, thread_ts, ts }) => user === ours && thread_ts && thread_ts !== ts).length;
}
