import { shorten } from '../../framing/line.js';
import type { ItemStanding } from '../../library/library.js';
import { anyones, mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';

/** Whether a team stands behind the item: then it may be shared. */
export const isVetted = ({ state }: Pick<ItemStanding, 'state'>): boolean =>
  state === 'approved' || state === 'due';

const LONGEST = 300;

/** How far an item may be relied on: its state, its owner, when and by whom it was confirmed. */
export const standingWords = (item: ItemStanding): SafeMrkdwn => {
  const confirmed = item.confirmedOn === undefined ? '' : ` ${item.confirmedOn}`;
  const by = item.confirmedBy === undefined ? '' : ` by ${item.confirmedBy}`;
  const owner = item.owner === undefined ? '' : ` Owner: ${item.owner}.`;
  const source = ` Source: ${item.source}.`;
  return mrkdwn`${anyones(shorten(stateWords(item, `${confirmed}${by}`) + owner + source, LONGEST))}`;
};

const stateWords = (item: ItemStanding, confirmed: string): string => {
  switch (item.state) {
    case 'approved':
      return `Vetted${confirmed}.${item.reviewBy === undefined ? '' : ` Look again by ${item.reviewBy}.`}`;
    case 'due':
      return `Vetted${confirmed}; due to be checked again.`;
    case 'starter':
      return "From the toolkit, not vetted here: don't give to a reporter.";
    case 'proposed':
      return "Proposed, not vetted here: don't give to a reporter.";
    case 'suspended':
      return "Suspended: a fact it rests on is not confirmed. Don't use it.";
    case 'pulled':
      return "Pulled: don't use it.";
    case 'retired':
      return "Retired: don't use it.";
  }
};
