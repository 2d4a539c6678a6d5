import type { ModalView } from '@slack/types';
import { AppError } from '../../errors.js';
import type { Item } from '../../library/items.js';
import { JOB } from '../ids.js';
import { asJson } from '../jobs/args.js';
import { anyones, mrkdwn } from '../mrkdwn.js';
import type { Surface } from '../surface.js';
import { readVersionRef } from '../version-ref.js';
import { itemModal } from '../views/item-modal.js';
import { HOME_SECTIONS, type HomeSection } from '../views/library-home.js';
import { assignModal, factModal, reasonModal, roleModal, settingsModal } from '../views/library-modals.js';
import { noticeView } from '../views/notices.js';
import { proposeAnswerModal } from '../views/propose-answer.js';
import { proposeExampleModal } from '../views/propose-example.js';
import { answerView } from '../views/toughq.js';
import { type ActionListener, type Click, click } from './click.js';
import { demandColleague } from './colleague.js';
import { factQuestions } from './fact-questions.js';
import { named, nameOfPerson } from './names.js';
import { showModal, showModalOf, tellClicker } from './show.js';

/** A click of someone who may decide: the deed is done at once, its consequences are a job. */
const decide = (
  surface: Surface,
  attempt: string,
  run: (one: Click) => Promise<string | undefined>,
): ActionListener =>
  click(surface, async (one) => {
    await demandColleague(surface, one.user, attempt, one.id);
    const said = await run(one);
    await one.args.ack();
    if (said !== undefined) {
      await tellClicker(one.args, noticeView({ notice: 'said', words: said }, surface.parts.self));
    }
  });

/** A click that opens a form. */
const opens = (surface: Surface, view: (one: Click) => Promise<ModalView>): ActionListener =>
  click(surface, async (one) => {
    await one.args.ack();
    await showModal(one.args, await view(one));
  });

const itemOf = async ({ parts }: Surface, id: string): Promise<Item> => {
  const item = await parts.library.inspect(id);
  if (item === undefined) throw new AppError('not_found', `The library has nothing called "${id}".`);
  return item;
};

/** App Home is drawn again for whoever clicked in it. */
export const redrawHome = async (
  { parts }: Surface,
  user: string,
  trigger: string,
  section: HomeSection,
  page = 0,
): Promise<void> => {
  await parts.delivery.accept({
    id: `home:${trigger}`,
    jobs: [{ kind: JOB.home, key: `home:${trigger}`, args: asJson({ user, section, page }), user }],
  });
};

export const homeSection = (surface: Surface): ActionListener =>
  click(surface, async ({ args, id, user, trigger }) => {
    const [section, page = '', ...more] = id.split(':');
    if (!isSection(section) || !/^\d{1,6}$/u.test(page) || more.length > 0) {
      throw new AppError('conflict', 'This page is out of date. Open it again.');
    }
    await redrawHome(surface, user, trigger, section, Number(page));
    await args.ack();
  });

const isSection = (name: string | undefined): name is HomeSection =>
  HOME_SECTIONS.some((section) => section === name);

/** A near miss that was the one: shown, and proposed as a way of asking it. */
export const chooseNear = (surface: Surface): ActionListener =>
  click(surface, async ({ args: { ack, respond }, id, words, user }) => {
    await ack();
    const { library } = surface.parts;
    const answer = await library.findAnswer(id);
    if (answer === undefined) throw new AppError('not_found', 'That answer is not in the library any more.');
    if (words !== undefined) {
      await demandColleague(surface, user, 'propose a phrasing', id);
      await library.proposePhrasing(id, words, user);
    }
    const view = answerView(await named(surface, answer), await factQuestions(surface));
    await respond({ response_type: 'ephemeral', replace_original: true, ...view });
  });

/** Files a question that has no answer, or counts one that stands open once more. */
export const askTeam = (surface: Surface): ActionListener =>
  click(surface, async ({ args, id, words, user }) => {
    await demandColleague(surface, user, 'ask the team', id);
    const { library } = surface.parts;
    if (words === undefined) await library.countAsk(id, user);
    else await library.askTeam(words, user);
    await args.ack();
    const said = 'Filed. You hear from me when there is an answer.';
    const view = noticeView({ notice: 'said', words: said }, surface.parts.self);
    await args.respond({ response_type: 'ephemeral', replace_original: true, ...view });
  });

export const answerQuestion = (surface: Surface): ActionListener =>
  opens(surface, async ({ id }) => {
    const { library } = surface.parts;
    const open = (await library.listOpenQuestions()).find((question) => question.id === id);
    if (open === undefined) throw new AppError('conflict', 'That question does not stand open any more.');
    if (open.isAnswerWaiting) {
      throw new AppError('conflict', 'An answer to that question waits for an approver already.');
    }
    return proposeAnswerModal(await library.listFacts(), { question: open.question }, `question:${id}`);
  });

export const rewordItem = (surface: Surface): ActionListener =>
  opens(surface, async ({ id }) => {
    const item = await itemOf(surface, id);
    const facts = await surface.parts.library.listFacts();
    if (item.kind === 'answer') return proposeAnswerModal(facts, item, `item:${id}`);
    if (item.kind === 'example') return proposeExampleModal(facts, item, `item:${id}`);
    throw new AppError('conflict', 'Lines and short pieces come in with `framewright library import`.');
  });

export const openItem = (surface: Surface): ActionListener =>
  click(surface, async ({ args, id, user }) => {
    await args.ack();
    await showModalOf(args, 'In the library', () => readItemModal(surface, id, user));
  });

/** The last of an item's record; all of it is in `framewright library history`. */
const MOST_DECISIONS = 10;

