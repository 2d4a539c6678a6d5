import { MOST_TEXT, readContent } from '../content.js';
import { type JsonObject, stringAt } from '../json.js';
import { Refusal } from '../refusal.js';
import { type Channel, type Message, showMessage, type World } from '../world.js';
import { joinedChannel, knownChannel, knownMessage, type Method, need, writableChannel } from './method.js';

const TS = /^\d{10}\.\d{6}$/;

const readThread = (args: JsonObject): { thread_ts?: string } => {
  const ts = stringAt(args, 'thread_ts');
  if (ts === undefined) return {};
  if (!TS.test(ts)) throw new Refusal('invalid_thread_ts');
  return { thread_ts: ts };
};

const ownMessage = (args: JsonObject, channel: Channel, world: World, refusal: string): Message => {
  const message = knownMessage(channel, need(args, 'ts'), world);
  if (message.user !== world.app.userId || message.subtype === 'tombstone') throw new Refusal(refusal);
  return message;
};

const postMessage: Method = {
  scope: 'chat:write',
  run(args, surroundings) {
    const { workspace } = surroundings;
    const { world } = workspace;
    const channel = writableChannel(args, surroundings);
    const content = readContent(args, MOST_TEXT.post, world);
    const broadcast =
      args.reply_broadcast === 'true' || args.reply_broadcast === true ? { subtype: 'thread_broadcast' } : {};
    const message = workspace.post({
      channel: channel.id,
      user: world.app.userId,
      bot_id: world.app.botId,
      app_id: world.app.id,
      ...content,
      ...readThread(args),
      ...broadcast,
    });
    return { channel: channel.id, ts: message.ts, message: showMessage(message, true) };
  },
};

const update: Method = {
  scope: 'chat:write',
  run(args, { workspace }) {
    const { world } = workspace;
    const channel = joinedChannel(args, world);
    if (channel.isArchived) throw new Refusal('is_archived');
    const message = ownMessage(args, channel, world, 'cant_update_message');
    const { text, blocks, metadata } = readContent(args, MOST_TEXT.update, world);
    const edited = { user: world.app.userId, ts: world.nextTs() };
    workspace.change(message, {
      text,
      blocks,
      // A message that shows blocks is not marked as edited.
      ...(blocks ? {} : { edited }),
      ...(metadata ? { metadata } : {}),
    });
    return { channel: channel.id, ts: message.ts, text, message: showMessage(message, true) };
  },
};

const remove: Method = {
  scope: 'chat:write',
  run(args, { workspace }) {
    const channel = joinedChannel(args, workspace.world);
    const message = ownMessage(args, channel, workspace.world, 'cant_delete_message');
    workspace.remove(message);
    return { channel: channel.id, ts: message.ts };
  },
};

const postEphemeral: Method = {
  scope: 'chat:write',
  run(args, { workspace }) {
    const { world } = workspace;
    const channel = joinedChannel(args, world);
    if (channel.isArchived) throw new Refusal('is_archived');
    const user = need(args, 'user');
    if (!channel.members.has(user)) throw new Refusal('user_not_in_channel');
    const content = readContent(args, MOST_TEXT.post, world);
    const ts = world.nextTs();
    const where = { channel: channel.id, user, ts, ...readThread(args) };
    world.ephemerals.push({ ephemeral: true, ...where, ...content });
    return { message_ts: ts };
  },
};

const getPermalink: Method = {
  run(args, { workspace: { world } }) {
    const channel = knownChannel(args, world);
    const message = knownMessage(channel, need(args, 'message_ts'), world);
    const path = `archives/${channel.id}/p${message.ts.replace('.', '')}`;
    const query =
      message.thread_ts && message.thread_ts !== message.ts
        ? `?thread_ts=${message.thread_ts}&cid=${channel.id}`
        : '';
    return {
      channel: channel.id,
      permalink: `https://${world.team.domain}.slack.com/${path}${query}`,
    };
  },
};

export const chat: Record<string, Method> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
