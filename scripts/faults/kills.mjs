// Kills the bot again and again while people ask for reviews: nothing acked may be lost, nothing may stand twice.
import { randomInt } from 'node:crypto';
import { killBot, startBot, stopBot } from './bot.mjs';
import { countAnswers, countDead, createTraffic, drained, openOffice, sleep } from './office.mjs';

/** One kill in five falls into the start. */
const DURING_START = 5;
/** People ask while the bot is away, too. */
const ASKED_WHILE_AWAY = 2;

export async function kills({ quick }) {
  const times = quick ? 8 : 200;
  const office = await openOffice();
  const traffic = createTraffic(office);
  const commands = [];
  try {
    for (let n = 0; n < times; n += 1) await liveAndDie(office, traffic, commands);
    const bot = startBot(office);
    await bot.ready;
    await Promise.all(commands);
    const ms = await drained(office);
    const { code } = await stopBot(bot);
    const { asked, lost, doubled, strays } = countAnswers(office, traffic);
    const dead = countDead(office.database);
    const drainedIn = `${(ms / 1000).toFixed(1)} s`;
    return {
      figures: {
        kills: times,
        acked: asked,
        lost,
        doubled,
        strays,
        'put aside': dead,
        'drained in': drainedIn,
      },
      passed: lost === 0 && doubled === 0 && strays === 0 && dead === 0 && code === 0,
    };
  } finally {
    await office.close();
  }
}

async function liveAndDie(office, traffic, commands) {
  for (let n = 0; n < ASKED_WHILE_AWAY; n += 1) traffic.react();
  const bot = startBot(office);
  if (randomInt(DURING_START) === 0) await sleep(randomInt(1_000));
  else {
    await bot.ready;
    await askFor(randomInt(600), traffic, commands);
  }
  await killBot(bot);
}

/** Every other moment somebody reacts, and now and then somebody runs `/frame`. */
async function askFor(ms, traffic, commands) {
  const until = performance.now() + ms;
  while (performance.now() < until) {
    if (randomInt(5) === 0) commands.push(traffic.frame());
    else traffic.react();
    await sleep(randomInt(50));
  }
}
