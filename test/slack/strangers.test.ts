import type { Person } from '../../src/simulator/person.js';
import { DRAFT, fromBot, nth, type Office, openOffice, words } from './office.js';

/** A sister workspace on Enterprise Grid. (A command names the workspace it is run in: there Slack itself keeps others out.) */
const SISTER = 'T0SISTER';

let office: Office;
let ana: Person;
beforeEach(async () => {
  // A bot that has only just started may take a while over its first ack.
  office = await openOffice({ ackWithinMs: 30_000 });
  ana = office.slack.person('ana');
}, 60_000);
afterEach(() => office.close());

const leave = (): void => {
  ana.user.teamId = SISTER;
};
const said = () => fromBot(office.slack, [...office.slack.world.messages.values()].flat()).length;
const lastNotice = (name = 'ana') => words(office.slack.ephemeralsFor(name).at(-1));

describe('somebody of another workspace', () => {
  test.each([
    ['/frame', DRAFT],
    ['/toughq', 'will you sell my data'],
    ['/example', ''],
  ])('and another organisation gets nothing from %s', async (command, text) => {
    await office.slack.person('olu').runs(command, text, { channel: 'partners' });
    await office.quiet();
    expect(lastNotice('olu')).toContain('Only people of this workspace');
    expect(said()).toBe(0);
    expect(office.stores(`refused: ${command}`)).toBe(true);
  });

  test.each<[string, () => unknown]>([
    ['a reaction', () => ana.reacts('frame_with_picture', ana.says('press-drafts', DRAFT))],
    ['a mention', () => ana.says('press-drafts', `@framewright ${DRAFT}`)],
    ['a direct message', () => ana.says('@framewright', DRAFT)],
    ['Check framing', () => ana.shortcut('check_framing', ana.says('press-drafts', DRAFT))],
  ])('gets no review by %s', async (_way, ask) => {
    leave();
    await ask();
    await office.quiet();
    expect(said()).toBe(0);
    expect(office.log()).toContain('"event_refused"');
  });

  test('gets no form from Propose as example', async () => {
    const message = ana.says('press-drafts', DRAFT);
    leave();
    await ana.shortcut('propose_example', message);
    await office.quiet();
    expect(ana.modal).toBeUndefined();
    expect(lastNotice()).toContain('Only people of this workspace');
  });

  test('can’t submit a form that was opened before', async () => {
    await ana.runs('/frame', '', { channel: 'press-drafts' });
    const form = await office.slack.waitFor(() => ana.modal, 'the form');
    leave();
    const { closed } = await ana.submits(form, { Draft: DRAFT });
    await office.quiet();
    expect(closed).toBe(false);
    expect(words(ana.modal)).toContain('Only people of this workspace');
    expect(said()).toBe(0);
    expect(office.stores(DRAFT)).toBe(false);
  });

  test('can’t click what stands there, and the attempt is kept', async () => {
    ana.reacts('frame_with_picture', ana.says('press-drafts', DRAFT));
    await office.quiet();
    const review = nth(fromBot(office.slack, office.slack.messagesIn('press-drafts')), -1);
    leave();
    await ana.clicks(review, 'All nine');
    await office.quiet();
    expect(lastNotice()).toContain('Only people of this workspace');
    expect(ana.modal).toBeUndefined();
    expect(office.stores('refused: all_nine')).toBe(true);
  });
});
