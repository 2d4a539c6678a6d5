import { findFields } from '../../src/simulator/surface.js';
import { ANSWER, libraryPeople } from './library-people.js';
import { fromBot, nth, type Office, openOffice, words, wordsOf } from './office.js';

let office: Office;
beforeEach(async () => {
  office = await openOffice({}, ['UPRIYA']);
}, 60_000);
afterEach(() => office.close());

const {
  by,
  lastNotice,
  directWords,
  modalOf,
  closeAll,
  homeOf,
  sectionOf,
  propose,
  nameAs,
  nameApprover,
  ask,
  set,
} = libraryPeople(() => office);

describe('proposing', () => {
  test('an answer shows what the check says, and serves once somebody else approves it', async () => {
    expect(await propose('ana')).toContain('waits for an approver');
    expect(words(await ask('ben', 'who lends the ladders'))).not.toContain('everybody gets further');
    await by('priya').clicks(await homeOf('priya'), 'Approve');
    await office.quiet();
    const answer = await ask('ben', 'who lends the ladders');
    expect(words(answer)).toContain('everybody gets further');
    expect(words(answer)).toContain('Vetted');
    expect(words(answer)).toContain('Owner: ana');
    expect(directWords('ana')).toContain('@priya approved “Who lends the ladders?”');
    await by('ben').clicks(answer, 'Share in channel');
    await office.quiet();
    expect(wordsOf(fromBot(office.slack, office.slack.messagesIn('press-drafts')))).toContain(
      'everybody gets further',
    );
  });

  test('says at the field what is wrong, and loses nothing', async () => {
    await by('ana').runs('/toughq', 'add', { channel: 'press-drafts' });
    const form = await modalOf('ana');
    const { closed, errors } = await by('ana').submits(form, {
      ...ANSWER,
      'To be said aloud': 'word '.repeat(26),
    });
    expect(closed).toBe(false);
    expect(errors).toEqual({ 'To be said aloud': 'The spoken version has more than 25 words.' });
  });

  test('a form sent twice proposes once', async () => {
    await by('ana').runs('/toughq', 'add', { channel: 'press-drafts' });
    const form = await modalOf('ana');
    const [one, other] = [structuredClone(form), structuredClone(form)];
    await by('ana').submits(one, ANSWER);
    await by('ana').submits(other, ANSWER);
    await office.quiet();
    const home = words(await homeOf('priya'));
    expect(home.split('Who lends the ladders?').length - 1).toBe(1);
  });

  test('a message becomes an example with its words in the form', async () => {
    const story = 'In Lakeview the cooks and the drivers compared notes, and forty children got breakfast.';
    const message = by('ben').says('press-drafts', story);
    await by('ben').shortcut('propose_example', message);
    const form = await modalOf('ben');
    expect(JSON.stringify(form)).toContain(story);
    await by('ben').submits(form, {
      'The kind of good that came of it': 'children eat',
      'Where it comes from': 'the cooks',
    });
    await office.quiet();
    expect(words(await homeOf('priya'))).toContain('children eat. Real.');
  });

  test.each(['gus', 'olu'])('is not for %s, who is no colleague here', async (name) => {
    const channel = name === 'olu' ? 'partners' : 'press-drafts';
    await by(name).runs('/toughq', 'add', { channel });
    await office.quiet();
    const { modal } = by(name);
    if (modal !== undefined) {
      const answer = await by(name).submits(modal, ANSWER);
      expect(answer.closed).toBe(false);
    }
    expect(words(await homeOf('priya'))).not.toContain('ladders');
  });
});

