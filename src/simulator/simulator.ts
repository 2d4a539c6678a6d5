import type { Call, CallWatcher } from './calls.js';
import type { Fault, FaultOptions } from './faults.js';
import type { JsonObject } from './json.js';
import type { Person } from './person.js';
import type { DisconnectReason, Envelope } from './socket-mode.js';
import type { Ephemeral, Message, NewChannel, NewPerson, World } from './world.js';

/** The scopes of the bot token unless others are granted: those the app asks for in its manifest. */
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'mpim:history',
  'reactions:read',
  'reactions:write',
  'users:read',
];

export interface SimulatorOptions {
  /** A free one when left out. */
  port?: number;
  people?: NewPerson[];
  channels?: NewChannel[];
  /** What the bot token was granted. */
  scopes?: readonly string[];
  /** The events the app is subscribed to, `message.channels` and so on. */
  events?: readonly string[];
  /** How long the app has for an ack; 3,000 as in Slack when left out. */
  ackWithinMs?: number;
  /** Waits before each further sending of an event without an ack; 0, 60,000 and 300,000 when left out. */
  redeliverAfterMs?: readonly number[];
  /** 3,000 as in Slack when left out. */
  triggerLifeMs?: number;
  /** Zero for no pings. */
  pingEveryMs?: number;
  /** What Slack does with a reply whose thread is gone; both have been seen. */
  lostThreads?: 'refused' | 'unthreaded';
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** A strict local Slack on 127.0.0.1. */
export interface Simulator {
  /** What a Slack client takes as `slackApiUrl`. */
  apiUrl: string;
  botToken: string;
  appToken: string;
  world: World;
  /** Every call of the Web API so far, oldest first. */
  calls: Call[];
  /** Every sending over the sockets so far, with how long its ack took. */
  envelopes: Envelope[];
  ephemerals: Ephemeral[];
  /** How many sockets of the app are connected. */
  readonly connections: number;
  /** How many sockets have connected since the start. */
  readonly connected: number;
  /** Events that are not acknowledged and not given up. */
  readonly pending: number;

  /** Someone of the workspace, by name. */
  person(name: string): Person;
  /** The messages of a channel, replies included, oldest first; the channel by name or id. */
  messagesIn(channel: string): Message[];
  /** The message's whole thread, its root first. */
  thread(message: Message): Message[];
  /** The messages between the bot and someone, oldest first. */
  directMessages(name: string): Message[];
  /** The notices that someone sees, oldest first. */
  ephemeralsFor(name: string): Ephemeral[];
  addPerson(person: NewPerson): Person;
  addChannel(channel: NewChannel): void;

  /** Waits until the predicate gives something true, and gives that; fails naming what was waited for. */
  waitFor<T>(predicate: () => T | undefined | false | null, what: string, timeoutMs?: number): Promise<T>;
  /** Waits until all events are acknowledged and no call has come in for a while. */
  settled(quietMs?: number, timeoutMs?: number): Promise<void>;

  /** Makes the next calls of a method go wrong; `*` is every method. */
  fail(method: string, fault: Fault, options?: FaultOptions): void;
  /** Takes back all faults that have not been met. */
  heal(): void;
  /** Calls the watcher at each call of the Web API, and waits for it. */
  watchCalls(watcher: CallWatcher): void;
  /** Makes the app hear of a message that was unfurled: changed, with the same words. */
  unfurl(message: Message): void;
  /** Sends an event of any shape, with fields put over the envelope's own. */
  sendEvent(event: JsonObject, envelope?: JsonObject): void;
  /** Sends a payload as it is: one of an earlier envelope again, `app_rate_limited`, one without an event. */
  sendPayload(payload: JsonObject): void;
  /** Puts a frame on every socket as it is: no JSON, an empty object, `null`. */
  sendFrame(frame: string): void;
  /** Asks the app to connect anew, on every socket or on the one of that number. */
  disconnect(reason: DisconnectReason, socketNumber?: number): void;
  /** Cuts every socket without a word. */
  dropSockets(): void;
  /** `down` breaks every connection; `half-open` keeps them and lets nothing pass; `up` is as usual. */
  setNetwork(state: 'up' | 'down' | 'half-open'): void;
  stop(): Promise<void>;
}
