import type { Clock } from '../clock.js';
import type { Database } from '../store/database.js';
import { dayOf, isServing } from './items.js';
import { lazy } from './lazy.js';
import { type AnswerFinder, createAnswerFinder } from './search-answers.js';
import { createExampleFinder, type ExampleFinder } from './search-examples.js';
import { keepLastIndex, type MakeIndex } from './search-index.js';
import { readRevision, readShelf, type Shelf } from './shelf.js';
import type { Starters } from './starters.js';

/** The shelf on one day, with what is worked out from it when it is first needed. */
export interface Desk {
  shelf: Shelf;
  today: string;
  answers(): AnswerFinder;
  examples(): ExampleFinder;
}

/**
 * Keeps a desk as long as neither the library nor the day changes: another process may write beside this one.
 * Those who ask while it is being laid wait for the same one.
 */
export function createDesk(db: Database, clock: Clock, starters: Starters): () => Promise<Desk> {
  const indexes = { answers: keepLastIndex(), examples: keepLastIndex() };
  let kept: { key: string; desk: Promise<Desk> } | undefined;
  return async () => {
    const today = dayOf(clock.now());
    const key = `${today} ${await readRevision(db)}`;
    if (kept?.key !== key) {
      const desk = layDesk(db, starters, today, indexes);
      kept = { key, desk };
      desk.catch(() => {
        if (kept?.desk === desk) kept = undefined;
      });
    }
    return kept.desk;
  };
}

async function layDesk(
  db: Database,
  starters: Starters,
  today: string,
  indexes: { answers: MakeIndex; examples: MakeIndex },
): Promise<Desk> {
  const shelf = await readShelf(db);
  const examples = shelf.items('example', today).filter(({ state }) => isServing(state));
  return {
    shelf,
    today,
    answers: lazy(() => createAnswerFinder(shelf, starters, today, indexes.answers)),
    examples: lazy(() => createExampleFinder(examples, starters.rings, indexes.examples)),
  };
}
