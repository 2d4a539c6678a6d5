import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build leaves what it has worked out from a pack's files, beside the program. */
const COMPILED = fileURLToPath(new URL('../../dist/compiled/', import.meta.url));

/** What the build has left of this kind for these very files; one letter changed since, and there is nothing. */
export function findCompiled(dir: string, kind: string, version: string): Buffer | undefined {
  const file = compiledFile(dir, kind, version);
  return file !== undefined && existsSync(file) ? readFileSync(file) : undefined;
}

/** Leaves what was worked out from the files of a folder, where `findCompiled` finds it for the same version. */
export function leaveCompiled(dir: string, kind: string, version: string, content: Uint8Array): void {
  const file = compiledFile(dir, kind, version);
  if (file === undefined) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Named by the digest of all files of the pack. */
function compiledFile(dir: string, kind: string, version: string): string | undefined {
  if (!existsSync(dir) || !statSync(dir).isDirectory()) return undefined;
  const digest = createHash('sha256').update(`${kind} ${version}\n`);
  for (const name of readdirSync(dir, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(dir, name);
    if (!/\.(?:yml|json|txt)$/.test(name) || !statSync(path).isFile()) continue;
    digest.update(`${name}\n`).update(readFileSync(path));
  }
  return join(COMPILED, `${digest.digest('hex').slice(0, 32)}.${kind}`);
}
