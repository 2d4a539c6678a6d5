/** Where the time comes from; passed in, so that tests can move it. */
export interface Clock {
  /** Milliseconds since 1970: what is stored and shown. May jump when the machine's clock is set. */
  now(): number;
  /** Milliseconds since some moment: for durations, because it never jumps. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
