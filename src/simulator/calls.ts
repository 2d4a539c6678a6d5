import { type Faults, isAfterAccept, replyTo } from './faults.js';
import type { Reply } from './http-server.js';
import type { JsonObject } from './json.js';

/** One call of the Web API, as it came in and as it was answered. */
export interface Call {
  method: string;
  args: JsonObject;
  token: string;
  /** Undefined while it runs, or where a fault came before any answer. */
  reply?: JsonObject;
}

/** Told of every call twice: when it came in, and when it has done its work but not been answered. */
export type CallWatcher = (call: Call, stage: 'arrived' | 'done') => void | Promise<void>;

/** Answers the calls of the Web API, keeps them, and lets them go wrong as planned. */
export interface Calls {
  /** Oldest first. */
  list: Call[];
  watch(watcher: CallWatcher): void;
  answer(call: Call): Promise<Reply>;
}

/** @param run what the method does and says when nothing goes wrong */
export const createCalls = (
  faults: Faults,
  scopes: ReadonlySet<string>,
  run: (call: Call) => JsonObject,
): Calls => {
  const list: Call[] = [];
  const watchers: CallWatcher[] = [];

  const tell = async (call: Call, stage: 'arrived' | 'done') => {
    for (const watcher of watchers) await watcher(call, stage);
  };

  const perform = async (call: Call): Promise<Reply> => {
    call.reply = run(call);
    await tell(call, 'done');
    return { status: 200, headers: { 'x-oauth-scopes': [...scopes].join(',') }, body: call.reply };
  };

  return {
    list,
    watch: (watcher) => void watchers.push(watcher),
    async answer(call) {
      list.push(call);
      await tell(call, 'arrived');
      const fault = faults.take(call.method, call.args);
      if (fault === undefined) return perform(call);
      if (isAfterAccept(fault)) await perform(call);
      return replyTo(fault);
    },
  };
};
