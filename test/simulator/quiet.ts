import { type Logger, LogLevel } from '@slack/web-api';

/** A logger that says nothing: refusals are what these tests are about. */
export const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};
