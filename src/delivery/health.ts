import type { DeliveryHealth } from './delivery.js';
import type { ReceiverHealth } from './receiver.js';

/** Whether the bot can take work in, keep it, and answer. */
export interface Health {
  ready: boolean;
  /** Each a word for what is wrong, with Slack's or SQLite's own behind it. */
  faults: string[];
  openSockets: number;
  /** Connections that another process holds with the same tokens: no fault of this one, but it gets a share of the events. */
  otherSockets: number;
}

/** Ready means: Slack reaches us, the database takes what is written, Slack takes the token, and nobody stops us. */
export const readHealth = (delivery: DeliveryHealth, receiver: ReceiverHealth): Health => {
  const faults: string[] = [];
  if (delivery.stopping || receiver.stopping) faults.push('stopping');
  if (receiver.openSockets === 0) faults.push(`no_socket: ${receiver.error ?? 'connecting'}`);
  if (delivery.store !== undefined) faults.push(`store: ${delivery.store}`);
  if (delivery.token !== undefined) faults.push(`token: ${delivery.token}`);
  return {
    ready: faults.length === 0,
    faults,
    openSockets: receiver.openSockets,
    otherSockets: receiver.otherSockets,
  };
};
