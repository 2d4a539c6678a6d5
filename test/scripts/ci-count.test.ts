import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'framewright-count-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const jest = (passed: number, failed = 0, unloadable = 0) =>
  JSON.stringify({ numPassedTests: passed, numFailedTests: failed, numRuntimeErrorTestSuites: unloadable });

const run = (script: string, ...args: string[]) => {
  const { stdout, status } = spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
  return { last: stdout.trim().split('\n').at(-1), status };
};

test.each([
  ['tests and drills that passed', jest(10), '{"kills":true,"burst":true}', '12 passed, 0 failed', 0],
  ['a test that failed', jest(9, 1), '{"kills":true}', '10 passed, 1 failed', 1],
  ['a test file that cannot be loaded', jest(9, 0, 1), '{"kills":true}', '10 passed, 1 failed', 1],
  [
    'a drill that failed, or never came to its end',
    jest(10),
    '{"kills":true,"burst":false}',
    '11 passed, 1 failed',
    1,
  ],
  ['tests that broke off', '', '{"kills":true}', '1 passed, 1 failed', 1],
  ['drills that broke off', jest(10), '', '10 passed, 1 failed', 1],
])('counts %s', (_what, tests, drills, line, code) => {
  writeFileSync(join(folder, 'tests'), tests);
  writeFileSync(join(folder, 'drills'), drills);
  const { last, status } = run('.ci/count.mjs', join(folder, 'tests'), join(folder, 'drills'));
  expect(last).toBe(line);
  expect(status).toBe(code);
});

/** Stands in for npm: writes the reports that it would. */
const NPM = `#!/bin/sh
for last; do :; done
case "$1" in
  test) printf '%s' '${jest(3)}' > "\${last#--outputFile=}" ;;
  run) test "$2 $4" = "faults --quick" && printf '%s' '{"kills":true,"burst":false}' > "$last" ;;
esac
`;

test('the run for continuous integration counts tests and quick drills in its last line', () => {
  writeFileSync(join(folder, 'npm'), NPM);
  chmodSync(join(folder, 'npm'), 0o755);
  const { stdout, status } = spawnSync('.ci/run', {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${folder}:${process.env.PATH}` },
  });
  expect(stdout.trim().split('\n').at(-1)).toBe('4 passed, 1 failed');
  expect(status).toBe(1);
});

test('the drills write their report as they go', () => {
  const report = join(folder, 'drills');
  const { status } = run('scripts/faults/main.mjs', 'sockets', '--quick', '--report', report);
  expect(status).toBe(0);
  expect(JSON.parse(readFileSync(report, 'utf8'))).toEqual({ sockets: true });
}, 60_000);

test('a drill that nobody knows is refused', () => {
  expect(run('scripts/faults/main.mjs', 'constructor').status).toBe(2);
});
