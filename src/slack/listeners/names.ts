import type { Item } from '../../library/items.js';
import { isAtShell } from '../../library/people.js';
import type { Surface } from '../surface.js';

/** Whoever stands in the record, as people know them: a Slack user's name, or the login of someone at a shell. */
export const nameOfPerson = async ({ reader }: Pick<Surface, 'reader'>, who: string): Promise<string> => {
  if (isAtShell(who)) return who.slice('shell:'.length);
  return /^[UW][A-Z0-9]+$/u.test(who) ? reader.readName(who) : who;
};

/** An item with names in place of ids, for showing. */
export const named = async <T extends Item>(surface: Pick<Surface, 'reader'>, item: T): Promise<T> => {
  const { owner, deputy, confirmedBy } = item;
  const name = (who: string) => nameOfPerson(surface, who);
  return {
    ...item,
    ...(owner === undefined ? {} : { owner: await name(owner) }),
    ...(deputy === undefined ? {} : { deputy: await name(deputy) }),
    ...(confirmedBy === undefined ? {} : { confirmedBy: await name(confirmedBy) }),
  };
};
