import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../src/config.js';
import { AppError, describeFault } from '../src/errors.js';

const tokens = { SLACK_BOT_TOKEN: 'xoxb-1234-5678-abcdef', SLACK_APP_TOKEN: 'xapp-1-A1-1234-abcdef' };

/** What a person is told of an environment, a line for each fault. */
const faultsOf = (env: Record<string, string | undefined>): string[] => {
  try {
    readConfig(env);
    return [];
  } catch (error) {
    expect(error).toBeInstanceOf(AppError);
    expect((error as AppError).code).toBe('bad_config');
    return (error as AppError).faults.map(describeFault);
  }
};

const fileWith = (text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'framewright-config-')), 'secret');
  writeFileSync(file, text);
  return file;
};

test('is happy with the two tokens, and has a default for everything else', () => {
  expect(readConfig(tokens)).toEqual({
    botToken: tokens.SLACK_BOT_TOKEN,
    appToken: tokens.SLACK_APP_TOKEN,
    database: './framewright.db',
    emoji: 'frame_with_picture',
    admins: [],
    logLevel: 'info',
  });
});

test('reads everything that is set', () => {
  const config = readConfig({
    ...tokens,
    FRAMEWRIGHT_DB: '/var/lib/framewright/f.db',
    FRAMEWRIGHT_PACK: 'my-pack',
    FRAMEWRIGHT_EMOJI: ':our_frame:',
    FRAMEWRIGHT_ADMINS: 'U012ABC, W345DEF',
    FRAMEWRIGHT_LOG_LEVEL: 'warn',
    FRAMEWRIGHT_REVIEW_DAYS: '30',
    FRAMEWRIGHT_HEALTH_PORT: '8080',
    FRAMEWRIGHT_METRICS: 'on',
    SLACK_API_URL: 'http://127.0.0.1:4000/api/',
  });
  expect(config).toMatchObject({
    database: '/var/lib/framewright/f.db',
    pack: 'my-pack',
    emoji: 'our_frame',
    admins: ['U012ABC', 'W345DEF'],
    logLevel: 'warn',
    reviewDays: 30,
    healthPort: 8080,
    metrics: true,
    slackApiUrl: 'http://127.0.0.1:4000/api/',
  });
});

test('reads tokens from files', () => {
  const config = readConfig({
    SLACK_BOT_TOKEN_FILE: fileWith(`${tokens.SLACK_BOT_TOKEN}\n`),
    SLACK_APP_TOKEN: tokens.SLACK_APP_TOKEN,
  });
  expect(config.botToken).toBe(tokens.SLACK_BOT_TOKEN);
});

test.each([
  ['a missing bot token', { SLACK_BOT_TOKEN: undefined }, /^SLACK_BOT_TOKEN: is not set\. .*xoxb-.*OAuth/],
  [
    'a missing app token',
    { SLACK_APP_TOKEN: '' },
    /^SLACK_APP_TOKEN: is not set\. .*xapp-.*Basic Information/,
  ],
  ['a token of no kind', { SLACK_BOT_TOKEN: 'hello' }, /^SLACK_BOT_TOKEN: holds no Slack token\./],
  ["a user's token", { SLACK_BOT_TOKEN: 'xoxp-1234-abcdefgh' }, /^SLACK_BOT_TOKEN: holds a user's token\./],
  ['a token cut off', { SLACK_BOT_TOKEN: 'xoxb-12' }, /^SLACK_BOT_TOKEN: is cut off/],
  [
    'two sources of one token',
    { SLACK_BOT_TOKEN_FILE: 'x' },
    /^SLACK_BOT_TOKEN: is set, and so is SLACK_BOT_TOKEN_FILE\./,
  ],
  ['an emoji that is none', { FRAMEWRIGHT_EMOJI: 'two words' }, /^FRAMEWRIGHT_EMOJI: /],
  ['names for admins', { FRAMEWRIGHT_ADMINS: '@ana' }, /^FRAMEWRIGHT_ADMINS: .*Copy member ID/],
  ['a level there is not', { FRAMEWRIGHT_LOG_LEVEL: 'loud' }, /^FRAMEWRIGHT_LOG_LEVEL: /],
  [
    'reviews kept for too short',
    { FRAMEWRIGHT_REVIEW_DAYS: '7' },
    /^FRAMEWRIGHT_REVIEW_DAYS: .*from 8 to 3650/,
  ],
  ['reviews kept for what is no time', { FRAMEWRIGHT_REVIEW_DAYS: 'ever' }, /^FRAMEWRIGHT_REVIEW_DAYS: /],
  ['a port there is not', { FRAMEWRIGHT_HEALTH_PORT: '0' }, /^FRAMEWRIGHT_HEALTH_PORT: /],
  [
    'metrics with nowhere to stand',
    { FRAMEWRIGHT_METRICS: 'on' },
    /^FRAMEWRIGHT_METRICS: .*FRAMEWRIGHT_HEALTH_PORT/,
  ],
  ['metrics half on', { FRAMEWRIGHT_METRICS: 'yes' }, /^FRAMEWRIGHT_METRICS: is neither/],
  [
    'another Slack elsewhere',
    { SLACK_API_URL: 'https://slack.example.org/api/' },
    /^SLACK_API_URL: is not on this machine/,
  ],
  ['no address at all', { SLACK_API_URL: 'slack' }, /^SLACK_API_URL: is no address/],
])('names %s and the cure', (_what, env, fault) => {
  const faults = faultsOf({ ...tokens, ...env });
  expect(faults).toHaveLength(1);
  expect(faults[0]).toMatch(fault);
});

test('says that the two tokens are swapped', () => {
  const faults = faultsOf({
    SLACK_BOT_TOKEN: tokens.SLACK_APP_TOKEN,
    SLACK_APP_TOKEN: tokens.SLACK_BOT_TOKEN,
  });
  expect(faults).toHaveLength(2);
  for (const fault of faults) expect(fault).toContain('swapped');
});

test.each([
  ['a file that is not there', '/nowhere/at/all', /SLACK_BOT_TOKEN_FILE: .*ENOENT/],
  ['an empty file', fileWith('\n'), /SLACK_BOT_TOKEN_FILE: names an empty file/],
])('names %s', (_what, file, fault) => {
  expect(faultsOf({ SLACK_APP_TOKEN: tokens.SLACK_APP_TOKEN, SLACK_BOT_TOKEN_FILE: file })).toEqual([
    expect.stringMatching(fault),
  ]);
});

test('tells all faults at once, and never shows a token', () => {
  const faults = faultsOf({ SLACK_BOT_TOKEN: 'xapp-1-secret-secret', FRAMEWRIGHT_LOG_LEVEL: 'loud' });
  expect(faults).toHaveLength(3);
  expect(faults.join()).not.toContain('secret');
});

test('.env.example explains every variable that is read, and no other', () => {
  const readers = ['src/config.ts', 'src/cli/backup.ts'];
  const source = readers.map((file) => readFileSync(file, 'utf8')).join();
  const read = new Set(source.match(/\b(?:SLACK|FRAMEWRIGHT)_[A-Z_]+[A-Z]\b/gu));
  const explained = readFileSync('.env.example', 'utf8').match(/^#? ?([A-Z_]+)=/gmu) ?? [];
  const names = explained
    .map((line) => line.replace(/^#? ?|=$/gu, ''))
    .filter((name) => !name.endsWith('_FILE'));
  expect(names.sort()).toEqual([...read].sort());
});
