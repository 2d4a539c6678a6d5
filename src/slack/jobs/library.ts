import { z } from 'zod';
import type { JobHandler, NewPost, Outcome } from '../../delivery/delivery.js';
import { slackErrorOf } from '../../delivery/send-failure.js';
import type { Fact } from '../../library/library.js';
import { isAtShell } from '../../library/people.js';
import type { Proposal } from '../../library/proposals.js';
import type { Telling } from '../../library/questions.js';
import { VIEW } from '../ids.js';
import { nameOfPerson } from '../listeners/names.js';
import { shortHash } from '../short-hash.js';
import type { Surface } from '../surface.js';
import { HOME_PAGE, HOME_SECTIONS, type LibraryHome, type WaitingEntry } from '../views/library-home.js';
import type { NamedProposal } from '../views/proposal.js';
import { approversLeft } from './approvers-left.js';
import { argsOf, asJson } from './args.js';

export const ProposalArgs = z.object({ id: z.string(), version: z.number(), user: z.string() });
const CareArgs = z.object({ digest: z.boolean(), week: z.string().optional() });
export const HomeArgs = z.object({
  user: z.string(),
  section: z.enum(HOME_SECTIONS).default('waiting'),
  page: z.number().default(0),
});

const proposalKey = ({ id, version }: { id: string; version: number }): string => `proposal:${id}:${version}`;

/** A proposal shown to approvers in their channel, where one was chosen. */
export const announceProposal =
  ({ parts }: Surface): JobHandler =>
  async (job) => {
    const { id, version } = argsOf(job, ProposalArgs);
    const channel = await parts.library.approversChannel();
    if (channel === undefined) return {};
    const post: NewPost = {
      key: proposalKey({ id, version }),
      kind: 'message',
      channel,
      view: VIEW.proposal,
      args: { id, version },
    };
    return { posts: [post] };
  };

/** What follows a decision: the approvers' message says what became of it, and the author is told. */
export const proposalDecided =
  ({ parts }: Surface): JobHandler =>
  async (job) => {
    const { id, version, user } = argsOf(job, ProposalArgs);
    const { library, delivery } = parts;
    const record = (await library.history(id)).filter((decision) => decision.version === version);
    const author = record.find(({ action }) => action === 'propose')?.who;
    const key = proposalKey({ id, version });
    const posts: NewPost[] = [];
    const place = await delivery.findPost(key);
    if (place !== undefined) {
      const { channel } = place;
      posts.push({
        key: `${key}:decided`,
        kind: 'update',
        channel,
        target: { post: key },
        view: VIEW.proposal,
        args: { id, version },
      });
    }
    if (author !== undefined && !isAtShell(author) && author !== user) {
      posts.push(direct(`${key}:told`, author, { notice: 'decided', id, version }));
    }
    return { posts };
  };

const StandingArgs = z.object({ id: z.string(), user: z.string(), trigger: z.string() });

/** An item has gone out of use, or serves again: every message that shows it says so, and its owner hears of it. */
export const standingChanged =
  ({ parts }: Surface): JobHandler =>
  async (job) => {
    const { id, user, trigger } = argsOf(job, StandingArgs);
    const { library, delivery } = parts;
    const item = await library.inspect(id);
    if (item === undefined) return {};
    const shown: { key: string; view: string; args: object }[] = [
      { key: proposalKey(item), view: VIEW.proposal, args: { id, version: item.version } },
      ...(await library.listShares(id)).map((key) => ({ key, view: VIEW.answer, args: { answer: id } })),
    ];
    const posts: NewPost[] = [];
    for (const { key, view, args } of shown) {
      const place = await delivery.findPost(key);
      if (place === undefined) continue;
      const { channel } = place;
      const target = { post: key };
      posts.push({ key: `${key}:${trigger}`, kind: 'update', channel, target, view, args: asJson(args) });
    }
    const { owner } = item;
    if (owner !== undefined && owner !== user && !isAtShell(owner)) {
      posts.push(direct(`standing:${trigger}:told`, owner, { notice: 'standing', id }));
    }
    return { posts };
  };

const direct = (key: string, user: string, args: object): NewPost => ({
  key,
  kind: 'message',
  channel: user,
  view: VIEW.libraryNotice,
  args: asJson(args),
});

/**
 * What the library needs done by itself: items of people who have left go to their deputies, owners hear of suspensions, those
 * who asked hear of answers; and once a week each owner gets a digest.
 */
export const careForLibrary =
  (surface: Surface): JobHandler =>
  async (job) => {
    const { digest, week = '' } = argsOf(job, CareArgs);
    const { library } = surface.parts;
    const outcomes = [await handOverItems(surface), await approversLeft(surface)];
    const notices = await library.listNotices();
    outcomes.push({
      posts: notices.map(({ key, user, item, claims }) => {
        const facts = claims.map(({ fact }) => fact);
        return direct(`suspended:${shortHash(key)}`, user, { notice: 'suspended', id: item, facts });
      }),
      writes: notices.map(({ key }) => library.tell(key)),
    });
    const tellings = await library.listTellings();
    outcomes.push({
      posts: onePerPerson(tellings).map(({ ask, user, question, answer }) =>
        direct(`answered:${ask}`, user, { notice: 'answered', id: answer, question }),
      ),
      writes: tellings.map(({ ask }) => library.toldOf(ask)),
    });
    if (digest) outcomes.push(await weeklyDigests(surface, week));
    return {
      posts: outcomes.flatMap(({ posts }) => posts ?? []),
      writes: outcomes.flatMap(({ writes }) => writes ?? []),
    };
  };

