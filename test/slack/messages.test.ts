import { liveMentions } from '../../src/simulator/surface.js';
import type { Message } from '../../src/simulator/world.js';
import { DRAFT, fromBot, MARK, nth, type Office, openOffice, WEAK, words } from './office.js';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
}, 60_000);
afterAll(() => office.close());

const EMOJI = 'frame_with_picture';
const by = (name: string) => office.slack.person(name);

/** What the bot has said in the thread of a message. */
const repliesTo = (message: Message) => fromBot(office.slack, office.slack.thread(message));

/** Lets something happen, and gives what came to someone's direct messages of it. */
const directAfter = async (name: string, happen: () => unknown): Promise<Message[]> => {
  const before = office.slack.directMessages(name).length;
  await happen();
  await office.quiet();
  return office.slack.directMessages(name).slice(before);
};

const noticesAfter = async (name: string, happen: () => unknown): Promise<string> => {
  const before = office.slack.ephemeralsFor(name).length;
  await happen();
  await office.quiet();
  return office.slack.ephemeralsFor(name).slice(before).map(words).join('\n');
};

describe('the emoji', () => {
  test('brings the review into the message’s thread, whoever reacts', async () => {
    const message = by('ana').says('press-drafts', WEAK);
    by('ben').reacts(EMOJI, message);
    await office.quiet();
    const replies = repliesTo(message);
    expect(replies).toHaveLength(1);
    expect(words(replies[0])).toMatch(/\d of \d there/);
    expect(liveMentions(replies)).toEqual([]);
  });

  test('brings it into the thread that the message stands in', async () => {
    const root = by('ana').says('press-drafts', 'What do you think of this?');
    const reply = by('ana').says('press-drafts', WEAK, { thread: root });
    by('ana').reacts(EMOJI, reply);
    await office.quiet();
    expect(repliesTo(root)).toHaveLength(1);
  });

  test('brings one review a text, however many react and react again', async () => {
    const message = by('ana').says('press-drafts', DRAFT);
    for (const name of ['ana', 'ben', 'priya']) by(name).reacts(EMOJI, message);
    by('ana').unreacts(EMOJI, message);
    by('ana').reacts(EMOJI, message);
    by('gus').reacts(`${EMOJI}::skin-tone-3`, message);
    await office.quiet();
    expect(repliesTo(message)).toHaveLength(1);
  });

  test('brings one review when Slack sends the same event twice', async () => {
    const message = by('ana').says('press-drafts', DRAFT);
    const item = { type: 'message', channel: message.channel, ts: message.ts };
    const event = { type: 'reaction_added', user: 'UBEN', reaction: EMOJI, item_user: 'UANA', item };
    office.slack.sendEvent(event, { event_id: 'EvTWICE' });
    office.slack.sendEvent(event, { event_id: 'EvTWICE' });
    await office.quiet();
    expect(repliesTo(message)).toHaveLength(1);
  });

  test('on a review starts no review of the review', async () => {
    const message = by('ana').says('press-drafts', WEAK);
    by('ana').reacts(EMOJI, message);
    await office.quiet();
    const [review] = repliesTo(message);
    by('ana').reacts(EMOJI, nth([review as Message], 0));
    await office.quiet();
    expect(repliesTo(message)).toHaveLength(1);
  });

  test('another emoji does nothing', async () => {
    const message = by('ana').says('press-drafts', WEAK);
    by('ben').reacts('eyes', message);
    await office.quiet();
    expect(repliesTo(message)).toEqual([]);
  });

  test('on a message that is gone by then ends quietly', async () => {
    const count = () => office.slack.messagesIn('press-drafts').length;
    const message = by('ana').says('press-drafts', WEAK);
    by('ana').deletes(message);
    const before = count();
    const item = { type: 'message', channel: message.channel, ts: message.ts };
    office.slack.sendEvent({
      type: 'reaction_added',
      user: 'UBEN',
      reaction: EMOJI,
      item_user: 'UANA',
      item,
    });
    const direct = await directAfter('ben', () => undefined);
    expect(count()).toBe(before);
    expect(direct).toEqual([]);
    expect(office.bot.health().ready).toBe(true);
  });

  test.each([
    ['without words', '', /no words I can read/],
    ['with too few', 'ok then', /too little/],
    ['with emoji alone', ':tada: :tada: :tada:', /too little/],
  ])('tells whoever reacted about a message %s', async (_what, text, notice) => {
    const message = by('ana').says('press-drafts', text, {
      ...(text === '' ? { file: { name: 'a.png', mimetype: 'image/png', content: Buffer.from('x') } } : {}),
    });
    expect(await noticesAfter('ben', () => by('ben').reacts(EMOJI, message))).toMatch(notice);
    expect(repliesTo(message)).toEqual([]);
  });

  test('on a message longer than Slack’s limit says by how much', async () => {
    const message = by('ana').says('press-drafts', '', {
      raw: { text: 'word '.repeat(8_001).slice(0, 40_001) },
    });
    expect(await noticesAfter('ana', () => by('ana').reacts(EMOJI, message))).toMatch(/over the 40,000/);
  });

  test('reads what a message’s blocks say where it has no text', async () => {
    const blocks = [
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: DRAFT }] }],
      },
    ];
    const message = by('ana').says('press-drafts', '', { raw: { text: '', blocks } });
    by('ben').reacts(EMOJI, message);
    await office.quiet();
    expect(words(repliesTo(message)[0])).toMatch(/\d of \d there/);
  });

  test('in a shared channel brings the review to the one who reacted, with a copy of the draft', async () => {
    const message = by('ana').says('partners', WEAK);
    const direct = await directAfter('ben', () => by('ben').reacts(EMOJI, message));
    expect(repliesTo(message)).toEqual([]);
    expect(direct).toHaveLength(2);
    expect(words(direct[0])).toContain('Draft by @ana. Not approved.');
    expect(words(direct[0])).toContain(WEAK);
    expect(nth(direct, 1).thread_ts).toBe(nth(direct, 0).ts);
  });

  test.each([
    ['people of other organisations', 'olu', 'partners'],
    ['bots', 'robo', 'press-drafts'],
  ])('from %s does nothing', async (_who, name, channel) => {
    const message = by('ana').says(channel, WEAK);
    const before = office.slack.calls.filter((call) => call.method === 'chat.postMessage').length;
    by(name).reacts(EMOJI, message);
    await office.quiet();
    expect(office.slack.calls.filter((call) => call.method === 'chat.postMessage')).toHaveLength(before);
  });

  test('on a message that looks held brings the review to the one who reacted', async () => {
    const message = by('ana').says('press-drafts', `NOT FOR DISTRIBUTION\n${WEAK}`);
    const direct = await directAfter('ana', () => by('ana').reacts(EMOJI, message));
    expect(repliesTo(message)).toEqual([]);
    expect(words(direct[0])).toContain('not for distribution');
  });
});

