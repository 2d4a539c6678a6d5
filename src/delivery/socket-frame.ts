/** What Slack wraps around an event, a command or a click. */
export interface Envelope {
  /** `events_api`, `slash_commands`, `interactive`, or one that is yet to come. */
  type: string;
  id: string;
  body: Record<string, unknown>;
  retryNum?: number;
  retryReason?: string;
}

/** One message over the socket. */
export type Frame =
  /** `connections`: how many Slack counts for the app, this one among them. */
  | { kind: 'hello'; connections?: number }
  | { kind: 'disconnect'; reason: string }
  | { kind: 'envelope'; envelope: Envelope }
  /** Not what Slack is known to send; acked where it can be, or it would come for ever. */
  | { kind: 'unreadable'; id?: string };

/** Reads a message that came over the socket, whatever it is. */
export const readFrame = (data: unknown): Frame => {
  const frame = parseObject(data);
  if (frame === undefined) return { kind: 'unreadable' };
  if (frame.type === 'hello') return readHello(frame);
  if (frame.type === 'disconnect') return { kind: 'disconnect', reason: String(frame.reason) };
  return readEnvelope(frame);
};

const readHello = ({ num_connections: connections }: Record<string, unknown>): Frame =>
  typeof connections === 'number' ? { kind: 'hello', connections } : { kind: 'hello' };

const readEnvelope = (frame: Record<string, unknown>): Frame => {
  const { type, envelope_id: id, payload, retry_attempt: retryNum, retry_reason: retryReason } = frame;
  if (typeof id !== 'string') return { kind: 'unreadable' };
  if (typeof type !== 'string' || !isObject(payload)) return { kind: 'unreadable', id };
  const envelope: Envelope = { type, id, body: payload };
  if (typeof retryNum === 'number') envelope.retryNum = retryNum;
  if (typeof retryReason === 'string') envelope.retryReason = retryReason;
  return { kind: 'envelope', envelope };
};

const parseObject = (data: unknown): Record<string, unknown> | undefined => {
  if (typeof data !== 'string') return undefined;
  try {
    const parsed: unknown = JSON.parse(data);
    return isObject(parsed) ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
