import type { WebClient } from '@slack/web-api';
import type { Place, Rendered } from './delivery.js';
import { POST_EVENT_TYPE } from './look-up-post.js';
import { slackErrorOf } from './send-failure.js';

/** A post with all that Slack needs to know: every key has become a ts, every user a channel. */
export interface AddressedPost {
  key: string;
  kind: 'message' | 'update' | 'ephemeral';
  channel: string;
  threadTs?: string | undefined;
  /** For an update: the message to change. */
  targetTs?: string | undefined;
  /** For an ephemeral: who sees it. */
  user?: string | undefined;
}

/** Puts a post into Slack, once; throws what the client throws. */
export const sendPost = async (web: WebClient, post: AddressedPost, rendered: Rendered): Promise<Place> => {
  switch (post.kind) {
    case 'message':
      return sendMessage(web, post, rendered);
    case 'update':
      return sendUpdate(web, post, rendered);
    case 'ephemeral':
      return sendEphemeral(web, post, rendered);
  }
};

const sendMessage = async (web: WebClient, post: AddressedPost, rendered: Rendered): Promise<Place> => {
  const answer = await web.chat.postMessage({
    ...contentOf(rendered),
    channel: post.channel,
    metadata: { event_type: POST_EVENT_TYPE, event_payload: { key: post.key } },
    unfurl_links: false,
    unfurl_media: false,
    ...threadOf(post),
  });
  const place = { channel: answer.channel ?? post.channel, ts: answer.ts ?? '' };
  if (post.threadTs !== undefined && answer.message?.thread_ts === undefined) {
    await takeBackIfAstray(web, place, post.threadTs);
  }
  return place;
};

/** Where a thread's root is gone, Slack at times lets the answer stand in the channel by itself: nobody wants it there. */
const takeBackIfAstray = async (web: WebClient, place: Place, threadTs: string): Promise<void> => {
  try {
    await web.conversations.replies({ channel: place.channel, ts: threadTs, limit: 1 });
  } catch (error) {
    if (slackErrorOf(error) === 'thread_not_found') await web.chat.delete(place);
    throw error;
  }
};

/** The message keeps the metadata it was posted with. */
const sendUpdate = async (web: WebClient, post: AddressedPost, rendered: Rendered): Promise<Place> => {
  const ts = post.targetTs ?? '';
  await web.chat.update({ ...contentOf(rendered), channel: post.channel, ts });
  return { channel: post.channel, ts };
};

const sendEphemeral = async (web: WebClient, post: AddressedPost, rendered: Rendered): Promise<Place> => {
  const answer = await web.chat.postEphemeral({
    ...contentOf(rendered),
    channel: post.channel,
    user: post.user ?? '',
    ...threadOf(post),
  });
  return { channel: post.channel, ts: answer.message_ts ?? '' };
};

/** Text alone takes the blocks off a message that is updated, too. */
const contentOf = ({ text, blocks }: Rendered): Rendered | { text: string } =>
  blocks.length === 0 ? { text } : { text, blocks };

const threadOf = ({ threadTs }: AddressedPost): { thread_ts: string } | Record<string, never> =>
  threadTs === undefined ? {} : { thread_ts: threadTs };
