import { readFileSync } from 'node:fs';
import { AppError, type Fault } from './errors.js';
import type { LogLevel } from './log.js';

/** All settings, from the environment. `.env.example` explains each. */
export interface Config {
  botToken: string;
  appToken: string;
  /** Path of the SQLite file. */
  database: string;
  /** Folder of the pack; the one that ships where absent. */
  pack?: string;
  /** The emoji that asks for a review, without colons. */
  emoji: string;
  /** Ids of the users who may name approvers. */
  admins: string[];
  logLevel: LogLevel;
  /** How long reviews are kept; `RETENTION` in `delivery/retention.ts` where absent. */
  reviewDays?: number;
  /** Off unless set. On 127.0.0.1 only. */
  healthPort?: number;
  /** Whether /metrics stands beside the health pages. */
  metrics?: true;
  /** Another Slack than Slack's: on this machine only, for tests and the demo. */
  slackApiUrl?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const LOG_LEVELS: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];
const WHERE_TOKENS = 'at api.slack.com/apps, under';

/** Reads all settings. Throws AppError('bad_config') with every fault there is, each with its cure. */
export const readConfig = (env: Env): Config => {
  const faults: Fault[] = [];
  const fault = (where: string, message: string, cure: string) => faults.push({ where, message, cure });
  const reader = { env, fault };
  const config: Config = {
    botToken: readToken(reader, BOT_TOKEN),
    appToken: readToken(reader, APP_TOKEN),
    database: env.FRAMEWRIGHT_DB || './framewright.db',
    emoji: readEmoji(reader),
    admins: readAdmins(reader),
    logLevel: readLogLevel(reader),
    ...optional('pack', env.FRAMEWRIGHT_PACK || undefined),
    ...optional('reviewDays', readReviewDays(reader)),
    ...optional('healthPort', readPort(reader)),
    ...optional('metrics', readMetrics(reader)),
    ...optional('slackApiUrl', readApiUrl(reader)),
  };
  if (faults.length > 0) throw new AppError('bad_config', 'The settings are not complete.', { faults });
  return config;
};

interface Reader {
  env: Env;
  fault(where: string, message: string, cure: string): void;
}

interface TokenKind {
  variable: string;
  prefix: string;
  cure: string;
}

const BOT_TOKEN: TokenKind = {
  variable: 'SLACK_BOT_TOKEN',
  prefix: 'xoxb-',
  cure: `Set it to the Bot User OAuth Token, which begins with xoxb-; it stands ${WHERE_TOKENS} OAuth & Permissions.`,
};

const APP_TOKEN: TokenKind = {
  variable: 'SLACK_APP_TOKEN',
  prefix: 'xapp-',
  cure: `Set it to an App-Level Token with connections:write, which begins with xapp-; make one ${WHERE_TOKENS} Basic Information.`,
};

/** What a token's beginning says of it; the token itself is never shown. */
const TOKEN_KINDS: readonly (readonly [prefix: string, what: string])[] = [
  ['xoxb-', 'a bot token'],
  ['xapp-', 'an app-level token'],
  ['xoxp-', "a user's token"],
  ['xoxe', 'a token that is exchanged for others'],
];

const readToken = (reader: Reader, { variable, prefix, cure }: TokenKind): string => {
  const value = readSecret(reader, variable, cure);
  if (value === undefined) return '';
  if (!value.startsWith(prefix)) {
    const what = TOKEN_KINDS.find(([other]) => value.startsWith(other))?.[1] ?? 'no Slack token';
    const swapped =
      (prefix === 'xoxb-' && value.startsWith('xapp-')) || (prefix === 'xapp-' && value.startsWith('xoxb-'));
    reader.fault(variable, `holds ${what}${swapped ? '; the two tokens seem to be swapped' : ''}.`, cure);
  } else if (/\s/u.test(value) || value.length < prefix.length + 8) {
    reader.fault(variable, 'is cut off or has blanks in it.', cure);
  }
  return value;
};

/** From the variable, or from the file that its `_FILE` twin names. Undefined when a fault was told. */
const readSecret = ({ env, fault }: Reader, variable: string, cure: string): string | undefined => {
  const value = env[variable]?.trim();
  const file = env[`${variable}_FILE`];
  if (value && file) {
    fault(variable, `is set, and so is ${variable}_FILE.`, 'Set only one of the two.');
    return undefined;
  }
  if (file) return readSecretFile(fault, `${variable}_FILE`, file);
  if (!value) {
    fault(variable, 'is not set.', cure);
    return undefined;
  }
  return value;
};

