import { AppError, type Fault } from '../errors.js';
import type { CompiledPack } from '../framing/compiled-pack.js';
import { compilePack } from './compile-pack.js';
import { findCompiled, leaveCompiled } from './compiled-files.js';
import { freezePack, TABLES_VERSION, thawPack } from './freeze-pack.js';
import { readPack } from './read-pack.js';

/**
 * The pack in a folder, checked and compiled. Where the build has compiled these very files, its tables are read, which
 * takes a tenth of the time. Throws AppError 'bad_pack' with every fault found.
 */
export function loadPack(dir: string): CompiledPack {
  const compiled = findCompiled(dir, 'tables', TABLES_VERSION);
  return compiled ? thawPack(compiled) : readAndCompile(dir);
}

/** Compiles a pack and leaves it where `loadPack` looks. Throws as that does. */
export const compileAhead = (dir: string): void =>
  leaveCompiled(dir, 'tables', TABLES_VERSION, freezePack(readAndCompile(dir)));

/** The pack without its learned weights, for whoever is about to learn them anew. Throws as `loadPack` does. */
export const loadVocabulary = (dir: string): CompiledPack => readAndCompile(dir, { weights: false });

function readAndCompile(dir: string, parts = { weights: true }): CompiledPack {
  const faults: Fault[] = [];
  const source = readPack(dir, faults, parts);
  const pack = source && compilePack(source, faults);
  if (pack) return pack;
  const count = faults.length === 1 ? 'a fault' : `${faults.length} faults`;
  throw new AppError('bad_pack', `The pack in ${dir} has ${count}.`, { faults });
}
