import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBot } from '../main.js';
import { type Simulator, startSimulator } from '../simulator/start-simulator.js';
import type { Ephemeral, Message, World } from '../simulator/world.js';
import type { Names } from './message-words.js';
import { type Printed, printThread } from './print-thread.js';

/** How the scene is shown. */
export interface Look {
  width: number;
  colour: boolean;
}

/** The real bot on a local Slack, with a database that is thrown away. */
export interface Stage {
  slack: Simulator;
  /**
   * Lets something happen, waits until the bot has said or changed at least so many messages, and gives the
   * threads that came of it, as people read them.
   */
  play(happen: () => unknown, messagesOfBot: number): Promise<string>;
  clear(): Promise<void>;
}

/** How long the bot may take before the scene says that something is wrong. */
const PATIENCE_MS = 15_000;

/** Sets all up; what was set up is cleared away again when the bot cannot start. */
export const setStage = async (look: Look, start: typeof startBot = startBot): Promise<Stage> => {
  const folder = await mkdtemp(join(tmpdir(), 'framewright-demo-'));
  const slack = await startSimulator({
    people: [
      { name: 'ana', realName: 'Ana' },
      { name: 'ben', realName: 'Ben' },
    ],
    channels: [{ name: 'press-drafts' }],
  });
  const leave = async () => {
    await slack.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const bot = await start({
      botToken: slack.botToken,
      appToken: slack.appToken,
      slackApiUrl: slack.apiUrl,
      database: join(folder, 'demo.db'),
      emoji: 'frame_with_picture',
      admins: [],
      logLevel: 'silent',
    });
    return { slack, play: playOn(slack, look), clear: () => bot.stop().finally(leave) };
  } catch (error) {
    await leave();
    throw error;
  }
};

const playOn =
  (slack: Simulator, look: Look): Stage['play'] =>
  async (happen, messagesOfBot) => {
    const { world } = slack;
    const before = remember(world);
    await happen();
    const sinceBefore = () => seen(world).filter((it) => before.get(keyOf(it)) !== JSON.stringify(it));
    const isBots = (it: Seen) => it.user === world.app.userId || it.ephemeral === true;
    const isDone = () => sinceBefore().filter(isBots).length >= messagesOfBot;
    await slack.waitFor(isDone, 'the bot to answer', PATIENCE_MS);
    await slack.settled();
    return threadsOf(slack, sinceBefore())
      .map(([place, thread]) => `${place}\n\n${printThread(thread, { ...look, names: namesIn(world) })}`)
      .join('\n');
  };

type Seen = Message | Ephemeral;

const seen = (world: World): Seen[] => [...[...world.messages.values()].flat(), ...world.ephemerals];

const keyOf = ({ channel, ts }: Seen): string => `${channel} ${ts}`;

const remember = (world: World): Map<string, string> =>
  new Map(seen(world).map((it) => [keyOf(it), JSON.stringify(it)]));

/** The whole thread of each message, once, under the place where it stands. */
const threadsOf = (slack: Simulator, messages: Seen[]): [string, Printed[]][] => {
  const threads = new Map<string, [string, Printed[]]>();
  for (const message of messages) {
    const isNotice = message.ephemeral === true;
    const root = isNotice ? `notice ${message.ts}` : `${message.channel} ${message.thread_ts ?? message.ts}`;
    const thread = isNotice ? [fromBot(message as Ephemeral, slack.world)] : slack.thread(message as Message);
    threads.set(root, [placeOf(message, slack.world), thread as Printed[]]);
  }
  return [...threads.values()];
};

const fromBot = ({ text, blocks }: Ephemeral, world: World): Printed => ({
  user: world.app.userId,
  text,
  ...(blocks ? { blocks } : {}),
});

const placeOf = (message: Seen, world: World): string => {
  const names = namesIn(world);
  if (message.ephemeral === true) return `Only ${names.person(String(message.user))} sees this:`;
  const channel = world.channels.get(message.channel);
  if (channel?.kind !== 'im') return `In #${channel?.name}:`;
  const person = [...channel.members].find((member) => member !== world.app.userId) ?? '';
  return `In ${names.person(person)}'s direct messages:`;
};

const namesIn = (world: World): Names => ({
  person: (id) => world.users.get(id)?.realName ?? id,
  channel: (id) => world.channels.get(id)?.name ?? id,
});
