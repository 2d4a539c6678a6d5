import type { Person } from '../../src/simulator/person.js';
import { liveMentions } from '../../src/simulator/surface.js';
import { DRAFT, fromBot, MARK, nth, type Office, openOffice, WEAK, words, wordsOf } from './office.js';

let office: Office;

/** The modal on someone's screen, which must be there. */
const form = (person: Person) => {
  if (person.modal === undefined) throw new Error('There is no form.');
  return person.modal;
};

beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

const run = async (typed: string, channel = 'press-drafts', person = 'ana') => {
  const { slack } = office;
  const before = {
    channel: channel.startsWith('@') ? 0 : slack.messagesIn(channel).length,
    direct: slack.directMessages(person).length,
  };
  const answer = await slack.person(person).runs('/frame', typed, { channel });
  await office.quiet();
  return {
    answer,
    inChannel: channel.startsWith('@') ? [] : slack.messagesIn(channel).slice(before.channel),
    direct: slack.directMessages(person).slice(before.direct),
    notice: String(answer.payload.text ?? ''),
  };
};

const openForm = async () => {
  const ana = office.slack.person('ana');
  if (ana.modal !== undefined) await ana.closes(ana.modal);
  await ana.runs('/frame', '', { channel: 'press-drafts' });
  await office.slack.waitFor(() => ana.modal, 'the form');
  return ana;
};