describe('an edit', () => {
  const reviewed = async (text: string) => {
    const message = by('ana').says('press-drafts', text);
    by('ben').reacts(EMOJI, message);
    await office.quiet();
    return { message, review: nth(repliesTo(message), 0) };
  };

  test('updates the review in place, which says what changed', async () => {
    const { message, review } = await reviewed(WEAK);
    by('ana').edits(message, DRAFT);
    await office.quiet();
    expect(repliesTo(message)).toHaveLength(1);
    expect(words(review)).toMatch(/edited: 0 → \d of \d/);
    expect(words(review)).not.toContain('integration');
  });

  test('is followed again and again, also back to what was there before', async () => {
    const { message, review } = await reviewed(WEAK);
    by('ana').edits(message, DRAFT);
    await office.quiet();
    by('ana').edits(message, WEAK);
    await office.quiet();
    expect(words(review)).toContain('policymakers');
    expect(repliesTo(message)).toHaveLength(1);
  });

  test('that a reaction comes after is reviewed once', async () => {
    const { message, review } = await reviewed(WEAK);
    by('ana').edits(message, DRAFT);
    by('priya').reacts(EMOJI, message);
    await office.quiet();
    expect(repliesTo(message)).toHaveLength(1);
    expect(words(review)).toContain('edited');
  });

  test('that only unfolds a link changes nothing', async () => {
    const { message, review } = await reviewed(WEAK);
    const before = words(review);
    office.slack.unfurl(message);
    await office.quiet();
    expect(words(review)).toBe(before);
  });

  test('of a message nobody asked about does nothing', async () => {
    const message = by('ana').says('press-drafts', WEAK);
    by('ana').edits(message, DRAFT);
    await office.quiet();
    expect(repliesTo(message)).toEqual([]);
  });

  test('is followed in direct messages too', async () => {
    const message = by('ana').says('partners', WEAK);
    const direct = await directAfter('ben', () => by('ben').reacts(EMOJI, message));
    by('ana').edits(message, DRAFT);
    await office.quiet();
    expect(words(direct[1])).toMatch(/edited: 0 → \d of \d/);
  });
});

describe('a deleted draft', () => {
  test('takes the words that its review quoted with it', async () => {
    const message = by('ana').says('press-drafts', WEAK);
    by('ben').reacts(EMOJI, message);
    await office.quiet();
    const review = nth(repliesTo(message), 0);
    by('ana').deletes(message);
    await office.quiet();
    expect(words(review)).toBe('@ana withdrew this draft.');
    expect(JSON.stringify(review)).not.toContain('policymakers');
  });

  test('takes its copy in direct messages with it', async () => {
    const message = by('ana').says('partners', WEAK);
    const direct = await directAfter('ben', () => by('ben').reacts(EMOJI, message));
    by('ana').deletes(message);
    await office.quiet();
    expect(direct.map(words)).toEqual(['@ana withdrew this draft.', '@ana withdrew this draft.']);
  });
});

