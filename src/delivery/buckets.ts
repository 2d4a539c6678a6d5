import type { Clock } from '../clock.js';
import type { Rate } from './limits.js';

/** Token buckets by key: each use takes a token, and they come back with time. */
export interface Buckets {
  take(key: string): void;
  /** Lets nothing through for the key until the time given is over, then one at first. */
  holdFor(key: string, ms: number): void;
  /** The keys that must wait at the moment, with for how many milliseconds. */
  held(): Map<string, number>;
}

interface Bucket {
  tokens: number;
  /** Monotonic: when `tokens` was counted; in the future while the key is held. */
  at: number;
}

/** Buckets that hold `rate.burst` tokens and fill by `rate.perSecond`. Full ones are forgotten. */
export const createBuckets = (clock: Clock, rate: Rate): Buckets => {
  const buckets = new Map<string, Bucket>();

  const look = (key: string): Bucket => {
    const now = clock.monotonic();
    const bucket = buckets.get(key) ?? { tokens: rate.burst, at: now };
    if (now <= bucket.at) return bucket;
    const earned = ((now - bucket.at) / 1000) * rate.perSecond;
    return { tokens: Math.min(rate.burst, bucket.tokens + earned), at: now };
  };
  const waitOf = ({ tokens, at }: Bucket): number =>
    Math.max(0, at - clock.monotonic()) + (Math.max(0, 1 - tokens) / rate.perSecond) * 1000;
  const isFull = ({ tokens, at }: Bucket): boolean => tokens >= rate.burst && at <= clock.monotonic();

  return {
    take(key) {
      const bucket = look(key);
      buckets.set(key, { ...bucket, tokens: bucket.tokens - 1 });
    },
    holdFor: (key, ms) => void buckets.set(key, { tokens: 1, at: clock.monotonic() + ms }),
    held() {
      const waits = new Map<string, number>();
      for (const key of [...buckets.keys()]) {
        const bucket = look(key);
        if (isFull(bucket)) buckets.delete(key);
        else if (waitOf(bucket) > 0) waits.set(key, waitOf(bucket));
      }
      return waits;
    },
  };
};
