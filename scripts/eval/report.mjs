// Prints scores as tables for a terminal.
import { table } from '../table.mjs';

const number = (value) => (value === undefined || Number.isNaN(value) ? '–' : value.toFixed(2));
const withInterval = ({ value, interval: [low, high] }) =>
  Number.isNaN(value) ? '–' : `${number(value)} [${number(low)}, ${number(high)}]`;

/** All scores of one reading, with intervals of 95 % in brackets. */
export function report(scores) {
  return [overall(scores), items(scores), traps(scores), formats(scores)].join('\n\n');
}

function overall(scores) {
  return table([
    [`${scores.drafts} drafts`, 'score', 'always-majority'],
    ['F1 of met, mean of nine', withInterval(scores.met), number(scores.metMajority)],
    ['  sure verdicts only', withInterval(scores.metSure)],
    ['  "not sure" taken for not met', withInterval(scores.metUnsureLeftOut)],
    ['status right', withInterval(scores.status), number(scores.statusMajority)],
    ['not sure', withInterval(scores.unsure)],
    ['traps F1', withInterval(scores.traps.f1), number(0)],
    ['  precision', withInterval(scores.traps.precision)],
    ['  recall', withInterval(scores.traps.recall)],
    ['lead right', withInterval(scores.lead.accuracy), number(scores.lead.majority)],
    ['  macro F1', withInterval(scores.lead.macroF1)],
    ['on topic right', withInterval(scores.onTopic), number(scores.onTopicMajority)],
    ['wording precision', withInterval(scores.wording.precision)],
    ['wording recall', withInterval(scores.wording.recall)],
    ['  of the same kind: precision', withInterval(scores.wordingOfKind.precision)],
    ['  of the same kind: recall', withInterval(scores.wordingOfKind.recall)],
    ['examples, mean error of the count', withInterval(scores.examplesError)],
    ['evidence overlaps, where verdicts agree', withInterval(scores.evidence)],
    ['  for traps', withInterval(scores.trapEvidence)],
  ]);
}

function items(scores) {
  const row = ([id, item]) => [
    id,
    item.met,
    withInterval(item.f1),
    number(item.precision),
    number(item.recall),
    number(item.status),
    `${number(item.majority.f1)} / ${number(item.majority.status)}`,
    number(item.f1Sure),
    item.unsure,
    number(item.evidence),
  ];
  return table([
    ['item', 'met', 'F1 of met', 'prec', 'recall', 'status', 'majority', 'F1 sure', 'unsure', 'evidence'],
    ...Object.entries(scores.items).map(row),
  ]);
}

function traps(scores) {
  const row = ([id, trap]) => [
    id,
    trap.present,
    withInterval(trap.f1),
    number(trap.precision),
    number(trap.recall),
  ];
  return table([['trap', 'there', 'F1', 'prec', 'recall'], ...Object.entries(scores.traps.each).map(row)]);
}

function formats(scores) {
  const row = ([format, each]) => [
    format,
    each.drafts,
    number(each.met),
    number(each.status),
    number(each.traps),
    number(each.lead),
  ];
  return table([
    ['format', 'drafts', 'F1 of met', 'status', 'traps F1', 'lead'],
    ...Object.entries(scores.formats).map(row),
  ]);
}
