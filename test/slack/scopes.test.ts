import { SCOPES } from '../../src/slack/register.js';
import { type Office, openOffice, WEAK, words } from './office.js';

let office: Office;
beforeAll(async () => {
  const scopes = Object.keys(SCOPES).filter((scope) => scope !== 'reactions:read');
  office = await openOffice({ scopes });
}, 60_000);
afterAll(() => office.close());

test('a permission that is missing is told to whoever asked, and the rest works', async () => {
  const { slack } = office;
  const ana = slack.person('ana');
  const message = ana.says('press-drafts', WEAK);
  await ana.shortcut('check_framing', message);
  await slack.waitFor(() => slack.directMessages('ana').length > 0, 'word of it');
  expect(words(slack.directMessages('ana').at(-1))).toContain('lack a permission');

  await ana.runs('/frame', WEAK, { channel: 'press-drafts' });
  await office.quiet();
  expect(words(slack.messagesIn('press-drafts').at(-1))).toMatch(/of \d there/);
}, 30_000);
