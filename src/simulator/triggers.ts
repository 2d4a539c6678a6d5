import { Refusal } from './refusal.js';

/** The tickets by which a click or a command may open one modal. */
export interface Triggers {
  issue(userId: string): string;
  /** The user who holds the trigger; refuses one that is unknown, too old, or was used before. */
  exchange(triggerId: string): string;
}

/** @param now milliseconds since 1970 */
export const createTriggers = (now: () => number, lifeMs: number): Triggers => {
  const issued = new Map<string, { userId: string; at: number; used: boolean }>();
  let last = 0;
  return {
    issue(userId) {
      last += 1;
      const id = `${Math.floor(now())}.${last}.${last.toString(16).padStart(8, '0')}`;
      issued.set(id, { userId, at: now(), used: false });
      return id;
    },
    exchange(triggerId) {
      const trigger = issued.get(triggerId);
      if (!trigger) throw new Refusal('invalid_trigger_id');
      if (trigger.used) throw new Refusal('exchanged_trigger_id');
      if (now() - trigger.at > lifeMs) throw new Refusal('expired_trigger_id');
      trigger.used = true;
      return trigger.userId;
    },
  };
};
