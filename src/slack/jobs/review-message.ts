import type { JobHandler, Outcome } from '../../delivery/delivery.js';
import type { StoredReview } from '../../delivery/reviews.js';
import { hashOf } from '../current-draft.js';
import { countCharacters, isTooShort, MESSAGE_LIMIT } from '../draft-size.js';
import { heldReasons } from '../held-draft.js';
import { messageWords, type SlackMessage } from '../message-words.js';
import { shortHash } from '../short-hash.js';
import type { Surface } from '../surface.js';
import type { Notice } from '../views/notices.js';
import { type Destination, type Place, whereReplyGoes } from '../where-reply-goes.js';
import { argsOf, MessageArgs, type MessageRequestArgs } from './args.js';
import {
  directNotice,
  draftKey,
  draftPost,
  noticePost,
  reviewPost,
  revise,
  revisionOf,
} from './review-posts.js';

/** A message to review, however it was asked for: once for each text, whoever asks. */
export const reviewMessage =
  (surface: Surface): JobHandler =>
  async (job) => {
    const { parts, reader } = surface;
    const args = argsOf(job, MessageArgs);
    if (!(await reader.mayAsk(args.user))) {
      parts.log.info('event_refused', { kind: job.kind, user: args.user });
      return {};
    }
    const place = await reader.readPlace(args.channel, args.user);
    const found = place.joined
      ? await reader.readMessage(args.channel, args.ts)
      : { kind: 'not-joined' as const };
    if (found.kind === 'not-joined') {
      return { posts: [directNotice({ notice: 'not-joined', channel: args.channel }, args.user, job.key)] };
    }
    if (found.kind === 'gone') return {};
    const asked: Asked = { args, place, message: found.message, jobKey: job.key };
    const words = messageWords(found.message, parts.self.botUser);
    const notice = noticeFor(words, found.message, parts.self.botUser);
    return notice === undefined ? reviewWords(surface, asked, words) : say(notice, asked);
  };

/** Who asked for what, and where. */
interface Asked {
  args: MessageRequestArgs;
  place: Place;
  message: SlackMessage;
  jobKey: string;
}

const noticeFor = (words: string, message: SlackMessage, botUser: string): Notice | undefined => {
  if (message.user === botUser) return { notice: 'own' };
  if (words === '') return { notice: 'no-words' };
  if (isTooShort(words)) return { notice: 'too-short' };
  const over = words.length > MESSAGE_LIMIT ? countCharacters(words) - MESSAGE_LIMIT : 0;
  return over > 0 ? { notice: 'too-long', over, limit: MESSAGE_LIMIT } : undefined;
};

const say = (notice: Notice, { args, place, message, jobKey }: Asked): Outcome => {
  const isDirect = place.kind === 'direct';
  const to = { user: args.user, channel: args.channel, isDirect };
  const thread = isDirect ? threadOf(message, args.ts) : message.thread_ts;
  return { posts: [noticePost(notice, thread === undefined ? to : { ...to, thread }, jobKey)] };
};

const threadOf = (message: SlackMessage, ts: string): string => message.thread_ts ?? ts;

const reviewWords = async (surface: Surface, asked: Asked, words: string): Promise<Outcome> => {
  const { parts, drafts } = surface;
  const { args, place } = asked;
  const destination = whereReplyGoes(place, { held: heldReasons(words) });
  const at = destination.kind === 'thread' ? 'thread' : args.user;
  const known = await parts.reviews.listOfMessage(args.channel, args.ts);
  const earlier = known.find((row) => row.place === at);
  if (earlier === undefined) return firstReview(surface, asked, words, destination);
  if (earlier.textHash === hashOf(words)) {
    return args.way === 'reaction' ? {} : say({ notice: 'already' }, asked);
  }
  drafts.hold(earlier.id, earlier.revision + 1, words);
  return revise(parts, earlier, words, drafts.review(words, earlier.options));
};

/** In the message's own thread, or as a copy in the direct messages of whoever asked, with the review in its thread. */
const firstReview = (
  { parts, drafts }: Surface,
  { args, message, jobKey }: Asked,
  words: string,
  destination: Destination,
): Outcome => {
  const id = shortHash(jobKey);
  const review = drafts.review(words, {});
  const row: StoredReview = {
    id,
    ...(message.user === undefined ? {} : { author: message.user }),
    askedBy: args.user,
    channel: args.channel,
    draftMessage: { channel: args.channel, ts: args.ts },
    place: destination.kind === 'thread' ? 'thread' : args.user,
    ...(destination.kind === 'private' ? { privateReason: destination.reason } : {}),
    reviewPost: `${id}:review`,
    options: {},
    keptFlags: [],
    state: 'live',
    revision: 1,
    ...revisionOf(words, review, parts.pack.version),
  };
  drafts.hold(id, row.revision, words);
  const copy = draftKey(id);
  return {
    posts:
      destination.kind === 'thread'
        ? [reviewPost(row, { ts: threadOf(message, args.ts) })]
        : [draftPost(row, copy), reviewPost(row, { after: copy })],
    writes: [parts.reviews.add(row)],
  };
};
