import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const UNITS = readdirSync('deploy');
/** Where systemd is not installed there is nothing to ask. */
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0;

const unlessThere = hasSystemd ? '' : ' (skipped: there is no systemd-analyze here)';

(hasSystemd ? test : test.skip).each(UNITS)(
  `systemd has nothing to say against %s${unlessThere}`,
  (unit) => {
    const folder = mkdtempSync(join(tmpdir(), 'framewright-units-'));
    // A timer is looked at together with its service; Node stands elsewhere on other machines.
    for (const name of UNITS) {
      const text = readFileSync(join('deploy', name), 'utf8').replace('/usr/bin/node', process.execPath);
      writeFileSync(join(folder, name), text);
    }
    const { status, stderr } = spawnSync('systemd-analyze', ['verify', join(folder, unit)], {
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  },
  30_000,
);

test('no unit runs as root, and each may write to its own folder alone', () => {
  for (const unit of UNITS.filter((name) => name.endsWith('.service'))) {
    const text = readFileSync(join('deploy', unit), 'utf8');
    for (const line of [
      'User=framewright',
      'ProtectSystem=strict',
      'NoNewPrivileges=true',
      'CapabilityBoundingSet=',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).not.toMatch(/xox|xapp/);
  }
});

describe('the Dockerfile', () => {
  const lines = readFileSync('Dockerfile', 'utf8').replace(/\\\n/g, ' ').split('\n');
  const copied = lines
    .filter((line) => line.startsWith('COPY ') && !line.includes('--from='))
    .flatMap((line) => line.split(/\s+/).slice(1, -1));

  test('copies only what is there, and what .dockerignore lets through', () => {
    const allowed = readFileSync('.dockerignore', 'utf8')
      .split('\n')
      .filter((line) => line.startsWith('!'));
    for (const path of copied) {
      expect(existsSync(path)).toBe(true);
      expect(allowed).toContain(`!${path.replace(/^\.\//, '')}`);
    }
  });

  test('ends as a user who is not root, with a health check', () => {
    expect(lines.filter((line) => line.startsWith('USER ')).at(-1)).toBe('USER node');
    expect(lines.some((line) => line.startsWith('HEALTHCHECK ') && line.includes('/readyz'))).toBe(true);
  });
});
