import type { Clock } from '../../src/clock.js';
import { createLibrary, type LibraryParts } from '../../src/library/create-library.js';
import type { Library } from '../../src/library/library.js';
import type { Starters } from '../../src/library/starters.js';
import type { Database } from '../../src/store/database.js';
import { openDatabase } from '../../src/store/open-database.js';

/** A clock that stands still until it is moved. */
export interface MovableClock extends Clock {
  goTo(day: string): void;
}

export function createClock(day = '2026-03-02'): MovableClock {
  let now = Date.parse(`${day}T09:00:00Z`);
  return {
    now: () => now,
    monotonic: () => now,
    goTo: (next) => {
      now = Date.parse(`${next}T09:00:00Z`);
    },
  };
}

/** A library in memory with a clock to move; the shipped starters where no others are given. */
export async function aLibrary(
  parts: Partial<LibraryParts> = {},
): Promise<{ library: Library; db: Database; clock: MovableClock }> {
  const clock = createClock();
  const db = await openDatabase(':memory:');
  const library = await createLibrary({ db, clock, ...parts });
  return { library, db, clock };
}

/** Starters of a pack that brings nothing but what is given. */
export const starters = (some: Partial<Starters> = {}): Starters => ({
  answers: [],
  examples: [],
  facts: [],
  open: [],
  elsewhere: [],
  asked: {},
  rings: {},
  ...some,
});
