import { ZodError } from 'zod';
import { AppError } from '../../errors.js';
import {
  type AnswerContent,
  answerContent,
  type ExampleContent,
  exampleContent,
} from '../../library/content.js';
import type { FactClaim } from '../../library/library.js';
import type { Role } from '../../library/people.js';
import type { NewProposal, Proposal } from '../../library/proposals.js';
import { section } from '../blocks.js';
import { INPUT, JOB } from '../ids.js';
import { asJson } from '../jobs/args.js';
import { cleanText, joinMrkdwn, mrkdwn } from '../mrkdwn.js';
import { readModalMetadata } from '../payload.js';
import type { Surface } from '../surface.js';
import { readVersionRef } from '../version-ref.js';
import { checkLines, doubtLines } from '../views/library-words.js';
import { readingModal } from '../views/modal.js';
import { demandColleague } from './colleague.js';
import { announceDecision, announceStanding, redrawHome } from './library-buttons.js';
import { chosen, type ModalListener, modal, typed } from './modals.js';

type Args = Parameters<ModalListener>[0];
type Values = Args['view']['state']['values'];
type Ids = { block: string; action: string };

const many = (values: Values, { block, action }: Ids): string[] =>
  (values[block]?.[action]?.selected_options ?? []).map((option) => option.value);

const line = (values: Values, ids: Ids): string => cleanText(typed(values, ids));

/** Absent where nothing was typed. */
const optional = <K extends string>(name: K, value: string): { [P in K]?: string } =>
  (value === '' ? {} : { [name]: value }) as { [P in K]?: string };

const commas = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

const claims = (values: Values): FactClaim[] =>
  many(values, INPUT.facts).map((entry) => {
    const [fact = '', value] = entry.split('=');
    return { fact, value: value === 'yes' ? 'yes' : 'no' };
  });

const readAnswer = (values: Values): AnswerContent =>
  answerContent.parse({
    audience: chosen(values, INPUT.audience),
    question: line(values, INPUT.question),
    answer: line(values, INPUT.answer),
    spoken: line(values, INPUT.spoken),
    ...optional('otherWording', line(values, INPUT.otherWording)),
    ...optional('mayBeSpokenBy', line(values, INPUT.mayBeSpokenBy)),
    phrasings: line(values, INPUT.phrasings)
      .split('\n')
      .filter((each) => each.trim() !== ''),
    topics: commas(line(values, INPUT.topics)),
    facts: claims(values),
    source: line(values, INPUT.source),
  });

const readExample = (values: Values): ExampleContent =>
  exampleContent.parse({
    text: line(values, INPUT.text),
    ...optional('place', line(values, INPUT.place)),
    outcome: line(values, INPUT.outcome),
    topics: commas(line(values, INPUT.topics)),
    hypothetical: chosen(values, INPUT.kind) === 'hypothetical',
    sensitive: chosen(values, INPUT.where) === 'yes',
    facts: claims(values),
    source: line(values, INPUT.source),
  });

/** What is wrong stands at its field; the blocks of the forms are called as the parts of an item. */
const fieldErrors = (error: ZodError): Record<string, string> =>
  Object.fromEntries(
    error.issues.map(({ path, message }) => [String(path[0] ?? INPUT.source.block), sentence(message)]),
  );

