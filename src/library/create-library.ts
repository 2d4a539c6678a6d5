import { fileURLToPath } from 'node:url';
import type { Clock } from '../clock.js';
import type { CompiledPack } from '../framing/compiled-pack.js';
import type { Database } from '../store/database.js';
import { createCare } from './care.js';
import { createDesk } from './desk.js';
import { createTransfer } from './exchange/transfer.js';
import { createFactsRegister } from './facts.js';
import { createFinding } from './finding.js';
import { lazy } from './lazy.js';
import type { Library } from './library.js';
import { createPeople } from './people.js';
import { createProposals } from './proposals.js';
import { createQuestions } from './questions.js';
import { seedStarters } from './seed-starters.js';
import { readStarters, type Starters } from './starters.js';
import { createUpkeep } from './upkeep.js';

const SHIPPED_PACK = fileURLToPath(new URL('../../data/packs/data-sharing', import.meta.url));

export interface LibraryParts {
  db: Database;
  clock: Clock;
  /** What proposals are held against, or how to load it; without it they are not reviewed. */
  pack?: CompiledPack | (() => CompiledPack);
  /** Slack ids of the first admins, from FRAMEWRIGHT_ADMINS. */
  admins?: readonly string[];
  /** What the pack brings along; those of the shipped pack where absent. */
  starters?: Starters;
}

/** Opens the library in a database: seeds the starters, then answers from memory until something changes. */
export async function createLibrary(parts: LibraryParts): Promise<Library> {
  const { db, clock, admins = [] } = parts;
  const pack = lazy(() => (typeof parts.pack === 'function' ? parts.pack() : parts.pack));
  const starters = parts.starters ?? readStarters(SHIPPED_PACK);
  await seedStarters(db, starters, clock.now());
  const current = createDesk(db, clock, starters);
  const office = { db, clock, admins };

  return {
    ...createProposals(office, pack),
    ...createUpkeep(office),
    ...createFactsRegister(office),
    ...createPeople(office),
    ...createQuestions(office),
    ...createCare(office, pack, current),
    ...createTransfer(office, current),
    ...createFinding(current),
  };
}
