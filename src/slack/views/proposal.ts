import type { KnownBlock } from '@slack/types';
import type { Rendered } from '../../delivery/delivery.js';
import type { Proposal } from '../../library/proposals.js';
import { button, buttonRow, context, section } from '../blocks.js';
import { ACTION } from '../ids.js';
import { anyones, joinMrkdwn, mrkdwn, nameOf } from '../mrkdwn.js';
import { buttonValue } from '../payload.js';
import { writeVersionRef } from '../version-ref.js';
import { checkLines, doubtLines, headOf, wordsOfItem } from './library-words.js';

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

/** What became of a proposal, in its place. */
export const decidedView = (decided: {
  subject: string;
  approved: boolean;
  by: string;
  why?: string | undefined;
}): Rendered => {
  const why = decided.why === undefined ? mrkdwn`` : mrkdwn`: “${anyones(decided.why)}”`;
  const text = decided.approved
    ? mrkdwn`${nameOf(decided.by)} approved “${anyones(decided.subject)}”${why}.`
    : mrkdwn`${nameOf(decided.by)} sent “${anyones(decided.subject)}” back${why}.`;
  return { text, blocks: [section(text)] };
};
