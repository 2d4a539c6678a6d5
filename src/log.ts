import { type DestinationStream, pino } from 'pino';

/** All that is ever logged, by name. A sentence has no place here: it could hold words of a draft. */
export const LOG_EVENTS = [
  'bot_starting',
  'bot_ready',
  'bot_stopping',
  'bot_stopped',
  'bot_failed',
  'clock_set',
  'database_damaged',
  'envelope_failed',
  'envelope_unknown',
  'event_refused',
  'frame_unreadable',
  'health_listening',
  'housekeeping_failed',
  'job_done',
  'job_given_up',
  'job_put_off',
  'listener_failed',
  'no_socket',
  'other_sockets',
  'notice_failed',
  'post_cancelled',
  'post_found',
  'post_given_up',
  'post_put_off',
  'post_sent',
  'slack_limits_events',
  'slack_library',
  'socket_closing',
  'socket_open',
  'socket_refused',
  'store_recovered',
  'store_trouble',
  'swept',
  'token_accepted',
  'token_refused',
  'warm_up_failed',
  'chores_failed',
] as const;
export type LogEvent = (typeof LOG_EVENTS)[number];

/** What may stand beside an event: ids, counts, and words that Slack, SQLite or we ourselves made up. */
export interface LogFields {
  id?: string | undefined;
  job?: number | undefined;
  kind?: string | undefined;
  key?: string | undefined;
  channel?: string | undefined;
  user?: string | undefined;
  link?: string | undefined;
  type?: string | undefined;
  state?: string | undefined;
  reason?: string | undefined;
  error?: string | undefined;
  count?: number | undefined;
  port?: number | undefined;
  ms?: number | undefined;
  version?: string | undefined;
  /** Anything thrown; its message is left out, since it may quote what it choked on. */
  failure?: unknown;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** The log sees event names, ids and counts; never text, never a token. */
export interface Log {
  info(event: LogEvent, fields?: LogFields): void;
  warn(event: LogEvent, fields?: LogFields): void;
  error(event: LogEvent, fields?: LogFields): void;
}

export interface LogOptions {
  level?: LogLevel | undefined;
  destination?: DestinationStream | undefined;
}

const NUMBERS = ['job', 'count', 'port', 'ms'] as const;
const WORDS = [
  'id',
  'kind',
  'key',
  'channel',
  'user',
  'link',
  'type',
  'state',
  'reason',
  'error',
  'version',
] as const;

/** An id, a code, a key: no spaces, so that no sentence fits. */
const ID_LIKE = /^[\w.:|/@+-]{1,200}$/u;
const TOKENS = /x(?:ox[a-z]|app)[\w.-]*-[\w-]+/giu;

/** A log in JSON lines, on standard output unless a destination is given. */
export const createLog = ({ level = 'info', destination }: LogOptions = {}): Log => {
  const lines = pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    destination ?? pino.destination(1),
  );
  const write =
    (at: 'info' | 'warn' | 'error') =>
    (event: LogEvent, fields: LogFields = {}) =>
      lines[at]({ event: LOG_EVENTS.includes(event) ? event : 'unlisted', ...allowed(fields) });
  return { info: write('info'), warn: write('warn'), error: write('error') };
};

/** Keeps what is on the list and looks like it; whatever else it is, is named and left out. */
const allowed = (fields: LogFields): Record<string, unknown> => {
  const kept: Record<string, unknown> = {};
  for (const name of NUMBERS) {
    const value: unknown = fields[name];
    if (value !== undefined) kept[name] = typeof value === 'number' ? value : '(left out)';
  }
  for (const name of WORDS) {
    const value: unknown = fields[name];
    if (value !== undefined) kept[name] = idLike(value);
  }
  if (fields.failure !== undefined) kept.failure = describeFailure(fields.failure);
  return kept;
};

const idLike = (value: unknown): string =>
  typeof value === 'string' && ID_LIKE.test(value) ? scrub(value) : '(left out)';

/** Takes tokens out, wherever they got in. */
export const scrub = (text: string): string => text.replace(TOKENS, '(token)');

interface Thrown {
  name?: unknown;
  code?: unknown;
  data?: { error?: unknown } | null;
  stack?: unknown;
  original?: unknown;
  cause?: unknown;
}

/** What is safe of an error: its kind, its code, Slack's word for it, and where it happened. */
export const describeFailure = (failure: unknown, depth = 0): Record<string, unknown> => {
  if (typeof failure !== 'object' || failure === null) return { name: typeof failure };
  const { name, code, data, stack, original, cause } = failure as Thrown;
  const inner = original ?? cause;
  return {
    ...optional('name', name),
    ...optional('code', code),
    ...optional('slack', data?.error),
    ...(typeof stack === 'string' ? { at: framesOf(stack) } : {}),
    ...(inner !== undefined && depth < 3 ? { cause: describeFailure(inner, depth + 1) } : {}),
  };
};

const optional = (name: string, value: unknown): Record<string, unknown> =>
  value === undefined ? {} : { [name]: idLike(String(value)) };

/** The stack's own lines: the message before them may run over several. */
const framesOf = (stack: string): string[] =>
  stack
    .split('\n')
    .filter((frame) => /^\s+at .*:\d+:\d+\)?$/u.test(frame))
    .slice(0, 8)
    .map((frame) => scrub(frame.trim()));
