import { Scope } from '../scope.js';
import { type Decision, findAny, sentencesOf } from './decision.js';

const NOT_SO = Scope.question | Scope.hypothetical;

/** Information sits in many places now, and so does less good (toolkit, Checklist; Core idea 1). */
export const separatePlaces: readonly Decision[] = [
  {
    rule: 'says-it-sits-in-many-places',
    status: 'met',
    settled: true,
    find: (reading) => sentencesOf(reading, reading.find('apart-in-places', NOT_SO)),
  },
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
