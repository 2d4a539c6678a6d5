import { type Decision, findAny, sentencesOf } from './decision.js';

/** Working together as part of the reason (toolkit, Checklist). */
export const sharedValues: readonly Decision[] = [
  {
    rule: 'togetherness-as-a-reason',
    status: 'met',
    find: (reading) => sentencesOf(reading, findAny(reading, ['together-as-reason', 'sharing-value'])),
  },
  {
    rule: 'togetherness-in-passing',
    status: 'partial',
    find: (reading) =>
      sentencesOf(reading, findAny(reading, ['together', 'together-noun', 'combine-sources'])),
  },
];