describe('/frame with a draft', () => {
  test('posts the draft under the bot’s name, and the review in its thread', async () => {
    const { answer, inChannel, direct } = await run(WEAK);
    expect(answer.ok).toBe(true);
    expect(direct).toEqual([]);
    const [root, review] = [nth(inChannel, 0), nth(inChannel, 1)];
    expect(inChannel).toHaveLength(2);
    expect(words(root)).toContain('Draft by @ana. Not approved.');
    expect(words(root)).toContain(WEAK);
    expect(review.thread_ts).toBe(root.ts);
    expect(words(review)).toMatch(/\d of \d there/);
    expect(words(review)).toContain('” → “');
    expect(words(review)).toContain('Framing only. Not cleared for release.');
  });

  test('keeps no word of it once it stands in Slack', async () => {
    await run(DRAFT);
    expect(office.stores(MARK)).toBe(false);
  });

  test('rings nobody’s phone, whatever is in it', async () => {
    const nasty = `<!channel> <!here> <@UBEN> <!subteam^S1|@all> ${DRAFT} <https://evil.org|https://bank.com> \u202e`;
    const { inChannel } = await run(nasty);
    expect(inChannel).toHaveLength(2);
    expect(liveMentions(inChannel)).toEqual([]);
    expect(words(inChannel[0])).toContain('&lt;!channel&gt;');
    expect(words(inChannel[0])).not.toContain('\u202e');
    for (const call of office.slack.calls.filter((one) => one.method === 'chat.postMessage')) {
      expect(call.args.parse).toBeUndefined();
      expect(call.args.link_names).toBeUndefined();
      expect([call.args.unfurl_links, call.args.unfurl_media].map(String)).toEqual(['false', 'false']);
    }
  });

  test.each([
    ['a channel the bot is not in', 'random', /not in #CRANDOM|not in <#CRANDOM>/],
    ['a channel shared with another organisation', 'partners', /other organisations/],
  ])('answers in direct messages in %s, and says why', async (_what, channel, why) => {
    const { inChannel, direct } = await run(WEAK, channel);
    expect(inChannel).toEqual([]);
    expect(direct).toHaveLength(2);
    expect(words(direct[0])).toMatch(why);
    expect(nth(direct, 1).thread_ts).toBe(nth(direct, 0).ts);
    expect(words(direct[1])).toContain('in your messages only');
  });

  test('says how to invite the bot where it is not', async () => {
    const { direct } = await run(WEAK, 'random');
    expect(words(direct[0])).toContain('/invite @framewright');
  });

  test.each([
    ['embargoed', `EMBARGOED until Monday.\n${DRAFT}`, 'embargoed'],
    ['with a case number', `${DRAFT} It began with case number 2024-JV-318.`, 'case number'],
  ])('keeps a draft that looks held out of the channel: %s', async (_what, typed, why) => {
    const { inChannel, direct } = await run(typed);
    expect(inChannel).toEqual([]);
    expect(words(direct[0])).toContain(why);
    expect(words(direct[0])).toContain('Nothing was posted in the channel.');
    expect(words(direct[0])).not.toContain('Post in channel');
    expect(nth(direct, 1).thread_ts).toBe(nth(direct, 0).ts);
  });

  test('answers where it stands in direct messages with the bot', async () => {
    const { direct } = await run(WEAK, '@framewright');
    expect(direct).toHaveLength(2);
    expect(nth(direct, 1).thread_ts).toBe(nth(direct, 0).ts);
    expect(words(direct[1])).not.toContain('in your messages only');
  });

  test('stays out of other people’s direct messages', async () => {
    const { direct } = await run(WEAK, '@ben');
    expect(direct).toHaveLength(2);
    expect(words(direct[0])).toContain('/invite');
  });
});

describe('/frame with something else', () => {
  const jobs = () => office.log().split('"kind":"frame"').length;

  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['characters of no width', '\u200b\u200b\ufeff'],
    ['emoji', ':wave: :tada: 👩‍👩‍👧'],
    ['a word', 'hepl'],
  ])('gives a hint for %s, and does no work', async (_what, typed) => {
    const before = jobs();
    const { notice, inChannel, direct } = await run(typed);
    expect(notice).toContain('Give me a sentence or more');
    expect([...inChannel, ...direct]).toEqual([]);
    expect(jobs()).toBe(before);
  });

  const long = (length: number) =>
    `${DRAFT.padEnd(length, ' They share what they know.').slice(0, length - 1)}.`;

  test('reviews 4,000 characters', async () => {
    const { inChannel } = await run(long(4_000));
    expect(inChannel).toHaveLength(2);
    expect(words(inChannel[0]).replace(/\s/gu, '')).toContain(long(4_000).replace(/\s/gu, '').slice(-2_000));
  });

  test.each([
    [4_001, '1 character over the 4,000', 'react with :frame_with_picture:'],
    [40_000, '36,000 characters over the 4,000', 'react with :frame_with_picture:'],
    [40_001, '1 character over the 40,000', 'in parts'],
  ])('says by how much %i characters are too many, and what to do', async (length, by, cure) => {
    const { notice, inChannel, direct } = await run(long(length));
    expect(notice).toContain(by);
    expect(notice).toContain(cure);
    expect([...inChannel, ...direct]).toEqual([]);
  });

  test('says what it can do', async () => {
    const { notice } = await run('help');
    expect(notice).toContain('/toughq');
    expect(liveMentions([{ type: 'mrkdwn', text: notice }])).toEqual([]);
  });

  test.each([
    ['why 4', 'Information sits apart'],
    ['why privacy', 'Privacy, in plain words'],
    ['why', 'Which point?'],
    ['why budget', 'Which point?'],
  ])('explains a point: %s', async (typed, title) => {
    expect((await run(typed)).notice).toContain(title);
  });

  test('shows the last review again, in direct messages', async () => {
    expect((await run('last', 'press-drafts', 'priya')).notice).toContain('no review yet');
    await run(WEAK, 'press-drafts', 'priya');
    const { direct, notice } = await run('last', 'press-drafts', 'priya');
    expect(notice).toContain('in your messages');
    expect(direct).toHaveLength(1);
    expect(words(direct[0])).toMatch(/of \d there/);
  });

  test('tells people of other organisations that it is not for them', async () => {
    const { notice, inChannel, direct } = await run(WEAK, 'partners', 'olu');
    expect(notice).toContain('Only people of this workspace');
    expect([...inChannel, ...direct]).toEqual([]);
  });
});

