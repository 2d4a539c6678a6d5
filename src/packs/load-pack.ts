import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError, type Fault } from '../errors.js';
import type { CompiledPack } from '../framing/compiled-pack.js';
import { compilePack } from './compile-pack.js';
import { freezePack, TABLES_VERSION, thawPack } from './freeze-pack.js';
import { readPack } from './read-pack.js';

/** Where the build leaves packs it has compiled, beside the program. */
const COMPILED = fileURLToPath(new URL('../../dist/compiled/', import.meta.url));

/**
 * The pack in a folder, checked and compiled. Where the build has compiled these very files, its tables are read, which
 * takes a tenth of the time. Throws AppError 'bad_pack' with every fault found.
 */
export function loadPack(dir: string): CompiledPack {
  const file = compiledFile(dir);
  return file && existsSync(file) ? thawPack(readFileSync(file)) : readAndCompile(dir);
}

/** Compiles a pack and leaves it where `loadPack` looks. Throws as that does. */
export function compileAhead(dir: string): void {
  const pack = readAndCompile(dir);
  const file = compiledFile(dir) as string;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, freezePack(pack));
}

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

/** Named by the digest of all files of the pack: one changed letter, and it is not found. */
function compiledFile(dir: string): string | undefined {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) return undefined;
  const digest = createHash('sha256').update(`tables ${TABLES_VERSION}\n`);
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(dir, name);
    if (!/\.(?:yml|json)$/.test(name) || !statSync(path).isFile()) continue;
    digest.update(`${name}\n`).update(readFileSync(path));
  }
  return join(COMPILED, `${digest.digest('hex').slice(0, 32)}.tables`);
}
