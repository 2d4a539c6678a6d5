import type { WebClient } from '@slack/web-api';
import { slackErrorOf } from '../delivery/send-failure.js';
import { AppError } from '../errors.js';
import type { Self } from './parts.js';

/** Who the bot is, by its token. Throws AppError: 'bad_config' where Slack refuses it, 'slack' where Slack can't be asked. */
export const whoAmI = async (web: WebClient): Promise<Omit<Self, 'emoji'>> => {
  const answer = await askSlack(web);
  if (answer.user_id === undefined || answer.team_id === undefined) {
    throw new AppError('slack', 'Slack did not say whose token SLACK_BOT_TOKEN is. Try again in a while.');
  }
  return { botUser: answer.user_id, botName: answer.user ?? 'framewright', team: answer.team_id };
};

const askSlack = async (web: WebClient) => {
  try {
    return await web.auth.test();
  } catch (cause) {
    const word = slackErrorOf(cause);
    if (word === undefined) {
      throw new AppError('slack', "Slack can't be reached. Check the network, or try again in a while.", {
        cause,
      });
    }
    throw new AppError('bad_config', 'Slack refuses the bot token.', {
      cause,
      faults: [
        {
          where: 'SLACK_BOT_TOKEN',
          message: `is refused by Slack (${word}).`,
          cure: 'Copy the Bot User OAuth Token again, at api.slack.com/apps, under OAuth & Permissions; install the app anew if it is not there.',
        },
      ],
    });
  }
};
