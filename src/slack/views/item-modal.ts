import type { ModalView } from '@slack/types';
import type { Item } from '../../library/items.js';
import type { Decision } from '../../library/record.js';
import { button, buttonRow, context, section } from '../blocks.js';
import { ACTION } from '../ids.js';
import { anyones, joinMrkdwn, mrkdwn, nameOf } from '../mrkdwn.js';
import { buttonValue } from '../payload.js';
import { wordsOfItem } from './library-words.js';
import { readingModal } from './modal.js';
import { standingWords } from './standing.js';

export interface ShownItem {
  item: Item;
  /** The last of it, newest last; `who` by name. */
  history: readonly Decision[];
  isApprover: boolean;
  /** The owner or the deputy. */
  isKeeper: boolean;
}

/** An item with its standing, its record, and what whoever looks may do with it. */
export const itemModal = ({ item, history, isApprover, isKeeper }: ShownItem): ModalView =>
  readingModal('In the library', [
    section(joinMrkdwn(wordsOfItem(item))),
    context(standingWords(item)),
    ...buttonRow(itemButtons(item, isApprover, isKeeper)),
    ...(history.length === 0 ? [] : [section(mrkdwn`*Record*`)]),
    ...history.map(({ at, who, action, why }) => {
      const day = new Date(at).toISOString().slice(0, 10);
      const reason = why === undefined ? mrkdwn`` : mrkdwn`: ${anyones(why)}`;
      return context(mrkdwn`${anyones(day)} ${nameOf(who)} ${anyones(action)}${reason}`);
    }),
  ]);

const itemButtons = (item: Item, isApprover: boolean, isKeeper: boolean) => {
  const of = (label: string, action: string) => button(label, action, buttonValue(item.id));
  const isVetted = item.state === 'approved' || item.state === 'due';
  const isOut = item.state === 'pulled' || item.state === 'retired';
  return [
    ...(item.kind === 'answer' || item.kind === 'example'
      ? [of(item.state === 'starter' ? 'Propose it' : 'Reword', ACTION.rewordItem)]
      : []),
    ...((isApprover || isKeeper) && isVetted ? [of('Still right', ACTION.confirmItem)] : []),
    ...(isApprover || isKeeper ? [of('Owner and dates', ACTION.assignItem)] : []),
    ...(isApprover && !isOut ? [of('Pull now', ACTION.pullItem)] : []),
    ...(isApprover && item.state === 'pulled' ? [of('Put back', ACTION.putBackItem)] : []),
    ...(isApprover && item.state !== 'retired' ? [of('Retire', ACTION.retireItem)] : []),
  ];
};
