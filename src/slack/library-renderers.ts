import { z } from 'zod';
import type { Rendered, Renderer } from '../delivery/delivery.js';
import type { Item } from '../library/items.js';
import type { Decision } from '../library/record.js';
import { VIEW } from './ids.js';
import { withAuthor } from './jobs/library.js';
import { factQuestions } from './listeners/fact-questions.js';
import { named, nameOfPerson } from './listeners/names.js';
import type { Surface } from './surface.js';
import { libraryNoticeView } from './views/library-notice.js';
import { headOf } from './views/library-words.js';
import { decidedView, proposalView } from './views/proposal.js';
import { answerView } from './views/toughq.js';

const VersionArgs = z.object({ id: z.string(), version: z.number() });
const NoticeArgs = z.discriminatedUnion('notice', [
  z.object({ notice: z.literal('decided'), id: z.string(), version: z.number() }),
  z.object({ notice: z.literal('standing'), id: z.string() }),
  z.object({ notice: z.literal('suspended'), id: z.string(), facts: z.array(z.string()) }),
  z.object({ notice: z.literal('answered'), id: z.string(), question: z.string() }),
  z.object({
    notice: z.literal('handed-over'),
    legacy: z.array(z.object({ id: z.string(), heir: z.string().optional() })),
    from: z.string(),
    user: z.string(),
  }),
  z.object({ notice: z.literal('digest'), user: z.string() }),
]);

/** What the library posts, drawn when it is sent: its words are read then. */
export const createLibraryRenderers = (surface: Surface): Record<string, Renderer> => ({
  async [VIEW.proposal](args) {
    const ref = VersionArgs.parse(args);
    const waiting = await surface.parts.library.findProposal(ref);
    if (waiting !== undefined) return proposalView(await withAuthor(surface, waiting));
    const decision = await readDecision(surface, ref);
    return decision && decidedView(decision);
  },
  [VIEW.libraryNotice]: async (args) => renderNotice(surface, NoticeArgs.parse(args)),
});

/** What became of a proposal, and by whom. */
const readDecision = async (surface: Surface, { id, version }: z.infer<typeof VersionArgs>) => {
  const { library } = surface.parts;
  const history = await library.history(id);
  const decision = history.findLast(
    (each) => each.version === version && (each.action === 'approve' || each.action === 'send back'),
  );
  const item = await library.inspect(id);
  if (decision === undefined || item === undefined) return undefined;
  const since = history.slice(history.indexOf(decision) + 1);
  return {
    item,
    subject: headOf(item),
    approved: decision.action === 'approve',
    by: await nameOfPerson(surface, decision.who),
    why: decision.why,
    out: item.version === version ? await readTakenOut(surface, item, since) : undefined,
  };
};

/** Who took an item out of use and why; undefined while it is in use. */
const readTakenOut = async (surface: Surface, { state }: Item, history: readonly Decision[]) => {
  if (state !== 'pulled' && state !== 'retired') return undefined;
  const action = state === 'pulled' ? 'pull' : 'retire';
  const last = history.findLast((each) => each.action === action);
  if (last === undefined) return undefined;
  return { how: state, by: await nameOfPerson(surface, last.who), why: last.why ?? '' } as const;
};

const renderNotice = async (
  surface: Surface,
  args: z.infer<typeof NoticeArgs>,
): Promise<Rendered | undefined> => {
  const { library } = surface.parts;
  switch (args.notice) {
    case 'decided': {
      const decision = await readDecision(surface, args);
      if (decision === undefined) return undefined;
      const { item, by, approved, why = '' } = decision;
      return libraryNoticeView(
        approved ? { notice: 'approved', item, by } : { notice: 'sent-back', item, by, why },
      );
    }
    case 'standing': {
      const item = await library.inspect(args.id);
      if (item === undefined) return undefined;
      const out = await readTakenOut(surface, item, await library.history(args.id));
      return libraryNoticeView({ notice: 'standing', item, out });
    }
    case 'suspended': {
      const item = await library.inspect(args.id);
      const questions = await factQuestions(surface);
      const facts = args.facts.map((id) => questions.get(id)?.question ?? id);
      return item && libraryNoticeView({ notice: 'suspended', item, facts });
    }
    case 'answered': {
      const question = await library.findQuestion(args.question);
      if (question === undefined) return undefined;
      const answer = await library.findAnswer(args.id);
      if (answer === undefined) return libraryNoticeView({ notice: 'answered', question });
      const shown = answerView(await named(surface, answer), await factQuestions(surface));
      return libraryNoticeView({ notice: 'answered', question, answer: shown });
    }
    case 'handed-over': {
      const inherited = await Promise.all(
        args.legacy.map(async ({ id, heir }) => ({ item: await library.inspect(id), heir })),
      );
      const known = inherited.flatMap(({ item, heir }) => (item === undefined ? [] : [{ item, heir }]));
      const isAdmin = (await library.rolesOf(args.user)).includes('admin');
      const others = isAdmin ? known.filter(({ heir }) => heir !== args.user) : [];
      return libraryNoticeView({
        notice: 'handed-over',
        from: await nameOfPerson(surface, args.from),
        yours: known.filter(({ heir }) => heir === args.user).map(({ item }) => item),
        others: await Promise.all(
          others.map(async ({ item, heir }) => ({
            item,
            heir: heir === undefined ? undefined : await nameOfPerson(surface, heir),
          })),
        ),
      });
    }
    case 'digest': {
      const roles = await library.rolesOf(args.user);
      const approves = roles.includes('approver') || roles.includes('admin');
      const waiting = approves ? await library.countProposals() : 0;
      return libraryNoticeView({ notice: 'digest', needy: await library.digestFor(args.user), waiting });
    }
  }
};
