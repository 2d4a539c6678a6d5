import { readConfig } from '../config.js';
import { AppError } from '../errors.js';
import { checkApprovers } from './check-approvers.js';
import { checkBackups } from './check-backups.js';
import { checkBot } from './check-bot.js';
import { checkDatabase } from './check-database.js';
import { checkMachine } from './check-machine.js';
import { checkPack } from './check-pack.js';
import { checkSettings } from './check-settings.js';
import { checkSlack } from './check-slack.js';
import type { Finding } from './finding.js';
import type { Check, Place } from './place.js';

/** All checks, in the order in which a person would set the bot up. */
const CHECKS: readonly Check[] = [
  checkMachine,
  checkSettings,
  checkPack,
  checkSlack,
  checkDatabase,
  checkApprovers,
  checkBackups,
  checkBot,
];

/** Looks at everything the bot needs and changes nothing. */
export async function examine(place: Omit<Place, 'config' | 'settingFaults'>): Promise<Finding[]> {
  const whole: Place = { ...place, ...readSettings(place.env) };
  const findings: Finding[] = [];
  for (const check of CHECKS) findings.push(...(await check(whole)));
  return findings;
}

function readSettings(env: Place['env']): Pick<Place, 'config' | 'settingFaults'> {
  try {
    return { config: readConfig(env), settingFaults: [] };
  } catch (error) {
    if (error instanceof AppError) return { settingFaults: error.faults };
    throw error;
  }
}
