import type { WebClient } from '@slack/web-api';
import type { Log } from '../log.js';
import { readSendFailure } from './send-failure.js';

export interface TokenWatchParts {
  web: WebClient;
  log: Log;
  /** Milliseconds between two looks whether Slack takes the token again. */
  every: number;
  /** Work may go on. */
  onAccepted(): void;
}

/** Whether Slack takes the bot's token: while it does not, nothing is read or sent, and all is kept. */
export interface TokenWatch {
  /** Slack's word for why it refuses the token; undefined while it takes it. */
  error(): string | undefined;
  /** To be called when Slack has refused the token. */
  refuse(error: string): void;
  stop(): void;
}

export const createTokenWatch = ({ web, log, every, onAccepted }: TokenWatchParts): TokenWatch => {
  let current: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let open = true;

  const look = async (): Promise<void> => {
    try {
      await web.auth.test();
    } catch (error) {
      const failure = readSendFailure(error, false);
      if (failure.kind === 'token') current = failure.error;
      return lookLater();
    }
    current = undefined;
    log.info('token_accepted');
    onAccepted();
  };
  const lookLater = (): void => {
    clearTimeout(timer);
    if (open) timer = setTimeout(look, every).unref();
  };

  return {
    error: () => current,
    refuse(error) {
      if (current === undefined) log.error('token_refused', { error });
      current = error;
      lookLater();
    },
    stop() {
      open = false;
      clearTimeout(timer);
    },
  };
};
