import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bad, look, well } from './finding.js';
import type { Check } from './place.js';

const DAY = 24 * 3_600_000;
const OLDEST = 2 * DAY;

/** Whether there is a backup of the last two days, in the folder that FRAMEWRIGHT_BACKUPS names. */
export const checkBackups: Check = ({ env, now }) => {
  const folder = env.FRAMEWRIGHT_BACKUPS;
  if (!folder) {
    return [
      look(
        'Backups',
        'no folder is named for them.',
        'Set FRAMEWRIGHT_BACKUPS, and run framewright backup daily.',
      ),
    ];
  }
  if (!existsSync(folder)) return [bad('Backups', `There is no folder ${folder}.`, 'Create it.')];
  const times = readdirSync(folder)
    .filter((name) => name.endsWith('.db'))
    .map((name) => statSync(join(folder, name)).mtimeMs);
  const cure = 'Run framewright backup, daily.';
  if (times.length === 0) return [look('Backups', `none in ${folder}.`, cure)];
  const age = now - Math.max(...times);
  if (age > OLDEST) return [look('Backups', `the newest is ${Math.floor(age / DAY)} days old.`, cure)];
  return [well('Backups', `${times.length} in ${folder}, the newest of the last two days`)];
};
