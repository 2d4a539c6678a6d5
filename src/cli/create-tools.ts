import { fileURLToPath } from 'node:url';
import { systemClock } from '../clock.js';
import type { LibraryParts } from '../library/create-library.js';
import type { Library } from '../library/library.js';
import { createOperatorTools } from './operator-tools.js';
import type { Tools } from './tools.js';

const HOME = fileURLToPath(new URL('../..', import.meta.url));
const SHIPPED_PACK = fileURLToPath(new URL('../../data/packs/data-sharing', import.meta.url));

/** Wires the commands to the rest of the program. Each part is loaded when it is first needed. */
export function createTools(env: NodeJS.ProcessEnv): Tools {
  const pack = env.FRAMEWRIGHT_PACK || SHIPPED_PACK;
  const database = env.FRAMEWRIGHT_DB || './framewright.db';
  const withLibrary = async <T>(
    file: string,
    parts: Pick<LibraryParts, 'pack'>,
    work: (library: Library) => Promise<T>,
  ): Promise<T> => {
    const { openBesideBot } = await import('../store/open-beside-bot.js');
    const { closeDatabase } = await import('../store/open-database.js');
    const { createLibrary } = await import('../library/create-library.js');
    const { readStarters } = await import('../library/starters.js');
    const starters = readStarters(pack);
    const db = await openBesideBot(file);
    try {
      return await work(await createLibrary({ ...parts, db, clock: systemClock, starters }));
    } finally {
      await closeDatabase(db);
    }
  };
  return {
    ...createOperatorTools(database, systemClock.now),
    env,
    now: systemClock.now,
    async loadPack(dir = pack) {
      const { loadPack } = await import('../packs/load-pack.js');
      return loadPack(dir);
    },
    async testPack(dir = pack) {
      const { testPack } = await import('../packs/test-pack.js');
      return testPack(dir);
    },
    withLibrary: (work) => withLibrary(env.FRAMEWRIGHT_DB || ':memory:', {}, work),
    async withTeamLibrary(work) {
      const { loadPack } = await import('../packs/load-pack.js');
      return withLibrary(database, { pack: () => loadPack(pack) }, work);
    },
    async startBot() {
      const { readConfig } = await import('../config.js');
      const { startBot } = await import('../main.js');
      return startBot(readConfig(env), { ownsProcess: true });
    },
    untilTold: () =>
      new Promise((resolve) => {
        for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => resolve());
      }),
    async playScene({ out, width, colour }, draft) {
      const { playScene } = await import('../demo/play-scene.js');
      await playScene(out, draft, { width, colour });
    },
    async examine() {
      const { examine } = await import('../doctor/examine.js');
      const [nodeVersion, folder] = [process.versions.node, process.cwd()];
      return examine({ env, nodeVersion, now: systemClock.now(), home: HOME, folder, database, pack });
    },
  };
}
