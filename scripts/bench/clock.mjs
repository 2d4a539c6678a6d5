// Timing. Medians, because a machine that does other things now and then spoils means.

/** How long one call takes, in milliseconds. */
export async function timeOnce(work) {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The median of several calls, after some that warm the code up. */
export async function timeOften(work, rounds = 7, warmUps = 3) {
  for (let i = 0; i < warmUps; i++) await work();
  const times = [];
  for (let i = 0; i < rounds; i++) times.push(await timeOnce(work));
  return median(times);
}