const readSecretFile = (fault: Reader['fault'], variable: string, file: string): string | undefined => {
  try {
    const value = readFileSync(file, 'utf8').trim();
    if (value !== '') return value;
    fault(variable, 'names an empty file.', 'Put the token into it.');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    fault(variable, `names a file that can't be read (${code}).`, 'Check the path, and who may read it.');
  }
  return undefined;
};

const readEmoji = ({ env, fault }: Reader): string => {
  const emoji = (env.FRAMEWRIGHT_EMOJI || 'frame_with_picture').replace(/^:|:$/gu, '');
  if (!/^[\p{Ll}\p{N}_+'-]{1,100}$/u.test(emoji)) {
    fault(
      'FRAMEWRIGHT_EMOJI',
      "is no emoji's name.",
      'Set it to a name as Slack writes it, such as frame_with_picture.',
    );
  }
  return emoji;
};

const readAdmins = ({ env, fault }: Reader): string[] => {
  const admins = (env.FRAMEWRIGHT_ADMINS ?? '').split(/[\s,]+/u).filter((id) => id !== '');
  if (!admins.every((id) => /^[UW][A-Z0-9]{2,}$/u.test(id))) {
    fault(
      'FRAMEWRIGHT_ADMINS',
      'holds something else than member IDs.',
      'Set it to IDs such as U012ABCDEF, parted by commas; a profile in Slack shows it under "Copy member ID".',
    );
  }
  return admins;
};

const readLogLevel = ({ env, fault }: Reader): LogLevel => {
  const level = env.FRAMEWRIGHT_LOG_LEVEL || 'info';
  const known = LOG_LEVELS.find((one) => one === level);
  if (known === undefined)
    fault('FRAMEWRIGHT_LOG_LEVEL', 'is no level.', `Set it to one of ${LOG_LEVELS.join(', ')}.`);
  return known ?? 'info';
};

/** Never shorter than the keys of what was done are kept, or an event that comes late would find its review gone. */
const FEWEST_REVIEW_DAYS = 8;
const MOST_REVIEW_DAYS = 3_650;

const readReviewDays = ({ env, fault }: Reader): number | undefined => {
  const value = env.FRAMEWRIGHT_REVIEW_DAYS;
  if (!value) return undefined;
  const days = Number(value);
  if (!Number.isInteger(days) || days < FEWEST_REVIEW_DAYS || days > MOST_REVIEW_DAYS) {
    fault(
      'FRAMEWRIGHT_REVIEW_DAYS',
      'is no number of days that can be kept to.',
      `Set it to a whole number from ${FEWEST_REVIEW_DAYS} to ${MOST_REVIEW_DAYS}, or leave it out for 400.`,
    );
  }
  return days;
};

const readPort = ({ env, fault }: Reader): number | undefined => {
  const value = env.FRAMEWRIGHT_HEALTH_PORT;
  if (!value) return undefined;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    fault('FRAMEWRIGHT_HEALTH_PORT', 'is no port.', 'Set it to a number from 1 to 65535, or leave it out.');
  }
  return port;
};

const readMetrics = ({ env, fault }: Reader): true | undefined => {
  const value = env.FRAMEWRIGHT_METRICS || 'off';
  if (value === 'off') return undefined;
  if (value !== 'on')
    fault('FRAMEWRIGHT_METRICS', 'is neither on nor off.', 'Set it to on, or leave it out.');
  else if (!env.FRAMEWRIGHT_HEALTH_PORT) {
    fault('FRAMEWRIGHT_METRICS', 'is on without a port to stand at.', 'Set FRAMEWRIGHT_HEALTH_PORT as well.');
  }
  return true;
};

/** Drafts and tokens go to Slack and nowhere else: any other address must be on this machine. */
const readApiUrl = ({ env, fault }: Reader): string | undefined => {
  const value = env.SLACK_API_URL;
  if (!value) return undefined;
  const cure = 'Leave it out; it is for tests, and takes only an address such as http://127.0.0.1:4000/api/.';
  if (!URL.canParse(value)) fault('SLACK_API_URL', 'is no address.', cure);
  else if (!['127.0.0.1', 'localhost', '[::1]'].includes(new URL(value).hostname)) {
    fault('SLACK_API_URL', 'is not on this machine.', cure);
  }
  return value;
};

const optional = <K extends string, V>(name: K, value: V | undefined): { [key in K]?: V } =>
  value === undefined ? {} : ({ [name]: value } as { [key in K]?: V });