describe('the form', () => {
  test('takes a draft, what it is and where the review goes', async () => {
    const ana = await openForm();
    const before = office.slack.directMessages('ana').length;
    const { closed } = await ana.submits(form(ana), {
      Draft: `${WEAK} Literally <!channel> & more.`,
      'What it is': 'Press release',
      'Where the review goes': 'Only to me',
    });
    await office.quiet();
    const direct = office.slack.directMessages('ana').slice(before);
    expect(closed).toBe(true);
    expect(direct).toHaveLength(2);
    expect(words(direct[0])).toContain('as you asked');
    expect(words(direct[0])).toContain('Literally &lt;!channel&gt; &amp; more.');
    expect(words(direct[1])).toContain('Press release');
  });

  test('is one draft, however often it is submitted', async () => {
    const ana = await openForm();
    const view = form(ana);
    const before = office.slack.messagesIn('press-drafts').length;
    await ana.submits(view, { Draft: WEAK });
    await ana.submits(view, { Draft: WEAK });
    await office.quiet();
    expect(office.slack.messagesIn('press-drafts').length - before).toBe(2);
  });

  test('says at the field what is wrong with it', async () => {
    const ana = await openForm();
    const { closed, errors } = await ana.submits(form(ana), { Draft: 'Too short' });
    expect(closed).toBe(false);
    expect(errors.Draft).toContain('Write a sentence or more');
  });

  test.each(['{"v":0}', '{"v":1,"channel":"C1","team":"T2"}', 'x'])(
    'refuses what it did not make: %s',
    async (metadata) => {
      const ana = await openForm();
      const view = form(ana);
      view.private_metadata = metadata;
      const before = office.slack.messagesIn('press-drafts').length;
      await ana.submits(view, { Draft: WEAK });
      await office.quiet();
      expect(words(form(ana))).toContain('out of date');
      expect(office.slack.messagesIn('press-drafts')).toHaveLength(before);
    },
  );

  test('asks to try again when Slack’s trigger has run out', async () => {
    office.slack.fail('views.open', { error: 'expired_trigger_id' });
    const answer = await office.slack.person('ana').runs('/frame', '', { channel: 'press-drafts' });
    await office.quiet();
    expect(answer.ok).toBe(true);
    expect(words(office.slack.ephemeralsFor('ana').at(-1))).toMatch(/try once more/);
  });
});

test('the hint behind the form opens it again', async () => {
  const ana = await openForm();
  await ana.closes(form(ana));
  await ana.clicks(nth(office.slack.ephemeralsFor('ana'), -1), 'Open the form');
  expect(words(form(ana))).toContain('Check the framing');
});

