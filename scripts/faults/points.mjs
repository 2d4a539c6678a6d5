// Kills the bot at each of seven points on the way from an event to its answer.
import { killBot, startBot, stopBot } from './bot.mjs';
import { countAnswers, countDead, createTraffic, drained, openOffice, sleep } from './office.mjs';

/** Resolves at the first call of a method at a stage that fits; the call waits until `go` is called. */
function holdCall(slack, method, stage, fits = () => true) {
  let go = () => {};
  let isMet = false;
  const held = new Promise((resolve) => {
    go = resolve;
  });
  const met = new Promise((resolve) => {
    slack.watchCalls((call, at) => {
      if (isMet || call.method !== method || at !== stage || !fits(call.args)) return undefined;
      isMet = true;
      resolve();
      return held;
    });
  });
  return { met, go };
}

/** Offices at a time. */
const AT_ONCE = 2;

const isReply = ({ thread_ts }) => thread_ts !== undefined;
const isRoot = ({ thread_ts }) => thread_ts === undefined;

async function killAt({ met, go }, bot) {
  await met;
  await killBot(bot);
  go();
}

/** Each point: what people do, and when the bot is killed. */
const POINTS = {
  async 'before the ack'({ traffic, bot }) {
    bot.child.kill('SIGSTOP');
    traffic.react();
    await sleep(100);
    await killBot(bot);
  },
  async 'after the ack'({ slack, traffic, bot }) {
    traffic.react();
    while (slack.envelopes.at(-1)?.ackedAfterMs === undefined) await sleep(0);
    await killBot(bot);
  },
  async 'in the middle of the job'({ slack, traffic, bot }) {
    const reading = holdCall(slack, 'conversations.info', 'arrived');
    traffic.react();
    await killAt(reading, bot);
  },
  async 'before the post'({ slack, traffic, bot }) {
    slack.fail('chat.postMessage', 'hang');
    const posting = holdCall(slack, 'chat.postMessage', 'arrived');
    traffic.react();
    await killAt(posting, bot);
  },
  async 'after a root post'({ slack, traffic, bot }) {
    const posting = holdCall(slack, 'chat.postMessage', 'done', isRoot);
    await traffic.frame();
    await killAt(posting, bot);
  },
  async "after a reply's post"({ slack, traffic, bot }) {
    const posting = holdCall(slack, 'chat.postMessage', 'done', isReply);
    traffic.react();
    await killAt(posting, bot);
  },
  /** Slack's answer has come, and lies unread. */
  async 'before its record'({ slack, traffic, bot }) {
    const posting = holdCall(slack, 'chat.postMessage', 'done', isReply);
    traffic.react();
    await posting.met;
    bot.child.kill('SIGSTOP');
    posting.go();
    await sleep(100);
    await killBot(bot);
  },
};

export async function points() {
  const results = await inTurns(Object.entries(POINTS), async ([name, act]) => [name, await killOnceAt(act)]);
  const figures = Object.fromEntries(
    results.map(([name, { lost, doubled }]) => [name, `${lost} lost, ${doubled} doubled`]),
  );
  return { figures, passed: results.every(([, { isWell }]) => isWell) };
}

/** A few at a time, each in an office of its own: most of the time a bot is only starting. */
async function inTurns(tasks, run) {
  const waiting = tasks.map((task, at) => ({ task, at }));
  const results = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next.at] = await run(next.task);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function killOnceAt(act) {
  const office = await openOffice({ channels: 1 });
  const traffic = createTraffic(office);
  try {
    const first = startBot(office);
    await first.ready;
    await act({ ...office, traffic, bot: first });
    const second = startBot(office);
    await second.ready;
    await drained(office, 60_000);
    const { code } = await stopBot(second);
    const { asked, lost, doubled, strays } = countAnswers(office, traffic);
    const isWell = asked === 1 && lost + doubled + strays + countDead(office.database) === 0 && code === 0;
    return { lost, doubled, isWell };
  } finally {
    await office.close();
  }
}
