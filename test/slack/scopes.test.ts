import { JOB } from '../../src/slack/ids.js';
import { scopeMissingJob } from '../../src/slack/jobs/scope-missing.js';
import { SCOPES } from '../../src/slack/register.js';
import { fromBot, nth, type Office, openOffice, WEAK, words, wordsOf } from './office.js';

let office: Office;
const openWithout = async (missing: string): Promise<void> => {
  const scopes = Object.keys(SCOPES).filter((scope) => scope !== missing);
  office = await openOffice({ scopes }, ['UPRIYA']);
};

/** What the bot told an admin of a permission. */
const toldAdmin = (scope: string) =>
  fromBot(office.slack, office.slack.directMessages('priya')).filter((message) =>
    words(message).includes(scope),
  );

test('the admins are told again the next day', () => {
  const noon = Date.UTC(2026, 2, 2, 12);
  const hour = 3_600_000;
  const keys = [0, 11 * hour, 13 * hour].map((later) => scopeMissingJob('users:read', noon + later));
  expect(keys[0]).toMatchObject({ kind: JOB.scopeMissing, args: { scope: 'users:read' } });
  expect(keys[1]?.key).toBe(keys[0]?.key);
  expect(keys[2]?.key).not.toBe(keys[0]?.key);
});

describe('a permission that is missing', () => {
  afterEach(() => office.close());

  test('is told to whoever asked, and the rest works', async () => {
    await openWithout('reactions:read');
    const { slack } = office;
    const ana = slack.person('ana');
    const message = ana.says('press-drafts', WEAK);
    await ana.shortcut('check_framing', message);
    await slack.waitFor(() => slack.directMessages('ana').length > 0, 'word of it');
    expect(words(slack.directMessages('ana').at(-1))).toContain('lack a permission');

    await ana.runs('/frame', WEAK, { channel: 'press-drafts' });
    await office.quiet();
    expect(words(slack.messagesIn('press-drafts').at(-1))).toMatch(/of \d there/);
  }, 60_000);

  test('is told to the admins by its name, once, however many run into it', async () => {
    await openWithout('reactions:read');
    const { slack } = office;
    for (const name of ['ana', 'ben', 'ana']) {
      const message = slack.person(name).says('press-drafts', WEAK);
      await slack.person(name).shortcut('check_framing', message);
      await office.quiet();
    }
    expect(toldAdmin('reactions:read')).toHaveLength(1);
    expect(words(nth(toldAdmin('reactions:read'), 0))).toContain('install it again');
    expect(wordsOf(slack.directMessages('ana'))).not.toContain('reactions:read');
  }, 60_000);

  test('that a click runs into is told in place and to the admins', async () => {
    await openWithout('users:read');
    const { slack } = office;
    const ana = slack.person('ana');
    await ana.runs('/toughq', 'zebra crossings by moonlight', { channel: 'press-drafts' });
    await ana.clicks(nth(slack.ephemeralsFor('ana'), -1), 'Ask the team');
    await office.quiet();
    expect(words(slack.ephemeralsFor('ana').at(-1))).toContain('lack a permission');
    expect(toldAdmin('users:read')).toHaveLength(1);
  }, 60_000);
});
