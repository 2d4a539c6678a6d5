import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { commands } from '../src/cli/commands.js';

const ROOT = join(import.meta.dirname, '..');
const PAGES = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(ROOT, 'docs')).map((name) => join('docs', name)),
];
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

test.each(PAGES)('%s links only to what is there', (page) => {
  const targets = [...read(page).matchAll(/\]\(([^)#]+)\)/g)].map(([, target = '']) => target);
  const missing = targets.filter(
    (target) => !target.startsWith('https://') && !existsSync(join(ROOT, dirname(page), target)),
  );
  expect(missing).toEqual([]);
});

test.each(PAGES)('%s names only commands and scripts that exist', (page) => {
  const text = read(page);
  const scripts = Object.keys(JSON.parse(read('package.json')).scripts);
  const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
  const called = [...text.matchAll(/(?:^ {4}|`)(?:framewright|node dist\/cli\/main\.js) ([a-z]+)/gm)];
  expect(run.filter((name) => !scripts.includes(name))).toEqual([]);
  const names = commands.map(({ name }) => name);
  expect(called.map(([, name = '']) => name).filter((name) => !names.includes(name))).toEqual([]);
});

test('docs/security.md gives a reason for each scope that the manifest asks for, and for no other', () => {
  const manifest = parse(read('manifest.yml'));
  const explained = [...read('docs/security.md').matchAll(/^\| `([\w:]+)` \|/gm)].map(([, scope]) => scope);
  expect(explained.sort()).toEqual([...manifest.oauth_config.scopes.bot].sort());
});
