import { showMessage } from '../world.js';
import { joinedChannel, knownMessage, type Method, need } from './method.js';

const get: Method = {
  scope: 'reactions:read',
  run(args, { workspace: { world } }) {
    const channel = joinedChannel(args, world);
    const message = knownMessage(channel, need(args, 'timestamp'), world);
    return { type: 'message', channel: channel.id, message: showMessage(message) };
  },
};

const add: Method = {
  scope: 'reactions:write',
  run(args, { workspace }) {
    const { world } = workspace;
    const channel = joinedChannel(args, world);
    const message = knownMessage(channel, need(args, 'timestamp'), world);
    workspace.react(world.app.userId, need(args, 'name'), message);
    return {};
  },
};

const remove: Method = {
  scope: 'reactions:write',
  run(args, { workspace }) {
    const { world } = workspace;
    const channel = joinedChannel(args, world);
    const message = knownMessage(channel, need(args, 'timestamp'), world);
    workspace.unreact(world.app.userId, need(args, 'name'), message);
    return {};
  },
};

export const reactions: Record<string, Method> = {
  'reactions.get': get,
  'reactions.add': add,
  'reactions.remove': remove,
};
