// Stops the bot's clock for a minute, as a laptop's lid or a busy host does: afterwards everything is done, once.
import { startBot, stopBot } from './bot.mjs';
import { countAnswers, countDead, createTraffic, drained, keepAsking, openOffice, sleep } from './office.mjs';

export async function pauses({ quick }) {
  const seconds = quick ? 5 : 60;
  const office = await openOffice();
  const traffic = createTraffic(office);
  const asking = keepAsking(traffic, 200);
  try {
    const bot = startBot(office);
    await bot.ready;
    await sleep(2_000);
    bot.child.kill('SIGSTOP');
    await sleep(seconds * 1_000);
    bot.child.kill('SIGCONT');
    await asking.stop();
    const ms = await drained(office);
    const { code } = await stopBot(bot);
    const { asked, lost, doubled, strays } = countAnswers(office, traffic);
    return {
      figures: {
        'seconds stopped': seconds,
        acked: asked,
        lost,
        doubled,
        strays,
        'drained in s': (ms / 1000).toFixed(1),
      },
      passed: lost + doubled + strays + countDead(office.database) === 0 && code === 0,
    };
  } finally {
    await asking.stop();
    await office.close();
  }
}
