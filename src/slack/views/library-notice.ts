import type { Rendered } from '../../delivery/delivery.js';
import type { NeedyItem } from '../../library/care.js';
import type { Item } from '../../library/items.js';
import { section } from '../blocks.js';
import { anyones, joinMrkdwn, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';
import { needWords } from './library-home.js';
import { headOf, type TakenOut, takenOutWords } from './library-words.js';

/** What the library has to tell one person, in their direct messages. */
export type LibraryNotice =
  | { notice: 'approved'; item: Item; by: string }
  | { notice: 'sent-back'; item: Item; by: string; why: string }
  /** Taken out of use, or in use again. */
  | { notice: 'standing'; item: Item; out?: TakenOut | undefined }
  /** `facts`: the questions of the register that nobody vouches for any more. */
  | { notice: 'suspended'; item: Item; facts: readonly string[] }
  /** `answer` as `/toughq` shows it; absent where it has gone out of use since. */
  | { notice: 'answered'; question: string; answer?: Rendered }
  | { notice: 'handed-over'; from: string; yours: readonly Item[]; others: readonly Inherited[] }
  | { notice: 'digest'; needy: readonly NeedyItem[]; waiting: number };

/** What somebody else owns now, or nobody; for admins. */
export interface Inherited {
  item: Item;
  heir?: string | undefined;
}

export const libraryNoticeView = (notice: LibraryNotice): Rendered => {
  const text = joinMrkdwn(linesOf(notice));
  const answer = notice.notice === 'answered' ? notice.answer : undefined;
  return {
    text: answer === undefined ? text : `${text}\n${answer.text}`,
    blocks: [section(text), ...(answer?.blocks ?? [])],
  };
};

const linesOf = (told: LibraryNotice): SafeMrkdwn[] => {
  switch (told.notice) {
    case 'approved':
      return [mrkdwn`${nameOf(told.by)} approved “${named(told.item)}”. It is in use now.`];
    case 'sent-back':
      return [mrkdwn`${nameOf(told.by)} sent “${named(told.item)}” back: “${anyones(told.why)}”`];
    case 'standing':
      return [
        told.out === undefined
          ? mrkdwn`“${named(told.item)}” is in use again.`
          : mrkdwn`${takenOutWords(told.out, mrkdwn`${named(told.item)}`)}`,
      ];
    case 'suspended':
      return [
        mrkdwn`“${named(told.item)}” is suspended. It rests on this, which is not confirmed any more:`,
        ...told.facts.map((question) => mrkdwn`• ${anyones(question)}`),
        mrkdwn`It serves again once the privacy officer or counsel has confirmed it. Or reword it in my App Home.`,
      ];
    case 'answered':
      return [
        told.answer === undefined
          ? mrkdwn`You asked “${anyones(told.question)}”. It was answered, and the answer is out of use for now.`
          : mrkdwn`You asked “${anyones(told.question)}”. There is an answer now:`,
      ];
    case 'handed-over':
      return handedOverLines(told);
    case 'digest':
      return digestLines(told);
  }
};

const MOST = 15;

type HandedOver = Extract<LibraryNotice, { notice: 'handed-over' }>;

const handedOverLines = ({ from, yours, others }: HandedOver): SafeMrkdwn[] => [
  mrkdwn`${nameOf(from)} has left.`,
  ...(yours.length === 0 ? [] : [mrkdwn`Yours to look after now:`]),
  ...upToMost(yours.map((item) => mrkdwn`• ${named(item)}`)),
  ...(others.length === 0
    ? []
    : [
        mrkdwn`${yours.length === 0 ? mrkdwn`What they looked after:` : mrkdwn`Besides, they looked after:`}`,
      ]),
  ...upToMost(
    others.map(({ item, heir }) =>
      heir === undefined
        ? mrkdwn`• ${named(item)}: nobody’s now. Name an owner in my App Home.`
        : mrkdwn`• ${named(item)}: ${nameOf(heir)}`,
    ),
  ),
];

const upToMost = (lines: readonly SafeMrkdwn[]): SafeMrkdwn[] => [
  ...lines.slice(0, MOST),
  ...(lines.length > MOST ? [mrkdwn`• and ${anyones(String(lines.length - MOST))} more`] : []),
];

const digestLines = ({ needy, waiting }: { needy: readonly NeedyItem[]; waiting: number }): SafeMrkdwn[] => [
  mrkdwn`*This week in the library*`,
  ...(waiting === 0
    ? []
    : [mrkdwn`• Proposals that wait for approval: ${anyones(String(waiting))}. They are in my App Home.`]),
  ...upToMost(
    needy.map(({ item, needs }) => mrkdwn`• ${named(item)}. ${anyones(needs.map(needWords).join(' '))}`),
  ),
];

const named = (item: Item) => anyones(headOf(item).slice(0, 150));
