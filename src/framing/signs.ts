import { SHORT_DRAFT } from './examples.js';
import { HitRow } from './hits.js';
import type { Reading } from './reading.js';
import type { Status } from './review.js';
import { Scope } from './scope.js';
import type { Sentence } from './segment.js';
import {
  conceptOf,
  countSigns,
  kindOf,
  nameSigns,
  placeSign,
  SignKind,
  type Signs,
  signOf,
} from './sign-numbers.js';

const LONG_SENTENCE = 30;

/**
 * What each sentence shows, as signs to be weighed: the concepts found in it (`no:` before those denied, `maybe:` before
 * those promised or supposed), and where and how long it is.
 */
export function readSentenceSigns(reading: Reading): Signs {
  const found = readConceptSigns(reading);
  const places = readPlaceSigns(reading);
  const from = new Int32Array(reading.draft.sentences.length + 1);
  for (const { count, sentences } of [places, found])
    for (let i = 0; i < count; i++) (from[(sentences[i] as number) + 1] as number)++;
  for (let i = 1; i < from.length; i++) (from[i] as number) += from[i - 1] as number;
  const end = from.slice();
  const numbers = new Int32Array(places.count + found.count);
  const strengths = new Float64Array(numbers.length);
  for (const { count, sentences, signs, strengths: each } of [places, found])
    for (let i = 0; i < count; i++) {
      const place = (end[sentences[i] as number] as number)++;
      numbers[place] = signs[i] as number;
      strengths[place] = each ? (each[i] as number) : 1;
    }
  return { numbers, strengths, from };
}

/** Signs beside the numbers of the sentences they stand in; what stands after `count` means nothing. */
interface SignsInSentences {
  count: number;
  sentences: ArrayLike<number>;
  signs: ArrayLike<number>;
  /** 1 for all where absent. */
  strengths?: readonly number[];
}

/** The signs of concepts, one concept's after another's, each once in a sentence. */
function readConceptSigns({ draft, hits, scopes, concepts }: Reading): SignsInSentences {
  const sentences = new Int32Array(2 * hits.count);
  const signs = new Int32Array(sentences.length);
  let count = 0;
  for (const concept of concepts) {
    let asserted = -1;
    let denied = -1;
    let notYet = -1;
    const end = hits.sortedFrom[concept + 1] as number;
    for (let i = hits.sortedFrom[concept] as number; i < end; i++) {
      const hit = hits.sorted[i] as number;
      const sentence = draft.sentenceOf[hits.rows[hit * HitRow.length + HitRow.start] as number] as number;
      const scope = scopes[hit] as number;
      if (scope & Scope.denied) {
        if (sentence === denied) continue;
        sentences[count] = denied = sentence;
        signs[count++] = signOf(SignKind.denied, concept);
        continue;
      }
      if (sentence !== asserted) {
        sentences[count] = asserted = sentence;
        signs[count++] = signOf(SignKind.asserted, concept);
      }
      if (scope & NOT_YET && sentence !== notYet) {
        sentences[count] = notYet = sentence;
        signs[count++] = signOf(SignKind.notYet, concept);
      }
    }
  }
  return { count, sentences, signs };
}

const NOT_YET = Scope.hypothetical | Scope.promised;

function readPlaceSigns({ draft, lexicon, opening }: Reading): SignsInSentences {
  const sentences: number[] = [];
  const signs: number[] = [];
  const strengths: number[] = [];
  const add = (sentence: number, sign: number, strength: number) => {
    sentences.push(sentence);
    signs.push(sign);
    strengths.push(strength);
  };
  const atLength = placeSign(lexicon, '@length');
  const atQuestion = placeSign(lexicon, '@question');
  for (let i = 0; i < draft.sentences.length; i++) {
    const { firstToken, lastToken, question } = draft.sentences[i] as Sentence;
    add(i, atLength, Math.min(1, (lastToken - firstToken) / LONG_SENTENCE));
    if (question) add(i, atQuestion, 1);
  }
  for (const sentence of opening.sentences)
    add(draft.sentences.indexOf(sentence), placeSign(lexicon, '@opening'), 1);
  if (opening.headline) add(draft.sentences.indexOf(opening.headline), placeSign(lexicon, '@headline'), 1);
  return { count: signs.length, sentences, signs, strengths };
}

/** After this many words a concept counts for about a third of what it counts for as the first word. */
const FADE = 20;

