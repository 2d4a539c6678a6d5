import { randomUUID } from 'node:crypto';
import type { JsonObject } from './json.js';

export interface Team {
  id: string;
  name: string;
  domain: string;
}

/** A person or a bot, of this workspace or of another organisation's. */
export interface User {
  id: string;
  /** The handle, as in `@ana`. */
  name: string;
  realName: string;
  teamId: string;
  isBot: boolean;
  isGuest: boolean;
  isAdmin: boolean;
  isDeactivated: boolean;
}

export type ChannelKind = 'public' | 'private' | 'im' | 'mpim';

export interface Channel {
  id: string;
  /** Without `#`; empty for direct messages. */
  name: string;
  kind: ChannelKind;
  /** Ids of users. */
  members: Set<string>;
  isArchived: boolean;
  /** Shared with another organisation. */
  isShared: boolean;
}

export interface Reaction {
  name: string;
  users: string[];
  count: number;
}

/** A message as Slack's history gives it, with the channel it stands in. */
export interface Message extends JsonObject {
  type: 'message';
  channel: string;
  ts: string;
  text: string;
  subtype?: string;
  user?: string;
  bot_id?: string;
  thread_ts?: string;
  blocks?: JsonObject[];
  metadata?: JsonObject;
  reactions?: Reaction[];
}

/** A notice that one person sees, until they reload. */
export interface Ephemeral extends JsonObject {
  ephemeral: true;
  channel: string;
  ts: string;
  /** Who sees it. */
  user: string;
  text: string;
  blocks?: JsonObject[];
  thread_ts?: string;
}

/** A modal or an App Home, as Slack stores it. */
export interface View extends JsonObject {
  id: string;
  type: 'modal' | 'home';
  hash: string;
  blocks: JsonObject[];
  /** Who sees it. */
  user: string;
}

export interface StoredFile {
  id: string;
  name: string;
  mimetype: string;
  content: Buffer;
  /** Who shared it. */
  user: string;
}

/** Everything that stands in the local Slack. */
export interface World {
  team: Team;
  /** The organisation that shared channels are shared with. */
  otherTeam: Team;
  app: { id: string; name: string; userId: string; botId: string };
  users: Map<string, User>;
  channels: Map<string, Channel>;
  /** By channel, oldest first. */
  messages: Map<string, Message[]>;
  ephemerals: Ephemeral[];
  files: Map<string, StoredFile>;
  /** All views ever opened, by id. */
  views: Map<string, View>;
  /** The modals on each person's screen, the topmost last. */
  modals: Map<string, View[]>;
  /** The App Home last published for each person. */
  homes: Map<string, View>;
  /** The moment, as a `ts` that no message has yet. */
  nextTs(): string;
  nextId(prefix: string): string;
}

/** A person to put into the world; whatever is left out is ordinary. */
export interface NewPerson {
  name: string;
  realName?: string;
  is?: 'member' | 'admin' | 'guest' | 'bot' | 'deactivated' | 'outsider';
}

/** A channel to put into the world: public, open, of this workspace only, with nobody but its members in it. */
export interface NewChannel {
  name: string;
  kind?: 'public' | 'private';
  /** Names of people; the bot's among them where it has been invited. Everyone when left out. */
  members?: string[];
  isArchived?: boolean;
  isShared?: boolean;
}

export const BOT_NAME = 'framewright';

/** The people of the workspace unless others are asked for. */
export const PEOPLE: NewPerson[] = [
  { name: 'ana', realName: 'Ana Writer' },
  { name: 'ben', realName: 'Ben Editor' },
  { name: 'priya', realName: 'Priya Privacy', is: 'admin' },
  { name: 'gus', realName: 'Gus Guest', is: 'guest' },
  { name: 'olu', realName: 'Olu Outside', is: 'outsider' },
  { name: 'robo', realName: 'Robo Feed', is: 'bot' },
  { name: 'dee', realName: 'Dee Departed', is: 'deactivated' },
];

/** The channels of the workspace unless others are asked for. The bot is in all but `random` and `hr`. */
export const CHANNELS: NewChannel[] = [
  { name: 'general' },
  { name: 'press-drafts' },
  { name: 'random', members: ['ana', 'ben', 'gus', 'robo'] },
  { name: 'leaders', kind: 'private', members: ['ana', 'priya', BOT_NAME] },
  { name: 'hr', kind: 'private', members: ['ana', 'priya'] },
  { name: 'partners', isShared: true, members: ['ana', 'ben', 'olu', BOT_NAME] },
  { name: 'old-campaign', isArchived: true },
];

/** An empty workspace with the app installed. `now` is in milliseconds since 1970. */
export const createWorld = (now: () => number): World => {
  const app = { id: 'A0FRAME', name: BOT_NAME, userId: 'U0BOT', botId: 'B0FRAME' };
  const team = { id: 'T0HOME', name: 'Home', domain: 'home' };
  const bot: User = {
    id: app.userId,
    name: app.name,
    realName: 'Framewright',
    teamId: team.id,
    isBot: true,
    isGuest: false,
    isAdmin: false,
    isDeactivated: false,
  };
  return {
    team,
    otherTeam: { id: 'T0AWAY', name: 'Away', domain: 'away' },
    app,
    users: new Map([[bot.id, bot]]),
    channels: new Map(),
    messages: new Map(),
    ephemerals: [],
    files: new Map(),
    views: new Map(),
    modals: new Map(),
    homes: new Map(),
    nextTs: createTimestamps(now),
    nextId: (prefix) => prefix + randomUUID().replaceAll('-', '').slice(0, 10).toUpperCase(),
  };
};

