import type { Answer, AnswerSearch, ItemState } from '../library/library.js';
import { paint, printable, type Terminal, wrap } from './terminal.js';

export const STANDING: Record<ItemState, string> = {
  starter: "From the toolkit. Not vetted here: don't give it to a reporter.",
  proposed: "Proposed. Not vetted here: don't give it to a reporter.",
  approved: 'Vetted.',
  due: 'Vetted, and overdue for another look.',
  suspended: "Suspended: a fact it rests on is not confirmed. Don't use it.",
  pulled: "Pulled: don't use it.",
  retired: "Retired: don't use it.",
};

/** What a search found, for a reader at a terminal: the best answer in full, the others by name. */
export function answersAsText(found: AnswerSearch, terminal: Terminal): string {
  const [best, ...others] = found.answers.map(({ item }) => item);
  if (best !== undefined)
    return `${[...fullAnswer(best, terminal), ...listed('See also:', others)].join('\n')}\n`;
  const near = found.near.map(({ item }) => item);
  return `${[...nothingFits(found), ...listed('Near it, if one of these is meant:', near)].join('\n')}\n`;
}

function fullAnswer(answer: Answer, terminal: Terminal): string[] {
  const facts = answer.facts.map(({ fact, value }) => `${fact} (${value})`);
  return [
    paint(terminal, 'bold', printable(answer.question)),
    standing(answer),
    '',
    wrap(printable(answer.answer), terminal.width),
    '',
    wrap(`Said aloud: ${printable(answer.spoken)}`, terminal.width, '  '),
    ...(facts.length === 0 ? [] : [wrap(`Only if true here: ${facts.join(', ')}`, terminal.width, '  ')]),
    `Source: ${printable(answer.source)}`,
  ];
}

function standing(answer: Answer): string {
  const confirmed = answer.confirmedOn === undefined ? '' : ` Confirmed ${answer.confirmedOn}`;
  const by =
    confirmed === '' || answer.confirmedBy === undefined ? '' : ` by ${printable(answer.confirmedBy)}`;
  return `${STANDING[answer.state]}${confirmed}${by}${confirmed === '' ? '' : '.'}`;
}

function nothingFits({ open, elsewhere, withheld }: AnswerSearch): string[] {
  if (withheld !== undefined) return [`"${printable(withheld.question)}" ${STANDING[withheld.state]}`];
  if (elsewhere !== undefined)
    return [`That is no question for the library. Ask ${printable(elsewhere.ask)}.`];
  return open === undefined
    ? ['No answer fits these words.']
    : [`Open: "${printable(open.question)}" Nobody has answered it here yet; ask ${printable(open.ask)}.`];
}

function listed(heading: string, answers: Answer[]): string[] {
  if (answers.length === 0) return [];
  return ['', heading, ...answers.map(({ id, question }) => `  ${id}: ${printable(question)}`)];
}
