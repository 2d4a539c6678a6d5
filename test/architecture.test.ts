import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const SRC = join(import.meta.dirname, '../src');

/** What each folder may import besides itself. */
const ARROWS: Record<string, string[]> = {
  framing: [],
  packs: ['framing'],
  store: [],
  library: ['framing', 'packs', 'store'],
  delivery: ['store'],
  slack: ['delivery', 'library', 'framing'],
  simulator: [],
  cli: ['library', 'framing', 'packs'],
  doctor: ['config', 'packs', 'store'],
  metrics: ['delivery'],
  demo: ['simulator', 'main', 'config'],
};
const FOR_EVERYBODY = ['errors', 'clock', 'log'];
/** Where the parts are wired together. */
const WIRING = ['main.ts', 'cli/tools.ts', 'cli/create-tools.ts', 'cli/operator-tools.ts'];

/** Packages that only some folders may know. */
const KEEPERS: Record<string, string[]> = {
  'better-sqlite3': ['store'],
  react: ['demo'],
  'react-dom': ['demo'],
  '@slack/bolt': ['slack', 'delivery', 'main'],
  pino: ['log'],
  'prom-client': ['metrics'],
};

interface Import {
  from: string;
  to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.split(sep).join('/'));

function importsOf(file: string): Import[] {
  const source = readFileSync(join(SRC, file), 'utf8');
  const specifiers = source.matchAll(
    /^(?:import|export)\b[^;]*?\bfrom '([^']+)'|\bimport\('([^']+)'\)|^import '([^']+)'/gm,
  );
  return [...specifiers].map((match) => ({ from: file, to: match[1] ?? match[2] ?? match[3] ?? '' }));
}

const imports = files.flatMap(importsOf);
const ours = imports.filter(({ to }) => to.startsWith('.'));
const packages = imports.filter(({ to }) => !to.startsWith('.'));

/** The folder of src, or the file at its top, that a path belongs to. */
const partOf = (file: string): string => file.split('/')[0]?.replace(/\.[jt]s$/, '') ?? '';
const targetOf = ({ from, to }: Import): string =>
  partOf(
    relative(SRC, join(SRC, dirname(from), to))
      .split(sep)
      .join('/'),
  );

const isAllowed = (each: Import): boolean => {
  const [from, to] = [partOf(each.from), targetOf(each)];
  return from === to || FOR_EVERYBODY.includes(to) || (ARROWS[from]?.includes(to) ?? false);
};

const show = ({ from, to }: Import): string => `${from} imports ${to}`;

test('imports run along the arrows of the design', () => {
  const against = ours.filter((each) => !WIRING.includes(each.from) && !isAllowed(each));
  expect(against.map(show)).toEqual([]);
});

test('every folder has its arrows', () => {
  const folders = new Set(files.filter((file) => file.includes('/')).map(partOf));
  expect([...folders].filter((folder) => !(folder in ARROWS))).toEqual([]);
});

test('framing uses no package and nothing of Node: it would run in a browser', () => {
  expect(packages.filter(({ from }) => partOf(from) === 'framing').map(show)).toEqual([]);
});

test.each(Object.entries(KEEPERS))('%s is known only to %j', (name, keepers) => {
  const users = packages.filter(({ to }) => to === name || to.startsWith(`${name}/`));
  expect(users.filter(({ from }) => !keepers.includes(partOf(from))).map(show)).toEqual([]);
});

test('natural is imported by sub-path only: the whole of it loads database drivers and reads .env', () => {
  expect(packages.filter(({ to }) => to === 'natural').map(show)).toEqual([]);
});
