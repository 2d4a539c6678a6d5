import type { Outcome } from '../../delivery/delivery.js';
import { shortHash } from '../short-hash.js';
import type { Surface } from '../surface.js';
import { hasLeft, listAdmins } from './library.js';
import { directNotice } from './review-posts.js';

/** The admins hear when the last approver has left: what is proposed would wait for ever. */
export const approversLeft = async (surface: Surface): Promise<Outcome> => {
  const { library } = surface.parts;
  const approvers = (await library.listPeople())
    .filter(({ roles }) => roles.includes('approver'))
    .map(({ user }) => user);
  for (const approver of approvers) if (!(await hasLeft(surface.parts, approver))) return {};
  if (approvers.length === 0) return {};
  const admins = await listAdmins(library);
  return {
    posts: admins.map((admin) =>
      directNotice(
        { notice: 'approvers-left' },
        admin,
        `approvers-left:${shortHash(approvers.join())}:${admin}`,
      ),
    ),
  };
};
