import type { Person } from '../../src/simulator/person.js';
import { findFields } from '../../src/simulator/surface.js';
import type { Message } from '../../src/simulator/world.js';
import { fromBot, MARK, nth, type Office, openOffice, words } from './office.js';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

const WEAK = `Data integration gives ${MARK} policymakers one database. Families have nothing to worry about.`;
const by = (name: string) => office.slack.person(name);
const repliesTo = (message: Message) => fromBot(office.slack, office.slack.thread(message));

const reviewed = async (channel = 'press-drafts') => {
  for (const { modal } of [by('ana'), by('ben')]) if (modal !== undefined) await by('ana').closes(modal);
  const message = by('ana').says(channel, WEAK);
  by('ana').reacts('frame_with_picture', message);
  await office.quiet();
  return { message, review: nth(repliesTo(message), 0) };
};

/** The modal on someone's screen once it is filled. */
const modalOf = async (person: Person) =>
  office.slack.waitFor(() => {
    const { modal } = person;
    return modal !== undefined && !words(modal).includes('One moment') ? modal : undefined;
  }, 'the modal');

const lastNotice = (name: string) => words(office.slack.ephemeralsFor(name).at(-1));

describe('a review’s buttons', () => {
  test('Changes as text puts each change into the thread as a message of its own, once', async () => {
    const { message, review } = await reviewed();
    await by('ana').clicks(review, 'Changes as text');
    await by('ben').clicks(review, 'Changes as text');
    await office.quiet();
    const changes = repliesTo(message).slice(1);
    expect(changes.length).toBeGreaterThanOrEqual(2);
    for (const change of changes) expect(words(review)).not.toBe(words(change));
    expect(words(changes[0])).not.toMatch(/^Open|→|“/u);
  });

  test('All nine shows each point with the words that show it', async () => {
    const { review } = await reviewed();
    await by('ana').clicks(review, 'All nine');
    const modal = await modalOf(by('ana'));
    for (const title of ['1. Helpers first', '9. Privacy, in plain words'])
      expect(words(modal)).toContain(title);
    expect(words(modal)).toContain('not there yet');
  });

  test('Why gives the reasons, with the toolkit’s section', async () => {
    const { review } = await reviewed();
    await by('ana').clicks(review, 'Why');
    expect(words(await modalOf(by('ana')))).toContain('Toolkit: ');
  });

  test('Keep as is takes a change off the list, and says who kept it and why', async () => {
    const { review } = await reviewed();
    const ana = by('ana');
    await ana.clicks(review, 'Keep as is');
    const modal = await modalOf(ana);
    const [changes, reason] = findFields(modal).map((field) => field.label);
    const swap = nth(
      optionLabels(modal).filter((label) => label.includes('→')),
      0,
    );
    await ana.submits(modal, {
      [changes ?? '']: [swap],
      [reason ?? '']: 'it is accurate and readers need it',
    });
    await office.quiet();
    expect(words(review)).toContain('Kept as is by @ana: “');
    expect(words(review)).toContain('(it is accurate and readers need it)');
    expect(office.stores(MARK)).toBe(false);
  });

  test('say so when the draft is gone', async () => {
    const { message, review } = await reviewed();
    office.slack.world.messages.get(message.channel)?.splice(0, Number.POSITIVE_INFINITY, review);
    await by('ben').clicks(review, 'All nine');
    expect(words(await modalOf(by('ben')))).toContain('That draft is gone');
  });

  test('ask to try again when the click took too long', async () => {
    const { review } = await reviewed();
    office.slack.fail('views.open', { error: 'expired_trigger_id' });
    await by('ana').clicks(review, 'Why');
    await office.quiet();
    expect(lastNotice('ana')).toContain('try once more');
  });

  test('of an older version say that they are out of date', async () => {
    const { review } = await reviewed();
    const button = JSON.parse(JSON.stringify(review).replaceAll('\\"v\\":1', '\\"v\\":0')) as Message;
    await by('ana').clicks(button, 'Why');
    await office.quiet();
    expect(lastNotice('ana')).toContain('out of date');
  });

  test('that no version knows any more say so', async () => {
    const { review } = await reviewed();
    const button = JSON.parse(JSON.stringify(review).replaceAll('"why"', '"explain_it"')) as Message;
    const answer = await by('ana').clicks(button, 'Why');
    await office.quiet();
    expect(answer.ok).toBe(true);
    expect(lastNotice('ana')).toContain('older version');
  });

  test('are not for people of other organisations', async () => {
    const { review } = await reviewed();
    await by('olu').clicks(review, 'Changes as text');
    await office.quiet();
    expect(lastNotice('olu')).toContain('Only people of this workspace');
  });
});

