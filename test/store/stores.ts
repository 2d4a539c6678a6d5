import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '../../src/store/database.js';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';

/** A store that every contract is held against. PostgreSQL joins the list when it comes. */
export interface TestStore {
  name: string;
  open(): Promise<{ db: Database; close(): Promise<void> }>;
}

/** A folder of its own, and how to remove it. */
export const createFolder = (): { folder: string; remove(): void } => {
  const folder = mkdtempSync(join(tmpdir(), 'framewright-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

const sqlite: TestStore = {
  name: 'SQLite',
  async open() {
    const { folder, remove } = createFolder();
    const db = await openDatabase(join(folder, 'test.db'));
    return {
      db,
      async close() {
        await closeDatabase(db);
        remove();
      },
    };
  },
};

export const STORES: TestStore[] = [sqlite];
