import type { DeadLetter } from '../delivery/dead-letters.js';
import type { Finding } from '../doctor/finding.js';
import type { Fault } from '../errors.js';
import type { CompiledPack } from '../framing/compiled-pack.js';
import type { Library } from '../library/library.js';
import type { Restoration } from '../store/restore-database.js';
import type { Verification } from '../store/verify-database.js';
import type { Terminal } from './terminal.js';

export type { DeadLetter, Finding, Verification };

/** What the commands work with: made in one place, `createTools`, and passed in. */
export interface Tools {
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since 1970. */
  now(): number;
  /** The pack in a folder, or the one that FRAMEWRIGHT_PACK names, or the one that ships. Throws 'bad_pack'. */
  loadPack(dir?: string): Promise<CompiledPack>;
  /** The examples in a pack's files that do not come out as written there. Throws 'bad_pack'. */
  testPack(dir?: string): Promise<{ run: number; faults: Fault[] }>;
  /** Opens the library for as long as `work` takes: FRAMEWRIGHT_DB's, or a throw-away one with the starters. */
  withLibrary<T>(work: (library: Library) => Promise<T>): Promise<T>;
  /** Opens the team's own library to change it: the bot's database, which is made where there is none. */
  withTeamLibrary<T>(work: (library: Library) => Promise<T>): Promise<T>;
  /** Starts the bot with the environment's settings. Throws 'bad_config' naming every fault. */
  startBot(): Promise<{ stop(): Promise<void> }>;
  /** Resolves when the process is told to end: SIGINT or SIGTERM. */
  untilTold(): Promise<void>;
  /** Plays the scene, with a draft of one's own if there is one, and prints its threads as they come. */
  playScene(terminal: Terminal, draft?: string): Promise<void>;
  /** Work that was put aside. */
  listDeadLetters(): Promise<DeadLetter[]>;
  retryDeadLetter(id: string): Promise<void>;
  dropDeadLetter(id: string): Promise<void>;
  /** Copies the bot's database into a file. Throws 'database'. */
  backUp(target: string): Promise<Verification>;
  /** Puts a backup in the place of the bot's database. Throws 'conflict' while a bot is at work. */
  restore(backup: string): Promise<Restoration>;
  /** Reads a file, or the bot's database, from end to end. Throws 'database'. */
  verify(file?: string): Promise<Verification>;
  /** Takes a person out of the bot's database; resolves to the number of rows changed. */
  forget(user: string): Promise<number>;
  /** Looks at everything the bot needs. */
  examine(): Promise<Finding[]>;
}
