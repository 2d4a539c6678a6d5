import type { Clock } from '../clock.js';
import type { Log } from '../log.js';
import { checkpoint } from '../store/checkpoint.js';
import type { Database } from '../store/database.js';
import { isWhole } from '../store/integrity.js';
import { shiftDueTimes } from './due-times.js';
import { errorWordOf } from './send-failure.js';
import { beat, type StoreTrouble } from './store-trouble.js';
import { sweep } from './sweep.js';

export interface HousekeepingParts {
  db: Database;
  clock: Clock;
  log: Log;
  trouble: StoreTrouble;
  /** Told after each beat how far the database has come: the watermark. */
  onBeat?: ((beats: number) => void) | undefined;
  /** How long reviews are kept, where not as long as usual; milliseconds. */
  keepReviews?: number | undefined;
  /** Milliseconds between two rounds. */
  every?: number;
}

export interface Housekeeping {
  /** One round now, then one after the other. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A wall clock that runs a little apart from the steady one is no step. */
const STEP = 2_000;

/** What must be done now and then: a sign of life, due times mended when the clock was set, the sweep, the check. */
export const createHousekeeping = (parts: HousekeepingParts): Housekeeping => {
  const { db, clock, log, trouble } = parts;
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let open = false;
  let offset = clock.now() - clock.monotonic();
  const sweeps = createInterval(clock, HOUR, 'at once');
  // The bot looks at the whole file before it opens it.
  const checks = createInterval(clock, DAY, 'later');

  const mendDueTimes = async (): Promise<void> => {
    const shifted = Math.round(clock.now() - clock.monotonic() - offset);
    if (Math.abs(shifted) < STEP) return;
    offset += shifted;
    await shiftDueTimes(db, shifted);
    log.warn('clock_set', { ms: shifted });
  };

  const sweepAway = async (): Promise<void> => {
    const count = await sweep(db, clock.now(), parts.keepReviews);
    if (count > 0) log.info('swept', { count });
  };

  const check = async (): Promise<void> => {
    if (!(await isWhole(db))) trouble.noteDamage();
  };

  const doRound = async (): Promise<void> => {
    await mendDueTimes();
    parts.onBeat?.(await trouble.watch(() => beat(db, clock.now())));
    await sweeps.whenDue(sweepAway);
    await checks.whenDue(check);
    await checkpoint(db);
  };

  const goRound = async (): Promise<void> => {
    try {
      await doRound();
    } catch (error) {
      log.error('housekeeping_failed', { error: errorWordOf(error) });
    }
    if (open) timer = setTimeout(begin, parts.every ?? MINUTE).unref();
  };

  const begin = (): Promise<void> => {
    round = goRound();
    return round;
  };

  return {
    start() {
      open = true;
      return begin();
    },
    async stop() {
      open = false;
      clearTimeout(timer);
      await round;
    },
  };
};

interface Interval {
  /** Does the work unless it was done too short a time ago, by the steady clock. */
  whenDue(work: () => Promise<void>): Promise<void>;
}

const createInterval = (clock: Clock, every: number, first: 'at once' | 'later'): Interval => {
  let due = clock.monotonic() + (first === 'at once' ? 0 : every);
  return {
    async whenDue(work) {
      if (clock.monotonic() < due) return;
      due = clock.monotonic() + every;
      await work();
    },
  };
};
