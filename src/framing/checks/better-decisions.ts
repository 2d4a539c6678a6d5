import { Scope } from '../scope.js';
import { type Decision, findAny, sentencesOf } from './decision.js';

/** From one helper to smarter choices about where help goes (toolkit, Checklist; Core idea 1 continued). */
export const betterDecisions: readonly Decision[] = [
  {
    rule: 'says-plainly-where-help-goes',
    status: 'met',
    settled: true,
    find: (reading) => sentencesOf(reading, reading.find('plain-place-decision', Scope.question)),
  },
  {
    rule: 'says-which-decision',
    status: 'met',
    find: (reading) => sentencesOf(reading, findAny(reading, ['place-decision', 'decision-result'])),
  },
  {
    rule: 'decisions-about-nothing',
    status: 'partial',
    find: (reading) => sentencesOf(reading, reading.find('vague-decision')),
  },
];
