import type { WebClient } from '@slack/web-api';
import type { AddressBook } from './address-book.js';
import type { Place, Rendered, Renderer } from './delivery.js';
import { lookUpPost } from './look-up-post.js';
import { plainly } from './plainly.js';
import type { WaitingPost } from './post-row.js';
import { readSendFailure, type SendFailure } from './send-failure.js';
import { type AddressedPost, sendPost } from './send-post.js';

/** What came of one try. */
export type Result =
  | { kind: 'posted'; place: Place; isFound: boolean }
  | { kind: 'cancelled'; reason: 'no_predecessor' | 'nothing_to_say' | 'too_late' }
  /** `isSent` when the call that posts had begun. */
  | { kind: 'failed'; failure: SendFailure; isSent: boolean };

export interface DeliverParts {
  web: WebClient;
  addresses: AddressBook;
  renderers: Readonly<Record<string, Renderer>>;
  /** Records that the post may soon stand in Slack; awaited before the call. */
  beforeSending(post: WaitingPost): Promise<void>;
  /** Whether it would come too late to be sent again. */
  isTooLate(post: WaitingPost): boolean;
}

/** Tries once to make a post stand in Slack: one of unknown fate is looked up first. */
export const deliverPost = async (post: WaitingPost, parts: DeliverParts): Promise<Result> => {
  let isSent = false;
  try {
    const address = await parts.addresses.find(post);
    if (address === undefined) return { kind: 'cancelled', reason: 'no_predecessor' };
    const found = await findEarlier(parts.web, post, address);
    if (found !== undefined) return { kind: 'posted', place: found, isFound: true };
    if (post.isUnknown && parts.isTooLate(post)) return { kind: 'cancelled', reason: 'too_late' };
    const rendered = await render(post, parts.renderers);
    if (rendered === undefined) return { kind: 'cancelled', reason: 'nothing_to_say' };
    await parts.beforeSending(post);
    isSent = true;
    return { kind: 'posted', place: await sendPost(parts.web, address, rendered), isFound: false };
  } catch (error) {
    return { kind: 'failed', failure: readSendFailure(error, isSent), isSent };
  }
};

/** Only messages can be looked up: an update said twice says nothing new, and a notice vanishes by itself. */
const findEarlier = async (
  web: WebClient,
  post: WaitingPost,
  address: AddressedPost,
): Promise<Place | undefined> => {
  if (!post.isUnknown || post.kind !== 'message') return undefined;
  const found = await lookUpPost(web, { ...address, since: post.attemptedAt ?? post.createdAt });
  return found === 'missing' ? undefined : found;
};

const render = async (
  post: WaitingPost,
  renderers: Readonly<Record<string, Renderer>>,
): Promise<Rendered | undefined> => {
  const rendered = await renderers[post.view]?.(post.args);
  return rendered !== undefined && post.isPlain ? plainly(rendered) : rendered;
};
