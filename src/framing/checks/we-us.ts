import { type Decision, findAny, sentencesOf } from './decision.js';

/** A "we" that has the reader in it (toolkit, Checklist). */
export const weUs: readonly Decision[] = [
  {
    rule: 'we-with-the-reader',
    status: 'met',
    find: (reading) =>
      sentencesOf(reading, findAny(reading, ['inclusive-we', 'we-in-charge', 'we-anchored'])),
  },
  {
    rule: 'we-in-passing',
    status: 'partial',
    find: (reading) => sentencesOf(reading, reading.find('ours')),
  },
];
