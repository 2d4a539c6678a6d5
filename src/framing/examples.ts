import { quote, type Reading } from './reading.js';
import type { ExampleFinding } from './review.js';
import { Scope } from './scope.js';
import type { Sentence } from './segment.js';

const BRIEF = 45;
/** In a draft of fewer words one concrete example is enough (toolkit, Checklist). */
export const SHORT_DRAFT = 80;

/**
 * Concrete examples: sentences that say who or where, and what became possible (toolkit, "Choosing illustrative
 * examples"). What is promised, supposed, asked or denied has not become possible yet.
 */
export function findExamples(reading: Reading): ExampleFinding[] {
  return exampleSentences(reading).map((sentence) => ({
    criteria: {
      brief: sentence.lastToken - sentence.firstToken <= BRIEF && !has(reading, sentence, 'system-theme'),
      insight: has(reading, sentence, 'discovery'),
      suitableFirst: !has(reading, sentence, 'law-enforcement') && !has(reading, sentence, 'patient-care'),
      reassures: has(reading, sentence, 'names-removed') || has(reading, sentence, 'already-held'),
    },
    ...quote(reading.draft.text, sentence),
  }));
}

const NOT_YET = Scope.hypothetical | Scope.promised | Scope.question;

const known = new WeakMap<Reading, Sentence[]>();

/** Sentences that report a result and anchor it in a place, a time, a number or a name; looked for once in a reading. */
export function exampleSentences(reading: Reading): readonly Sentence[] {
  const sentences = known.get(reading) ?? findExampleSentences(reading);
  known.set(reading, sentences);
  return sentences;
}

function findExampleSentences(reading: Reading): Sentence[] {
  const outcomes = ['outcome', 'decision-result', 'concrete-example'].flatMap((concept) =>
    reading.find(concept, NOT_YET),
  );
  const sentences = [...new Set(outcomes.map((hit) => reading.sentenceOf(hit)))];
  return sentences
    .filter(
      (sentence) =>
        ANCHORS.some((anchor) => has(reading, sentence, anchor)) && !has(reading, sentence, 'setback'),
    )
    .sort((a, b) => a.start - b.start);
}

const ANCHORS = ['place-anchor', 'time-anchor', 'quantity', 'name', 'digits', 'concrete-example'];

const has = (reading: Reading, sentence: Sentence, concept: string) => reading.has(concept, sentence);
