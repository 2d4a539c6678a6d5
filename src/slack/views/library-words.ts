import type { ProposalCheck } from '../../library/check-proposal.js';
import type { ItemContent } from '../../library/items.js';
import type { DoubtfulClaim } from '../../library/proposals.js';
import { anyones, escapeMrkdwn, mrkdwn, nameOf, type SafeMrkdwn } from '../mrkdwn.js';

/** The name by which a list calls an item: its question, its line, or how it begins. */
export const headOf = (content: ItemContent): string => {
  switch (content.kind) {
    case 'answer':
      return content.question;
    case 'pair':
      return content.say;
    default:
      return content.text;
  }
};

/** Who took an item out of use, and why. */
export interface TakenOut {
  how: 'pulled' | 'retired';
  by: string;
  why: string;
}

export const takenOutWords = ({ how, by, why }: TakenOut, subject: SafeMrkdwn): SafeMrkdwn =>
  mrkdwn`${nameOf(by)} ${anyones(how)} “${subject}”: “${anyones(why)}”`;

/** An item's own words, a piece each. */
export const wordsOfItem = (content: ItemContent): SafeMrkdwn[] => {
  switch (content.kind) {
    case 'answer':
      return [
        mrkdwn`*${anyones(content.question)}*`,
        escapeMrkdwn(content.answer),
        mrkdwn`Aloud: “${anyones(content.spoken)}”`,
        ...(content.otherWording === undefined ? [] : [mrkdwn`Or: ${anyones(content.otherWording)}`]),
        ...(content.note === undefined ? [] : [mrkdwn`Note: ${anyones(content.note)}`]),
      ];
    case 'example':
      return [
        escapeMrkdwn(content.text),
        mrkdwn`Outcome: ${anyones(content.outcome)}. ${content.hypothetical ? mrkdwn`Hypothetical.` : mrkdwn`Real.`}`,
      ];
    case 'pair':
      return [mrkdwn`Say: ${anyones(content.say)}`, mrkdwn`Not: ${anyones(content.notThis)}`];
    case 'sample':
      return [escapeMrkdwn(content.text)];
  }
};

/** What the standard that drafts are held to says of the words; one line where it has nothing to say. */
export const checkLines = ({ remarks, criteria }: ProposalCheck): SafeMrkdwn[] => {
  const lines = [
    ...remarks.map(({ quote, reason, say }) => {
      const instead = say[0] === undefined ? mrkdwn`` : mrkdwn` Say: “${anyones(say[0])}”`;
      return mrkdwn`• “${anyones(quote)}”: ${anyones(reason)}${instead}`;
    }),
    ...criteria.filter(({ met }) => !met).map(({ reason }) => mrkdwn`• ${anyones(reason)}`),
  ];
  return lines.length === 0
    ? [mrkdwn`The check has nothing to say against it.`]
    : [mrkdwn`What the check says:`, ...lines.slice(0, MOST_LINES)];
};

const MOST_LINES = 8;

/** Facts that have to be confirmed before an item can be approved. */
export const doubtLines = (claims: readonly DoubtfulClaim[]): SafeMrkdwn[] =>
  claims.map(
    ({ question, value }) =>
      mrkdwn`It can't be approved before this is confirmed: “${anyones(question)}” ${anyones(value === 'yes' ? 'Yes.' : 'No.')}`,
  );