/** What the opening shows: its concepts, and for each how near the beginning it stands (`near:`). */
export function readOpeningSigns(reading: Reading): Signs {
  const { hits, scopes, opening, concepts } = reading;
  const signs = createList();
  const near = new Map<number, number>();
  const starts = openingStarts(reading);
  const endOfOpening = Math.max(0, ...opening.sentences.map(({ lastToken }) => lastToken));
  for (const concept of concepts) {
    let asserted = 0;
    let denied = 0;
    let nearest = 0;
    const last = hits.sortedFrom[concept + 1] as number;
    for (let i = hits.sortedFrom[concept] as number; i < last; i++) {
      const hit = hits.sorted[i] as number;
      const start = hits.rows[hit * HitRow.length + HitRow.start] as number;
      if (start >= endOfOpening) break;
      const sentence = reading.draft.sentences[reading.draft.sentenceOf[start] as number] as Sentence;
      const before = starts.get(sentence);
      if (before === undefined) continue;
      if ((scopes[hit] as number) & Scope.denied) denied++;
      else if (asserted++ === 0) nearest = before + start - sentence.firstToken;
    }
    if (asserted > 0) {
      const nearness = Math.exp(-nearest / FADE);
      near.set(concept, nearness);
      signs.add(signOf(SignKind.asserted, concept), 0.6);
      signs.add(signOf(SignKind.near, concept), nearness);
      if (asserted > 1) signs.add(signOf(SignKind.again, concept), 0.5);
    } else if (denied > 0) signs.add(signOf(SignKind.denied, concept), 0.5);
  }
  addActors(reading, near, signs);
  addBody(reading, signs);
  return signs.finish();
}

/** A list of the signs of one stretch, while it is written. */
function createList() {
  const numbers: number[] = [];
  const strengths: number[] = [];
  return {
    add(sign: number, strength: number): void {
      numbers.push(sign);
      strengths.push(strength);
    },
    finish: (): Signs => ({ numbers, strengths, from: [0, numbers.length] }),
  };
}

type List = ReturnType<typeof createList>;

/** Who and what an opening can begin with. */
const ACTORS = [
  'helper',
  'helper-by-deed',
  'agency',
  'official',
  'public',
  'public-body',
  'beneficiary',
  'organisation',
  'law-enforcement',
  'business',
  'information',
  'record-place',
  'data-noun',
  'government-theme',
  'system-theme',
  'money-theme',
  'equity-theme',
];

/** Marks who or what stands first, and who second: an opening is mostly about its first actor. */
function addActors({ lexicon }: Reading, near: ReadonlyMap<number, number>, signs: List): void {
  const [first, second] = ACTORS.map((actor) => lexicon.conceptNumbers.get(actor) ?? -1)
    .filter((actor) => near.has(actor))
    .sort((a, b) => (near.get(b) as number) - (near.get(a) as number));
  if (first !== undefined) signs.add(signOf(SignKind.first, first), 1);
  if (second !== undefined) signs.add(signOf(SignKind.second, second), 0.5);
}

/** What the whole draft goes on about tells an opening that sets a scene from one that states a theme. */
function addBody(reading: Reading, signs: List): void {
  for (const { concept, count } of ideasOf(reading))
    signs.add(signOf(SignKind.body, concept), Math.min(0.6, 0.2 * count));
}

/** The concepts a draft asserts, worries and wording left out, and in how many sentences. */
function ideasOf({ lexicon, signCounts }: Reading): { concept: number; count: number }[] {
  const { seen, counts } = signCounts();
  return seen
    .filter((sign) => kindOf(sign) === SignKind.asserted)
    .map((sign) => ({ concept: conceptOf(sign), count: counts[sign] as number }))
    .filter(({ concept }) => IS_IDEA.test(lexicon.conceptNames[concept] as string));
}

const IS_IDEA = /^[a-z-]+$/;

/** What a whole draft talks of: its concepts, those of several sentences more strongly, and how long it is. */
export function readTopicSigns(reading: Reading): Signs {
  const signs = createList();
  signs.add(placeSign(reading.lexicon, '@length'), Math.min(1, reading.draft.tokens.length / 200));
  for (const { concept, count } of ideasOf(reading))
    signs.add(signOf(SignKind.asserted, concept), Math.min(1, 0.4 + 0.2 * count));
  return signs.finish();
}

/** How many words of the opening stand before each of its sentences. */
function openingStarts({ opening }: Reading): Map<Sentence, number> {
  const starts = new Map<Sentence, number>();
  let words = 0;
  for (const sentence of opening.sentences) {
    starts.set(sentence, words);
    words += sentence.lastToken - sentence.firstToken;
  }
  return starts;
}

/** How strongly each sentence shows an item (0 to 1), in the order of the sentences. */
export interface SentenceScores {
  shows: ArrayLike<number>;
  showsFully: ArrayLike<number>;
}

