import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closeDatabase, openDatabase } from '../../src/store/open-database.js';
import { createFolder } from './stores.js';

/** Root may write everywhere: the child then runs as nobody, else as whoever runs the tests. */
const NOBODY = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
const STORE = new URL('../../dist/store/open-bot-database.js', import.meta.url).href;

/** Opens a database as the bot does; says how that ended. */
const SCRIPT = `
  const { openBotDatabase } = await import(${JSON.stringify(STORE)});
  try {
    await (await openBotDatabase(process.argv[1])).close();
    console.log(JSON.stringify({ code: 'opened' }));
  } catch ({ code, message }) {
    console.log(JSON.stringify({ code, message }));
  }
`;
const ARGS = ['--input-type=module', '-e', SCRIPT];

const readOutcome = ({ stdout }: { stdout: string }): object => JSON.parse(stdout || '{"code":"nothing"}');
const openAsNobody = (file: string): object =>
  readOutcome(spawnSync(process.execPath, [...ARGS, file], { encoding: 'utf8', ...NOBODY }));

/** In a mount namespace of its own, where the folder is on a read-only volume. */
const openReadOnly = (folder: string, file: string): object => {
  const mount = 'mount --bind "$0" "$0" && mount -o remount,ro,bind "$0" && exec "$@"';
  const args = ['-m', 'sh', '-c', mount, folder, process.execPath, ...ARGS, file];
  return readOutcome(spawnSync('unshare', args, { encoding: 'utf8' }));
};

let folder: string;
let remove: () => void;
let file: string;
beforeEach(() => {
  ({ folder, remove } = createFolder());
  chmodSync(folder, 0o777);
  file = join(folder, 'test.db');
});
afterEach(() => {
  chmodSync(folder, 0o777);
  remove();
});

/** The database, if it is there; SQLite's empty side files come and go. */
const bytes = (): Buffer | undefined => (existsSync(file) ? readFileSync(file) : undefined);
const create = async (): Promise<void> => closeDatabase(await openDatabase(file));

// Where nobody may read the program (a checkout below somebody's home), there is nothing to see.
const canNobodyRun = (() => {
  const { folder: place, remove: clear } = createFolder();
  chmodSync(place, 0o777);
  const outcome = openAsNobody(join(place, 'test.db'));
  clear();
  return 'code' in outcome && outcome.code === 'opened';
})();
const testAsNobody = canNobodyRun ? test : test.skip;
const unlessRun = canNobodyRun ? '' : ' (skipped: nobody may not read the program here)';

testAsNobody.each<[string, () => unknown, RegExp]>([
  ['a folder of somebody else', () => chmodSync(folder, 0o555), /may not be opened by this user/],
  [
    'a database of somebody else',
    async () => {
      await create();
      chmodSync(file, 0o400);
    },
    /Check that its folder belongs to this user|Give its folder to the user who runs the bot/,
  ],
  [
    'a database that may only be read',
    async () => {
      await create();
      chmodSync(file, 0o444);
    },
    /Give its folder to the user who runs the bot/,
  ],
  [
    'a lock of somebody else',
    () => {
      writeFileSync(`${file}-lock`, '');
      chmodSync(`${file}-lock`, 0o400);
    },
    /-lock may not be opened by this user/,
  ],
])(
  `%s is refused at the start with the cure, and left as it is${unlessRun}`,
  async (_what, prepare, message) => {
    await prepare();
    const before = bytes();
    expect(openAsNobody(file)).toEqual({ code: 'database', message: expect.stringMatching(message) });
    expect(bytes()).toEqual(before);
  },
);

// Only root may mount, and not in every container.
const canMount = (() => {
  const { folder: place, remove: clear } = createFolder();
  const outcome = openReadOnly(place, join(place, 'test.db'));
  clear();
  return 'code' in outcome && outcome.code !== 'nothing';
})();
const testReadOnly = canMount ? test : test.skip;
const unlessMounted = canMount ? '' : ' (skipped: this user may not mount)';

testReadOnly.each([
  ['without a database', async () => {}],
  ['with a database', create],
])(
  `a read-only volume %s is refused at the start with the cure${unlessMounted}`,
  async (_what, prepare) => {
    await prepare();
    expect(openReadOnly(folder, file)).toEqual({
      code: 'database',
      message: expect.stringContaining('is on a read-only volume. Mount it writable, or set FRAMEWRIGHT_DB.'),
    });
  },
  30_000,
);
