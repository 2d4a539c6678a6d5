import type { Rendered } from '../../delivery/delivery.js';
import type { NeedyItem } from '../../library/care.js';
import type { Item } from '../../library/items.js';
import { section } from '../blocks.js';
import { anyones, joinMrkdwn, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import { needWords } from './library-home.js';
import { headOf } from './library-words.js';

/** What the library has to tell one person, in their direct messages. */
export type LibraryNotice =
  | { notice: 'approved'; item: Item; by: string }
  | { notice: 'sent-back'; item: Item; by: string; why: string }
  | { notice: 'suspended'; item: Item; facts: string }
  | { notice: 'answered'; question: string; item: Item }
  | { notice: 'handed-over'; items: readonly Item[]; from: string }
  | { notice: 'digest'; needy: readonly NeedyItem[]; waiting: number };

export const libraryNoticeView = (notice: LibraryNotice): Rendered => {
  const text = joinMrkdwn(linesOf(notice));
  return { text, blocks: [section(text)] };
};

const linesOf = (told: LibraryNotice): SafeMrkdwn[] => {
  switch (told.notice) {
    case 'approved':
      return [mrkdwn`${nameOf(told.by)} approved “${named(told.item)}”. It is in use now.`];
    case 'sent-back':
      return [mrkdwn`${nameOf(told.by)} sent “${named(told.item)}” back: “${anyones(told.why)}”`];
    case 'suspended':
      return [
        mrkdwn`“${named(told.item)}” is suspended: it rests on ${anyones(told.facts)}, which is not confirmed any more. It serves again once the privacy officer or counsel has confirmed it; or reword it.`,
      ];
    case 'answered':
      return [
        mrkdwn`You asked “${anyones(told.question)}”. There is an answer now: \`/toughq\` and a few of its words.`,
      ];
    case 'handed-over':
      return [
        mrkdwn`${nameOf(told.from)} has left. Yours to look after now, or without an owner:`,
        ...told.items.map((item) => mrkdwn`• ${named(item)}`),
      ];
    case 'digest':
      return digestLines(told);
  }
};

const MOST = 15;

const digestLines = ({ needy, waiting }: { needy: readonly NeedyItem[]; waiting: number }): SafeMrkdwn[] => [
  mrkdwn`*This week in the library*`,
  ...(waiting === 0
    ? []
    : [mrkdwn`• Proposals that wait for approval: ${anyones(String(waiting))}. They are in my App Home.`]),
  ...needy
    .slice(0, MOST)
    .map(({ item, needs }) => mrkdwn`• ${named(item)}. ${anyones(needs.map(needWords).join(' '))}`),
  ...(needy.length > MOST ? [mrkdwn`• and ${anyones(String(needy.length - MOST))} more`] : []),
];

const named = (item: Item) => anyones(headOf(item).slice(0, 150));
