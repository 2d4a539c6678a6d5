import type { Item } from '../library/items.js';
import type { Fact } from '../library/library.js';
import type { Proposal } from '../library/proposals.js';
import { type Decision, recordAsText } from '../library/record.js';
import { STANDING } from './answers-as-text.js';
import { paint, printable, type Terminal, wrap } from './terminal.js';

export const decisionsAsText = (decisions: readonly Decision[]): string => recordAsText(decisions);

/** A line an item: what it is, what state it is in, and how it begins. */
export const listAsText = (items: readonly Item[]): string =>
  items
    .map((item) => `${item.kind.padEnd(7)}  ${item.state.padEnd(9)}  ${item.id}  ${short(headOf(item))}\n`)
    .join('');

/** An item in full, with its standing. */
export function itemAsText(item: Item, terminal: Terminal): string {
  const lines = [
    paint(terminal, 'bold', `${item.id}, version ${item.version}`),
    STANDING[item.state],
    ...known('Owner', item.owner),
    ...known('Deputy', item.deputy),
    ...known('Confirmed', item.confirmedOn && `${item.confirmedOn} by ${item.confirmedBy ?? 'nobody'}`),
    ...known('Look again by', item.reviewBy),
    '',
    ...wordsOf(item).map((words) => wrap(printable(words), terminal.width)),
    '',
    ...item.facts.map(({ fact, value }) => `Only if true here: ${fact} (${value})`),
    `Source: ${printable(item.source)}`,
  ];
  return `${lines.join('\n')}\n`;
}

const known = (label: string, value: string | undefined): string[] =>
  value === undefined ? [] : [`${label}: ${printable(value)}`];

function wordsOf(item: Item | Proposal['content']): string[] {
  switch (item.kind) {
    case 'answer':
      return [
        item.question,
        item.answer,
        `Said aloud: ${item.spoken}`,
        ...(item.otherWording === undefined ? [] : [`Or: ${item.otherWording}`]),
        ...(item.note === undefined ? [] : [`Note: ${item.note}`]),
      ];
    case 'example':
      return [item.text, `Outcome: ${item.outcome}${item.hypothetical ? '. Hypothetical.' : ''}`];
    case 'pair':
      return [`Say: ${item.say}`, `Not: ${item.notThis}`];
    case 'sample':
      return [item.text];
  }
}

const headOf = (item: Item): string => wordsOf(item)[0] ?? '';

/** What waits for approval, with what stands in its way. */
export const proposalsAsText = (proposals: readonly Proposal[], terminal: Terminal): string =>
  proposals.length === 0
    ? 'Nothing waits.\n'
    : proposals.map((proposal) => `${proposalLines(proposal, terminal).join('\n')}\n`).join('\n');

function proposalLines(
  { id, version, author, content, check, doubtful }: Proposal,
  terminal: Terminal,
): string[] {
  return [
    paint(terminal, 'bold', `${id}, version ${version}, by ${printable(author)}`),
    ...wordsOf(content).map((words) => wrap(printable(words), terminal.width, '  ')),
    ...check.remarks.map(({ quote, reason }) =>
      wrap(`Check: "${printable(quote)}" ${reason}`, terminal.width, '  '),
    ),
    ...check.criteria.filter(({ met }) => !met).map(({ reason }) => `Check: ${reason}`),
    ...doubtful.map(({ fact, value }) => `Not confirmed: ${fact} (${value})`),
  ];
}

/** The register, a line a fact. */
export const factsAsText = (facts: readonly Fact[]): string =>
  facts
    .map(({ id, value, question, confirmedBy, lapsesOn }) => {
      const by = value === 'unknown' || confirmedBy === undefined ? '' : `  by ${confirmedBy}`;
      const until = value === 'unknown' || lapsesOn === undefined ? '' : ` until ${lapsesOn}`;
      return `${value.padEnd(7)}  ${id}  ${printable(question)}${by}${until}\n`;
    })
    .join('');

const LONGEST = 60;
const short = (text: string): string => {
  const line = printable(text);
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
};
