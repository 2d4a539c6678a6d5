import type { Clock } from '../clock.js';

/** More than a busy team meets in a few minutes; the oldest is forgotten first. */
const MOST = 1_000;

/**
 * Asks once for each id and remembers the answer for so many milliseconds. Failures are not remembered, nor are answers
 * that `isWorth` turns down.
 */
export const remember = <T>(
  clock: Pick<Clock, 'monotonic'>,
  life: number,
  ask: (id: string) => Promise<T>,
  isWorth: (answer: T) => boolean = () => true,
): ((id: string) => Promise<T>) => {
  const known = new Map<string, { answer: T; until: number }>();
  return async (id) => {
    const entry = known.get(id);
    if (entry !== undefined && entry.until > clock.monotonic()) return entry.answer;
    known.delete(id);
    const answer = await ask(id);
    if (!isWorth(answer)) return answer;
    known.set(id, { answer, until: clock.monotonic() + life });
    const oldest = known.keys().next();
    if (known.size > MOST && !oldest.done) known.delete(oldest.value);
    return answer;
  };
};
