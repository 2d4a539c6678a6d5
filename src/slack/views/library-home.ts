import type { KnownBlock } from '@slack/types';
import { shorten } from '../../framing/line.js';
import type { NeedyItem } from '../../library/care.js';
import type { Item } from '../../library/items.js';
import type { Fact, OpenQuestion } from '../../library/library.js';
import type { Role } from '../../library/people.js';
import type { ProposedPhrasing } from '../../library/questions.js';
import { button, buttonRow, context, section } from '../blocks.js';
import { ACTION } from '../ids.js';
import { anyones, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import { buttonValue } from '../payload.js';
import { headOf } from './library-words.js';
import { type NamedProposal, proposalBlocks } from './proposal.js';

export const HOME_SECTIONS = ['waiting', 'library', 'facts', 'questions', 'people'] as const;
export type HomeSection = (typeof HOME_SECTIONS)[number];

/** Something that waits for one person. */
export type WaitingEntry =
  | { proposal: NamedProposal }
  | { phrasing: ProposedPhrasing }
  | { needy: NeedyItem };

/** What App Home shows of the library, for one person. */
export interface LibraryHome {
  section: HomeSection;
  /** From 0. */
  page: number;
  roles: readonly Role[];
  /** The page that is shown, and how many there are. */
  waiting: { entries: readonly WaitingEntry[]; pages: number };
  items: readonly Item[];
  facts: readonly (Fact & { confirmedByName?: string; confirmedAs?: readonly Role[] })[];
  questions: readonly OpenQuestion[];
  people: readonly { name: string; roles: readonly Role[] }[];
}

const LABELS: Record<HomeSection, string> = {
  waiting: 'Waits for you',
  library: 'Library',
  facts: 'Facts',
  questions: 'Open questions',
  people: 'People and settings',
};

/** App Home's part about the library: sections to choose from, and the one that is chosen. */
export const libraryHomeBlocks = (home: LibraryHome): KnownBlock[] => [
  ...buttonRow(
    HOME_SECTIONS.filter((each) => each !== 'people' || home.roles.includes('admin')).map((each) => ({
      ...button(
        LABELS[each],
        `${ACTION.homeSection}_${HOME_SECTIONS.indexOf(each)}`,
        buttonValue(`${each}:0`),
      ),
      ...(each === home.section ? { style: 'primary' as const } : {}),
    })),
  ),
  section(mrkdwn`*${anyones(LABELS[home.section])}*`),
  ...SECTIONS[home.section](home),
];

const SECTIONS: Record<HomeSection, (home: LibraryHome) => KnownBlock[]> = {
  waiting: waitingBlocks,
  library: (home) => paged(home, home.items, itemBlocks, 'The library is empty.'),
  facts: (home) =>
    paged(home, home.facts, (fact) => factBlocks(fact, home.roles), 'No facts are asked about.'),
  questions: (home) =>
    paged(
      home,
      home.questions,
      (question) => questionBlocks(question, home.roles),
      'No question stands open.',
    ),
  people: peopleBlocks,
};

/** Entries on a page: a proposal takes four blocks, and a Home has a hundred. */
export const HOME_PAGE = 15;

/** A page of a list, with the way to the others. */
function paged<T>(
  home: LibraryHome,
  list: readonly T[],
  draw: (one: T) => KnownBlock[],
  empty: string,
): KnownBlock[] {
  if (list.length === 0) return [section(mrkdwn`${anyones(empty)}`)];
  const pages = Math.ceil(list.length / HOME_PAGE);
  const shown = Math.min(home.page, pages - 1);
  return [
    ...list.slice(shown * HOME_PAGE, (shown + 1) * HOME_PAGE).flatMap(draw),
    ...turning(home.section, shown, pages),
  ];
}

function turning(of: HomeSection, shown: number, pages: number): KnownBlock[] {
  if (pages === 1) return [];
  const turn = (label: string, to: number, place: number) =>
    button(label, `${ACTION.homeSection}_${place}`, buttonValue(`${of}:${to}`));
  return [
    context(mrkdwn`Page ${anyones(String(shown + 1))} of ${anyones(String(pages))}`),
    ...buttonRow([
      ...(shown > 0 ? [turn('Back', shown - 1, 8)] : []),
      ...(shown < pages - 1 ? [turn('More', shown + 1, 9)] : []),
    ]),
  ];
}

function waitingBlocks({ waiting: { entries, pages }, page }: LibraryHome): KnownBlock[] {
  if (entries.length === 0) return [section(mrkdwn`Nothing.`)];
  return [...entries.flatMap(waitingEntryBlocks), ...turning('waiting', Math.min(page, pages - 1), pages)];
}

const waitingEntryBlocks = (entry: WaitingEntry): KnownBlock[] => {
  if ('proposal' in entry) return proposalBlocks(entry.proposal);
  return 'phrasing' in entry ? phrasingBlocks(entry.phrasing) : needyBlocks(entry.needy);
};

const phrasingBlocks = ({ number, question, phrasing }: ProposedPhrasing): KnownBlock[] => [
  section(
    mrkdwn`Someone asked “${anyones(phrasing)}” and chose “${anyones(question)}”. Shall the search learn it?`,
  ),
  ...buttonRow([
    button('Learn it', ACTION.acceptPhrasing, buttonValue(String(number))),
    button('No', ACTION.refusePhrasing, buttonValue(String(number))),
  ]),
];

const needyBlocks = ({ item, needs }: NeedyItem): KnownBlock[] => [
  section(mrkdwn`*${anyones(headOf(item))}* ${anyones(needs.map(needWords).join(' '))}`),
  ...buttonRow([button('Open', ACTION.openItem, buttonValue(item.id))]),
];

/** Why an item needs somebody, in a sentence. */
export const needWords = (need: NeedyItem['needs'][number]): string => {
  switch (need.why) {
    case 'due':
      return `Was to be looked at by ${need.reviewBy}.`;
    case 'suspended':
      return `Suspended: ${need.claims.map(({ fact, value }) => `${fact} must be ${value}`).join(', ')}.`;
    case 'fails-check':
      return 'No longer passes the check.';
    case 'no-owner':
      return 'Has no owner.';
  }
};

function itemBlocks(item: Item): KnownBlock[] {
  return [
    {
      ...section(
        mrkdwn`${anyones(headOf(item).slice(0, 200))}\n${anyones(`${item.kind}, ${STATE_WORDS[item.state]}`)}`,
      ),
      accessory: button('Open', ACTION.openItem, buttonValue(item.id)),
    },
  ];
}

const STATE_WORDS: Record<Item['state'], string> = {
  starter: 'from the toolkit, not vetted here',
  proposed: 'proposed',
  approved: 'vetted',
  due: 'vetted, due to be checked again',
  suspended: 'suspended',
  pulled: 'pulled',
  retired: 'retired',
};

function factBlocks(fact: LibraryHome['facts'][number], roles: readonly Role[]): KnownBlock[] {
  const line = mrkdwn`${anyones(fact.question)}\n*${anyones(VALUES[fact.value])}*${confirmation(fact)}`;
  const mayState = roles.includes('privacy-officer') || roles.includes('counsel');
  return [
    mayState
      ? { ...section(line), accessory: button('State', ACTION.stateFact, buttonValue(fact.id)) }
      : section(line),
  ];
}

const VALUES = { yes: 'Yes', no: 'No', unknown: 'Not known' } as const;
const LONGEST_PROOF = 200;

/** Who vouches for a fact and as what, until when, and what shows it. */
const confirmation = (fact: LibraryHome['facts'][number]): SafeMrkdwn => {
  const { value, confirmedByName, confirmedAs = [], lapsesOn, proof } = fact;
  if (confirmedByName === undefined) return mrkdwn``;
  if (value === 'unknown') {
    return lapsesOn === undefined
      ? mrkdwn``
      : mrkdwn` Lapsed on ${anyones(lapsesOn)}: to be confirmed again.`;
  }
  const as = confirmedAs.map((role) => `, ${ROLE_NAMES[role]}`).join('');
  const shown =
    proof === undefined ? mrkdwn`` : mrkdwn`\nShown by: ${anyones(shorten(proof, LONGEST_PROOF))}`;
  return mrkdwn` Confirmed by ${nameOf(confirmedByName)}${anyones(as)}, until ${anyones(lapsesOn ?? 'further notice')}.${shown}`;
};

const ROLE_NAMES: Record<Role, string> = {
  admin: 'admin',
  approver: 'approver',
  'privacy-officer': 'privacy officer',
  counsel: 'counsel',
};

const askedWords = (times: number): string => {
  if (times === 0) return 'Not asked yet.';
  return times === 1 ? 'Asked once.' : `Asked ${times} times.`;
};

function questionBlocks(
  { id, question, timesAsked, ask, isAnswerWaiting = false }: OpenQuestion,
  roles: readonly Role[],
): KnownBlock[] {
  const isApprover = roles.includes('approver') || roles.includes('admin');
  return [
    section(
      mrkdwn`${anyones(question)}\n${anyones(askedWords(timesAsked))} For ${anyones(ask)}.${anyones(isAnswerWaiting ? ' An answer waits for an approver.' : '')}`,
    ),
    ...buttonRow([
      ...(isAnswerWaiting ? [] : [button('Answer it', ACTION.answerQuestion, buttonValue(id))]),
      ...(isApprover ? [button('Close', ACTION.closeQuestion, buttonValue(id))] : []),
    ]),
  ];
}

const MOST_PEOPLE = 40;

function peopleBlocks({ people }: LibraryHome): KnownBlock[] {
  return [
    ...people
      .slice(0, MOST_PEOPLE)
      .map(({ name, roles }) =>
        context(mrkdwn`${nameOf(name)}: ${anyones(roles.map((role) => ROLE_NAMES[role]).join(', '))}`),
      ),
    ...buttonRow([
      button('Give or take roles', ACTION.giveRole, buttonValue('roles')),
      button('Settings', ACTION.settings, buttonValue('settings')),
    ]),
  ];
}
