import { z } from 'zod';
import { AppError } from '../errors.js';

/** What our buttons and modals carry, and come back with. Nothing of it is trusted: the row is looked up again. */

/** Raised when the shape of what is carried changes; older messages then say that they are out of date. */
const VERSION = 1;

const ButtonPayload = z.strictObject({
  v: z.literal(VERSION),
  id: z.string().min(1).max(100),
  /** A question as it was asked, where the button goes on with it. */
  words: z.string().max(500).optional(),
});
const ModalPayload = z.strictObject({
  v: z.literal(VERSION),
  id: z.string().min(1).max(100).optional(),
  channel: z.string().min(1).max(100).optional(),
});

/** What a modal was opened for: a review, or the channel where it was asked for. */
export interface ModalContext {
  id?: string | undefined;
  channel?: string | undefined;
}

export const buttonValue = (id: string): string => JSON.stringify({ v: VERSION, id });

export const questionValue = (id: string, words: string): string =>
  JSON.stringify({ v: VERSION, id, words: words.slice(0, 500) });

/** A menu's entry has room for 150 characters; a topic is found again by how it begins. */
export const topicValue = (topic: string): string => {
  for (let length = topic.length; ; length--) {
    const value = JSON.stringify({ v: VERSION, id: 'topic', words: topic.slice(0, length) });
    if (value.length <= 150) return value;
  }
};

/** What a button carries. Throws 'conflict' for a button of another version, or one that we never made. */
export const readButton = (value: string | undefined): { id: string; words?: string | undefined } => {
  const read = ButtonPayload.safeParse(parse(value));
  if (!read.success) throw new AppError('conflict', 'This message is out of date. Run /frame again.');
  return { id: read.data.id, words: read.data.words };
};

/** The id alone. */
export const readButtonValue = (value: string | undefined): string => readButton(value).id;

export const modalMetadata = (context: ModalContext): string => JSON.stringify({ v: VERSION, ...context });

/** What a modal was opened for. Throws 'conflict' when it was opened by another version, or is not ours. */
export const readModalMetadata = (metadata: string | undefined): ModalContext => {
  const read = ModalPayload.safeParse(parse(metadata));
  if (!read.success)
    throw new AppError('conflict', 'This dialog is out of date. Close it and open it again.');
  return { id: read.data.id, channel: read.data.channel };
};

const parse = (json: string | undefined): unknown => {
  try {
    return JSON.parse(json ?? '');
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
};
