import { createLog, describeFailure, type Log, scrub } from '../src/log.js';

const listen = (write: (log: Log) => void): Record<string, unknown>[] => {
  const lines: string[] = [];
  write(createLog({ destination: { write: (line: string) => void lines.push(line) } }));
  return lines.map((line) => JSON.parse(line));
};

const draft = 'Nurses can help kids sooner.';
const token = 'xoxb-1234567890-abcdefghij';

test('writes an event with its ids and counts', () => {
  const [line] = listen((log) => log.info('job_done', { job: 7, kind: 'frame', ms: 12 }));
  expect(line).toMatchObject({ event: 'job_done', job: 7, kind: 'frame', ms: 12 });
});

test.each([
  ['an id', { id: draft }],
  ['an error', { error: `${draft} is bad` }],
  ['a key', { key: { text: draft } }],
  ['a number', { count: draft }],
  ['a field that is not on the list', { text: draft }],
])('leaves out a sentence in place of %s', (_what, fields) => {
  const lines = listen((log) => log.info('job_done', fields as never));
  expect(JSON.stringify(lines)).not.toContain('Nurses');
});

test('leaves out an event that is not on the list', () => {
  expect(JSON.stringify(listen((log) => log.info(draft as never)))).not.toContain('Nurses');
});

test('takes tokens out, wherever they got in', () => {
  const lines = listen((log) => log.error('bot_failed', { error: token, failure: new Error(token) }));
  expect(JSON.stringify(lines)).not.toContain('abcdefghij');
  expect(scrub(`a ${token} b xapp-1-A0-99-ffff c`)).toBe('a (token) b (token) c');
});

test('tells of a failure its kind, its code, Slack’s word and its place, and not its message', () => {
  const inner = Object.assign(new Error(`could not store ${draft}`), { code: 'SQLITE_FULL' });
  const failure = Object.assign(
    new TypeError(`An API error occurred:\n${draft}\n at the end`, { cause: inner }),
    {
      code: 'slack_webapi_platform_error',
      data: { error: 'invalid_blocks', blocks: draft },
    },
  );
  const told = describeFailure(failure);
  expect(told).toMatchObject({
    name: 'TypeError',
    code: 'slack_webapi_platform_error',
    slack: 'invalid_blocks',
    cause: { code: 'SQLITE_FULL' },
  });
  expect(told.at).toEqual(expect.arrayContaining([expect.stringContaining('log.test.ts')]));
  expect(JSON.stringify(told)).not.toContain('Nurses');
});

test.each([
  [undefined, 'undefined'],
  [draft, 'string'],
  [null, 'object'],
])('copes with %j thrown', (thrown, name) => {
  expect(describeFailure(thrown)).toEqual({ name });
});
