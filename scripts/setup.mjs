// Makes a checkout ready to run: installs when the lockfile or Node's binary interface has changed, then builds.
// Plain JavaScript without dependencies, because it runs before there are any.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Node's `styleText` came with it. */
const OLDEST_NODE = [20, 12];
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
// Inside node_modules, so that whoever deletes that folder deletes the stamp with it.
const stampFile = join(root, 'node_modules', '.framewright-setup');

/** What node_modules was installed for: compiled modules fit one lockfile and one binary interface only. */
function currentStamp() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  return `${lock} ${process.versions.modules} ${process.platform}-${process.arch}\n`;
}

function isInstalled(stamp) {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp;
}

/** Runs a command in the project's folder; ends this process when it fails, with a hint where there is one. */
function run(command, args, hint) {
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (status === 0) return;
  console.error(`\n${[command, ...args].join(' ')} failed${error ? `: ${error.message}` : ''}. ${hint}`);
  process.exit(1);
}

function install(stamp) {
  console.log('Installing what package-lock.json lists. The first time takes about a minute.');
  run(
    'npm',
    ['ci', '--include=dev', '--no-audit', '--no-fund'],
    'better-sqlite3 is compiled where no ready-made binary fits: that needs python3, make and a C++ compiler.',
  );
  writeFileSync(stampFile, stamp);
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1])) {
  console.error(
    `Framewright needs Node ${OLDEST_NODE.join('.')} or newer (24 is recommended); this is ${process.version}.`,
  );
  process.exit(1);
}
const stamp = currentStamp();
if (!isInstalled(stamp)) install(stamp);
run('npm', ['run', '--silent', 'build'], 'The lines above name what does not compile.');