describe('deciding', () => {
  test('is refused to the author, and to whoever is no approver', async () => {
    await nameApprover('ana');
    await propose('ana');
    await by('ana').clicks(await homeOf('ana'), 'Approve');
    expect(words(await modalOf('ana'))).toContain('somebody else has to approve');
    const home = await homeOf('ana');
    await by('ben').clicks({ ...home, user: by('ben').user.id }, 'Approve');
    expect(words(await modalOf('ben'))).toContain('Only an approver or an admin');
    expect(words(await homeOf('priya'))).toContain('Who lends the ladders?');
  });

  test.each([
    ['become a guest', { isGuest: true }],
    ['left', { isDeactivated: true }],
    ['become a bot', { isBot: true }],
    ['gone to another organisation', { teamId: 'T0AWAY' }],
  ])('is refused to an approver who has %s since, and kept in the record', async (_what, change) => {
    await nameApprover('ben');
    await propose('ana');
    const home = await homeOf('ben');
    Object.assign(by('ben').user, change);
    await by('ben').clicks(home, 'Approve');
    expect(words(await modalOf('ben'))).toMatch(/not guests or bots|Only people of this workspace/);
    expect(office.stores('refused: approve')).toBe(true);
    expect(words(await homeOf('priya'))).toContain('Who lends the ladders?');
  });

  test('of two at once one wins, and the other hears who was faster', async () => {
    await nameApprover('ben');
    await propose('ana');
    const [priyas, bens] = [await homeOf('priya'), await homeOf('ben')];
    await by('priya').clicks(priyas, 'Approve');
    await by('ben').clicks(bens, 'Approve');
    expect(words(await modalOf('ben'))).toMatch(
      /Too late: @priya approved it on \d{4}-\d\d-\d\d at \d\d:\d\d UTC\./u,
    );
  });

  test('sending back takes a reason, which the author hears', async () => {
    await propose('ana');
    await by('priya').clicks(await homeOf('priya'), 'Send back');
    const form = await modalOf('priya');
    expect((await by('priya').submits(form, { Why: ' ' })).errors).toHaveProperty('Why');
    await by('priya').submits(form, { Why: 'Say where the ladders are.' });
    await office.quiet();
    expect(directWords('ana')).toContain('sent “Who lends the ladders?” back: “Say where the ladders are.”');
    expect(words(await homeOf('priya'))).not.toContain('ladders');
  });

  test('happens in the approvers’ channel too, where the message then says what became of it', async () => {
    await set({ 'Where proposals are shown to approvers': 'leaders' });
    await propose('ana');
    const [shown] = fromBot(office.slack, office.slack.messagesIn('leaders'));
    expect(words(shown)).toContain('For approval');
    await by('priya').clicks(nth(fromBot(office.slack, office.slack.messagesIn('leaders')), 0), 'Approve');
    await office.quiet();
    expect(words(nth(fromBot(office.slack, office.slack.messagesIn('leaders')), 0))).toContain(
      '@priya approved “Who lends the ladders?”',
    );
  });
});

describe('the facts register', () => {
  const claim = {
    'What must be true here': ['No: Is any of the information ever sold, or traded for money or services?'],
  };

  const state = async (value: string, more: Record<string, string> = {}) => {
    const home = await sectionOf('priya', 'Facts');
    await by('priya').clicks(home, 'State');
    const form = await modalOf('priya');
    return by('priya').submits(form, { 'It is': value, 'What shows it': 'policy 4', ...more });
  };

  const nameOfficer = () => nameAs('priya', ['Privacy officer', 'Admin']);

  test('is stated by the privacy officer, with proof, and shown to all', async () => {
    await nameOfficer();
    expect((await state('Yes', { 'What shows it': '' })).errors).toHaveProperty('What shows it');
    const form = await modalOf('priya');
    await by('priya').submits(form, { 'It is': 'Yes', 'What shows it': 'policy 4' });
    await office.quiet();
    const facts = words(await sectionOf('ben', 'Facts'));
    expect(facts).toMatch(
      /Yes\* Confirmed by @priya, privacy officer, until \d{4}-\d\d-\d\d\.\nShown by: policy 4/u,
    );
    expect(facts).not.toContain('State');
  });

  test('holds back an answer whose facts are not known, and says which', async () => {
    await nameApprover('ben');
    const said = await propose('ana', claim);
    expect(said).toMatch(
      /can't be approved before this is confirmed: “Is any of the information ever sold.*” No\./u,
    );
    await by('ben').clicks(await homeOf('ben'), 'Approve');
    expect(words(await modalOf('ben'))).toContain('” No.');
  });
});

