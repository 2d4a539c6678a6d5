import type { StoredReview } from '../../src/delivery/reviews.js';

/** A review as it is stored; tests put over it what matters to them. */
export const A_REVIEW: StoredReview = {
  id: '',
  askedBy: 'U1',
  channel: 'C1',
  draftMessage: { channel: 'C1', ts: '1.1' },
  place: '',
  held: [],
  reviewPost: 'p',
  options: {},
  textHash: 'h',
  packVersion: '1',
  verdicts: [],
  pointsMet: 0,
  pointsExpected: 9,
  keptFlags: [],
  state: 'live',
  revision: 1,
};
