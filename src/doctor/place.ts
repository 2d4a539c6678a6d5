import type { Config } from '../config.js';
import type { Fault } from '../errors.js';
import type { Finding } from './finding.js';

/** Where the bot would run: all that the checks look at, gathered once. */
export interface Place {
  env: Readonly<Record<string, string | undefined>>;
  /** Such as 24.1.0. */
  nodeVersion: string;
  /** Milliseconds since 1970. */
  now: number;
  /** The folder of the program, where the manifest is. */
  home: string;
  /** The folder it was called in, where .env is looked for. */
  folder: string;
  /** Path of the SQLite file. */
  database: string;
  pack: string;
  /** Absent where the settings have faults. */
  config?: Config;
  settingFaults: readonly Fault[];
}

export type Check = (place: Place) => Finding[] | Promise<Finding[]>;
