import { type JsonObject, stringAt } from './json.js';
import { Refusal } from './refusal.js';
import {
  type Channel,
  findMessage,
  type Message,
  messagesOf,
  openDirect,
  showMessage,
  threadOf,
  type World,
} from './world.js';

/** A message before it stands in a channel. */
export type NewMessage = JsonObject & { channel: string; text: string; thread_ts?: string };

/** What people and the bot do in the workspace: each changes the world, and the app is told where it may know. */
export interface Workspace {
  world: World;
  post(message: NewMessage): Message;
  /** Puts the given fields over the message's; an undefined one is removed. */
  change(message: Message, fields: JsonObject): void;
  /** A message with replies leaves a tombstone, so that its thread stands. */
  remove(message: Message): void;
  react(userId: string, name: string, message: Message): void;
  unreact(userId: string, name: string, message: Message): void;
  join(userId: string, channel: Channel, inviterId?: string): void;
  openHome(userId: string): void;
}

/** The events an app must subscribe to; those left out are never sent. */
export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'reaction_added',
  'reaction_removed',
];

const KINDS = {
  public: { subscription: 'message.channels', type: 'channel' },
  private: { subscription: 'message.groups', type: 'group' },
  im: { subscription: 'message.im', type: 'im' },
  mpim: { subscription: 'message.mpim', type: 'mpim' },
};

/**
 * The workspace over a world.
 * @param tell sends an event's payload to the app
 * @param subscribed the events the app has asked for
 * @param lostThreads Slack refuses a reply to a thread whose root is gone, or lets it stand as a root of its own
 */
