import type { WebClient } from '@slack/web-api';
import type { Place } from './delivery.js';

/** The metadata under which each of our messages carries its key. */
export const POST_EVENT_TYPE = 'framewright_post';

/** How far the clock of this machine and Slack's may lie apart: an hour's step, and a little. */
const CLOCK_SLACK = 2 * 3_600_000;

const PAGE = 200;
/** Beyond so many pages it is not certain that the post is missing. */
const LAST_PAGE = 50;

export interface PostTrace {
  key: string;
  /** As Slack knows it: never a user's id. */
  channel: string;
  threadTs?: string | undefined;
  /** When it was first sent, by the clock of this machine; milliseconds. */
  since: number;
}

/**
 * Looks in Slack for a message that carries the key: 'missing' when it surely does not stand there.
 * Throws what the client throws, and an error when there is too much to look through.
 */
export const lookUpPost = async (web: WebClient, trace: PostTrace): Promise<Place | 'missing'> => {
  let cursor: string | undefined;
  for (let page = 0; page < LAST_PAGE; page += 1) {
    const { messages, next } = await readPage(web, trace, cursor);
    const found = messages.find((message) => keyOf(message) === trace.key);
    if (found?.ts !== undefined) return { channel: trace.channel, ts: found.ts };
    if (!next) return 'missing';
    cursor = next;
  }
  throw new Error('There are too many messages to look through.');
};

interface Message {
  ts?: string;
  metadata?: { event_payload?: unknown };
}

const readPage = async (
  web: WebClient,
  { channel, threadTs, since }: PostTrace,
  cursor: string | undefined,
): Promise<{ messages: Message[]; next: string | undefined }> => {
  const page = {
    channel,
    limit: PAGE,
    include_all_metadata: true,
    oldest: (Math.max(0, since - CLOCK_SLACK) / 1000).toFixed(6),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const answer =
    threadTs === undefined
      ? await web.conversations.history(page)
      : await web.conversations.replies({ ...page, ts: threadTs });
  return { messages: answer.messages ?? [], next: answer.response_metadata?.next_cursor };
};

const keyOf = ({ metadata }: Message): unknown => {
  const payload = metadata?.event_payload;
  return typeof payload === 'object' && payload !== null && 'key' in payload ? payload.key : undefined;
};
