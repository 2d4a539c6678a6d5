import type { Config } from '../config.js';

const SLACK = 'https://slack.com/api/';
const PATIENCE_MS = 10_000;

/** Slack's answer, with the two headers that matter here. */
export interface SlackAnswer {
  body: Record<string, unknown>;
  /** What the token was granted. */
  scopes: string[];
  date: string | null;
}

/** Asks Slack without its library, which keeps the headers to itself. */
export async function callSlack(
  { slackApiUrl }: Config,
  method: string,
  token: string,
  args: Record<string, string> = {},
): Promise<SlackAnswer | { unreachable: string }> {
  try {
    const response = await fetch(new URL(method, slackApiUrl ?? SLACK), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(args),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return {
      body: (await response.json()) as Record<string, unknown>,
      scopes: (response.headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim()),
      date: response.headers.get('date'),
    };
  } catch (error) {
    const { cause, name } = error as { cause?: { code?: string }; name: string };
    return { unreachable: cause?.code ?? name };
  }
}
