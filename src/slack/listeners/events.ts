import type { NewJob } from '../../delivery/delivery.js';
import { countWords } from '../draft-size.js';
import { JOB } from '../ids.js';
import type { MessageRequestArgs } from '../jobs/args.js';
import { asJson } from '../jobs/args.js';
import { messageWords, type SlackMessage } from '../message-words.js';
import type { Surface } from '../surface.js';

/** An event's envelope, as far as it is read. `isForUs` has let it pass. */
interface EventBody {
  event_id: string;
  event: SlackEvent;
}

interface SlackEvent extends SlackMessage {
  user: string;
  channel: string;
  item: { channel: string; ts: string };
  message?: SlackMessage & { ts: string };
  deleted_ts?: string;
  ts: string;
}

export type EventListener = (args: { body: unknown }) => Promise<void>;

/** Takes in the one job that an event asks for; its failure leaves the event unacknowledged, so that it comes again. */
const event =
  ({ parts }: Surface, jobFor: (body: EventBody) => NewJob | undefined): EventListener =>
  async ({ body }) => {
    const envelope = body as EventBody;
    const job = jobFor(envelope);
    if (job !== undefined) await parts.delivery.accept({ id: envelope.event_id, jobs: [job] });
  };

const reviewJob = (id: string, args: MessageRequestArgs): NewJob => ({
  kind: JOB.review,
  key: `review:${id}`,
  args: asJson(args),
  user: args.user,
  channel: args.channel,
});

/** The emoji on a message. */
export const reactionAdded = (surface: Surface): EventListener =>
  event(surface, ({ event_id, event: { user, item } }) =>
    reviewJob(event_id, { channel: item.channel, ts: item.ts, user, way: 'reaction' }),
  );

/** In a thread, fewer words than this beside the bot's name are a request to look at the thread's first message. */
const REQUEST_WORDS = 15;

/** `@framewright`: a review of the text, or of the thread's first message. */
export const appMention = (surface: Surface): EventListener =>
  event(surface, ({ event_id, event: message }) => {
    const words = countWords(messageWords(message, surface.parts.self.botUser));
    const ofThread = message.thread_ts !== undefined && words < REQUEST_WORDS;
    const ts = ofThread ? (message.thread_ts ?? message.ts) : message.ts;
    return reviewJob(event_id, { channel: message.channel, ts, user: message.user, way: 'mention' });
  });

/** A direct message is a draft; an edit or a deletion is followed wherever a review stands. */
export const message = (surface: Surface): EventListener =>
  event(surface, ({ event_id, event: said }) => {
    if (said.subtype === 'message_changed' || said.subtype === 'message_deleted') {
      const ts = said.message?.ts ?? said.deleted_ts;
      if (ts === undefined) return undefined;
      return {
        kind: JOB.edited,
        key: `edited:${event_id}`,
        args: { channel: said.channel, ts },
        channel: said.channel,
      };
    }
    return reviewJob(event_id, { channel: said.channel, ts: said.ts, user: said.user, way: 'direct' });
  });

/** The bot has been invited somewhere. */
export const memberJoinedChannel = (surface: Surface): EventListener =>
  event(surface, ({ event: { channel } }) => ({
    kind: JOB.joined,
    key: `joined:${channel}`,
    args: { channel },
    channel,
  }));

export const appHomeOpened = (surface: Surface): EventListener =>
  event(surface, ({ event_id, event: { user } }) => ({
    kind: JOB.home,
    key: `home:${event_id}`,
    args: { user },
    user,
  }));