const optionLabels = (looked: { blocks: object[] }): string[] =>
  looked.blocks.flatMap((block) => {
    const { element } = block as { element?: { options?: { text: { text: string } }[] } };
    return (element?.options ?? []).map((option) => option.text.text);
  });

describe('/toughq', () => {
  const ask = async (query: string, name = 'ben') => {
    await by(name).runs('/toughq', query, { channel: 'press-drafts' });
    return nth(office.slack.ephemeralsFor(name), -1);
  };

  test('gives the answer with its spoken version, its facts and its state', async () => {
    const shown = words(await ask('profiling'));
    expect(shown).toContain('profiled');
    expect(shown).toContain('Aloud: “');
    expect(shown).toContain('Only if true here; nobody has confirmed it:');
    expect(shown).toContain("not vetted here: don't give to a reporter");
    expect(shown).not.toContain('Share in channel');
  });

  test('guesses nothing where no answer fits', async () => {
    expect(words(await ask('lunch menu on friday'))).toContain("I don't guess");
  });

  test.each(["' OR 1=1--", 'NEAR(', '"', 'title:*', '-foo', '<!channel>', '%s%n'])(
    'takes %j for words',
    async (query) => {
      expect(words(await ask(query))).not.toBe('');
    },
  );

  test('alone lets one browse by audience, and choosing shows the answer', async () => {
    const menu = await ask('');
    expect(words(menu)).toContain('Which question?');
    await by('ben')
      .clicks(menu, 'Will it be sold?')
      .catch(() => undefined);
    const label = nth(menuLabels(menu), 0);
    await by('ben').clicks(menu, label);
    await office.quiet();
    expect(office.slack.ephemeralsFor('ben').some((notice) => words(notice).includes('Aloud: “'))).toBe(true);
  });

  test('refuses to share what is not vetted, even when asked with a button it never made', async () => {
    const answer = await ask('profiling');
    const forged = {
      ...answer,
      blocks: [
        {
          type: 'actions',
          block_id: 'b',
          elements: [
            {
              type: 'button',
              action_id: 'share_answer',
              text: { type: 'plain_text', text: 'Share in channel' },
              value: '{"v":1,"id":"profiling"}',
            },
          ],
        },
      ],
    };
    const before = office.slack.messagesIn('press-drafts').length;
    await by('ben').clicks(forged, 'Share in channel');
    await office.quiet();
    expect(lastNotice('ben')).toContain('not vetted here');
    expect(office.slack.messagesIn('press-drafts')).toHaveLength(before);
  });
});

const menuLabels = (looked: { blocks?: object[] }): string[] =>
  (looked.blocks ?? []).flatMap((block) =>
    ((block as { elements?: { options?: { text: { text: string } }[] }[] }).elements ?? []).flatMap(
      (element) => (element.options ?? []).map((option) => option.text.text),
    ),
  );

test('/example gives examples with their state', async () => {
  await by('ben').runs('/example', 'preschool', { channel: 'press-drafts' });
  expect(lastNotice('ben')).toContain('Philadelphia');
  expect(lastNotice('ben')).toContain('not vetted here');
});

describe('joining a channel', () => {
  test('is said once, with a choice that holds for later reviews', async () => {
    const { slack } = office;
    by('ben').invites('framewright', 'random');
    await office.quiet();
    const said = fromBot(slack, slack.messagesIn('random')).filter((one) => one.subtype === undefined);
    expect(said).toHaveLength(1);
    expect(words(said[0])).toContain('only when someone asks');

    await by('ben').clicks(nth(said, 0), 'Reply only to the person who asks');
    await office.quiet();
    expect(words(said[0])).toContain('as @ben chose');

    const message = by('ana').says('random', WEAK);
    const before = slack.directMessages('ben').length;
    by('ben').reacts('frame_with_picture', message);
    await office.quiet();
    expect(repliesTo(message)).toEqual([]);
    expect(words(slack.directMessages('ben')[before])).toContain('as <#CRANDOM> has chosen');

    await by('ana').clicks(nth(said, 0), 'Reply in threads');
    await office.quiet();
    const next = by('ana').says('random', WEAK);
    by('ben').reacts('frame_with_picture', next);
    await office.quiet();
    expect(repliesTo(next)).toHaveLength(1);
  });
});

test('App Home shows what the team stands behind', async () => {
  by('ana').opensHome();
  await office.quiet();
  const home = office.slack.waitFor(() => by('ana').home, 'the home');
  expect(words(await home)).toContain('0 of 15 vetted here');
});
