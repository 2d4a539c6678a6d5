import { isIn } from '../reading.js';
import { type Decision, findAny, sentencesOf } from './decision.js';

const AT_WORK = ['helper-enabled', 'helper-held-back', 'helper-knows'];
const NAMED = ['helper', 'helper-by-deed'];

/** Opens with people who help directly, and what lets them help better (toolkit, Checklist; Core idea 1). */
export const helpersFirst: readonly Decision[] = [
  {
    rule: 'opens-with-helpers-helping',
    status: 'met',
    find: (reading) => sentencesOf(reading, inOpening(reading, AT_WORK)),
  },
  {
    rule: 'opens-with-helpers',
    status: 'partial',
    find: (reading) => sentencesOf(reading, inOpening(reading, NAMED)),
  },
  {
    rule: 'helpers-later',
    status: 'partial',
    find: (reading) => sentencesOf(reading, findAny(reading, AT_WORK)),
  },
];

function inOpening(reading: Parameters<Decision['find']>[0], concepts: string[]) {
  const { sentences, lastToken } = reading.opening;
  const range = { firstToken: sentences[0]?.firstToken ?? 0, lastToken };
  return findAny(reading, concepts).filter((hit) => isIn(hit, range));
}
