import { type Decision, findAny, sentencesOf } from './decision.js';

/** Information sits in many places now, and so does less good (toolkit, Checklist; Core idea 1). */
export const separatePlaces: readonly Decision[] = [
  {
    rule: 'says-it-is-apart',
    status: 'met',
    find: (reading) => sentencesOf(reading, findAny(reading, ['apart', 'apart-harm'])),
  },
  {
    rule: 'only-implied',
    status: 'partial',
    find: (reading) =>
      sentencesOf(reading, findAny(reading, ['combine-sources', 'share-information', 'apart-in-passing'])),
  },
];
