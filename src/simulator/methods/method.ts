import { type JsonObject, stringAt } from '../json.js';
import { Refusal } from '../refusal.js';
import type { Triggers } from '../triggers.js';
import type { Workspace } from '../workspace.js';
import type { Channel, ChannelKind, Message, User, World } from '../world.js';
import { findMessage, openDirect } from '../world.js';

/** What a method works with besides its arguments. */
export interface Surroundings {
  workspace: Workspace;
  triggers: Triggers;
  /** The scopes that the bot token was granted. */
  scopes: ReadonlySet<string>;
  /** The address of the Web API's host, without a slash at its end. */
  origin: string;
  issueTicket(): string;
}

/** One method of the Web API. */
export interface Method {
  /** The bot token unless said otherwise. */
  token?: 'app';
  /** The scope it needs; none when left out. */
  scope?: string | ((args: JsonObject, world: World) => string | undefined);
  /** The answer without `ok`; refuses by throwing a {@link Refusal}. */
  run(args: JsonObject, surroundings: Surroundings): JsonObject;
}

/** A required argument. */
export const need = (args: JsonObject, name: string): string => {
  const value = stringAt(args, name);
  if (value === undefined || value === '') throw new Refusal('invalid_arguments', missingField(name));
  return value;
};

const missingField = (name: string): JsonObject => ({
  response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
});

/** A flag as forms carry it. */
export const isSet = (args: JsonObject, name: string): boolean =>
  args[name] === true || args[name] === 'true' || args[name] === '1';

/** A whole number within Slack's limits, or the one Slack takes where none is given. */
export const countOf = (args: JsonObject, name: string, usual: number, most: number): number => {
  if (args[name] === undefined) return usual;
  const count = Number(args[name]);
  if (!Number.isInteger(count) || count < 1 || count > most) throw new Refusal('invalid_limit');
  return count;
};

/** A channel that the bot can know of: public, or with the bot in it. */
export const knownChannel = (args: JsonObject, world: World, name = 'channel'): Channel => {
  const channel = world.channels.get(need(args, name));
  const isHidden = channel?.kind !== 'public' && !channel?.members.has(world.app.userId);
  if (!channel || isHidden) throw new Refusal('channel_not_found');
  return channel;
};

/** A channel that the bot is in. */
export const joinedChannel = (args: JsonObject, world: World): Channel => {
  const channel = knownChannel(args, world);
  if (!channel.members.has(world.app.userId)) throw new Refusal('not_in_channel');
  return channel;
};

/** A channel to write in, or a person whose direct messages are opened for it. */
export const writableChannel = (args: JsonObject, { workspace, scopes }: Surroundings): Channel => {
  const { world } = workspace;
  const person = world.users.get(need(args, 'channel'));
  if (person) return directWith(person, world);
  const channel = knownChannel(args, world);
  if (channel.isArchived) throw new Refusal('is_archived');
  const mayWriteUninvited = channel.kind === 'public' && scopes.has('chat:write.public');
  if (!channel.members.has(world.app.userId) && !mayWriteUninvited) throw new Refusal('not_in_channel');
  return channel;
};

const directWith = (person: User, world: World): Channel => {
  if (person.isBot) throw new Refusal('cannot_dm_bot');
  if (person.isDeactivated) throw new Refusal('channel_not_found');
  return openDirect(world, [world.app.userId, person.id]);
};

export const knownMessage = (channel: Channel, ts: string, world: World): Message => {
  const message = findMessage(world, channel.id, ts);
  if (!message) throw new Refusal('message_not_found');
  return message;
};

export const knownUser = (args: JsonObject, world: World, name = 'user'): User => {
  const user = world.users.get(need(args, name));
  if (!user) throw new Refusal('user_not_found');
  return user;
};

const FAMILIES: Record<ChannelKind, string> = {
  public: 'channels',
  private: 'groups',
  im: 'im',
  mpim: 'mpim',
};

/** The scope that depends on the kind of the channel: `channels:history`, `groups:history` and so on. */
export const scopeByChannel =
  (right: 'history' | 'read') =>
  (args: JsonObject, world: World): string => {
    const channel = world.channels.get(stringAt(args, 'channel') ?? '');
    return `${FAMILIES[channel?.kind ?? 'public']}:${right}`;
  };

/** The scope for a kind of conversation. */
export const scopeOfKind = (kind: ChannelKind, right: 'history' | 'read'): string =>
  `${FAMILIES[kind]}:${right}`;
