import { z } from 'zod';
import type { Rendered, Renderer } from '../delivery/delivery.js';
import type { Item } from '../library/items.js';
import { VIEW } from './ids.js';
import { withAuthor } from './jobs/library.js';
import { nameOfPerson } from './listeners/names.js';
import type { Surface } from './surface.js';
import { libraryNoticeView } from './views/library-notice.js';
import { headOf } from './views/library-words.js';
import { decidedView, proposalView } from './views/proposal.js';

const VersionArgs = z.object({ id: z.string(), version: z.number() });
const NoticeArgs = z.discriminatedUnion('notice', [
  z.object({ notice: z.literal('decided'), id: z.string(), version: z.number() }),
  z.object({ notice: z.literal('suspended'), id: z.string(), facts: z.array(z.string()) }),
  z.object({ notice: z.literal('answered'), id: z.string(), question: z.string() }),
  z.object({ notice: z.literal('handed-over'), ids: z.array(z.string()), from: z.string() }),
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
  const decision = (await library.history(id)).findLast(
    (each) => each.version === version && (each.action === 'approve' || each.action === 'send back'),
  );
  const item = await library.inspect(id);
  if (decision === undefined || item === undefined) return undefined;
  return {
    item,
    subject: headOf(item),
    approved: decision.action === 'approve',
    by: await nameOfPerson(surface, decision.who),
    why: decision.why,
  };
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
    case 'suspended': {
      const item = await library.inspect(args.id);
      return item && libraryNoticeView({ notice: 'suspended', item, facts: args.facts.join(', ') });
    }
    case 'answered': {
      const item = await library.inspect(args.id);
      const question = await library.findQuestion(args.question);
      if (item === undefined || question === undefined) return undefined;
      return libraryNoticeView({ notice: 'answered', item, question });
    }
    case 'handed-over': {
      const items = await Promise.all(args.ids.map((id) => library.inspect(id)));
      const known = items.filter((item): item is Item => item !== undefined);
      return libraryNoticeView({
        notice: 'handed-over',
        items: known,
        from: await nameOfPerson(surface, args.from),
      });
    }
    case 'digest': {
      const roles = await library.rolesOf(args.user);
      const approves = roles.includes('approver') || roles.includes('admin');
      const waiting = approves ? (await library.listProposals()).length : 0;
      return libraryNoticeView({ notice: 'digest', needy: await library.digestFor(args.user), waiting });
    }
  }
};