describe('its name', () => {
  test('in a thread asks for a review of the thread’s first message', async () => {
    const root = by('ana').says('press-drafts', WEAK);
    by('ben').says('press-drafts', '@framewright can you have a look?', { thread: root });
    await office.quiet();
    expect(words(repliesTo(root)[0])).toContain('policymakers');
  });

  test('with a text asks for a review of the text', async () => {
    const message = by('ana').says('press-drafts', `@framewright ${WEAK}`);
    await office.quiet();
    expect(words(repliesTo(message)[0])).toContain('policymakers');
  });

  test('with a draft in a thread asks for a review of that draft', async () => {
    const root = by('ana').says('press-drafts', 'Which of these is better, do you think?');
    by('ben').says('press-drafts', `@framewright ${WEAK} ${DRAFT}`, { thread: root });
    await office.quiet();
    expect(words(repliesTo(root)[0])).toContain('policymakers');
  });

  test('alone gets a hint', async () => {
    expect(await noticesAfter('ana', () => by('ana').says('press-drafts', '@framewright'))).toMatch(
      /no words|too little/,
    );
  });

  test('a second time says that the review stands already', async () => {
    const root = by('ana').says('press-drafts', WEAK);
    by('ben').says('press-drafts', '@framewright please', { thread: root });
    await office.quiet();
    const notice = await noticesAfter('ben', () =>
      by('ben').says('press-drafts', '@framewright again?', { thread: root }),
    );
    expect(notice).toContain('reviewed that text already');
    expect(repliesTo(root)).toHaveLength(1);
  });
});

describe('a direct message', () => {
  test('is reviewed in its thread', async () => {
    const message = by('ana').says('@framewright', WEAK);
    await office.quiet();
    expect(words(repliesTo(message)[0])).toMatch(/\d of \d there/);
  });

  test('is reviewed though it looks held, for it is private', async () => {
    const message = by('ana').says('@framewright', `EMBARGOED until noon.\n${WEAK}`);
    await office.quiet();
    expect(words(repliesTo(message)[0])).toMatch(/\d of \d there/);
  });

  test('of a word gets a hint', async () => {
    const message = by('ana').says('@framewright', 'hello');
    await office.quiet();
    expect(words(repliesTo(message)[0])).toContain('too little');
  });

  test('about something else is told so kindly, and nothing is counted', async () => {
    const message = by('ana').says(
      '@framewright',
      'Lunch on Friday is at noon. Please tell Sam which sandwich you want.',
    );
    await office.quiet();
    expect(words(repliesTo(message)[0])).toContain('does not seem to be about sharing information');
    expect(words(repliesTo(message)[0])).not.toMatch(/of \d there/);
  });
});

describe('the shortcut Check framing', () => {
  test('works on a message in a thread', async () => {
    const root = by('ana').says('press-drafts', 'What about this?');
    const reply = by('ben').says('press-drafts', WEAK, { thread: root });
    await by('ana').shortcut('check_framing', reply);
    await office.quiet();
    expect(repliesTo(root)).toHaveLength(1);
  });

  test('tells how to invite the bot where it can’t read', async () => {
    const message = by('ana').says('random', WEAK);
    const direct = await directAfter('ana', () => by('ana').shortcut('check_framing', message));
    expect(direct.map(words).join()).toContain('/invite @framewright');
    expect(repliesTo(message)).toEqual([]);
  });

  test('does not review what the bot wrote', async () => {
    const message = by('ana').says('press-drafts', WEAK);
    by('ana').reacts(EMOJI, message);
    await office.quiet();
    const review = nth(repliesTo(message), 0);
    const notice = await noticesAfter('ana', () => by('ana').shortcut('check_framing', review));
    expect(notice).toContain('mine');
    expect(repliesTo(message)).toHaveLength(1);
  });
});

test('talk that is not for the bot never touches the disk', async () => {
  by('ana').says('press-drafts', `Between us: ${MARK} lunch at noon?`);
  await office.quiet();
  expect(office.stores(MARK)).toBe(false);
});

test.each(['not json', '{}', 'null', '[]', '{"type":"events_api","envelope_id":"e1","payload":{}}'])(
  'outlives a frame like %s',
  async (frame) => {
    office.slack.sendFrame(frame);
    const message = by('ana').says('@framewright', DRAFT);
    await office.quiet();
    expect(repliesTo(message)).toHaveLength(1);
  },
);