describe('a posted draft', () => {
  const post = async () => {
    const { inChannel } = await run(WEAK);
    return { root: nth(inChannel, 0), review: nth(inChannel, 1) };
  };
  const edit = async (typed: string, root: Awaited<ReturnType<typeof post>>['root']) => {
    const ana = office.slack.person('ana');
    await ana.clicks(root, 'Edit');
    await office.slack.waitFor(
      () =>
        JSON.stringify(ana.modal ?? {}).includes('Edit the draft') &&
        (form(ana).blocks[0] as { type: string }).type === 'input',
      'the words to edit',
    );
    const submitted = await ana.submits(form(ana), { Draft: typed });
    await office.quiet();
    return submitted;
  };

  test('is edited by its author, and its review follows in place', async () => {
    const { root, review } = await post();
    await edit(DRAFT, root);
    expect(words(root)).toContain(DRAFT);
    expect(words(root)).not.toContain('integration');
    expect(words(review)).toMatch(/edited: \d → \d of \d/);
    expect(office.slack.thread(root)).toHaveLength(2);
    expect(office.stores(MARK)).toBe(false);
  });

  test('does not become one that looks held', async () => {
    const { root } = await post();
    const { errors } = await edit(`EMBARGOED until noon. ${DRAFT}`, root);
    expect(errors.Draft).toContain('held');
    expect(words(root)).toContain(WEAK);
  });

  test('is withdrawn by its author, with its review', async () => {
    const { root, review } = await post();
    await office.slack.person('ana').clicks(root, 'Withdraw');
    await office.quiet();
    expect(words(root)).toBe('@ana withdrew this draft.');
    expect(wordsOf([root, review])).not.toContain(MARK);
    expect(JSON.stringify([root, review])).not.toContain(MARK);
  });

  test.each(['Edit', 'Withdraw'])('refuses %s to anyone but its author', async (label) => {
    const { root } = await post();
    const ben = office.slack.person('ben');
    await ben.clicks(root, label);
    await office.quiet();
    expect(ben.modal).toBeUndefined();
    expect(words(root)).toContain(WEAK);
    expect(words(office.slack.ephemeralsFor('ben').at(-1))).toContain('Only the author');
  });

  test('that was private on request can be posted by its author afterwards', async () => {
    const ana = await openForm();
    await ana.submits(form(ana), { Draft: WEAK, 'Where the review goes': 'Only to me' });
    await office.quiet();
    const before = office.slack.messagesIn('press-drafts').length;
    const root = nth(office.slack.directMessages('ana'), -2);
    await ana.clicks(root, 'Post in channel');
    await ana.clicks(root, 'Post in channel');
    await office.quiet();
    const posted = office.slack.messagesIn('press-drafts').slice(before);
    expect(posted).toHaveLength(2);
    expect(words(posted[0])).toContain(WEAK);
  });
});

describe('when Slack refuses', () => {
  const isRoot = (args: Record<string, unknown>) =>
    String(args.channel) === 'CPRESSDRAFTS' && args.thread_ts === undefined;

  test.each([
    ['restricted_action', /doesn't let me write there/],
    ['is_archived', /is archived/],
    ['not_in_channel', /\/invite @framewright/],
    ['missing_scope', /lack a permission/],
  ])('the draft with %s, its author gets it back with what to do', async (error, cure) => {
    office.slack.fail('chat.postMessage', { error }, { when: isRoot });
    const { inChannel, direct } = await run(WEAK);
    expect(inChannel).toEqual([]);
    expect(direct).toHaveLength(1);
    expect(words(direct[0])).toMatch(cure);
    expect(words(direct[0])).toContain(WEAK);
    expect(office.stores(MARK)).toBe(false);
  });

  test('direct messages, a private review’s asker is told in the channel', async () => {
    const isDirect = (args: Record<string, unknown>) => String(args.channel).startsWith('D');
    office.slack.fail('chat.postMessage', { error: 'messages_tab_disabled' }, { when: isDirect });
    const { direct } = await run(`EMBARGOED until noon. ${WEAK}`);
    expect(direct).toEqual([]);
    expect(words(office.slack.ephemeralsFor('ana').at(-1))).toContain("doesn't let me write to you directly");
  });

  test('the review’s blocks, it comes as plain text, once', async () => {
    office.slack.fail(
      'chat.postMessage',
      { error: 'invalid_blocks' },
      { when: (args) => args.thread_ts !== undefined },
    );
    const { inChannel } = await run(WEAK);
    expect(inChannel).toHaveLength(2);
    expect(nth(inChannel, 1).blocks ?? []).toEqual([]);
    expect(nth(inChannel, 1).text).toContain('Framing only. Not cleared for release.');
    expect(nth(inChannel, 1).text).toContain('” → “');
  });

  test('nothing but takes its time, the review comes once', async () => {
    office.slack.fail('chat.postMessage', 'drop-after-accept', {
      when: (args) => args.thread_ts !== undefined,
    });
    const { slack } = office;
    const before = slack.messagesIn('press-drafts').length;
    await slack.person('ana').runs('/frame', WEAK, { channel: 'press-drafts' });
    await slack.waitFor(() => slack.messagesIn('press-drafts').length >= before + 2, 'the review', 10_000);
    await office.quiet();
    expect(fromBot(slack, slack.messagesIn('press-drafts')).slice(before)).toHaveLength(2);
  });
});
