import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for one test file's files; removed when its tests are done. */
export function createScratch() {
  const dir = mkdtempSync(join(tmpdir(), 'framewright-'));
  afterAll(() => rmSync(dir, { recursive: true }));
  return {
    dir,
    write(name: string, content: string | Uint8Array): string {
      const file = join(dir, name);
      writeFileSync(file, content);
      return file;
    },
  };
}
