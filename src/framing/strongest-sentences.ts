import { quote, type Reading } from './reading.js';
import type { Evidence } from './review.js';
import { highest } from './signs.js';

const MOST_EVIDENCE = 3;
/** A sentence stands as evidence when it is nearly as strong as the strongest. */
const NEARLY = 0.6;

/** The sentences that show something most, by how strongly each does (0 to 1), the strongest first. */
export function strongestSentences({ draft }: Reading, scores: ArrayLike<number>): Evidence[] {
  const [top = 0, ...others] = highest(scores, MOST_EVIDENCE);
  const least = (scores[top] as number) * NEARLY;
  return [top, ...others.filter((i) => (scores[i] as number) >= least)].flatMap((i) => {
    const sentence = draft.sentences[i];
    return sentence ? [quote(draft.text, sentence)] : [];
  });
}
