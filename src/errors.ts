/** What went wrong, as a word that code may branch on. Exit codes and Slack answers are chosen from it. */
export type ErrorCode =
  | 'usage'
  | 'bad_config'
  | 'bad_pack'
  | 'bad_data'
  | 'not_found'
  | 'not_allowed'
  | 'conflict'
  | 'too_long'
  | 'too_complex'
  | 'database'
  | 'slack';

/** One thing wrong in a file or an environment, with where it stands and what to do about it. */
export interface Fault {
  /** A path as the reader typed or would type it, or the name of a variable. */
  where: string;
  /** 1-based; absent where a line makes no sense. */
  line?: number;
  message: string;
  cure: string;
}

/** An error that a person can act on: its message is a sentence written for that person. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  /** All faults found, so that nobody mends one only to be told the next. */
  readonly faults: readonly Fault[];
  /** The Slack user the message names by id, for whoever can show a name in its place. */
  readonly about: string | undefined;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; faults?: readonly Fault[]; about?: string } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.faults = options.faults ?? [];
    this.about = options.about;
  }
}

/** One line a fault: `file:12: what is wrong. What to do.` */
export const describeFault = (fault: Fault): string =>
  `${fault.where}${fault.line === undefined ? '' : `:${fault.line}`}: ${fault.message} ${fault.cure}`;
