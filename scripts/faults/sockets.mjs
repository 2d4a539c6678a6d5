// Slack refreshes its sockets now and then: there must be no moment without one, and no event lost.
import bolt from '@slack/bolt';
import { systemClock } from '../../dist/clock.js';
import { quietLogger } from '../../dist/delivery/quiet-logger.js';
import { createReceiver } from '../../dist/delivery/receiver.js';
import { openOffice, sleep } from './office.mjs';

const silentLog = { info() {}, warn() {}, error() {} };

export async function sockets({ quick }) {
  const times = quick ? 6 : 40;
  const { slack, names, close } = await openOffice({ channels: 4, pingEveryMs: 500 });
  const heard = new Set();
  const app = listen(slack, heard);
  await app.init();
  await app.start();
  const watch = watchSockets(slack);
  try {
    let asked = 0;
    for (let n = 0; n < times; n += 1) {
      slack.disconnect(n % 2 === 0 ? 'warning' : 'refresh_requested', n % 3 === 0 ? undefined : n % 2);
      for (let event = 0; event < 5; event += 1) {
        asked += 1;
        slack.person('ana').says(names[asked % names.length], `event ${asked}`);
        await sleep(20);
      }
      await sleep(100);
    }
    await slack.settled(200, 10_000);
    const longestGap = watch.stop();
    const lost = asked - heard.size;
    // One that was on its way to a socket as it closed has no ack, and was sent again.
    const slowest = Math.max(...slack.envelopes.map(({ ackedAfterMs }) => ackedAfterMs ?? 0));
    return {
      figures: {
        refreshes: times,
        'ms without a socket': longestGap.toFixed(0),
        events: asked,
        lost,
        'slowest ack ms': slowest.toFixed(0),
      },
      passed: longestGap === 0 && lost === 0 && slowest < 1_000,
    };
  } finally {
    watch.stop();
    await app.stop();
    await close();
  }
}

function listen(slack, heard) {
  const receiver = createReceiver({
    appToken: slack.appToken,
    slackApiUrl: slack.apiUrl,
    clock: systemClock,
    log: silentLog,
    isForUs: () => true,
    secondSocketAfter: 200,
  });
  const app = new bolt.App({
    token: slack.botToken,
    receiver,
    logger: quietLogger,
    deferInitialization: true,
    convoStore: false,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  app.message(async ({ message }) => void heard.add(message.text));
  return app;
}

/** Looks at every turn of the event loop; gives the longest time with no socket open. */
function watchSockets(slack) {
  let open = true;
  let goneAt;
  let longest = 0;
  const look = () => {
    const now = performance.now();
    if (slack.connections === 0) {
      goneAt ??= now;
      longest = Math.max(longest, now - goneAt);
    } else goneAt = undefined;
    if (open) setImmediate(look);
  };
  look();
  return {
    stop() {
      open = false;
      return longest;
    },
  };
}