export const createWorkspace = (
  world: World,
  tell: (payload: JsonObject) => void,
  subscribed: ReadonlySet<string>,
  lostThreads: 'refused' | 'unthreaded',
): Workspace => {
  const send = (subscription: string, event: JsonObject, channel: Channel) => {
    if (!subscribed.has(subscription) || !channel.members.has(world.app.userId)) return;
    tell(envelopeOf(world, event, channel));
  };

  const sendMessage = (channel: Channel, event: JsonObject) => {
    const { subscription, type } = KINDS[channel.kind];
    const told = { ...event, type: 'message', channel: channel.id, channel_type: type };
    send(subscription, { event_ts: event.ts, ...told }, channel);
  };

  const channelOf = (message: Message): Channel => {
    const channel = world.channels.get(message.channel);
    if (!channel) throw new Error(`No channel ${message.channel}`);
    return channel;
  };

  /** Where the root is gone: nothing but a refusal, or a root of its own, as Slack does at times. */
  const placeInThread = (message: NewMessage): NewMessage => {
    if (message.thread_ts === undefined) return message;
    const named = findMessage(world, message.channel, message.thread_ts);
    const root = named && findMessage(world, message.channel, named.thread_ts ?? named.ts);
    if (root) return { ...message, thread_ts: root.ts, parent_user_id: root.user };
    if (lostThreads === 'refused') throw new Refusal('thread_not_found');
    const { thread_ts: _lost, ...alone } = message;
    return alone;
  };

  const countReplies = (message: Message) => {
    const rootTs = message.thread_ts;
    const root = rootTs && rootTs !== message.ts ? findMessage(world, message.channel, rootTs) : undefined;
    if (!root) return;
    const replies = threadOf(world, root.channel, root.ts).filter((it) => it.ts !== root.ts);
    root.thread_ts = root.ts;
    root.reply_count = replies.length;
    root.reply_users = [...new Set(replies.map((it) => it.user))];
    root.latest_reply = replies.at(-1)?.ts;
  };

  const sendReaction = (type: string, user: string, reaction: string, message: Message) => {
    const item = { type: 'message', channel: message.channel, ts: message.ts };
    const event = { type, user, reaction, item, item_user: message.user, event_ts: world.nextTs() };
    send(type, event, channelOf(message));
  };

  const workspace: Workspace = {
    world,

    post(message) {
      const placed = placeInThread(message);
      const team = world.users.get(stringAt(placed, 'user') ?? '')?.teamId ?? world.team.id;
      const stranger = team === world.team.id ? {} : { user_team: team, source_team: team };
      const stored: Message = { team, ...stranger, ...placed, type: 'message', ts: world.nextTs() };
      messagesOf(world, stored.channel).push(stored);
      countReplies(stored);
      const channel = channelOf(stored);
      sendMessage(channel, showMessage(stored));
      const mentioned = stored.text.includes(`<@${world.app.userId}>`) && stored.user !== world.app.userId;
      if (mentioned && channel.kind !== 'im') {
        const event = {
          ...showMessage(stored),
          type: 'app_mention',
          channel: channel.id,
          event_ts: stored.ts,
        };
        send('app_mention', event, channel);
      }
      return stored;
    },

    change(message, fields) {
      const before = showMessage(message);
      Object.assign(message, fields);
      for (const key of Object.keys(fields)) if (fields[key] === undefined) delete message[key];
      sendMessage(channelOf(message), {
        subtype: 'message_changed',
        message: showMessage(message),
        previous_message: before,
        hidden: true,
        ts: world.nextTs(),
      });
    },

    remove(message) {
      const list = messagesOf(world, message.channel);
      if (threadOf(world, message.channel, message.ts).length > 1) {
        const text = 'This message was deleted.';
        const gone = { blocks: undefined, files: undefined, reactions: undefined, metadata: undefined };
        workspace.change(message, { ...gone, subtype: 'tombstone', text, user: 'USLACKBOT', hidden: true });
        return;
      }
      list.splice(list.indexOf(message), 1);
      countReplies(message);
      sendMessage(channelOf(message), {
        subtype: 'message_deleted',
        deleted_ts: message.ts,
        previous_message: showMessage(message),
        hidden: true,
        ts: world.nextTs(),
      });
    },

    react(userId, name, message) {
      message.reactions ??= [];
      let reaction = message.reactions.find((it) => it.name === name);
      if (reaction?.users.includes(userId)) throw new Refusal('already_reacted');
      if (!reaction) {
        reaction = { name, users: [], count: 0 };
        message.reactions.push(reaction);
      }
      reaction.users.push(userId);
      reaction.count = reaction.users.length;
      sendReaction('reaction_added', userId, name, message);
    },

    unreact(userId, name, message) {
      const reaction = message.reactions?.find((it) => it.name === name);
      if (!reaction?.users.includes(userId)) throw new Refusal('no_reaction');
      reaction.users = reaction.users.filter((user) => user !== userId);
      reaction.count = reaction.users.length;
      message.reactions = message.reactions?.filter((it) => it.count > 0) ?? [];
      sendReaction('reaction_removed', userId, name, message);
    },

    join(userId, channel, inviterId) {
      channel.members.add(userId);
      const event = {
        type: 'member_joined_channel',
        user: userId,
        channel: channel.id,
        channel_type: channel.kind === 'private' ? 'G' : 'C',
        team: world.team.id,
        ...(inviterId === undefined ? {} : { inviter: inviterId }),
        event_ts: world.nextTs(),
      };
      send('member_joined_channel', event, channel);
      const text = `<@${userId}> has joined the channel`;
      workspace.post({ channel: channel.id, subtype: 'channel_join', user: userId, text });
    },

    openHome(userId) {
      const direct = openDirect(world, [world.app.userId, userId]);
      const view = world.homes.get(userId);
      const event = {
        type: 'app_home_opened',
        user: userId,
        channel: direct.id,
        tab: 'home',
        ...(view ? { view } : {}),
        event_ts: world.nextTs(),
      };
      send('app_home_opened', event, direct);
    },
  };
  return workspace;
};

/** An event in the wrapping in which Slack sends it. */
const envelopeOf = (world: World, event: JsonObject, channel: Channel): JsonObject => ({
  token: 'verification',
  team_id: world.team.id,
  context_team_id: world.team.id,
  context_enterprise_id: null,
  api_app_id: world.app.id,
  event,
  type: 'event_callback',
  event_id: world.nextId('Ev'),
  event_time: Math.floor(Number(event.event_ts)),
  authorizations: [
    {
      enterprise_id: null,
      team_id: world.team.id,
      user_id: world.app.userId,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: channel.isShared,
  event_context: `4-${world.nextId('')}`,
});
