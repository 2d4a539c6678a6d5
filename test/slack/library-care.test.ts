import type { Message, View } from '../../src/simulator/world.js';
import { libraryPeople } from './library-people.js';
import { fromBot, nth, type Office, openOffice, words, wordsOf } from './office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice({}, ['UPRIYA']);
}, 60_000);
afterEach(() => office.close());

const {
  by,
  directWords,
  modalOf,
  closeAll,
  homeOf,
  sectionOf,
  propose,
  nameAs,
  nameApprover,
  approved,
  ask,
  set,
} = libraryPeople(() => office);

const QUERY = 'who lends the ladders';
const inChannel = (name: string): Message[] => fromBot(office.slack, office.slack.messagesIn(name));
/** A view with the one block that holds these words: where many buttons are called the same. */
const only = (view: View, holding: string): View => {
  const block = (view.blocks as { text?: { text?: string } }[]).find((one) =>
    one.text?.text?.includes(holding),
  );
  if (block === undefined) throw new Error(`Nothing there says "${holding}".`);
  return { ...view, blocks: [block as View['blocks'][number]] };
};

/** A page of a section of App Home, by what it holds. */
const pageWith = async (name: string, section: string, holding: string): Promise<View> => {
  let home = await sectionOf(name, section);
  while (!words(home).includes(holding)) {
    await by(name).clicks(home, 'More');
    await office.quiet();
    home = by(name).home ?? home;
  }
  return home;
};

const buttonLabels = ({ blocks = [] }: { blocks?: object[] }): string[] =>
  [...JSON.stringify(blocks).matchAll(/"type":"button","text":\{"type":"plain_text","text":"([^"]+)"/gu)].map(
    ([, label = '']) => label,
  );

/** A draft that lacks little but a say for the people it is about. */
const HELPERS_FIRST = `A school counselor can do more for a student who keeps missing class when she knows that the family
lost its apartment. Right now the counselor has the attendance sheet, the shelter has the address, and neither sees the
other. This fall our schools and shelters will work together and share what each of them already writes down, so that
students like that get a bus pass and a tutor within the week. The same information, with names taken out, will show
which neighborhood needs the next family center.`;

const times = (text: string, part: string) => text.split(part).length - 1;

/** Opens an item of the library's first page by what it is called. */
const open = async (name: string, label = 'Open') => {
  await by(name).clicks(await homeOf(name), label);
  return modalOf(name, 'Aloud:');
};

