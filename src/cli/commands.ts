import type { Command } from './command.js';

interface CommandEntry {
  name: string;
  summary: string;
  /** Loaded when it is called, so that reviewing a draft does not wait for Slack's libraries. */
  load(): Promise<Command>;
}

/** All that `framewright` can do, in the order in which its help lists it. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'review',
    summary: 'Hold a draft against the toolkit and say what to change',
    load: async () => (await import('./review.js')).review,
  },
  {
    name: 'toughq',
    summary: 'Find the answer to a tough question',
    load: async () => (await import('./toughq.js')).toughq,
  },
  {
    name: 'library',
    summary: 'List, import, export and decide on what the library holds',
    load: async () => (await import('./library.js')).library,
  },
  {
    name: 'pack',
    summary: 'Check the vocabulary files, or run the examples in them',
    load: async () => (await import('./pack.js')).pack,
  },
  {
    name: 'demo',
    summary: 'Play a scene with the real bot on a local Slack',
    load: async () => (await import('./demo.js')).demo,
  },
  {
    name: 'start',
    summary: 'Run the bot',
    load: async () => (await import('./start.js')).start,
  },
  {
    name: 'doctor',
    summary: 'See what is wrong here, and what to do about it',
    load: async () => (await import('./doctor.js')).doctor,
  },
  {
    name: 'jobs',
    summary: 'See to work that could not be done',
    load: async () => (await import('./jobs.js')).jobs,
  },
  {
    name: 'backup',
    summary: 'Copy the database while the bot works',
    load: async () => (await import('./backup.js')).backup,
  },
  {
    name: 'restore',
    summary: 'Put a backup in the place of the database',
    load: async () => (await import('./restore.js')).restore,
  },
  {
    name: 'verify',
    summary: 'Check that a database or a backup is whole',
    load: async () => (await import('./verify.js')).verify,
  },
  {
    name: 'forget',
    summary: 'Take a person out of the database',
    load: async () => (await import('./forget.js')).forget,
  },
];
