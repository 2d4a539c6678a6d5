import type { Person } from '../../src/simulator/person.js';
import type { Ephemeral, View } from '../../src/simulator/world.js';
import { fromBot, nth, type Office, words, wordsOf } from './office.js';

export const ANSWER = {
  'The question, as it is usually put': 'Who lends the ladders?',
  'The answer, direct words first': 'Neighbors lend each other ladders, and everybody gets further.',
  'To be said aloud': 'Neighbors do.',
};

type Entries = Record<string, string | string[]>;

/** What people do with the library in Slack, and what they see. Priya is the admin. */
export interface LibraryPeople {
  by(name: string): Person;
  lastNotice(name: string): string;
  directWords(name: string): string;
  /** The modal on top of someone's screen, once it holds these words. */
  modalOf(name: string, holding?: string): Promise<View>;
  closeAll(name: string): Promise<void>;
  homeOf(name: string): Promise<View>;
  sectionOf(name: string, label: string): Promise<View>;
  /** Proposes an answer; resolves to what the proposer sees then. */
  propose(name: string, more?: Entries): Promise<string>;
  nameAs(name: string, roles: string[]): Promise<void>;
  nameApprover(name: string): Promise<void>;
  /** Proposes an answer and has Priya approve it. */
  approved(name: string, more?: Entries): Promise<void>;
  ask(name: string, query: string): Promise<Ephemeral>;
  set(entries: Entries): Promise<void>;
}

export const libraryPeople = (office: () => Office): LibraryPeople => {
  const by = (name: string) => office().slack.person(name);
  const modalOf = (name: string, holding = '') =>
    office().slack.waitFor(() => {
      const { modal } = by(name);
      return modal !== undefined && words(modal).includes(holding) ? modal : undefined;
    }, `${name}’s modal`);
  const closeAll = async (name: string) => {
    for (let { modal } = by(name); modal !== undefined; { modal } = by(name)) await by(name).closes(modal);
  };
  const homeOf = async (name: string) => {
    by(name).opensHome();
    await office().quiet();
    return office().slack.waitFor(() => by(name).home, `${name}’s home`);
  };
  const sectionOf = async (name: string, label: string) => {
    await by(name).clicks(await homeOf(name), label);
    await office().quiet();
    return office().slack.waitFor(() => by(name).home, `${name}’s home`);
  };
  const propose = async (name: string, more: Entries = {}) => {
    await by(name).runs('/toughq', 'add', { channel: 'press-drafts' });
    await by(name).submits(await modalOf(name), { ...ANSWER, ...more });
    await office().quiet();
    const said = words(await modalOf(name));
    await closeAll(name);
    return said;
  };
  const nameAs = async (name: string, roles: string[]) => {
    await by('priya').clicks(await sectionOf('priya', 'People and settings'), 'Give or take roles');
    await by('priya').submits(await modalOf('priya'), { Who: name, Is: roles });
    await office().quiet();
  };
  return {
    by,
    lastNotice: (name) => words(office().slack.ephemeralsFor(name).at(-1)),
    directWords: (name) => wordsOf(fromBot(office().slack, office().slack.directMessages(name))),
    modalOf,
    closeAll,
    homeOf,
    sectionOf,
    propose,
    nameAs,
    nameApprover: (name) => nameAs(name, ['Approver']),
    async approved(name, more) {
      await propose(name, more);
      await by('priya').clicks(await homeOf('priya'), 'Approve');
      await office().quiet();
    },
    async ask(name, query) {
      await by(name).runs('/toughq', query, { channel: 'press-drafts' });
      return nth(office().slack.ephemeralsFor(name), -1);
    },
    async set(entries) {
      await by('priya').clicks(await sectionOf('priya', 'People and settings'), 'Settings');
      await by('priya').submits(await modalOf('priya'), entries);
      await office().quiet();
    },
  };
};
