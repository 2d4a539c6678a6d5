import { type Logger, LogLevel } from '@slack/web-api';

/** For Slack's libraries: at DEBUG they print message text, and what matters is logged by us, in ids. */
export const quietLogger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
