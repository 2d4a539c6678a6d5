import type { SlackParts } from '../parts.js';

/** Who did something, as Slack says in each payload. */
interface From {
  user: { id: string; team_id?: string | undefined };
  team?: { id: string } | null;
}

/**
 * Whether someone is not of this workspace: a guest from another organisation in a shared channel or, on Enterprise Grid,
 * somebody of a sister workspace. Where Slack says nothing of the person, the place they did it in must be ours.
 * What a stranger tried is logged, and kept in the record.
 */
export const isStranger = async (
  { self, library, log }: Pick<SlackParts, 'self' | 'library' | 'log'>,
  { user, team }: From,
  attempt: string,
): Promise<boolean> => {
  if ((user.team_id ?? team?.id) === self.team) return false;
  log.warn('event_refused', { kind: attempt, user: user.id });
  await library.noteRefusal(user.id, attempt, user.id);
  return true;
};