const sentence = (message: string): string => `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;

/** A form that proposes something; once stored, the proposer sees what the check says. */
const proposes = (surface: Surface, read: (values: Values) => NewProposal['content']): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const user = body.user.id;
    await demandColleague(surface, user, 'propose', view.callback_id);
    let content: NewProposal['content'];
    try {
      content = read(view.state.values);
    } catch (error) {
      if (!(error instanceof ZodError)) throw error;
      return ack({ response_action: 'errors', errors: fieldErrors(error) });
    }
    const about = readModalMetadata(view.private_metadata).id ?? '';
    const proposal = await surface.parts.library.propose({ content, ...aboutOf(about) }, user);
    await announce(surface, proposal, user);
    await ack({ response_action: 'update', view: proposedModal(proposal) });
  });

const aboutOf = (about: string): Pick<NewProposal, 'id' | 'question'> => {
  if (about.startsWith('item:')) return { id: about.slice('item:'.length) };
  return about.startsWith('question:') ? { question: about.slice('question:'.length) } : {};
};

const announce = async ({ parts }: Surface, { id, version }: Proposal, user: string): Promise<void> => {
  const key = `announce:${id}:${version}`;
  await parts.delivery.accept({
    id: key,
    jobs: [{ kind: JOB.announce, key, args: asJson({ id, version, user }), user }],
  });
};

const proposedModal = ({ check, doubtful }: Proposal) =>
  readingModal('Proposed', [
    section(mrkdwn`It waits for an approver. You hear from me when it is decided on.`),
    section(joinMrkdwn([...checkLines(check), ...doubtLines(doubtful)])),
  ]);

export const proposeAnswer = (surface: Surface): ModalListener =>
  proposes(surface, (values) => ({ kind: 'answer', ...readAnswer(values) }));

export const proposeExample = (surface: Surface): ModalListener =>
  proposes(surface, (values) => ({ kind: 'example', ...readExample(values) }));

/** A deed and what it is done to, as the form carries them: `pull:opt-out`. */
const readDeed = (view: Args['view']): { deed: string; id: string } => {
  const [, deed = '', id = ''] =
    /^([a-z-]+):(.+)$/u.exec(readModalMetadata(view.private_metadata).id ?? '') ?? [];
  return { deed, id };
};

/** The deeds that need a reason. */
export const reason = (surface: Surface): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const { library } = surface.parts;
    const user = body.user.id;
    const why = line(view.state.values, INPUT.reason);
    if (why === '') {
      return ack({ response_action: 'errors', errors: { [INPUT.reason.block]: 'Say why in a few words.' } });
    }
    const { deed, id } = readDeed(view);
    await demandColleague(surface, user, deed, id);
    switch (deed) {
      case 'approve':
      case 'send-back': {
        const ref = readVersionRef(id);
        await (deed === 'approve' ? library.approve(ref, user, { why }) : library.sendBack(ref, user, why));
        await announceDecision(surface, view.id, { ...ref, user });
        break;
      }
      case 'pull':
        await library.pull(id, user, why);
        await announceStanding(surface, view.id, { id, user });
        break;
      case 'retire':
        await library.retire(id, user, why);
        await announceStanding(surface, view.id, { id, user });
        break;
      case 'close':
        await library.closeQuestion(id, user, why);
        await redrawHome(surface, user, view.id, 'questions');
        break;
      default:
        throw new AppError('conflict', 'This dialog is out of date. Close it and open it again.');
    }
    await ack({ response_action: 'clear' });
  });

/** A fact stated; what rests on it may be suspended now, and its owners are told. */
export const fact = (surface: Surface): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const { library, delivery } = surface.parts;
    const { values } = view.state;
    const user = body.user.id;
    const { id = '' } = readModalMetadata(view.private_metadata);
    await demandColleague(surface, user, 'state fact', id);
    const value = chosen(values, INPUT.value);
    const lapses = values[INPUT.lapses.block]?.[INPUT.lapses.action]?.selected_date;
    try {
      await library.setFact(
        id,
        {
          value: value === 'yes' || value === 'no' ? value : 'unknown',
          ...optional('proof', line(values, INPUT.proof)),
          ...(lapses === undefined || lapses === null ? {} : { lapsesOn: lapses }),
        },
        user,
      );
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'usage') throw error;
      const block = /\bday\b/u.test(error.message) ? INPUT.lapses.block : INPUT.proof.block;
      return ack({ response_action: 'errors', errors: { [block]: error.message } });
    }
    await delivery.accept({
      id: `fact:${view.id}`,
      jobs: [
        { kind: JOB.care, key: `care:${view.id}`, args: asJson({ digest: false }) },
        { kind: JOB.home, key: `home:${view.id}`, args: asJson({ user, section: 'facts' }), user },
      ],
    });
    await ack();
  });

export const assign = (surface: Surface): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const { values } = view.state;
    const { id = '' } = readModalMetadata(view.private_metadata);
    await demandColleague(surface, body.user.id, 'assign', id);
    const days = line(values, INPUT.days);
    if (days !== '' && !/^[1-9]\d{0,3}$/u.test(days)) {
      return ack({ response_action: 'errors', errors: { [INPUT.days.block]: 'Write a number of days.' } });
    }
    await surface.parts.library.assign(
      id,
      {
        ...optional('owner', person(values, INPUT.owner)),
        ...optional('deputy', person(values, INPUT.deputy)),
        ...(days === '' ? {} : { reviewDays: Number(days) }),
      },
      body.user.id,
    );
    await ack({ response_action: 'clear' });
  });

const person = (values: Values, { block, action }: Ids): string =>
  values[block]?.[action]?.selected_user ?? '';

const ROLES: readonly Role[] = ['admin', 'approver', 'privacy-officer', 'counsel'];

/** The roles chosen are given, the others taken. */
export const role = (surface: Surface): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const { library } = surface.parts;
    const by = body.user.id;
    const user = person(view.state.values, INPUT.person);
    await demandColleague(surface, by, 'give roles', user);
    const wanted = many(view.state.values, INPUT.roles);
    const held = await library.rolesOf(user);
    for (const each of ROLES) {
      if (wanted.includes(each) && !held.includes(each)) await library.giveRole(user, each, by);
      if (!wanted.includes(each) && held.includes(each)) await library.takeRole(user, each, by);
    }
    await redrawHome(surface, by, view.id, 'people');
    await ack();
  });

export const settings = (surface: Surface): ModalListener =>
  modal(surface, async ({ ack, body, view }) => {
    const { library } = surface.parts;
    const { values } = view.state;
    const by = body.user.id;
    await demandColleague(surface, by, 'change settings', 'settings');
    const channel = values[INPUT.channel.block]?.[INPUT.channel.action]?.selected_conversation ?? undefined;
    await library.chooseApproversChannel(channel ?? undefined, by);
    await library.letAuthorsApprove(chosen(values, INPUT.authors) === 'yes', by);
    await redrawHome(surface, by, view.id, 'people');
    await ack();
  });
