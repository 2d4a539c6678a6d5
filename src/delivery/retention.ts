const DAY = 24 * 3_600_000;

/** How long things are kept, in milliseconds. What a team decided (the library) is kept for good, and not here. */
export const RETENTION = {
  /** Ids and keys of what was done, so that nothing is done twice: Slack sends again for a day at most. */
  keys: 8 * DAY,
  /**
   * Reviews, and where our messages stand (channel and ts), so that a review can follow its draft when that is edited
   * later. A team may choose another time, of no less than the keys: FRAMEWRIGHT_REVIEW_DAYS.
   */
  reviews: 400 * DAY,
  /** The words of a draft that never came to stand in Slack. */
  drafts: DAY,
  /** Work put aside for the operator. */
  deadLetters: 30 * DAY,
} as const;