describe('pulling an answer', () => {
  const openFirst = async (name: string) => {
    await by(name).clicks(await sectionOf(name, 'Library'), 'Open');
    return modalOf(name, 'Aloud:');
  };
  test('stops it at once, and putting it back takes two', async () => {
    await nameApprover('ben');
    await by('priya').clicks(await openFirst('priya'), 'Pull now');
    await by('priya').submits(await modalOf('priya', 'Putting it back takes two'), {
      Why: 'A correction is under way.',
    });
    await office.quiet();
    const query = 'what is in it for me';
    expect(words(await ask('ana', query))).toContain('pulled for now');
    await closeAll('priya');
    await by('priya').clicks(await openFirst('priya'), 'Put back');
    await modalOf('priya', 'One more approver has to agree');
    expect(words(await ask('ana', query))).toContain('pulled for now');
    await by('ben').clicks(await openFirst('ben'), 'Put back');
    await office.quiet();
    expect(words(await ask('ana', query))).toContain('better help');
  });
});

describe('what has no answer', () => {
  test('is filed for the team, counted, answered, and those who asked are told', async () => {
    const query = 'zzyzx ladders quuxing';
    for (const name of ['ana', 'ben']) await by(name).clicks(await ask(name, query), 'Ask the team');
    await office.quiet();
    expect(lastNotice('ben')).toContain('Filed');
    const questions = words(await sectionOf('priya', 'Open questions'));
    expect(questions).toContain(query);
    expect(questions).toContain('Asked 2 times.');
    await by('ana').clicks(await sectionOf('ana', 'Open questions'), 'Answer it');
    const form = await modalOf('ana');
    expect(findFields(form)[0]?.element.initial_value).toBe(query);
    await by('ana').submits(form, {
      'The answer, direct words first': 'They do.',
      'To be said aloud': 'They do.',
    });
    await office.quiet();
    await by('priya').clicks(await homeOf('priya'), 'Approve');
    await office.quiet();
    expect(directWords('ben')).toContain(`You asked “${query}”. There is an answer now`);
  });

  test('and stands open already is counted, and no neighbour is offered', async () => {
    const open = await ask('ben', 'can the police look up my records');
    expect(words(open)).toContain('stands open');
    await by('ben').clicks(open, 'Ask the team');
    await office.quiet();
    expect(words(await sectionOf('priya', 'Open questions'))).toContain('Asked once.');
  });
});

describe('a near miss', () => {
  test('that somebody chose is proposed as a way of asking, and learned once approved', async () => {
    const query = 'data question';
    const near = await ask('ben', query);
    expect(words(near)).toContain('Is it one of these?');
    const label = nth(buttonLabels(near), 0);
    await by('ben').clicks(near, label);
    await office.quiet();
    expect(words(await homeOf('priya'))).toContain(`Someone asked “${query}”`);
    await by('priya').clicks(await homeOf('priya'), 'Learn it');
    await office.quiet();
    expect(words(await ask('ana', query))).toContain('Aloud: “');
  });
});

test.each(['nonsense:0', 'facts', 'facts:last', 'facts:0:0'])(
  'a page of App Home called %s is out of date, and draws nothing',
  async (page) => {
    const home = await homeOf('ana');
    const forged = JSON.parse(JSON.stringify(home).replaceAll('facts:0', page)) as typeof home;
    await by('ana').clicks(forged, 'Facts');
    await office.quiet();
    expect(words(await modalOf('ana'))).toContain('out of date');
    expect(office.log()).not.toContain('"job_put_off"');
  },
);

test('when the last approver has left, the admins hear of it, once', async () => {
  await nameApprover('ben');
  by('ben').user.isDeactivated = true;
  for (const n of [1, 2]) {
    // Deciding sets the library's chores going.
    await propose('ana', { 'The question, as it is usually put': `Who lends ladder ${n}?` });
    await by('priya').clicks(await homeOf('priya'), 'Approve');
    await office.quiet();
  }
  expect(directWords('priya').match(/Every approver of the library has left/gu)).toHaveLength(1);
});

test('App Home shows people and settings to admins alone', async () => {
  expect(words(await homeOf('priya'))).toContain('People and settings');
  expect(words(await homeOf('ben'))).not.toContain('People and settings');
});

const buttonLabels = (shown: { blocks?: object[] }): string[] =>
  (shown.blocks ?? []).flatMap((block) =>
    ((block as { elements?: { type: string; text?: { text: string } }[] }).elements ?? []).flatMap(
      (element) => (element.type === 'button' && element.text !== undefined ? [element.text.text] : []),
    ),
  );
