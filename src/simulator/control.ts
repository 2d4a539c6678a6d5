import type { Fault } from './faults.js';
import type { Reply, Request } from './http-server.js';
import { isRecord, type JsonObject, stringAt } from './json.js';
import type { Simulator } from './simulator.js';
import type { DisconnectReason } from './socket-mode.js';
import { findMessage } from './world.js';

type Command = (slack: Simulator, args: JsonObject) => unknown;

/** What another process may ask of the local Slack: `POST /fail` with the arguments as JSON, and so on. */
const COMMANDS: Record<string, Command> = {
  state: (slack) => ({
    connections: slack.connections,
    pending: slack.pending,
    messages: [...slack.world.messages.values()].flat(),
    ephemerals: slack.ephemerals,
    calls: slack.calls,
    envelopes: slack.envelopes,
  }),
  /** `{"name": "ana", "does": "says", "with": ["press-drafts", "words"]}`; messages as `{channel, ts}`. */
  person: (slack, args) => {
    const person: unknown = slack.person(stringAt(args, 'name') ?? '');
    const verb = isRecord(person) ? person[stringAt(args, 'does') ?? ''] : undefined;
    if (typeof verb !== 'function') throw new Error(`A person cannot '${args.does}'.`);
    const given = Array.isArray(args.with) ? args.with : [];
    return verb(...given.map((it) => storedMessage(slack, it)));
  },
  fail: (slack, args) =>
    slack.fail(stringAt(args, 'method') ?? '*', args.fault as Fault, { times: Number(args.times ?? 1) }),
  heal: (slack) => slack.heal(),
  frame: (slack, args) => slack.sendFrame(stringAt(args, 'frame') ?? ''),
  disconnect: (slack, args) => slack.disconnect(args.reason as DisconnectReason),
  drop: (slack) => slack.dropSockets(),
  network: (slack, args) => slack.setNetwork(args.state as 'up' | 'down' | 'half-open'),
};

/** Answers the requests of another process to the local Slack. */
export const createControl =
  (slack: Simulator) =>
  async ({ path, args }: Request): Promise<Reply> => {
    const command = COMMANDS[path.slice(1)];
    if (!command) return { status: 404, body: { error: `There is no ${path}.` } };
    try {
      return { status: 200, body: { result: (await command(slack, args)) ?? null } };
    } catch (error) {
      return { status: 400, body: { error: error instanceof Error ? error.message : String(error) } };
    }
  };

/** The message itself where an argument names one; verbs act on it, not on a copy. */
const storedMessage = (slack: Simulator, argument: unknown): unknown => {
  const channel = stringAt(argument, 'channel');
  const ts = stringAt(argument, 'ts');
  if (channel === undefined || ts === undefined) return argument;
  return findMessage(slack.world, channel, ts) ?? argument;
};
