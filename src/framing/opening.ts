import type { Draft } from './read-draft.js';
import type { Sentence } from './segment.js';

/** The opening of a draft: its headline, if it has one, and its first one or two sentences. */
export interface Opening {
  headline?: Sentence;
  sentences: Sentence[];
  /** Of the sentences above, how many stand in it: the first token after it. */
  lastToken: number;
}

/**
 * Finds where a draft really begins: after "For immediate release", a subject line's label, a greeting, a note to the
 * editor. The labelling guide reads the lead from the headline and the first one or two sentences.
 */
export function findOpening(draft: Draft): Opening {
  const rest = firstOf(draft.sentences, MOST + 1, (sentence) => !isFurniture(draft, sentence));
  const usable = rest.length > 0 ? rest : draft.sentences;
  const [first] = usable;
  if (!first) return { sentences: [], lastToken: 0 };
  if (usable.length > 1 && isHeadline(draft, first)) {
    const sentences = [first, ...takeUntil(usable.slice(1), 1, SHORT)];
    return { headline: first, sentences, lastToken: (sentences.at(-1) as Sentence).lastToken };
  }
  const sentences = takeUntil(
    usable.filter(({ paragraph }) => paragraph === first.paragraph),
    2,
    SCANT,
  );
  return { sentences, lastToken: (sentences.at(-1) as Sentence).lastToken };
}

/** So many sentences at most for which `isWanted`: those of thousands need not all be asked. */
function firstOf(
  sentences: readonly Sentence[],
  atMost: number,
  isWanted: (sentence: Sentence) => boolean,
): Sentence[] {
  const found: Sentence[] = [];
  for (const sentence of sentences) {
    if (found.length === atMost) break;
    if (isWanted(sentence)) found.push(sentence);
  }
  return found;
}

/** The first `atLeast` sentences, and further ones while they come to fewer than `words`: hurried notes are short. */
function takeUntil(sentences: readonly Sentence[], atLeast: number, words: number): Sentence[] {
  const taken: Sentence[] = [];
  let count = 0;
  for (const sentence of sentences) {
    if (taken.length >= MOST || (taken.length >= atLeast && count >= words)) break;
    taken.push(sentence);
    count += wordCount(sentence);
  }
  return taken;
}

const MOST = 4;
const SHORT = 14;
const SCANT = 20;
const LONGEST_HEADLINE = 22;

const wordCount = (sentence: Sentence) => sentence.lastToken - sentence.firstToken;

/** Words that stand before a draft without being of it. */
function isFurniture(draft: Draft, sentence: Sentence): boolean {
  const text = draft.text.slice(sentence.start, sentence.end);
  if (!/\p{L}{2}/u.test(text) || FURNITURE.test(text)) return true;
  return wordCount(sentence) <= 5 && GREETING.test(text);
}

const FURNITURE =
  /^(?:for immediate release|embargoed\b|media contact|contact:|draft\b.{0,30}$|not for distribution|re:|from:|to:|date:)/i;
const GREETING =
  /^(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|greetings|team|all|friends|folks|neighbou?rs)\b/i;

/** A first line of its own, short, without a full stop. */
function isHeadline(draft: Draft, sentence: Sentence): boolean {
  if (wordCount(sentence) > LONGEST_HEADLINE) return false;
  const next = draft.tokens[sentence.lastToken];
  if (!next) return false;
  const last = draft.tokens[sentence.lastToken - 1];
  const gap = draft.text.slice(last?.end ?? 0, next.start);
  return gap.includes('\n') && !/^\.["”’]?\s/.test(gap);
}