/** Whoever asked the same question several times is told once. */
const onePerPerson = (tellings: readonly Telling[]): Telling[] => [
  ...new Map(tellings.map((telling) => [`${telling.question} ${telling.user}`, telling])).values(),
];

/** Owners and deputies that Slack knows to have left. Heirs hear what is theirs now, admins hear all of it. */
const handOverItems = async ({ parts }: Surface): Promise<Outcome> => {
  const { library } = parts;
  const posts: NewPost[] = [];
  const writes: NonNullable<Outcome['writes']> = [];
  for (const leaver of await library.listKeepers()) {
    if (!(await hasLeft(parts, leaver))) continue;
    const { legacy, write } = await library.handOver(leaver);
    writes.push(write);
    if (legacy.length === 0) continue;
    const heirs = legacy.flatMap(({ heir }) => (heir === undefined ? [] : [heir]));
    const told = new Set([...heirs, ...(await listAdmins(library))]);
    const of = shortHash(legacy.map(({ id }) => id).join());
    for (const user of told) {
      if (user === leaver) continue;
      const notice = { notice: 'handed-over', legacy, from: leaver, user };
      posts.push(direct(`handed-over:${leaver}:${user}:${of}`, user, notice));
    }
  }
  return { posts, writes };
};

/** Whether someone's account is closed, or Slack does not know them any more. */
export const hasLeft = async ({ web }: Surface['parts'], user: string): Promise<boolean> => {
  try {
    return (await web.users.info({ user })).user?.deleted === true;
  } catch (error) {
    if (slackErrorOf(error) === 'user_not_found') return true;
    throw error;
  }
};

/** Who administers the bot: named in the settings, or since. */
export const listAdmins = async (library: Surface['parts']['library']): Promise<string[]> =>
  (await library.listPeople()).filter(({ roles }) => roles.includes('admin')).map(({ user }) => user);

const weeklyDigests = async ({ parts }: Surface, week: string): Promise<Outcome> => {
  const { library } = parts;
  const people = await library.listPeople();
  const keepers = await library.listKeepers();
  const waiting = await library.countProposals();
  const posts: NewPost[] = [];
  for (const user of new Set([...keepers, ...people.map((person) => person.user)])) {
    const needy = await library.digestFor(user);
    const approves = mayApprove(people.find((person) => person.user === user)?.roles ?? []);
    if (needy.length === 0 && !(approves && waiting > 0)) continue;
    posts.push(direct(`digest:${week}:${user}`, user, { notice: 'digest', user }));
  }
  return { posts };
};

/** What App Home shows one person of the library. Only the section that is looked at is read. */
export const readLibraryHome = async (
  surface: Surface,
  { user, section, page }: z.infer<typeof HomeArgs>,
): Promise<LibraryHome> => {
  const { library } = surface.parts;
  const roles = await library.rolesOf(user);
  const only = async <T>(of: LibraryHome['section'], read: () => Promise<T[]>): Promise<T[]> =>
    section === of ? read() : [];
  return {
    section,
    page,
    roles,
    waiting: section === 'waiting' ? await readWaiting(surface, user, page) : { entries: [], pages: 1 },
    items: await only('library', () => library.listItems()),
    facts: await only('facts', async () => withConfirmers(surface, await library.listFacts())),
    questions: await only('questions', () => library.listOpenQuestions()),
    people: roles.includes('admin')
      ? await only('people', async () =>
          Promise.all(
            (await library.listPeople()).map(async (person) => ({
              name: await nameOfPerson(surface, person.user),
              roles: person.roles,
            })),
          ),
        )
      : [],
  };
};

/** A page of what waits for somebody: what to decide on first, then what of theirs needs a look. */
const readWaiting = async (surface: Surface, user: string, page: number): Promise<LibraryHome['waiting']> => {
  const { library } = surface.parts;
  const isApprover = mayApprove(await library.rolesOf(user));
  const proposed = isApprover ? await library.countProposals() : 0;
  const phrasings = isApprover ? await library.listPhrasings() : [];
  const needy = await library.digestFor(user);
  const pages = Math.max(1, Math.ceil((proposed + phrasings.length + needy.length) / HOME_PAGE));
  const from = Math.min(page, pages - 1) * HOME_PAGE;
  const proposals = from < proposed ? await library.listProposals({ from, most: HOME_PAGE }) : [];
  const others: WaitingEntry[] = [
    ...phrasings.map((phrasing) => ({ phrasing })),
    ...needy.map((one) => ({ needy: one })),
  ];
  const skipped = Math.max(0, from - proposed);
  return {
    entries: [
      ...(await Promise.all(proposals.map(async (one) => ({ proposal: await withAuthor(surface, one) })))),
      ...others.slice(skipped, skipped + HOME_PAGE - proposals.length),
    ],
    pages,
  };
};

const mayApprove = (roles: readonly string[]): boolean =>
  roles.includes('approver') || roles.includes('admin');

/** Facts with whoever vouches for them, and as what. */
const withConfirmers = (surface: Surface, facts: readonly Fact[]): Promise<LibraryHome['facts'][number][]> =>
  Promise.all(
    facts.map(async (fact) => {
      const { confirmedBy } = fact;
      if (confirmedBy === undefined) return fact;
      const roles = await surface.parts.library.rolesOf(confirmedBy);
      return {
        ...fact,
        confirmedByName: await nameOfPerson(surface, confirmedBy),
        confirmedAs: roles.filter((role) => role === 'privacy-officer' || role === 'counsel'),
      };
    }),
  );

export const withAuthor = async (surface: Surface, proposal: Proposal): Promise<NamedProposal> => ({
  ...proposal,
  authorName: await nameOfPerson(surface, proposal.author),
});