describe('an approved answer', () => {
  test('names its owner, who may say it, and the day; and other words stand behind a button', async () => {
    await approved('ana', { 'Who may say it': 'the ladder desk', 'A second wording': 'We all lend.' });
    const answer = await ask('ben', QUERY);
    expect(words(answer)).toMatch(/Vetted \d{4}-\d\d-\d\d by priya\. Look again by .* Owner: ana\./u);
    expect(words(answer)).toContain('To be said by: the ladder desk');
    expect(words(answer)).not.toContain('We all lend.');
    await by('ben').clicks(answer, 'Other wording');
    await office.quiet();
    expect(words(office.slack.ephemeralsFor('ben').at(-1))).toContain('We all lend.');
  });

  test('serves on past its day and says that it is due; its owner confirms it', async () => {
    await approved('ana');
    await office.startsAgainIn(91);
    expect(words(await ask('ben', QUERY))).toContain('due to be checked again');
    const modal = await open('ana');
    await by('ana').clicks(modal, 'Still right');
    await office.quiet();
    expect(words(await ask('ben', QUERY))).not.toContain('due to be checked');
  });

  test('that nobody vetted can’t be shared, even by a click that was never offered', async () => {
    const starter = await ask('ben', 'what is in it for me');
    expect(words(starter)).toMatch(/help me\?\*\nNot vetted here: don't give to a reporter\.\nIt is about/u);
    expect(words(starter)).toContain("not vetted here: don't give to a reporter");
    expect(buttonLabels(starter)).not.toContain('Share in channel');
    const value = JSON.stringify({ v: 1, id: 'how-does-this-help-me' });
    const share = {
      type: 'button',
      action_id: 'share_answer',
      value,
      text: { type: 'plain_text', text: 'Share' },
    };
    await by('ben').clicks({ ...starter, blocks: [{ type: 'actions', elements: [share] }] }, 'Share');
    await office.quiet();
    expect(words(office.slack.ephemeralsFor('ben').at(-1))).toContain('not for sharing');
    expect(inChannel('press-drafts')).toEqual([]);
  });
});

describe('the weekly digest', () => {
  test('comes once a week by direct message, to those something waits for, and on no other day', async () => {
    await approved('ana');
    await office.startsAgainIn(98);
    const first = times(directWords('ana'), 'This week in the library');
    expect(first).toBe(1);
    expect(directWords('ana')).toMatch(/Who lends the ladders\?\. Was to be looked at by \d{4}/u);
    expect(directWords('ben')).not.toContain('This week');
    await office.startsAgainIn(7);
    expect(times(directWords('ana'), 'This week in the library')).toBe(2);
    await office.startsAgainIn(0);
    expect(times(directWords('ana'), 'This week in the library')).toBe(2);
  });
});

describe('an owner who is deactivated', () => {
  const assign = async (deputy: string) => {
    await by('ana').clicks(await openFromLibrary('ana'), 'Owner and dates');
    await by('ana').submits(await modalOf('ana', 'Deputy'), { Owner: 'ana', Deputy: deputy });
    await office.quiet();
    await closeAll('ana');
  };
  const openFromLibrary = async (name: string) => {
    const called = 'Who lends the ladders?';
    await by(name).clicks(only(await pageWith(name, 'Library', called), called), 'Open');
    return modalOf(name, 'Aloud:');
  };

  test('leaves the answer to the deputy, who is told, as the admins are, once', async () => {
    await approved('ana');
    await assign('ben');
    by('ana').user.isDeactivated = true;
    await office.startsAgainIn(1);
    expect(directWords('ben')).toContain(
      '@ana has left.\nYours to look after now:\n• Who lends the ladders?',
    );
    expect(directWords('priya')).toContain('What they looked after:\n• Who lends the ladders?: @ben');
    await office.startsAgainIn(1);
    expect(times(directWords('ben'), 'has left')).toBe(1);
  });

  test('leaves it to nobody where there is no deputy: admins named in App Home hear it too', async () => {
    await approved('ana');
    await nameAs('ben', ['Admin']);
    by('ana').user.isDeactivated = true;
    await office.startsAgainIn(1);
    for (const admin of ['priya', 'ben']) expect(directWords(admin)).toContain('nobody’s now. Name an owner');
    expect(words(await homeOf('ben'))).toContain('Has no owner.');
  });
});

describe('a fact', () => {
  const state = async (value: string) => {
    await by('priya').clicks(only(await pageWith('priya', 'Facts', 'ever sold'), 'ever sold'), 'State');
    await by('priya').submits(await modalOf('priya'), { 'It is': value, 'What shows it': 'policy 4' });
    await office.quiet();
  };
  const claim = {
    'What must be true here': ['No: Is any of the information ever sold, or traded for money or services?'],
  };

  test('that is confirmed lets a review offer what rests on it, and one that is not so takes it back', async () => {
    await nameAs('priya', ['Privacy officer', 'Admin']);
    const answer = async (question: string, value: string) => {
      await by('priya').clicks(only(await pageWith('priya', 'Facts', question), question), 'State');
      await by('priya').submits(await modalOf('priya'), { 'It is': value, 'What shows it': 'policy 4' });
      await office.quiet();
    };
    let round = 0;
    const review = async () => {
      round += 1;
      const text = `${HELPERS_FIRST} Round ${round}.`;
      await by('ana').runs('/frame', text, { channel: 'press-drafts' });
      await office.quiet();
      return words(inChannel('press-drafts').at(-1));
    };
    const claim = /they have a say in all three\.”( True here\?)?/u;
    expect(claim.exec(await review())?.[1]).toBe(' True here?');
    await answer('Can residents see', 'Yes');
    await answer('Do residents have a say', 'Yes');
    const confirmed = claim.exec(await review());
    expect(confirmed).not.toBeNull();
    expect(confirmed?.[1]).toBeUndefined();
    await answer('Do residents have a say', 'No');
    expect(await review()).not.toMatch(claim);
  });

  test.each([
    ['changes', () => state('Yes')],
    ['lapses', () => office.startsAgainIn(366)],
  ])('that %s suspends the answer that rests on it, and its owner is told once', async (_, happens) => {
    await nameAs('priya', ['Privacy officer', 'Admin']);
    await state('No');
    await approved('ana', claim);
    expect(words(await ask('ben', QUERY))).toContain('Confirmed here:');
    await happens();
    const now = words(await ask('ben', QUERY));
    expect(now).toContain('suspended: a fact it rests on is not confirmed any more');
    expect(now).not.toContain('everybody gets further');
    expect(directWords('ana')).toContain('“Who lends the ladders?” is suspended.');
    expect(directWords('ana')).toContain('Is any of the information ever sold');
    await office.startsAgainIn(1);
    expect(times(directWords('ana'), 'is suspended')).toBe(1);
    await state('No');
    expect(words(await ask('ben', QUERY))).toContain('everybody gets further');
  });
});

describe('the approvers’ message', () => {
  beforeEach(() => set({ 'Where proposals are shown to approvers': 'leaders' }));
  const shown = () => nth(inChannel('leaders'), 0);

  test('says at last that the answer was pulled and put back, as does each place it was shared', async () => {
    await nameApprover('ana');
    await propose('ben');
    await by('priya').clicks(shown(), 'Approve');
    await office.quiet();
    await by('ben').clicks(await ask('ben', QUERY), 'Share in channel');
    await office.quiet();
    expect(words(nth(inChannel('press-drafts'), 0))).toContain('everybody gets further');
    await by('priya').clicks(shown(), 'Pull now');
    await by('priya').submits(await modalOf('priya'), { Why: 'a correction' });
    await office.quiet();
    expect(words(shown())).toContain('@priya pulled “Who lends the ladders?”: “a correction”');
    expect(words(nth(inChannel('press-drafts'), 0))).toContain('out of use');
    expect(words(nth(inChannel('press-drafts'), 0))).not.toContain('everybody gets further');
    expect(directWords('ben')).toContain('pulled “Who lends the ladders?”');
    await by('priya').clicks(shown(), 'Put back');
    await by('ana').clicks(shown(), 'Put back');
    await office.quiet();
    expect(words(nth(inChannel('press-drafts'), 0))).toContain('everybody gets further');
    expect(directWords('ben')).toContain('is in use again');
  });

  test('retires it, with a reason', async () => {
    await propose('ben');
    await by('priya').clicks(shown(), 'Approve');
    await office.quiet();
    await by('priya').clicks(shown(), 'Retire');
    await by('priya').submits(await modalOf('priya'), { Why: 'Nobody asks.' });
    await office.quiet();
    expect(words(shown())).toContain('retired “Who lends the ladders?”: “Nobody asks.”');
    expect(words(await ask('ana', QUERY))).toContain('is retired');
  });

  test('takes a reason for sending back, and shows it in place of the buttons', async () => {
    await propose('ben');
    await by('priya').clicks(shown(), 'Send back');
    await by('priya').submits(await modalOf('priya'), { Why: 'Say where they are.' });
    await office.quiet();
    expect(words(shown())).toBe('@priya sent “Who lends the ladders?” back: “Say where they are.”.');
  });
});

test('of four approvers who click at once one wins, and three hear who was faster', async () => {
  const all = ['priya', 'ana', 'ben', 'dee'];
  by('dee').user.isDeactivated = false;
  for (const name of ['ana', 'ben', 'dee']) await nameApprover(name);
  await set({ 'May the author of an item approve it?': 'Yes: we are a team of one' });
  await propose('ana');
  const homes: View[] = [];
  for (const name of all) homes.push(await homeOf(name));
  await Promise.all(all.map((name, n) => by(name).clicks(nth(homes, n), 'Approve')));
  await office.quiet();
  const late = all.filter((name) => by(name).modal !== undefined);
  expect(late).toHaveLength(3);
  for (const name of late) expect(words(by(name).modal)).toMatch(/Too late: @\w+ approved it on /u);
});

test('a team of one approves its own words once the setting allows it', async () => {
  await propose('priya');
  await by('priya').clicks(await homeOf('priya'), 'Approve');
  expect(words(await modalOf('priya'))).toContain('somebody else has to approve it');
  await closeAll('priya');
  await set({ 'May the author of an item approve it?': 'Yes: we are a team of one' });
  await by('priya').clicks(await homeOf('priya'), 'Approve');
  await office.quiet();
  expect(words(await ask('ben', QUERY))).toContain('everybody gets further');
});

test('the library is browsed by audience and by topic', async () => {
  await by('ben').runs('/toughq', '', { channel: 'press-drafts' });
  const all = nth(office.slack.ephemeralsFor('ben'), -1);
  expect(JSON.stringify(all.blocks)).toContain('From leaders (3)');
  await by('ben').clicks(all, 'families (1)');
  const seen = (part: string) =>
    office.slack.waitFor(() => {
      const last = nth(office.slack.ephemeralsFor('ben'), -1);
      return words(last).includes(part) ? last : undefined;
    }, part);
  const one = await seen('On families:');
  await by('ben').clicks(one, 'How does this help me?');
  await seen('Aloud:');
});

describe('a question nobody has answered', () => {
  const query = 'zzyzx ladders quuxing';

  test('asked twice by one person is told once', async () => {
    for (let n = 0; n < 2; n++) await by('ben').clicks(await ask('ben', query), 'Ask the team');
    await by('ana').clicks(await sectionOf('ana', 'Open questions'), 'Answer it');
    const filled = { 'The answer, direct words first': 'They do.', 'To be said aloud': 'They do.' };
    await by('ana').submits(await modalOf('ana'), filled);
    await office.quiet();
    expect(words(await sectionOf('priya', 'Open questions'))).toContain('An answer waits for an approver.');
    await by('priya').clicks(await homeOf('priya'), 'Approve');
    await office.quiet();
    expect(times(directWords('ben'), `You asked “${query}”`)).toBe(1);
    expect(directWords('ben')).toContain('There is an answer now:\n');
    expect(directWords('ben')).toContain('They do.');
  });

  test.each([
    ['taken for another open one', 'can the police look up my records', 'Mine is another'],
    ['taken for no tough one', 'zoom link for the meeting on thursday', 'Ask the team'],
  ])('can be filed when it is %s', async (_, asked, label) => {
    await by('ben').clicks(await ask('ben', asked), label);
    await office.quiet();
    expect(words(await sectionOf('priya', 'Open questions'))).toContain(asked);
  });
});

test('a guest who chooses a near miss teaches the search nothing', async () => {
  const near = await ask('gus', 'data question');
  await by('gus').clicks(near, nth(buttonLabels(near), 0));
  await office.quiet();
  expect(words(await homeOf('priya'))).not.toContain('Someone asked');
});

test('what waits is paged, and nothing is out of reach', async () => {
  for (let n = 0; n < 17; n++) {
    await propose('ana', { 'The question, as it is usually put': `Who lends ladder number ${n}?` });
  }
  const first = await homeOf('priya');
  expect(words(first)).toContain('Page 1 of 2');
  await by('priya').clicks(first, 'More');
  await office.quiet();
  expect(words(by('priya').home)).toContain('Who lends ladder number 16?');
}, 60_000);

test('the record tells what was tried in vain, and by whom', async () => {
  await propose('ana');
  await by('ben').clicks({ ...(await homeOf('priya')), user: by('ben').user.id }, 'Approve');
  await office.quiet();
  expect(office.stores('refused: approve')).toBe(true);
  expect(wordsOf(inChannel('press-drafts'))).toBe('');
});
