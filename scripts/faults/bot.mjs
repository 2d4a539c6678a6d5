// The real bot as a process of its own, to be killed at will.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
/** Longer than any start on a busy machine. */
const START_WITHIN = 60_000;

/** No bot outlives the script that started it, not even where the script fails. */
const living = new Set();
process.on('exit', () => {
  for (const child of living) child.kill('SIGKILL');
});

/**
 * Starts `framewright start` in a folder of its own, against a local Slack; `env` goes over its settings.
 * `ready` resolves when it is connected, and rejects with its output when it ends before that.
 */
export function startBot({ slack, folder, database, env = {} }) {
  const child = spawn(process.execPath, [MAIN, 'start'], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      SLACK_BOT_TOKEN: slack.botToken,
      SLACK_APP_TOKEN: slack.appToken,
      SLACK_API_URL: slack.apiUrl,
      FRAMEWRIGHT_DB: database,
      ...env,
    },
  });
  living.add(child);
  let output = '';
  const exited = once(child, 'exit');
  exited.finally(() => living.delete(child));
  const isReady = new Promise((resolve) => {
    const read = (chunk) => {
      output = (output + chunk).slice(-20_000);
      if (output.includes('"bot_ready"')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
  });
  const ready = firstOf(isReady, exited, () => output);
  // Whoever kills it before it is ready does not wait for it.
  ready.catch(() => {});
  return { child, ready, exited };
}

async function firstOf(isReady, exited, output) {
  const late = new Promise((resolve) => setTimeout(resolve, START_WITHIN, 'late').unref());
  const first = await Promise.race([isReady.then(() => 'ready'), exited.then(() => 'ended'), late]);
  if (first !== 'ready')
    throw new Error(`The bot ${first === 'late' ? 'took too long to start' : 'ended'}:\n${output()}`);
}

/** Ends the bot as a power switch does. */
export async function killBot(bot) {
  bot.child.kill('SIGKILL');
  await bot.exited;
}

/** Asks the bot to stop, and gives its exit code and how long it took. */
export async function stopBot(bot) {
  const asked = performance.now();
  bot.child.kill('SIGTERM');
  const [code] = await bot.exited;
  return { code, ms: performance.now() - asked };
}
