import { exampleSentences, SHORT_DRAFT } from '../examples.js';
import type { Reading } from '../reading.js';
import { type Decision, findAny, sentencesOf } from './decision.js';

/** Two concrete examples, or one in a draft under 80 words (toolkit, Checklist: "offer 2-3 concrete examples"). */
const wanted = (reading: Reading) => (reading.draft.tokens.length < SHORT_DRAFT ? 1 : 2);

/** What people gain, shown by concrete examples (toolkit, Checklist; Choosing examples). */
export const benefitsWithExamples: readonly Decision[] = [
  {
    rule: 'enough-examples',
    status: 'met',
    find(reading) {
      const examples = exampleSentences(reading);
      return examples.length >= wanted(reading) ? examples : undefined;
    },
  },
  {
    rule: 'too-few-examples',
    status: 'partial',
    find(reading) {
      const examples = exampleSentences(reading);
      return examples.length > 0 ? examples : undefined;
    },
  },
  {
    rule: 'benefits-without-examples',
    status: 'partial',
    find: (reading) => sentencesOf(reading, findAny(reading, ['benefit-to-people', 'helper-enabled'])),
  },
];