/**
 * A whole draft's signs for one item, by name: its strongest sentences, those of the opening, what the item's decisions said,
 * and what the draft holds elsewhere, which tells half a point from a whole one.
 */
export const readDraftSigns = (
  reading: Reading,
  scores: SentenceScores,
  decided: Status,
): ReadonlyMap<string, number> =>
  new Map([
    ...readItemSigns(reading, scores, decided),
    ...nameSigns(readSurroundings(reading), reading.lexicon).flatMap((signs) => [...signs]),
  ]);

/** Of a draft's signs for an item, those that are the item's own, by name. */
export function readItemSigns(
  { draft, opening }: Reading,
  scores: SentenceScores,
  decided: Status,
): ReadonlyMap<string, number> {
  const inOpening = (list: ArrayLike<number>) =>
    Math.max(0, ...opening.sentences.map((sentence) => list[draft.sentences.indexOf(sentence)] as number));
  const [best = 0, second = 0, third = 0] = highest(scores.shows, 3).map((i) => scores.shows[i] as number);
  const [bestFull = 0, secondFull = 0] = highest(scores.showsFully, 2).map(
    (i) => scores.showsFully[i] as number,
  );
  const short = draft.tokens.length < SHORT_DRAFT;
  return new Map([
    ['best', best],
    ['second', second],
    ['third', third],
    ['needed', short ? best : second],
    ['opening', inOpening(scores.shows)],
    ['how-many', countOver(scores.shows, 0.5) / 3],
    ['best-full', bestFull],
    ['second-full', secondFull],
    ['needed-full', short ? bestFull : secondFull],
    ['opening-full', inOpening(scores.showsFully)],
    ['length', Math.min(1, draft.tokens.length / 200)],
    ['short', short ? 1 : 0],
    ['decided-met', decided === 'met' ? 1 : 0],
    ['decided-partial', decided === 'partial' ? 1 : 0],
  ]);
}

/** A whole draft's own signs for one worry, by name: its strongest sentences, and whether its words were found. */
export function readTrapSigns(
  { draft, opening }: Reading,
  shows: ArrayLike<number>,
  found: boolean,
): ReadonlyMap<string, number> {
  const [best = 0, second = 0] = highest(shows, 2).map((i) => shows[i] as number);
  const inOpening = opening.sentences.map((sentence) => shows[draft.sentences.indexOf(sentence)] as number);
  return new Map([
    ['best', best],
    ['second', second],
    ['opening', Math.max(0, ...inOpening)],
    ['how-many', countOver(shows, 0.5) / 3],
    ['length', Math.min(1, draft.tokens.length / 200)],
    ['found', found ? 1 : 0],
  ]);
}

/** Of a draft's signs for an item or a worry, those that are the same for all: what it holds, wherever. */
export function readSurroundings({ signCounts }: Reading): Signs {
  const { seen, counts } = signCounts();
  const signs = createList();
  for (const sign of seen) {
    signs.add(sign + SignKind.has, FAINT);
    if ((counts[sign] as number) > 1) signs.add(sign + SignKind.often, FAINT);
  }
  return signs.finish();
}

/** There are many concepts and few drafts: what each says beside the item's own sentences is held down. */
const FAINT = 0.2;

/** In how many sentences each sign of a concept stands. */
export interface SignCounts {
  /** The signs that are there, in the order in which they come. */
  seen: readonly number[];
  /** By sign. */
  counts: Int32Array;
}

/** Counts the signs of sentences, those of no concept left out. */
export function countSentences({ numbers }: Signs, lexicon: Reading['lexicon']): SignCounts {
  const counts = new Int32Array(countSigns(lexicon));
  const seen: number[] = [];
  const endOfConcepts = signOf(0, lexicon.conceptNames.length);
  for (let i = 0; i < numbers.length; i++) {
    const sign = numbers[i] as number;
    if (sign >= endOfConcepts) continue;
    if (counts[sign] === 0) seen.push(sign);
    (counts[sign] as number)++;
  }
  return { seen, counts };
}

/** Where the highest stand, the highest first and of equals the first, without sorting what may be thousands of sentences. */
export function highest(list: ArrayLike<number>, atMost: number): number[] {
  const top: number[] = [];
  for (let i = 0; i < list.length; i++) {
    const value = list[i] as number;
    if (top.length === atMost && value <= (list[top[atMost - 1] as number] as number)) continue;
    const at = top.findIndex((other) => value > (list[other] as number));
    top.splice(at < 0 ? top.length : at, 0, i);
    if (top.length > atMost) top.pop();
  }
  return top;
}

function countOver(list: ArrayLike<number>, least: number): number {
  let count = 0;
  for (let i = 0; i < list.length; i++) if ((list[i] as number) > least) count++;
  return count;
}
