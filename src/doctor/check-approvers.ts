import { existsSync } from 'node:fs';
import type { Config } from '../config.js';
import { AppError } from '../errors.js';
import { lookInto } from '../store/look-into.js';
import { callSlack } from './call-slack.js';
import { look, well } from './finding.js';
import type { Check, Place } from './place.js';

/** Whether somebody who may approve is still there: people leave, and proposals would wait for ever. */
export const checkApprovers: Check = async (place) => {
  const { config } = place;
  const named = namedPeople(place);
  if (config === undefined || named.length === 0) return [];
  const states = await Promise.all(named.map((user) => stateOf(config, user)));
  if (states.includes('unknown')) return [];
  const there = states.filter((state) => state === 'there').length;
  if (there > 0) return [well('Approvers', `${there} of ${named.length} named are there`)];
  return [
    look(
      'Approvers',
      'nobody who may approve is a full member of the workspace any more.',
      'Name another admin in FRAMEWRIGHT_ADMINS, and restart the bot.',
    ),
  ];
};

/** Admins of the settings, and whoever was made an admin or an approver since. */
function namedPeople({ config, database }: Place): string[] {
  const admins = config?.admins ?? [];
  if (!existsSync(database)) return admins;
  const query = `select distinct user_id from people where role in ('admin', 'approver')`;
  try {
    return [
      ...new Set([...admins, ...lookInto<{ user_id: string }>(database, query).map((row) => row.user_id)]),
    ];
  } catch (error) {
    // A database that cannot be read has a line of its own; one without the table is yet to be made.
    if (error instanceof AppError || (error as { code?: string }).code === 'SQLITE_ERROR') return admins;
    throw error;
  }
}

async function stateOf(config: Config, user: string): Promise<'there' | 'gone' | 'unknown'> {
  const answer = await callSlack(config, 'users.info', config.botToken, { user });
  if ('unreachable' in answer) return 'unknown';
  if (answer.body.ok !== true) return answer.body.error === 'user_not_found' ? 'gone' : 'unknown';
  const { deleted, is_bot, is_restricted } = answer.body.user as Record<string, unknown>;
  return deleted === true || is_bot === true || is_restricted === true ? 'gone' : 'there';
}
