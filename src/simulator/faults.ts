import type { Reply } from './http-server.js';
import type { JsonObject } from './json.js';

/**
 * How a call goes wrong:
 * - `{ error }`: Slack's answer with that error (and further fields);
 * - `{ status, headers, body }`: that HTTP answer;
 * - `drop-after-accept`: the call does its work, then the connection breaks without an answer;
 * - `hang-after-accept`: the call does its work, and no answer ever comes;
 * - `hang`: nothing is done, and no answer ever comes;
 * - `html`: nothing is done, and a login page comes with status 200.
 */
export type Fault = ErrorFault | HttpFault | 'drop-after-accept' | 'hang-after-accept' | 'hang' | 'html';

export interface ErrorFault extends JsonObject {
  error: string;
}

export interface HttpFault {
  status: number;
  headers?: Record<string, string>;
  body?: JsonObject | string;
}

export interface FaultOptions {
  /** How many calls; 1 when left out, `Infinity` until {@link Faults.clear}. */
  times?: number;
  /** Only calls whose arguments it accepts. */
  when?: (args: JsonObject) => boolean;
}

/** Faults waiting for the calls they shall meet. */
export interface Faults {
  /** Makes the next calls of a method go wrong; `*` stands for every method. */
  add(method: string, fault: Fault, options?: FaultOptions): void;
  /** The fault this call shall meet, spent once. */
  take(method: string, args: JsonObject): Fault | undefined;
  clear(): void;
}

export const createFaults = (): Faults => {
  let planned: { method: string; fault: Fault; left: number; when: (args: JsonObject) => boolean }[] = [];
  return {
    add(method, fault, { times = 1, when = () => true } = {}) {
      planned.push({ method, fault, left: times, when });
    },
    take(method, args) {
      const found = planned.find((it) => (it.method === method || it.method === '*') && it.when(args));
      if (!found) return undefined;
      found.left -= 1;
      planned = planned.filter((it) => it.left > 0);
      return found.fault;
    },
    clear() {
      planned = [];
    },
  };
};

/** Slack's answer to too many calls; without seconds the `Retry-After` header is missing. */
export const rateLimited = (retryAfter?: number | string): Fault => ({
  status: 429,
  headers: retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) },
  body: { ok: false, error: 'ratelimited' },
});

/** Whether the call does its work before it goes wrong. */
export const isAfterAccept = (fault: Fault): boolean =>
  fault === 'drop-after-accept' || fault === 'hang-after-accept';

/** What comes over the wire. */
export const replyTo = (fault: Fault): Reply => {
  if (fault === 'hang' || fault === 'hang-after-accept') return 'hang';
  if (fault === 'drop-after-accept') return 'drop';
  if (fault === 'html') return LOGIN_PAGE;
  if (isHttpFault(fault)) return { headers: {}, body: '', ...fault };
  return { status: 200, headers: {}, body: { ok: false, ...fault } };
};

const isHttpFault = (fault: ErrorFault | HttpFault): fault is HttpFault => 'status' in fault;

/** What Slack shows to a stranger: status 200, and no JSON. */
export const LOGIN_PAGE: Reply = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>',
};
