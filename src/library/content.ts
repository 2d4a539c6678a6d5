import { z } from 'zod';
import { AUDIENCES, FORMATS } from '../framing/review.js';

const LONGEST = 3000;
const LONGEST_SPOKEN = 25;

/** What no database or Slack takes is left out: lone surrogates, NUL and its kind. */
const sound = (raw: string): string => raw.replace(/(?![\n\t])[\p{Cc}\p{Cs}]/gu, '');

const trimLines = (text: string): string =>
  text
    .split('\n')
    .map((each) => each.trimEnd())
    .join('\n');

const text = z
  .string()
  .max(LONGEST, `more than ${LONGEST} characters`)
  .transform((raw) => trimLines(sound(raw.replace(/\r\n?/g, '\n'))).trim())
  .refine((clean) => clean !== '', 'is empty');

/** A text on one line, whatever it came on. */
const line = text.transform((clean) => clean.replace(/\s+/g, ' '));

/** How many words a text has, as somebody who reads it aloud would count. */
export const countWords = (text: string): number => text.split(/\s+/).filter((part) => part !== '').length;

const claim = z.strictObject({
  fact: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is no fact’s id'),
  value: z.enum(['yes', 'no']),
});
const shared = { facts: z.array(claim).default([]), source: line };

/** The words of an answer, as proposed, stored and exported. */
export const answerContent = z.strictObject({
  audience: z.enum(AUDIENCES),
  topics: z.array(line).default([]),
  question: line,
  phrasings: z.array(line).default([]),
  answer: text,
  spoken: line.refine((words) => countWords(words) <= LONGEST_SPOKEN, {
    message: `the spoken version has more than ${LONGEST_SPOKEN} words`,
  }),
  otherWording: text.optional(),
  note: text.optional(),
  mayBeSpokenBy: line.optional(),
  ...shared,
});

/** The words of an example. */
export const exampleContent = z.strictObject({
  text,
  place: line.optional(),
  topics: z.array(line).default([]),
  outcome: line,
  hypothetical: z.boolean(),
  sensitive: z.boolean(),
  ...shared,
});

/** A pair of lines: what to say, and what it stands in for. */
export const pairContent = z.strictObject({ say: line, notThis: line, ...shared });

/** A short piece ready to use, such as a tweet. */
export const sampleContent = z.strictObject({ text, format: z.enum(FORMATS), ...shared });

export type AnswerContent = z.infer<typeof answerContent>;
export type ExampleContent = z.infer<typeof exampleContent>;
export type PairContent = z.infer<typeof pairContent>;
export type SampleContent = z.infer<typeof sampleContent>;
