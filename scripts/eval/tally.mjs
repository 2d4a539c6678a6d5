// Sums that a score is made of. Each draft yields a list of numbers; a score is a function of their sums, so that the
// same code gives the score, its interval under resampling, and the score of a part of the drafts.

const RESAMPLES = 1000;

/** A score with the interval that holds 95 % of its values when the drafts are drawn anew, with replacement. */
export function measure(tallies, score) {
  return { value: score(sum(tallies)), interval: bootstrap(tallies, score), drafts: tallies.length };
}

function bootstrap(tallies, score) {
  const random = randomNumbers(1);
  const values = [];
  for (let round = 0; round < RESAMPLES; round++) {
    const drawn = tallies.map(() => tallies[Math.floor(random() * tallies.length)]);
    const value = score(sum(drawn));
    if (!Number.isNaN(value)) values.push(value);
  }
  values.sort((a, b) => a - b);
  return [quantile(values, 0.025), quantile(values, 0.975)];
}

const quantile = (sorted, share) => sorted[Math.round(share * (sorted.length - 1))] ?? Number.NaN;

export function sum(tallies) {
  const total = [];
  for (const tally of tallies) {
    for (let i = 0; i < tally.length; i++) total[i] = (total[i] ?? 0) + tally[i];
  }
  return total;
}

/** True positives, false positives, false negatives of one draft. */
export const hit = (expected, said) => [+(expected && said), +(!expected && said), +(expected && !said)];

/** NaN where there is nothing to find and nothing was said. */
export const f1 = ([tp = 0, fp = 0, fn = 0]) => (2 * tp) / (2 * tp + fp + fn);
export const precision = ([tp = 0, fp = 0]) => tp / (tp + fp);
export const recall = ([tp = 0, , fn = 0]) => tp / (tp + fn);
/** Of pairs [how many, out of how many]. */
export const share = ([part = 0, whole = 0]) => part / whole;

/** The mean of a score over groups of `size` sums each; what a group cannot say (NaN) counts as 0. */
export const meanOf = (score, size) => (sums) => {
  const values = [];
  for (let i = 0; i < sums.length; i += size) values.push(score(sums.slice(i, i + size)) || 0);
  return values.reduce((total, value) => total + value, 0) / values.length;
};

/** The same numbers in each run (mulberry32): an interval that changed by itself would explain nothing. */
function randomNumbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
