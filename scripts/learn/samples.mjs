// Labelled drafts with all their signs, read once. Some are labelled for a part only of what drafts are read for.
import { decide } from '../../dist/framing/checks/decision.js';
import { CHECKS } from '../../dist/framing/checks/index.js';
import { takeReading } from '../../dist/framing/reading.js';
import { CHECKLIST_IDS, TRAP_IDS } from '../../dist/framing/review.js';
import { nameSigns } from '../../dist/framing/sign-numbers.js';
import { readOpeningSigns, readSentenceSigns, readTopicSigns } from '../../dist/framing/signs.js';
import { findWorryWords } from '../../dist/framing/traps.js';

/** Items weighed from sentences; not-government-first is weighed from the opening. */
export const WEIGHED = CHECKLIST_IDS.filter((id) => id !== 'not-government-first');

/**
 * What each label can teach:
 * - `drafts`: read for opening and nine items, with the words that show each;
 * - `worried`: drafts read for worries too (a label without `traps` was not);
 * - `topics`: read for being on topic at least.
 *
 * `approved` are texts that set no worry off.
 */
export function readSamples(labels, { lexicon }, approved = []) {
  const topics = labels.map((label) => readSample(label, lexicon));
  const drafts = topics.filter(({ label }) => label.on_topic && label.evidence);
  const calm = approved.map((text) => readSample({ text, evidence: {}, traps: [] }, lexicon));
  const worried = [...drafts.filter(({ label }) => label.traps), ...Array(APPROVAL).fill(calm).flat()];
  return { drafts, worried, topics };
}

/** A text the toolkit offers as good outweighs so many drafts. */
const APPROVAL = 5;

function readSample(label, lexicon) {
  const reading = takeReading(label.text, lexicon);
  const named = (signs) => nameSigns(signs, lexicon);
  return {
    label,
    reading,
    sentences: named(readSentenceSigns(reading)),
    opening: named(readOpeningSigns(reading))[0],
    topic: named(readTopicSigns(reading))[0],
    decided: Object.fromEntries(WEIGHED.map((id) => [id, decide(reading, CHECKS[id]).status])),
    found: Object.fromEntries(TRAP_IDS.map((id) => [id, findWorryWords(reading, id).length > 0])),
    shows: label.evidence
      ? Object.fromEntries(
          [...WEIGHED, ...TRAP_IDS].map((id) => [
            id,
            reading.draft.sentences.map((sentence) => isQuoted(label, id, sentence)),
          ]),
        )
      : {},
  };
}

/** Whether a reader quoted this sentence, or half of it, as evidence of the item or worry. */
function isQuoted({ text, evidence }, id, { start, end }) {
  return (evidence[id] ?? []).some((quote) => {
    const from = text.indexOf(quote);
    const shared = Math.min(from + quote.length, end) - Math.max(from, start);
    return from >= 0 && shared > 0 && shared >= 0.5 * Math.min(quote.length, end - start);
  });
}