/** Seconds with six decimals, each later than the one before even within a microsecond. */
const createTimestamps = (now: () => number): (() => string) => {
  let last = 0;
  return () => {
    last = Math.max(last + 1, Math.floor(now() * 1000));
    return `${Math.floor(last / 1_000_000)}.${String(last % 1_000_000).padStart(6, '0')}`;
  };
};

export const addPerson = (world: World, person: NewPerson): User => {
  const user: User = {
    id: `U${person.name.toUpperCase()}`,
    name: person.name,
    realName: person.realName ?? person.name,
    teamId: person.is === 'outsider' ? world.otherTeam.id : world.team.id,
    isBot: person.is === 'bot',
    isGuest: person.is === 'guest',
    isAdmin: person.is === 'admin',
    isDeactivated: person.is === 'deactivated',
  };
  world.users.set(user.id, user);
  return user;
};

export const addChannel = (world: World, wanted: NewChannel): Channel => {
  const everyone = [...world.users.values()].filter((user) => user.teamId === world.team.id);
  const members = wanted.members?.map((name) => findUser(world, name)) ?? everyone;
  const channel: Channel = {
    id: `C${wanted.name.toUpperCase().replace(/[^A-Z0-9]/g, '')}`,
    name: wanted.name,
    kind: wanted.kind ?? 'public',
    members: new Set(members.map((user) => user.id)),
    isArchived: wanted.isArchived ?? false,
    isShared: wanted.isShared ?? false,
  };
  world.channels.set(channel.id, channel);
  return channel;
};

/** A user by id, by name or by `@name`; a mistake in a test is an error, not an undefined. */
export const findUser = (world: World, nameOrId: string): User => {
  const name = nameOrId.replace(/^@/, '');
  const user = world.users.get(name) ?? [...world.users.values()].find((it) => it.name === name);
  if (!user) throw new Error(`The simulated workspace has no person '${nameOrId}'.`);
  return user;
};

/**
 * A channel as `person` would name it: its id, `press-drafts`, `#press-drafts`, or `@ben` for the direct
 * messages with someone, which are opened where they did not exist.
 */
export const findChannel = (world: World, nameOrId: string, person?: User): Channel => {
  const byId = world.channels.get(nameOrId);
  if (byId) return byId;
  if (nameOrId.startsWith('@') && person) return openDirect(world, [person.id, findUser(world, nameOrId).id]);
  const name = nameOrId.replace(/^#/, '');
  const channel = [...world.channels.values()].find((it) => it.name === name);
  if (!channel) throw new Error(`The simulated workspace has no channel '${nameOrId}'.`);
  return channel;
};

/** The direct messages between these people, opened where they did not exist. */
export const openDirect = (world: World, userIds: readonly string[]): Channel => {
  const members = new Set(userIds);
  const same = (it: Channel) =>
    (it.kind === 'im' || it.kind === 'mpim') &&
    it.members.size === members.size &&
    [...members].every((member) => it.members.has(member));
  const found = [...world.channels.values()].find(same);
  if (found) return found;
  const channel: Channel = {
    id: world.nextId('D'),
    name: '',
    kind: members.size > 2 ? 'mpim' : 'im',
    members,
    isArchived: false,
    isShared: false,
  };
  world.channels.set(channel.id, channel);
  return channel;
};

/** The messages of a channel, oldest first: the very list, to which stored messages are added. */
export const messagesOf = (world: World, channelId: string): Message[] => {
  const found = world.messages.get(channelId);
  if (found) return found;
  const list: Message[] = [];
  world.messages.set(channelId, list);
  return list;
};

export const findMessage = (world: World, channelId: string, ts: string): Message | undefined =>
  messagesOf(world, channelId).find((message) => message.ts === ts);

/** A message's thread: the message itself, then its replies, oldest first. */
export const threadOf = (world: World, channelId: string, rootTs: string): Message[] =>
  messagesOf(world, channelId).filter((it) => it.ts === rootTs || it.thread_ts === rootTs);

/** What history and events show of a stored message; the channel is not part of it, metadata only on request. */
export const showMessage = (message: Message, withMetadata = false): JsonObject => {
  const { channel: _channel, metadata, ...shown } = message;
  return structuredClone(withMetadata && metadata ? { ...shown, metadata } : shown);
};

/** Gives every block and element the id that Slack makes up where the sender gave none. */
export const withIds = (world: World, blocks: readonly JsonObject[]): JsonObject[] =>
  structuredClone([...blocks]).map((block) => {
    block.block_id ??= world.nextId('').slice(0, 5);
    for (const element of interactiveElements(block)) element.action_id ??= world.nextId('').slice(0, 5);
    return block;
  });

const interactiveElements = (block: JsonObject): JsonObject[] =>
  [block.accessory, block.element, ...(Array.isArray(block.elements) ? block.elements : [])]
    .filter((it): it is JsonObject => typeof it === 'object' && it !== null && 'type' in it)
    .filter((it) => !['plain_text', 'mrkdwn', 'image'].includes(String(it.type)))
    .filter((it) => !String(it.type).startsWith('rich_text'));
