import { type JsonObject, stringAt } from '../json.js';
import { Refusal } from '../refusal.js';
import {
  type Channel,
  type ChannelKind,
  findMessage,
  type Message,
  messagesOf,
  openDirect,
  showMessage,
  threadOf,
  type World,
} from '../world.js';
import {
  countOf,
  isSet,
  joinedChannel,
  knownChannel,
  type Method,
  need,
  scopeByChannel,
  scopeOfKind,
} from './method.js';

const isTopLevel = (message: Message): boolean =>
  message.thread_ts === undefined ||
  message.thread_ts === message.ts ||
  message.subtype === 'thread_broadcast';

const readTs = (args: JsonObject, name: 'oldest' | 'latest', usual: number): number => {
  const given = stringAt(args, name);
  if (given === undefined) return usual;
  if (!/^\d+(\.\d+)?$/.test(given)) throw new Refusal(`invalid_ts_${name}`);
  return Number(given);
};

/** Whether a message falls between `oldest` and `latest`, which count only where `inclusive` says so. */
const readRange = (args: JsonObject): ((message: Message) => boolean) => {
  const oldest = readTs(args, 'oldest', 0);
  const latest = readTs(args, 'latest', Number.POSITIVE_INFINITY);
  const inclusive = isSet(args, 'inclusive');
  return ({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  };
};

/** A cursor is the number of items before the page. */
const page = <T>(items: T[], args: JsonObject, limit: number): { items: T[]; rest: JsonObject } => {
  const cursor = stringAt(args, 'cursor') ?? '';
  if (!/^\d*$/.test(cursor)) throw new Refusal('invalid_cursor');
  const start = Number(cursor);
  const end = start + limit;
  const next = end < items.length ? String(end) : '';
  const shown = items.slice(start, end);
  return { items: shown, rest: { response_metadata: { next_cursor: next } } };
};

const history: Method = {
  scope: scopeByChannel('history'),
  run(args, { workspace: { world } }) {
    const channel = joinedChannel(args, world);
    const limit = countOf(args, 'limit', 100, 999);
    const found = messagesOf(world, channel.id).filter(isTopLevel).filter(readRange(args)).reverse();
    // With `oldest` alone Slack gives the messages closest to it, so that one can page forward.
    const isForward = args.oldest !== undefined && args.latest === undefined && args.cursor === undefined;
    const shown = isForward ? found.slice(-limit) : found;
    const { items, rest } = page(shown, args, limit);
    const withMetadata = isSet(args, 'include_all_metadata');
    return {
      messages: items.map((message) => showMessage(message, withMetadata)),
      has_more: found.length > items.length + Number(args.cursor ?? 0),
      pin_count: 0,
      ...rest,
    };
  },
};

const replies: Method = {
  scope: scopeByChannel('history'),
  run(args, { workspace: { world } }) {
    const channel = joinedChannel(args, world);
    const named = findMessage(world, channel.id, need(args, 'ts'));
    if (!named) throw new Refusal('thread_not_found');
    const inRange = readRange(args);
    const thread = threadOf(world, channel.id, named.ts).filter((it) => it.ts === named.ts || inRange(it));
    const { items, rest } = page(thread, args, countOf(args, 'limit', 1000, 1000));
    const withMetadata = isSet(args, 'include_all_metadata');
    return {
      messages: items.map((message) => showMessage(message, withMetadata)),
      has_more: stringAt(rest.response_metadata, 'next_cursor') !== '',
      ...rest,
    };
  },
};

const describe = (channel: Channel, world: World): JsonObject => {
  const other = [...channel.members].find((member) => member !== world.app.userId);
  const common = {
    id: channel.id,
    is_channel: channel.kind === 'public',
    is_group: channel.kind === 'private',
    is_im: channel.kind === 'im',
    is_mpim: channel.kind === 'mpim',
    is_private: channel.kind !== 'public',
    is_archived: channel.isArchived,
    is_shared: channel.isShared,
    is_ext_shared: channel.isShared,
    is_org_shared: false,
    context_team_id: world.team.id,
    shared_team_ids: [world.team.id, ...(channel.isShared ? [world.otherTeam.id] : [])],
  };
  return channel.kind === 'im'
    ? { ...common, user: other }
    : { ...common, name: channel.name, is_member: channel.members.has(world.app.userId) };
};

const info: Method = {
  scope: scopeByChannel('read'),
  run(args, { workspace: { world } }) {
    const channel = knownChannel(args, world);
    const counted = isSet(args, 'include_num_members') ? { num_members: channel.members.size } : {};
    return { channel: { ...describe(channel, world), ...counted } };
  },
};

const open: Method = {
  scope: 'im:write',
  run(args, { workspace: { world } }) {
    const names = stringAt(args, 'users')?.split(',') ?? [];
    if (names.length === 0) throw new Refusal('users_list_not_supplied');
    const users = names.map((name) => {
      const user = world.users.get(name.trim());
      if (!user) throw new Refusal('user_not_found');
      if (user.isBot) throw new Refusal('cannot_dm_bot');
      if (user.isDeactivated) throw new Refusal('user_disabled');
      return user.id;
    });
    const channel = openDirect(world, [world.app.userId, ...users]);
    return { channel: isSet(args, 'return_im') ? describe(channel, world) : { id: channel.id } };
  },
};

const members: Method = {
  scope: scopeByChannel('read'),
  run(args, { workspace: { world } }) {
    const channel = knownChannel(args, world);
    const { items, rest } = page([...channel.members], args, countOf(args, 'limit', 100, 1000));
    return { members: items, ...rest };
  },
};

const KIND_OF_TYPE: Record<string, ChannelKind> = {
  public_channel: 'public',
  private_channel: 'private',
  im: 'im',
  mpim: 'mpim',
};

const readKinds = (args: JsonObject): ChannelKind[] =>
  (stringAt(args, 'types') ?? 'public_channel').split(',').map((type) => {
    const kind = KIND_OF_TYPE[type.trim()];
    if (!kind) throw new Refusal('invalid_types');
    return kind;
  });

const list: Method = {
  scope: (args) => scopeOfKind(readKinds(args)[0] ?? 'public', 'read'),
  run(args, { workspace: { world } }) {
    const kinds = readKinds(args);
    const found = [...world.channels.values()]
      .filter((it) => kinds.includes(it.kind))
      .filter((it) => it.kind === 'public' || it.members.has(world.app.userId))
      .filter((it) => !(it.isArchived && isSet(args, 'exclude_archived')));
    const { items, rest } = page(found, args, countOf(args, 'limit', 100, 1000));
    return { channels: items.map((channel) => describe(channel, world)), ...rest };
  },
};

const join: Method = {
  scope: 'channels:join',
  run(args, { workspace }) {
    const { world } = workspace;
    const channel = knownChannel(args, world);
    if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type');
    if (channel.isArchived) throw new Refusal('is_archived');
    if (!channel.members.has(world.app.userId)) workspace.join(world.app.userId, channel);
    return { channel: describe(channel, world) };
  },
};

export const conversations: Record<string, Method> = {
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.info': info,
  'conversations.open': open,
  'conversations.members': members,
  'conversations.list': list,
  'conversations.join': join,
};
