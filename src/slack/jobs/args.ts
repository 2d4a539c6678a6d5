import { z } from 'zod';
import type { Job, Json } from '../../delivery/delivery.js';

/** What each kind of job carries: ids, and choices that are ids themselves. */

export const FrameArgs = z.object({
  /** The words, kept in `drafts` until they stand in Slack. */
  draft: z.string(),
  channel: z.string(),
  user: z.string(),
  format: z.string().optional(),
  audience: z.string().optional(),
  askedFor: z.enum(['channel', 'private']).optional(),
});

/** How someone asked for a message to be reviewed; a reaction that finds nothing to do stays silent. */
export const WAYS = ['reaction', 'shortcut', 'mention', 'direct'] as const;

export const MessageArgs = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  way: z.enum(WAYS),
});

export const EditedArgs = z.object({ channel: z.string(), ts: z.string() });

export const EditDraftArgs = z.object({ review: z.string(), draft: z.string(), user: z.string() });

export const ReviewArgs = z.object({ review: z.string(), user: z.string() });

export const KeepArgs = z.object({
  review: z.string(),
  user: z.string(),
  flags: z.array(z.string()),
  reason: z.string(),
});

export const JoinedArgs = z.object({ channel: z.string() });

export const RepliesArgs = z.object({
  channel: z.string(),
  ts: z.string(),
  user: z.string(),
  replies: z.enum(['threads', 'private']),
});

export const ShareArgs = z.object({ answer: z.string(), channel: z.string(), user: z.string() });

/** A sentence for one person; `noticeView` knows its kinds. */
export const TellArgs = z.object({ user: z.string(), notice: z.looseObject({ notice: z.string() }) });

export const PersonArgs = z.object({ user: z.string() });

export type FrameRequestArgs = z.infer<typeof FrameArgs>;
export type MessageRequestArgs = z.infer<typeof MessageArgs>;

/** A job's args as its kind has them; throws for a job that another version stored. */
export const argsOf = <T>(job: Pick<Job, 'args'>, schema: z.ZodType<T>): T => schema.parse(job.args);

/** Plain data as the database takes it; what is undefined is left out. */
export const asJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json;
