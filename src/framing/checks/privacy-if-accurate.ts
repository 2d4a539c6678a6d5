import type { Hit } from '../hits.js';
import type { Reading } from '../reading.js';
import { type Decision, findAny, sentencesOf } from './decision.js';

/** How privacy is protected, in plain words, where it is true (toolkit, Checklist). */
export const privacyIfAccurate: readonly Decision[] = [
  { rule: 'says-how', status: 'met', find: (reading) => sentencesOf(reading, inPlainWords(reading)) },
  {
    rule: 'says-how-in-legal-terms',
    status: 'partial',
    settled: true,
    find: (reading) => sentencesOf(reading, reading.find('plain-privacy')),
  },
  {
    rule: 'only-asserts',
    status: 'partial',
    find: (reading) =>
      sentencesOf(reading, findAny(reading, ['privacy-asserted', 'consent-protects', 'individual-consent'])),
  },
];

/** A protection is not in plain words where its sentence speaks of statutes and compliance. */
function inPlainWords(reading: Reading): Hit[] {
  return reading
    .find('plain-privacy')
    .filter((hit) => !reading.has('legal-safeguard', reading.sentenceOf(hit)));
}
