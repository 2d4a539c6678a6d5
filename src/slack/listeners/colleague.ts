import { AppError } from '../../errors.js';
import type { Surface } from '../surface.js';

/**
 * Lets only full members of this workspace decide on the library or add to it: no guest, no bot, nobody who has left, nobody
 * of another organisation. Slack is asked each time, since people change between a view and a click. A refusal is kept in
 * the record. Throws AppError 'not_allowed'.
 */
export const demandColleague = async (
  { parts }: Surface,
  user: string,
  attempt: string,
  subject: string,
): Promise<void> => {
  const { user: person } = await parts.web.users.info({ user });
  const isColleague =
    person?.team_id === parts.self.team &&
    person.is_bot !== true &&
    person.deleted !== true &&
    person.is_restricted !== true &&
    person.is_ultra_restricted !== true;
  if (isColleague) return;
  await parts.library.noteRefusal(user, attempt, subject);
  throw new AppError('not_allowed', 'Only members of this workspace can do that, not guests or bots.');
};
