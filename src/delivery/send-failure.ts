import {
  GONE_ERRORS,
  PERMANENT_ERRORS,
  RATE_ERRORS,
  SHAPE_ERRORS,
  TOKEN_ERRORS,
  UNCERTAIN_ERRORS,
} from './permanent-errors.js';

/** What a failed call means for the post; `error` is a word fit for the log, never Slack's whole answer. */
export type SendFailure =
  | { kind: 'gone' | 'token' | 'unlisted'; error: string }
  /** `needed`: the permission that Slack missed, where it is that; several parted by commas. */
  | { kind: 'refused'; error: string; needed?: string }
  /** `where`: the place in the blocks that Slack names, as a JSON pointer. */
  | { kind: 'shape'; error: string; where?: string }
  /** `wait` in milliseconds; undefined when Slack did not say. */
  | { kind: 'rate_limited'; error: string; wait?: number }
  /** The call never left this machine. */
  | { kind: 'not_sent'; error: string }
  /** It may have arrived. */
  | { kind: 'unknown'; error: string };

/** Network failures that come before the first byte is sent. */
const NOT_SENT = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
];

interface SlackAnswer {
  error?: unknown;
  needed?: unknown;
  response_metadata?: { messages?: unknown };
}

/** What the client's errors carry; read by `code`, as classes may come from another copy of the library. */
interface ClientError {
  code?: unknown;
  name?: unknown;
  message?: unknown;
  cause?: unknown;
  data?: SlackAnswer;
  retryAfter?: unknown;
  original?: unknown;
}

/**
 * Sorts what was thrown; `isSent` when the call that posts had begun.
 * Then whatever cannot be told is `unknown`, and the post is looked up; before it, it is a fault of our own.
 */
export const readSendFailure = (error: unknown, isSent: boolean): SendFailure => {
  const { code, data, retryAfter } = asClientError(error);
  if (code === 'slack_webapi_platform_error') return readAnswer(data ?? {});
  if (code === 'slack_webapi_rate_limited_error') {
    return { kind: 'rate_limited', error: 'ratelimited', wait: Number(retryAfter) * 1000 };
  }
  if (isUnreadableRateLimit(error)) return { kind: 'rate_limited', error: 'ratelimited' };
  const network = networkCodeOf(error);
  if (NOT_SENT.includes(network)) return { kind: 'not_sent', error: network };
  const isOurs = !isSent && !String(code).startsWith('slack_webapi_');
  return { kind: isOurs ? 'unlisted' : 'unknown', error: network === '' ? errorWordOf(error) : network };
};

/** The word that Slack answered with, or `not_json` where a proxy put a page in its place. */
export const slackErrorOf = (error: unknown): string | undefined => {
  const { code, data } = asClientError(error);
  return code === 'slack_webapi_platform_error' ? wordOf(data?.error) : undefined;
};

/** The permission that Slack missed; undefined where it refused for another reason, or not at all. */
export const scopeMissedBy = (error: unknown): string | undefined => {
  const failure = readSendFailure(error, false);
  return failure.kind === 'refused' && failure.error === 'missing_scope' ? failure.needed : undefined;
};

/** A word for any error, for the log and the operator: its code or its class, never its message. */
export const errorWordOf = (error: unknown): string => {
  const { code, name } = asClientError(error);
  const word = slackErrorOf(error) ?? code ?? name;
  return typeof word === 'string' ? word : 'not_an_error';
};

const readAnswer = (answer: SlackAnswer): SendFailure => {
  const error = wordOf(answer.error);
  if (PERMANENT_ERRORS.has(error)) return { kind: 'refused', error, ...scopeIn(answer) };
  if (GONE_ERRORS.has(error)) return { kind: 'gone', error };
  if (SHAPE_ERRORS.has(error)) return { kind: 'shape', error, ...pointerIn(answer) };
  if (TOKEN_ERRORS.has(error)) return { kind: 'token', error };
  if (RATE_ERRORS.has(error)) return { kind: 'rate_limited', error };
  if (UNCERTAIN_ERRORS.has(error) || error === 'not_json') return { kind: 'unknown', error };
  return { kind: 'unlisted', error };
};

/** Slack's errors are words; anything else is a page of HTML, which must not reach the log. */
const wordOf = (answer: unknown): string =>
  typeof answer === 'string' && /^[a-z][a-z0-9_]{1,63}$/.test(answer) ? answer : 'not_json';

const scopeIn = ({ needed }: SlackAnswer): { needed?: string } =>
  typeof needed === 'string' && /^[a-z][a-z0-9:._,-]{1,199}$/.test(needed) ? { needed } : {};

/** Slack's messages about blocks may quote them; the pointer in them does not. */
const pointerIn = (answer: SlackAnswer): { where?: string } => {
  const where = /json-pointer:([/a-z0-9_]+)/.exec(
    JSON.stringify(answer.response_metadata?.messages ?? ''),
  )?.[1];
  return where === undefined ? {} : { where };
};

/** The client gives a 429 whose Retry-After it cannot read a plain Error; its sentence is all there is to go by. */
const isUnreadableRateLimit = (error: unknown): boolean =>
  String(asClientError(error).message).startsWith('Retry header did not contain a valid timeout');

/** The client wraps fetch's error, which wraps the socket's. */
const networkCodeOf = (error: unknown): string => {
  const { original } = asClientError(error);
  for (
    let inner: unknown = original;
    inner !== undefined && inner !== null;
    inner = asClientError(inner).cause
  ) {
    const { code } = asClientError(inner);
    if (typeof code === 'string') return code;
  }
  return '';
};

const asClientError = (error: unknown): ClientError =>
  typeof error === 'object' && error !== null ? (error as ClientError) : {};
