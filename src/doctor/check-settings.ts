import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bad, type Finding, look, well } from './finding.js';
import type { Check, Place } from './place.js';

const TOKENS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'];

/** Whether every setting can be read; tokens are only said to be set or unset. */
export const checkSettings: Check = (place) => [
  ...place.settingFaults.map(({ where, message, cure }) => bad(where, message, cure)),
  ...TOKENS.filter((token) => !place.settingFaults.some(({ where }) => where.startsWith(token))).map(
    (token) => well(token, 'set'),
  ),
  ...checkEnvFile(place),
  checkAdmins(place),
];

/** Tokens in a file that everybody on the machine may read are no secret. */
function checkEnvFile({ folder }: Place): Finding[] {
  const file = join(folder, '.env');
  if (!existsSync(file) || (statSync(file).mode & 0o077) === 0) return [];
  return [look('.env', 'may be read by other users of this machine.', 'chmod 600 .env')];
}

function checkAdmins({ env }: Place): Finding {
  if (env.FRAMEWRIGHT_ADMINS) return well('Admins', 'named');
  return look(
    'Admins',
    'nobody is named, so nobody can approve an answer.',
    'Set FRAMEWRIGHT_ADMINS to their member IDs.',
  );
}
