import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Config } from '../config.js';
import { callSlack } from './call-slack.js';
import { bad, type Finding, look, well } from './finding.js';
import type { Check, Place } from './place.js';

const MOST_SKEW_MS = 60_000;
const WHERE = 'at api.slack.com/apps';

/** Whether Slack takes both tokens and has granted what the manifest asks for; and what time Slack thinks it is. */
export const checkSlack: Check = async (place) => {
  if (place.config === undefined) return [];
  const answer = await askSlack(place.config, 'auth.test', place.config.botToken);
  if ('unreachable' in answer) {
    return [
      bad(
        'Slack',
        `can't be reached (${answer.unreachable}).`,
        'Check the network and any proxy, then try again.',
      ),
    ];
  }
  return [
    checkBotToken(answer),
    ...(answer.ok ? [checkScopes(answer, place)] : []),
    await checkAppToken(place.config),
    ...checkClock(answer, place.now),
  ];
};

interface Answer {
  ok: boolean;
  error: string;
  team: string;
  user: string;
  scopes: string[];
  date: string | null;
}

async function askSlack(
  config: Config,
  method: string,
  token: string,
): Promise<Answer | { unreachable: string }> {
  const answer = await callSlack(config, method, token);
  if ('unreachable' in answer) return answer;
  const { ok, error, team, user } = answer.body;
  return {
    ok: ok === true,
    error: String(error ?? ''),
    team: String(team ?? ''),
    user: String(user ?? ''),
    scopes: answer.scopes,
    date: answer.date,
  };
}

function checkBotToken({ ok, error, team, user }: Answer): Finding {
  if (ok) return well('Bot token', `${user} in ${team}`);
  return bad(
    'Bot token',
    `refused by Slack (${error}).`,
    `Install the app again ${WHERE}, and copy the Bot User OAuth Token.`,
  );
}

function checkScopes({ scopes }: Answer, place: Place): Finding {
  const missing = neededScopes(place).filter((scope) => !scopes.includes(scope));
  if (missing.length === 0) return well('Scopes', 'all that the manifest asks for are granted');
  return bad(
    'Scopes',
    `not granted: ${missing.join(', ')}.`,
    `Put manifest.yml into the app ${WHERE}, and install it again.`,
  );
}

function neededScopes({ home }: Place): string[] {
  const manifest = parse(readFileSync(join(home, 'manifest.yml'), 'utf8')) as {
    oauth_config: { scopes: { bot: string[] } };
  };
  return manifest.oauth_config.scopes.bot;
}

/** Asking for a connection opens none: a socket of ours would take events from the bot at work. */
async function checkAppToken(config: Config): Promise<Finding> {
  const answer = await askSlack(config, 'apps.connections.open', config.appToken);
  if ('unreachable' in answer) return bad('App token', `no answer (${answer.unreachable}).`, 'Try again.');
  if (answer.ok) return well('App token', 'Slack offers a connection');
  return bad(
    'App token',
    `refused by Slack (${answer.error}).`,
    `Make an App-Level Token with connections:write ${WHERE}, and switch Socket Mode on.`,
  );
}

function checkClock({ date }: Answer, now: number): Finding[] {
  if (date === null) return [];
  const skew = Math.abs(Date.parse(date) - now);
  if (skew <= MOST_SKEW_MS) return [well('Clock', 'agrees with Slack')];
  const says = `is ${Math.round(skew / 1000)} s away from Slack's.`;
  return [look('Clock', says, 'Let the machine set its clock by NTP; reviews and due dates go by it.')];
}
