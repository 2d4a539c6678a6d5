import { Scope } from '../scope.js';
import { type Decision, findAny, sentencesOf } from './decision.js';

/** The public can both see and decide (toolkit, Checklist; Core idea 2). */
export const seeAndHaveASay: readonly Decision[] = [
  {
    rule: 'says-so-in-so-many-words',
    status: 'met',
    settled: true,
    find: (reading) => sentencesOf(reading, reading.find('see-and-say', Scope.question)),
  },
  {
    rule: 'sees-and-decides',
    status: 'met',
    find(reading) {
      const sees = reading.find('public-sees');
      const decides = reading.find('public-decides');
      return sees.length > 0 && decides.length > 0 ? sentencesOf(reading, [...sees, ...decides]) : undefined;
    },
  },
  {
    rule: 'sees-or-decides',
    status: 'partial',
    find: (reading) =>
      sentencesOf(
        reading,
        findAny(reading, ['public-sees', 'public-decides', 'individual-consent', 'token-say']),
      ),
  },
];
