import { JOB } from './ids.js';
import { asJson } from './jobs/args.js';
import type { SlackParts } from './parts.js';

/** What is done by the clock. */
export interface Chores {
  stop(): void;
}

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
/** The first of January 1970 was a Thursday; weeks here begin on Mondays. */
const MONDAY = 4 * DAY;

/**
 * Sees to the library once a day, and has the digests sent once a week. The jobs are named by the day and the week, so that
 * looking every hour, or starting anew, does neither twice.
 */
export const startChores = ({
  delivery,
  clock,
  log,
}: Pick<SlackParts, 'delivery' | 'clock' | 'log'>): Chores => {
  const look = async (): Promise<void> => {
    const now = clock.now();
    const day = new Date(now).toISOString().slice(0, 10);
    const week = new Date(now - ((now - MONDAY) % (7 * DAY))).toISOString().slice(0, 10);
    try {
      await accept(`care:${day}`, { digest: false });
      await accept(`digest:${week}`, { digest: true, week });
    } catch (failure) {
      log.warn('chores_failed', { failure });
    }
  };
  const accept = (key: string, args: object) =>
    delivery.accept({ id: key, jobs: [{ kind: JOB.care, key, args: asJson(args) }] });

  const timer = setInterval(() => void look(), HOUR);
  timer.unref();
  void look();
  return { stop: () => clearInterval(timer) };
};
