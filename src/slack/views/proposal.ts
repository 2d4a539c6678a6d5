import type { KnownBlock } from '@slack/types';
import type { Rendered } from '../../delivery/delivery.js';
import type { Item } from '../../library/items.js';
import type { Proposal } from '../../library/proposals.js';
import { button, buttonRow, context, section } from '../blocks.js';
import { ACTION } from '../ids.js';
import { anyones, joinMrkdwn, mrkdwn, nameOf } from '../mrkdwn.js';
import { buttonValue } from '../payload.js';
import { writeVersionRef } from '../version-ref.js';
import {
  checkLines,
  doubtLines,
  headOf,
  type TakenOut,
  takenOutWords,
  wordsOfItem,
} from './library-words.js';

/** A proposal with its author's name. */
export type NamedProposal = Proposal & { authorName: string };

/** A proposal as approvers see it: the words, what the check says, and what can be decided. */
export const proposalBlocks = (proposal: NamedProposal): KnownBlock[] => [
  section(joinMrkdwn(wordsOfItem(proposal.content))),
  section(joinMrkdwn([...checkLines(proposal.check), ...doubtLines(proposal.doubtful)])),
  context(
    mrkdwn`Proposed by ${nameOf(proposal.authorName)}. Source: ${anyones(proposal.content.source)}. ${proposal.replaces ? mrkdwn`The words in use serve until this is approved.` : mrkdwn`New.`}`,
  ),
  ...buttonRow([
    button('Approve', ACTION.approve, buttonValue(writeVersionRef(proposal))),
    button('Send back', ACTION.sendBack, buttonValue(writeVersionRef(proposal))),
  ]),
];

/** The same as a message in the approvers' channel. */
export const proposalView = (proposal: NamedProposal): Rendered => ({
  text: mrkdwn`For approval: ${anyones(headOf(proposal.content))}, proposed by ${nameOf(proposal.authorName)}`,
  blocks: [section(mrkdwn`*For approval*`), ...proposalBlocks(proposal)],
});

/** What became of a proposal, in its place; what is in use can be taken out of it from there. */
export const decidedView = (decided: {
  item: Pick<Item, 'id' | 'state'>;
  subject: string;
  approved: boolean;
  by: string;
  why?: string | undefined;
  out?: TakenOut | undefined;
}): Rendered => {
  const { item, approved, by, out } = decided;
  const subject = mrkdwn`${anyones(decided.subject)}`;
  const why = decided.why === undefined ? mrkdwn`` : mrkdwn`: “${anyones(decided.why)}”`;
  const text = approved
    ? mrkdwn`${nameOf(by)} approved “${subject}”${why}.`
    : mrkdwn`${nameOf(by)} sent “${subject}” back${why}.`;
  const since = out === undefined ? [] : [takenOutWords(out, subject)];
  return {
    text: joinMrkdwn([text, ...since]),
    blocks: [section(joinMrkdwn([text, ...since])), ...buttonRow(approved ? decidedButtons(item) : [])],
  };
};

const decidedButtons = ({ id, state }: Pick<Item, 'id' | 'state'>) => {
  const of = (label: string, action: string) => button(label, action, buttonValue(id));
  if (state === 'retired') return [of('Open', ACTION.openItem)];
  return [
    of('Open', ACTION.openItem),
    state === 'pulled' ? of('Put back', ACTION.putBackItem) : of('Pull now', ACTION.pullItem),
    of('Retire', ACTION.retireItem),
  ];
};
