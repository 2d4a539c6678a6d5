import type { Reading } from './reading.js';
import { isIn } from './reading.js';
import type { Status } from './review.js';
import { Scope } from './scope.js';
import type { Sentence } from './segment.js';

/** Signs and how strongly each is there, from 0 to 1. */
export type Signs = ReadonlyMap<string, number>;

const LONG_SENTENCE = 30;

/**
 * What each sentence shows, as signs to be weighed: the concepts found in it (`no:` before those denied, `maybe:` before
 * those promised or supposed), and where and how long it is.
 */
export function readSentenceSigns(reading: Reading): Signs[] {
  const signs = reading.draft.sentences.map((sentence) => placeSigns(reading, sentence));
  for (const concept of reading.concepts()) {
    for (const hit of reading.findAll(concept)) {
      const scope = reading.scopeOf(hit);
      const here = signs[reading.draft.sentenceOf[hit.start] as number] as Map<string, number>;
      if (scope & Scope.denied) here.set(`no:${concept}`, 1);
      else here.set(concept, 1);
      if (!(scope & Scope.denied) && scope & NOT_YET) here.set(`maybe:${concept}`, 1);
    }
  }
  return signs;
}

const NOT_YET = Scope.hypothetical | Scope.promised;

function placeSigns(reading: Reading, sentence: Sentence): Map<string, number> {
  const length = sentence.lastToken - sentence.firstToken;
  const signs = new Map([['@length', Math.min(1, length / LONG_SENTENCE)]]);
  if (sentence.question) signs.set('@question', 1);
  if (reading.opening.sentences.includes(sentence)) signs.set('@opening', 1);
  if (reading.opening.headline === sentence) signs.set('@headline', 1);
  return signs;
}

/** After this many words a concept counts for about a third of what it counts for as the first word. */
const FADE = 20;

/** What the opening shows: its concepts, and for each how near the beginning it stands (`near:`). */
export function readOpeningSigns(reading: Reading): Signs {
  const signs = new Map<string, number>();
  const starts = openingStarts(reading);
  const end = Math.max(0, ...reading.opening.sentences.map(({ lastToken }) => lastToken));
  for (const concept of reading.concepts()) {
    const places: { denied: boolean; place: number }[] = [];
    for (const hit of reading.findAll(concept)) {
      if (hit.start >= end) break;
      const sentence = reading.opening.sentences.find((one) => isIn(hit, one));
      if (!sentence) continue;
      const denied = (reading.scopeOf(hit) & Scope.denied) !== 0;
      places.push({ denied, place: (starts.get(sentence) as number) + hit.start - sentence.firstToken });
    }
    const asserted = places.filter(({ denied }) => !denied);
    if (asserted.length > 0) {
      const nearest = Math.min(...asserted.map(({ place }) => place));
      signs.set(concept, 0.6);
      signs.set(`near:${concept}`, Math.exp(-nearest / FADE));
      if (asserted.length > 1) signs.set(`again:${concept}`, 0.5);
    } else if (places.length > 0) signs.set(`no:${concept}`, 0.5);
  }
  addActors(signs);
  addBody(reading, signs);
  return signs;
}

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
function addActors(signs: Map<string, number>): void {
  const near = (actor: string) => signs.get(`near:${actor}`) ?? 0;
  const [first, second] = ACTORS.filter((actor) => near(actor) > 0).sort((a, b) => near(b) - near(a));
  if (first) signs.set(`first:${first}`, 1);
  if (second) signs.set(`second:${second}`, 0.5);
}

/** What the whole draft goes on about tells an opening that sets a scene from one that states a theme. */
function addBody(reading: Reading, signs: Map<string, number>): void {
  for (const [sign, count] of reading.sentencesBySign())
    if (IS_CONCEPT.test(sign)) signs.set(`body:${sign}`, Math.min(0.6, 0.2 * count));
}

const IS_CONCEPT = /^[a-z-]+$/;

/** What a whole draft talks of: its concepts, those of several sentences more strongly, and how long it is. */
export function readTopicSigns(reading: Reading): Signs {
  const signs = new Map([['@length', Math.min(1, reading.draft.tokens.length / 200)]]);
  for (const [sign, count] of reading.sentencesBySign())
    if (IS_CONCEPT.test(sign)) signs.set(sign, Math.min(1, 0.4 + 0.2 * count));
  return signs;
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
  shows: readonly number[];
  showsFully: readonly number[];
}

/**
 * A whole draft's signs for one item: its strongest sentences, those of the opening, what the item's decisions said, and
 * what the draft holds elsewhere, which tells half a point from a whole one.
 */
export const readDraftSigns = (reading: Reading, scores: SentenceScores, decided: Status): Signs =>
  new Map([...readItemSigns(reading, scores, decided), ...readSurroundings(reading)]);

/** Of a draft's signs for an item, those that are the item's own. */
export function readItemSigns(reading: Reading, scores: SentenceScores, decided: Status): Signs {
  const { draft, opening } = reading;
  const inOpening = (list: readonly number[]) =>
    Math.max(0, ...list.filter((_, i) => opening.sentences.includes(draft.sentences[i] as Sentence)));
  const [best = 0, second = 0, third = 0] = threeHighest(scores.shows);
  const [bestFull = 0, secondFull = 0] = threeHighest(scores.showsFully);
  return new Map([
    ['best', best],
    ['second', second],
    ['third', third],
    ['opening', inOpening(scores.shows)],
    ['how-many', scores.shows.filter((score) => score > 0.5).length / 3],
    ['best-full', bestFull],
    ['second-full', secondFull],
    ['opening-full', inOpening(scores.showsFully)],
    ['length', Math.min(1, draft.tokens.length / 200)],
    ['decided-met', decided === 'met' ? 1 : 0],
    ['decided-partial', decided === 'partial' ? 1 : 0],
  ]);
}

/** Of a draft's signs for an item, those that are the same for all items: what it holds, wherever. */
export function readSurroundings(reading: Reading): Signs {
  const signs = new Map<string, number>();
  for (const [concept, sentences] of reading.sentencesBySign()) {
    signs.set(`has:${concept}`, FAINT);
    if (sentences > 1) signs.set(`often:${concept}`, FAINT);
  }
  return signs;
}

/** There are many concepts and few drafts: what each says beside the item's own sentences is held down. */
const FAINT = 0.2;

/** In how many sentences each concept stands. */
export function countSentences(sentences: readonly Signs[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const signs of sentences)
    for (const sign of signs.keys()) if (!sign.startsWith('@')) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

/** The three highest, highest first, without sorting what may be thousands of sentences. */
function threeHighest(list: readonly number[]): number[] {
  const top: number[] = [];
  for (const value of list) {
    const last = top[2];
    if (last !== undefined && value <= last) continue;
    const at = top.findIndex((other) => value > other);
    top.splice(at < 0 ? top.length : at, 0, value);
    if (top.length > 3) top.pop();
  }
  return top;
}
