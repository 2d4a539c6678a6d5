import type { KeptFlag, StoredReview } from '../delivery/reviews.js';
import type { DescribeOptions, ExpectedQuestion } from '../framing/describe-review.js';
import { AUDIENCES, FORMATS, type Review, type ReviewOptions } from '../framing/review.js';
import { reviewDraft } from '../framing/review-draft.js';
import { changeKey, type FactValues } from '../framing/top-changes.js';
import { messageWords } from './message-words.js';
import type { SlackParts } from './parts.js';
import type { SlackReader } from './read-slack.js';
import { shortHash } from './short-hash.js';

/** A stored review with its draft's words as they stand now, and what is to be said of them. */
export interface CurrentDraft {
  row: StoredReview;
  text: string;
  review: Review;
}

/** Reads drafts again and reviews them again: what is stored of a review holds no words. */
export interface Drafts {
  /** As it stands in Slack now. Undefined when the draft or its review is gone. */
  find(reviewId: string): Promise<CurrentDraft | undefined>;
  /** The same, but for a text that was read a moment ago: for what is posted because of it. */
  findHeld(reviewId: string): Promise<CurrentDraft | undefined>;
  /** The same draft in the same version of the pack gets the same review; the last ones are kept at hand. */
  review(text: string, options: StoredReview['options']): Review;
  /** Keeps a text at hand for a minute. */
  hold(reviewId: string, revision: number, text: string): void;
}

const MOST_HELD = 200;
const HOLD = 60_000;

export const createDrafts = (parts: SlackParts, reader: SlackReader): Drafts => {
  const texts = createShelf<{ text: string; until: number }>(MOST_HELD);
  const reviews = createShelf<Review>(MOST_HELD);

  const readWords = async (row: StoredReview): Promise<string | undefined> => {
    if (row.draftMessage !== undefined) return wordsAt(row.draftMessage.channel, row.draftMessage.ts);
    const kept = row.keptDraft === undefined ? undefined : await parts.delivery.findDraft(row.keptDraft);
    if (kept !== undefined) return kept;
    const place = row.draftPost === undefined ? undefined : await parts.delivery.findPost(row.draftPost);
    return place === undefined ? undefined : wordsAt(place.channel, place.ts);
  };

  const wordsAt = async (channel: string, ts: string): Promise<string | undefined> => {
    const found = await reader.readMessage(channel, ts);
    return found.kind === 'found' ? messageWords(found.message, parts.self.botUser) : undefined;
  };

  const review: Drafts['review'] = (text, options) => {
    const key = [hashOf(text), options.format, options.audience].join(' ');
    return reviews.at(key) ?? reviews.put(key, reviewDraft(text, parts.pack, asReviewOptions(options)));
  };

  const heldWords = (row: StoredReview): string | undefined => {
    const held = texts.at(`${row.id} ${row.revision}`);
    return held !== undefined && held.until > parts.clock.monotonic() ? held.text : undefined;
  };

  const find = async (
    reviewId: string,
    words: (row: StoredReview) => Promise<string | undefined>,
  ): Promise<CurrentDraft | undefined> => {
    const row = await parts.reviews.find(reviewId);
    if (row === undefined || row.state !== 'live') return undefined;
    const text = await words(row);
    return text === undefined ? undefined : { row, text, review: review(text, row.options) };
  };

  return {
    find: (reviewId) => find(reviewId, readWords),
    findHeld: (reviewId) => find(reviewId, async (row) => heldWords(row) ?? readWords(row)),
    review,
    hold(reviewId, revision, text) {
      texts.put(`${reviewId} ${revision}`, { text, until: parts.clock.monotonic() + HOLD });
    },
  };
};

/** What is known of a text without keeping it. */
export const hashOf = (text: string): string => shortHash(text);

/** A flag's name in the database: it must not hold the draft's words. */
export const flagOf = (id: string, quote?: string): string => shortHash(changeKey(id, quote));

const asReviewOptions = ({ format, audience }: StoredReview['options']): ReviewOptions => {
  const knownFormat = FORMATS.find((one) => one === format);
  const knownAudience = AUDIENCES.find((one) => one === audience);
  return {
    ...(knownFormat === undefined ? {} : { format: knownFormat }),
    ...(knownAudience === undefined ? {} : { audience: knownAudience }),
  };
};

/** What the library adds to a review: which facts are confirmed, and what there is to say to the question it invites. */
export const describeOptions = async (
  { library }: Pick<SlackParts, 'library'>,
  review: Review,
  kept: readonly KeptFlag[],
): Promise<DescribeOptions> => {
  const expect = await firstExpected(library, review.questions);
  const flags = new Set(kept.map((flag) => flag.flag));
  return {
    facts: await factValues(library),
    isKept: (key) => flags.has(shortHash(key)),
    ...(expect === undefined ? {} : { expect }),
  };
};

const factValues = async (library: SlackParts['library']): Promise<FactValues> =>
  new Map((await library.listFacts()).map((fact) => [fact.id, fact.value]));

const firstExpected = async (
  library: SlackParts['library'],
  questions: readonly string[],
): Promise<ExpectedQuestion | undefined> => {
  for (const id of questions) {
    const answer = await library.findAnswer(id);
    if (answer !== undefined) return answer;
  }
  return undefined;
};

/** Keeps the last so many things by key. */
const createShelf = <T>(most: number) => {
  const things = new Map<string, T>();
  return {
    at: (key: string): T | undefined => things.get(key),
    put(key: string, thing: T): T {
      things.set(key, thing);
      const oldest = things.keys().next();
      if (things.size > most && !oldest.done) things.delete(oldest.value);
      return thing;
    },
  };
};
