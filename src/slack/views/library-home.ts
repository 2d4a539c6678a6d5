import type { KnownBlock } from '@slack/types';
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

/** What App Home shows of the library, for one person. */
export interface LibraryHome {
  section: HomeSection;
  /** From 0. */
  page: number;
  roles: readonly Role[];
  proposals: readonly NamedProposal[];
  phrasings: readonly ProposedPhrasing[];
  needy: readonly NeedyItem[];
  items: readonly Item[];
  facts: readonly (Fact & { confirmedByName?: string })[];
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

const PAGE = 15;

/** A page of a list, with the way to the others. */
function paged<T>(
  { section: of, page }: LibraryHome,
  list: readonly T[],
  draw: (one: T) => KnownBlock[],
  empty: string,
): KnownBlock[] {
  if (list.length === 0) return [section(mrkdwn`${anyones(empty)}`)];
  const pages = Math.ceil(list.length / PAGE);
  const shown = Math.min(page, pages - 1);
  const turn = (label: string, to: number, place: number) =>
    button(label, `${ACTION.homeSection}_${place}`, buttonValue(`${of}:${to}`));
  return [
    ...list.slice(shown * PAGE, (shown + 1) * PAGE).flatMap(draw),
    ...(pages === 1
      ? []
      : [context(mrkdwn`Page ${anyones(String(shown + 1))} of ${anyones(String(pages))}`)]),
    ...buttonRow([
      ...(shown > 0 ? [turn('Back', shown - 1, 8)] : []),
      ...(shown < pages - 1 ? [turn('More', shown + 1, 9)] : []),
    ]),
  ];
}

/** Each proposal takes four blocks, and a Home has a hundred. */
const MOST_PROPOSALS = 8;
const MOST_NEEDY = 8;
const MOST_PHRASINGS = 8;

function waitingBlocks({ proposals, phrasings, needy }: LibraryHome): KnownBlock[] {
  const hidden = Math.max(0, proposals.length - MOST_PROPOSALS);
  const blocks = [
    ...proposals.slice(0, MOST_PROPOSALS).flatMap(proposalBlocks),
    ...(hidden === 0 ? [] : [context(mrkdwn`${anyones(String(hidden))} more proposals wait after these.`)]),
    ...phrasings.slice(0, MOST_PHRASINGS).flatMap(phrasingBlocks),
    ...needy.slice(0, MOST_NEEDY).flatMap(needyBlocks),
  ];
  return blocks.length === 0 ? [section(mrkdwn`Nothing.`)] : blocks;
}

const phrasingBlocks = ({ number, item, phrasing }: ProposedPhrasing): KnownBlock[] => [
  section(
    mrkdwn`Someone asked “${anyones(phrasing)}” and chose *${anyones(item)}*. Shall the search learn it?`,
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
      ...section(mrkdwn`${anyones(headOf(item).slice(0, 200))}\n${anyones(`${item.kind}, ${item.state}`)}`),
      accessory: button('Open', ACTION.openItem, buttonValue(item.id)),
    },
  ];
}

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

const confirmation = ({ value, confirmedByName, lapsesOn }: LibraryHome['facts'][number]): SafeMrkdwn =>
  value === 'unknown' || confirmedByName === undefined
    ? mrkdwn``
    : mrkdwn` (${nameOf(confirmedByName)}, until ${anyones(lapsesOn ?? 'further notice')})`;

function questionBlocks(
  { id, question, timesAsked, ask }: OpenQuestion,
  roles: readonly Role[],
): KnownBlock[] {
  const isApprover = roles.includes('approver') || roles.includes('admin');
  return [
    section(
      mrkdwn`${anyones(question)}\nAsked ${anyones(String(timesAsked))} ${timesAsked === 1 ? mrkdwn`time` : mrkdwn`times`}. For ${anyones(ask)}.`,
    ),
    ...buttonRow([
      button('Answer it', ACTION.answerQuestion, buttonValue(id)),
      ...(isApprover ? [button('Close', ACTION.closeQuestion, buttonValue(id))] : []),
    ]),
  ];
}

const MOST_PEOPLE = 40;

function peopleBlocks({ people }: LibraryHome): KnownBlock[] {
  return [
    ...people
      .slice(0, MOST_PEOPLE)
      .map(({ name, roles }) => context(mrkdwn`${nameOf(name)}: ${anyones(roles.join(', '))}`)),
    ...buttonRow([
      button('Give or take roles', ACTION.giveRole, buttonValue('roles')),
      button('Settings', ACTION.settings, buttonValue('settings')),
    ]),
  ];
}
