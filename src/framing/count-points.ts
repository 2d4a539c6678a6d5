import type { Review } from './review.js';

/** How many of the points a text of this format should hold are there; doubtful ones are counted apart. */
export interface PointCount {
  met: number;
  half: number;
  missing: number;
  unsure: number;
  expected: number;
}

/** Counts the expected points of a review. The four counts add up to `expected`. */
export const countPoints = (review: Review): PointCount => {
  const expected = review.checklist.filter((verdict) => verdict.expected);
  const sure = expected.filter((verdict) => verdict.sure);
  return {
    met: sure.filter((verdict) => verdict.status === 'met').length,
    half: sure.filter((verdict) => verdict.status === 'partial').length,
    missing: sure.filter((verdict) => verdict.status === 'missing').length,
    unsure: expected.length - sure.length,
    expected: expected.length,
  };
};