const readItemModal = async (surface: Surface, id: string, user: string): Promise<ModalView> => {
  const { library } = surface.parts;
  const item = await itemOf(surface, id);
  const roles = await library.rolesOf(user);
  const history = (await library.history(id)).slice(-MOST_DECISIONS);
  return itemModal({
    item: await named(surface, item),
    history: await Promise.all(
      history.map(async (decision) => ({ ...decision, who: await nameOfPerson(surface, decision.who) })),
    ),
    isApprover: roles.includes('approver') || roles.includes('admin'),
    isKeeper: item.owner === user || item.deputy === user,
  });
};

/** Approves; where the check does not pass, a reason is asked for first. */
export const approve = (surface: Surface): ActionListener =>
  click(surface, async (one) => {
    await demandColleague(surface, one.user, 'approve', one.id);
    const { library } = surface.parts;
    const ref = readVersionRef(one.id);
    const proposal = await library.findProposal(ref);
    if (proposal !== undefined && proposal.doubtful.length === 0 && !proposal.check.passes) {
      await one.args.ack();
      const words = mrkdwn`The check has something to say against it. Why is it approved all the same?`;
      const form = reasonModal(`approve:${one.id}`, 'Approve', 'Approve', words);
      await showModal(one.args, form);
      return;
    }
    await library.approve(ref, one.user);
    await one.args.ack();
    await announceDecision(surface, one.trigger, { ...ref, user: one.user });
  });

/** What follows when an item goes out of use or comes back: the messages that show it, its owner, App Home. */
export const announceStanding = async (
  { parts }: Surface,
  trigger: string,
  args: { id: string; user: string; section?: HomeSection },
): Promise<void> => {
  const { id, user, section = 'library' } = args;
  await parts.delivery.accept({
    id: `standing:${trigger}`,
    jobs: [
      { kind: JOB.standing, key: `standing:${trigger}`, args: asJson({ id, user, trigger }), user },
      { kind: JOB.home, key: `home:${trigger}`, args: asJson({ user, section }), user },
    ],
  });
};

/** What follows a decision: the approvers' message, the author, those who asked, App Home. */
export const announceDecision = async (
  { parts }: Surface,
  trigger: string,
  args: { id: string; version: number; user: string },
): Promise<void> => {
  await parts.delivery.accept({
    id: `decided:${trigger}`,
    jobs: [
      { kind: JOB.decided, key: `decided:${args.id}:${args.version}`, args: asJson(args), user: args.user },
      { kind: JOB.care, key: `care:${trigger}`, args: asJson({ digest: false }) },
      { kind: JOB.home, key: `home:${trigger}`, args: asJson({ user: args.user }), user: args.user },
    ],
  });
};

const asksWhy = (
  surface: Surface,
  deed: string,
  title: string,
  submit: string,
  words: string,
): ActionListener =>
  opens(surface, async ({ id }) => reasonModal(`${deed}:${id}`, title, submit, mrkdwn`${anyones(words)}`));

export const sendBack = (surface: Surface): ActionListener =>
  asksWhy(surface, 'send-back', 'Send back', 'Send back', 'The author is told why.');

export const pullItem = (surface: Surface): ActionListener =>
  asksWhy(
    surface,
    'pull',
    'Pull now',
    'Pull now',
    'It stops serving at once, everywhere. Putting it back takes two.',
  );

export const retireItem = (surface: Surface): ActionListener =>
  asksWhy(surface, 'retire', 'Retire', 'Retire', 'It is taken out of use for good.');

export const closeQuestion = (surface: Surface): ActionListener =>
  asksWhy(surface, 'close', 'Close the question', 'Close', 'It is taken off the list.');

export const putBackItem = (surface: Surface): ActionListener =>
  decide(surface, 'put back', async ({ id, user, trigger }) => {
    const { restored } = await surface.parts.library.putBack(id, user);
    await announceStanding(surface, trigger, { id, user });
    return restored ? 'It serves again.' : 'Noted. One more approver has to agree.';
  });

export const confirmItem = (surface: Surface): ActionListener =>
  decide(surface, 'confirm again', async ({ id, user, trigger }) => {
    await surface.parts.library.confirmAgain(id, user);
    await redrawHome(surface, user, trigger, 'waiting');
    return 'Confirmed.';
  });

const decidePhrasing =
  (accept: boolean) =>
  (surface: Surface): ActionListener =>
    decide(surface, 'decide on a phrasing', async ({ id, user, trigger }) => {
      await surface.parts.library.decidePhrasing(Number(id), accept, user);
      await redrawHome(surface, user, trigger, 'waiting');
      return undefined;
    });

export const acceptPhrasing = decidePhrasing(true);
export const refusePhrasing = decidePhrasing(false);

export const assignItem = (surface: Surface): ActionListener =>
  opens(surface, async ({ id }) => assignModal(await itemOf(surface, id)));

const YEAR = 365 * 24 * 60 * 60 * 1000;

export const stateFact = (surface: Surface): ActionListener =>
  opens(surface, async ({ id }) => {
    const fact = (await surface.parts.library.listFacts()).find((each) => each.id === id);
    if (fact === undefined) throw new AppError('not_found', `The register has no fact "${id}".`);
    const dayIn = (ms: number) => new Date(surface.parts.clock.now() + ms).toISOString().slice(0, 10);
    const { lapsesOn = '' } = fact;
    return factModal(fact, lapsesOn > dayIn(0) ? lapsesOn : dayIn(YEAR));
  });

export const giveRole = (surface: Surface): ActionListener => opens(surface, async () => roleModal());

export const settings = (surface: Surface): ActionListener =>
  opens(surface, async () => {
    const { library } = surface.parts;
    return settingsModal({
      channel: await library.approversChannel(),
      authors: await library.mayAuthorsApprove(),
    });
  });
