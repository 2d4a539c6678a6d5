import { type Logger, WebClient } from '@slack/web-api';

export interface PostingClientOptions {
  token: string;
  slackApiUrl?: string | undefined;
  logger?: Logger | undefined;
}

/**
 * The client that posts: it never sends twice by itself (the outbox looks first), never waits for ever,
 * and says at once when Slack asks to slow down, so that one channel does not hold up the others.
 */
export const createPostingClient = ({ token, slackApiUrl, logger }: PostingClientOptions): WebClient =>
  new WebClient(token, {
    retryConfig: { retries: 0 },
    timeout: 10_000,
    rejectRateLimitedCalls: true,
    ...(slackApiUrl === undefined ? {} : { slackApiUrl }),
    ...(logger === undefined ? {} : { logger }),
  });
