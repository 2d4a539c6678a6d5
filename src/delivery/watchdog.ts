import type { Clock } from '../clock.js';

export interface WatchdogOptions {
  clock: Clock;
  /** How long things may be unwell before something is done, and again before it is done again; milliseconds. */
  grace: number;
  isWell(): boolean;
  onUnwell(): void;
}

export interface Watchdog {
  start(): void;
  stop(): void;
}

/** How often it looks: a part of the grace. */
const LOOKS = 12;

/** Looks now and then, and acts when things have been unwell for the whole of the grace. */
export const createWatchdog = ({ clock, grace, isWell, onUnwell }: WatchdogOptions): Watchdog => {
  let timer: NodeJS.Timeout | undefined;
  let wellAt = clock.monotonic();

  const look = (): void => {
    const now = clock.monotonic();
    if (isWell()) wellAt = now;
    if (now - wellAt < grace) return;
    wellAt = now;
    onUnwell();
  };

  return {
    start() {
      wellAt = clock.monotonic();
      timer = setInterval(look, grace / LOOKS).unref();
    },
    stop: () => clearInterval(timer),
  };
};
