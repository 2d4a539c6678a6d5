import { z } from 'zod';
import type { JobHandler, NewPost, Outcome } from '../../delivery/delivery.js';
import type { Proposal } from '../../library/proposals.js';
import { VIEW } from '../ids.js';
import { nameOfPerson } from '../listeners/names.js';
import { shortHash } from '../short-hash.js';
import type { Surface } from '../surface.js';
import { HOME_SECTIONS, type LibraryHome } from '../views/library-home.js';
import type { NamedProposal } from '../views/proposal.js';
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
    if ((await delivery.findPost(key)) !== undefined) {
      const channel = (await library.approversChannel()) ?? '';
      posts.push({
        key: `${key}:decided`,
        kind: 'update',
        channel,
        target: { post: key },
        view: VIEW.proposal,
        args: { id, version },
      });
    }
    if (author?.startsWith('U') && author !== user) {
      posts.push(direct(`${key}:told`, author, { notice: 'decided', id, version }));
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
    const outcomes = [await handOverItems(surface)];
    const notices = await library.listNotices();
    outcomes.push({
      posts: notices.map(({ key, user, item, need }) => {
        const facts = need.why === 'suspended' ? need.claims.map(({ fact }) => fact) : [];
        return direct(`suspended:${shortHash(key)}`, user, { notice: 'suspended', id: item, facts });
      }),
      writes: notices.map(({ key }) => library.tell(key)),
    });
    const tellings = await library.listTellings();
    outcomes.push({
      posts: tellings.map(({ ask, user, question, answer }) =>
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

/** Owners that Slack knows to have left. */
const handOverItems = async ({ parts }: Surface): Promise<Outcome> => {
  const { library, web } = parts;
  const posts: NewPost[] = [];
  for (const owner of await library.listOwners()) {
    const { user } = await web.users.info({ user: owner });
    if (user?.deleted !== true) continue;
    const moved = await library.handOver(owner);
    const items = await Promise.all(moved.map((id) => library.inspect(id)));
    const heirs = items.flatMap((item) => (item?.owner === undefined ? [] : [item.owner]));
    for (const heir of new Set([...heirs, ...(await listAdmins(parts.library))])) {
      const notice = { notice: 'handed-over', ids: moved, from: owner };
      posts.push(direct(`handed-over:${owner}:${heir}:${shortHash(moved.join())}`, heir, notice));
    }
  }
  return { posts };
};

/** Who administers the bot: named in the settings, or since. */
export const listAdmins = async (library: Surface['parts']['library']): Promise<string[]> =>
  (await library.listPeople()).filter(({ roles }) => roles.includes('admin')).map(({ user }) => user);

const weeklyDigests = async ({ parts }: Surface, week: string): Promise<Outcome> => {
  const { library } = parts;
  const people = await library.listPeople();
  const owners = await library.listOwners();
  const waiting = (await library.listProposals()).length;
  const posts: NewPost[] = [];
  for (const user of new Set([...owners, ...people.map((person) => person.user)])) {
    const needy = await library.digestFor(user);
    const approves = people.some(
      (person) =>
        person.user === user && person.roles.some((role) => role === 'approver' || role === 'admin'),
    );
    if (needy.length === 0 && !(approves && waiting > 0)) continue;
    posts.push(direct(`digest:${week}:${user}`, user, { notice: 'digest', user }));
  }
  return { posts };
};

/** What App Home shows one person of the library. */
export const readLibraryHome = async (
  surface: Surface,
  { user, section, page }: z.infer<typeof HomeArgs>,
): Promise<LibraryHome> => {
  const { library } = surface.parts;
  const roles = await library.rolesOf(user);
  const isApprover = roles.includes('approver') || roles.includes('admin');
  const only = async <T>(of: LibraryHome['section'], read: () => Promise<T[]>): Promise<T[]> =>
    section === of ? read() : [];
  return {
    section,
    page,
    roles,
    proposals: isApprover
      ? await only('waiting', async () =>
          Promise.all((await library.listProposals()).map((proposal) => withAuthor(surface, proposal))),
        )
      : [],
    phrasings: isApprover ? await only('waiting', () => library.listPhrasings()) : [],
    needy: await only('waiting', () => library.digestFor(user)),
    items: await only('library', () => library.listItems()),
    facts: await only('facts', async () =>
      Promise.all(
        (await library.listFacts()).map(async (fact) => ({
          ...fact,
          ...(fact.confirmedBy === undefined
            ? {}
            : { confirmedByName: await nameOfPerson(surface, fact.confirmedBy) }),
        })),
      ),
    ),
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

export const withAuthor = async (surface: Surface, proposal: Proposal): Promise<NamedProposal> => ({
  ...proposal,
  authorName: await nameOfPerson(surface, proposal.author),
});
