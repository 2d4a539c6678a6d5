// 500 reactions in ten seconds: each is acked within a second and answered, and a stop under load is clean.
import { startBot, stopBot } from './bot.mjs';
import { countAnswers, createTraffic, drained, openOffice, sleep } from './office.mjs';

export async function burst({ quick }) {
  const count = quick ? 100 : 500;
  const office = await openOffice({ channels: 50 });
  const traffic = createTraffic(office);
  try {
    let bot = startBot(office);
    await bot.ready;
    const started = performance.now();
    for (let n = 0; n < count; n += 1) {
      traffic.react();
      await sleep(Math.max(0, started + (n + 1) * 20 - performance.now()));
    }
    const stop = await stopBot(bot);
    bot = startBot(office);
    await bot.ready;
    const ms = await drained(office);
    await stopBot(bot);
    const { lost, doubled } = countAnswers(office, traffic);
    const acks = ackTimes(office.slack, traffic);
    const p99 = acks[Math.floor(acks.length * 0.99)] ?? 0;
    return {
      figures: {
        reactions: count,
        lost,
        doubled,
        'ack p50 ms': acks[Math.floor(acks.length / 2)]?.toFixed(0),
        'ack p99 ms': p99.toFixed(0),
        'stop under load ms': stop.ms.toFixed(0),
        'drained in s': (ms / 1000).toFixed(1),
      },
      passed: lost === 0 && doubled === 0 && p99 < 1_000 && stop.code === 0 && stop.ms < 30_000,
    };
  } finally {
    await office.close();
  }
}

/** How long each ack took, shortest first. */
function ackTimes(slack) {
  return slack.envelopes
    .map(({ ackedAfterMs }) => ackedAfterMs)
    .filter((ms) => ms !== undefined)
    .sort((a, b) => a - b);
}
