import {
  BUILT_IN_CONCEPTS,
  type Conjunction,
  Flag,
  InPairs,
  type Lexicon,
  Op,
  Sequence,
  STEP,
} from '../framing/compiled-pack.js';
import { makeFormTable } from '../framing/form-table.js';
import { makeNumberTable } from '../framing/number-table.js';
import { inflect } from './inflect.js';
import type { Part, Row, Word } from './parse-pattern.js';
import { SHORT_SPELLINGS } from './short-spellings.js';

/** The matcher's tables while they are being filled. */
export interface Tables {
  numberOf(concept: string): number;
  addRow(level: number, concept: number, row: Row): void;
  addConjunction(conjunction: Conjunction): void;
  /** The finished tables; `exceptionOf` names the concept that vetoes another, if one does. */
  finish(exceptionOf: (concept: string) => string | undefined): Lexicon;
}

/** Lists of sequences under what they begin with: a term or a concept, and a second term or none. */
type Index = Map<number, Map<number, number[]>>;

interface LevelIndex {
  byTerm: Index;
  byConcept: Index;
}

/** Stands where no word comes second. */
const NO_WORD = -1;

/** Empty tables, with the built-in concepts numbered first. */
export function createTables(): Tables {
  const concepts = createNumbers();
  const terms = createTerms();
  const sets = createSets();
  const levels: LevelIndex[] = [];
  const conjunctions: Conjunction[] = [];
  const code: number[] = [];
  for (const name of BUILT_IN_CONCEPTS) concepts.numberOf(name);
  const levelAt = (number: number) => {
    while (levels.length <= number) levels.push(emptyLevel());
    return levels[number] as LevelIndex;
  };
  return {
    numberOf: concepts.numberOf,
    addRow(level, concept, row) {
      const [, ...steps] = row.parts.map((part) =>
        encode(part, terms.numberOf, sets.placeOf, concepts.numberOf),
      );
      const sequence = code.length;
      code.push(concept, flagsOf(row), sequence + Sequence.steps + steps.length, ...steps);
      indexSequence(levelAt(level), sequence, row.parts, terms.numberOf, concepts.numberOf);
    },
    addConjunction: (conjunction) => {
      levelAt(conjunction.level);
      conjunctions.push(conjunction);
    },
    finish: (exceptionOf) => {
      const firstSet = terms.count() + concepts.names.length;
      const needsOf = createNeeds(code, terms.count(), firstSet, sets);
      return {
        forms: makeFormTable(terms.byForm()),
        termCount: terms.count(),
        conceptNames: concepts.names,
        conceptNumbers: concepts.numbers,
        levelCount: levels.length,
        ...finishConjunctions(conjunctions, levels.length, code),
        ...finishLevels(levels, terms.count(), concepts.names.length, needsOf, code),
        ...sets.byTerm(terms.count(), firstSet),
        needCount: firstSet + sets.count() + 1,
        sets: sets.all(),
        exceptions: Int32Array.from(concepts.names, (name) => {
          const exception = exceptionOf(name);
          return exception === undefined ? -1 : concepts.numberOf(exception);
        }),
      };
    },
  };
}

function encode(
  part: Part,
  termOf: (word: Word) => number,
  setOf: (terms: number[]) => number,
  conceptOf: (name: string) => number,
): number {
  switch (part.kind) {
    case 'word':
    case 'form':
      return termOf(part) * STEP + Op.term;
    case 'oneOf':
      return setOf(part.words.map(termOf)) * STEP + Op.oneOf;
    case 'concept':
      return conceptOf(part.name) * STEP + Op.concept;
    case 'gap':
      return part.atMost * STEP + Op.gap;
    case 'any':
      return Op.any;
  }
}

const flagsOf = (row: Row) =>
  (row.atStart ? Flag.atStart : 0) | (row.parts.some(saysNo) ? Flag.ownsDenial : 0);

/** The two rarest things a sequence needs beside what it begins with, the rarer first. */
type Needs = [first: number, second: number];

/** Finds what sequences need, rare by how few sequences name it. */
function createNeeds(
  code: readonly number[],
  termCount: number,
  firstSet: number,
  sets: Sets,
): (sequence: number) => Needs {
  const always = firstSet + sets.count();
  const uses = new Int32Array(always + 1);
  const needsIn = (sequence: number): number[] => {
    const needs: number[] = [];
    const end = code[sequence + Sequence.end] as number;
    for (let step = sequence + Sequence.steps; step < end; step++) {
      const op = (code[step] as number) % STEP;
      const operand = Math.floor((code[step] as number) / STEP);
      // A second word has been looked up with the first.
      if (step === sequence + Sequence.steps && (op === Op.term || op === Op.oneOf)) continue;
      if (op === Op.term) needs.push(operand);
      if (op === Op.concept) needs.push(termCount + operand);
      if (op === Op.oneOf) needs.push(firstSet + sets.numberAt(operand));
    }
    return needs;
  };
  for (let sequence = 0; sequence < code.length; sequence = code[sequence + Sequence.end] as number) {
    const made = termCount + (code[sequence + Sequence.concept] as number);
    for (const need of [...needsIn(sequence), made]) uses[need] = (uses[need] as number) + 1;
  }
  for (const [set, terms] of sets.entries())
    uses[firstSet + set] = terms.reduce((sum, term) => sum + (uses[term] as number) + 1, 0);
  const rarestFirst = (a: number, b: number) => (uses[a] as number) - (uses[b] as number);
  return (sequence) => {
    const [first = always, ...others] = needsIn(sequence).sort(rarestFirst);
    if (first >= firstSet && first < always) sets.mark(first - firstSet);
    return [first, others.find((need) => need < firstSet) ?? always];
  };
}

function indexSequence(
  level: LevelIndex,
  sequence: number,
  [first, second]: readonly Part[],
  termOf: (word: Word) => number,
  conceptOf: (name: string) => number,
): void {
  const words = termsIn(second, termOf);
  const seconds = words.length > 0 ? words : [NO_WORD];
  if (first?.kind === 'concept') file(level.byConcept, conceptOf(first.name), seconds, sequence);
  else for (const term of termsIn(first, termOf)) file(level.byTerm, term, seconds, sequence);
}

function file(index: Index, first: number, seconds: readonly number[], sequence: number): void {
  const known = index.get(first) ?? new Map<number, number[]>();
  index.set(first, known);
  for (const second of seconds) push(known, second, sequence);
}

/** The terms a part may be; none where it is no word. */
function termsIn(part: Part | undefined, termOf: (word: Word) => number): number[] {
  if (part?.kind === 'word' || part?.kind === 'form') return [termOf(part)];
  return part?.kind === 'oneOf' ? [...new Set(part.words.map(termOf))] : [];
}

const emptyLevel = (): LevelIndex => ({ byTerm: new Map(), byConcept: new Map() });

function finishLevels(
  levels: readonly LevelIndex[],
  termCount: number,
  conceptCount: number,
  needsOf: (sequence: number) => Needs,
  unsorted: readonly number[],
): Pick<
  Lexicon,
  'byTerm' | 'byTwoTerms' | 'inPairs' | 'byConcept' | 'byConceptAndTerm' | 'goesOnInWords' | 'lists' | 'code'
> {
  const code = sortCode(unsorted);
  const pool = createPool(needsOf, code);
  const ranked = (indexOf: (level: LevelIndex) => Index, entriesOf: (index: Index) => Entry[]) =>
    rank(
      pool,
      levels.map((level) => entriesOf(indexOf(level))),
    );
  const words = (level: LevelIndex) => level.byTerm;
  const ideas = (level: LevelIndex) => level.byConcept;
  const byTerm = new Int32Array(termCount).fill(-1);
  for (const [term, place] of ranked(words, alone)) byTerm[term] = place;
  const wordPairs = ranked(words, (index) => paired(index, termCount));
  const inPairs = new Int32Array(termCount);
  for (const [key] of wordPairs) {
    (inPairs[Math.floor(key / termCount)] as number) |= InPairs.first;
    (inPairs[key % termCount] as number) |= InPairs.second;
  }
  const byConcept = new Int32Array(conceptCount).fill(-1);
  for (const [concept, place] of ranked(ideas, alone)) byConcept[concept] = place;
  const pairs = ranked(ideas, (index) => paired(index, termCount));
  const goesOnInWords = new Int32Array(conceptCount);
  for (const [key] of pairs) goesOnInWords[Math.floor(key / termCount)] = 1;
  return {
    byTerm,
    byTwoTerms: makeNumberTable(wordPairs),
    inPairs,
    byConcept,
    byConceptAndTerm: makeNumberTable(pairs),
    goesOnInWords,
    lists: pool.all(),
    code: code.all(),
  };
}

function finishConjunctions(
  unsorted: readonly Conjunction[],
  levelCount: number,
  code: readonly number[],
): Pick<Lexicon, 'conjunctions' | 'conjunctionsFrom' | 'conjunctionsOf'> {
  const conjunctions = unsorted.toSorted((a, b) => a.level - b.level);
  const patterns = new Map<number, number>();
  for (let sequence = 0; sequence < code.length; sequence = code[sequence + Sequence.end] as number) {
    const made = code[sequence + Sequence.concept] as number;
    patterns.set(made, (patterns.get(made) ?? 0) + 1);
  }
  const conjunctionsOf: number[][] = [];
  for (const [number, { all }] of conjunctions.entries()) {
    const rarest = all.toSorted((a, b) => (patterns.get(a) ?? 0) - (patterns.get(b) ?? 0))[0] as number;
    conjunctionsOf[rarest] = [...(conjunctionsOf[rarest] ?? []), number];
  }
  const countBelow = (level: number) => conjunctions.filter((one) => one.level < level).length;
  const conjunctionsFrom = Array.from({ length: levelCount + 1 }, (_, level) => countBelow(level));
  return { conjunctions, conjunctionsFrom, conjunctionsOf };
}

type Entry = [key: number, list: readonly number[]];

/** What begins with one thing and no word after it. */
function alone(index: Index): Entry[] {
  return [...index].flatMap(([first, bySecond]): Entry[] => {
    const list = bySecond.get(NO_WORD);
    return list ? [[first, list]] : [];
  });
}

/** What begins with one thing and a word after it; the two numbers as one. */
function paired(index: Index, termCount: number): Entry[] {
  return [...index].flatMap(([first, bySecond]) =>
    [...bySecond].flatMap(([second, list]): Entry[] =>
      second === NO_WORD ? [] : [[first * termCount + second, list]],
    ),
  );
}

/**
 * The levels' lists under one key, lowest level first; returns where those of each key stand. What stands under one key is
 * put side by side, since it is read together.
 */
function rank(pool: Pool, levels: readonly Entry[][]): [key: number, place: number][] {
  const ranked = new Map<number, { level: number; list: readonly number[] }[]>();
  for (const [level, entries] of levels.entries())
    for (const [key, list] of entries) push(ranked, key, { level, list });
  return [...ranked].map(([key, lists]) => [
    key,
    pool.placeOfRanked(lists.flatMap(({ level, list }) => [level, pool.placeOf(list)])),
  ]);
}

type Pool = ReturnType<typeof createPool>;

type SortedCode = ReturnType<typeof sortCode>;

/** Sequences in the order in which the lists name them: what begins alike stands side by side. */
function sortCode(code: readonly number[]) {
  const sorted: number[] = [];
  const places = new Map<number, number>();
  return {
    all: () => Int32Array.from(sorted),
    placeOf(sequence: number): number {
      const place = places.get(sequence) ?? sorted.length;
      if (place < sorted.length) return place;
      places.set(sequence, place);
      const end = code[sequence + Sequence.end] as number;
      for (let i = sequence; i < end; i++) sorted.push(code[i] as number);
      sorted[place + Sequence.end] = sorted.length;
      return place;
    },
  };
}

/** Lists and ranked lists in one array. Those that many words have in common stand there once: less to hold, less to read. */
function createPool(needsOf: (sequence: number) => Needs, code: SortedCode) {
  const pool: number[] = [];
  const once = (write: (numbers: readonly number[]) => void) => {
    const places = new Map<string, number>();
    return (numbers: readonly number[]): number => {
      const id = numbers.join();
      const place = places.get(id) ?? pool.length;
      if (place === pool.length) write(numbers);
      places.set(id, place);
      return place;
    };
  };
  return {
    all: () => Int32Array.from(pool),
    placeOf: once((sequences) => {
      const byNeed = new Map<number, number[]>();
      for (const sequence of sequences) {
        const [first, second] = needsOf(sequence);
        push(byNeed, first, second, code.placeOf(sequence));
      }
      let end = pool.length + 1 + 2 * byNeed.size;
      pool.push(byNeed.size, ...byNeed.keys());
      for (const { length } of byNeed.values()) {
        end += length;
        pool.push(end);
      }
      for (const group of byNeed.values()) pool.push(...group);
    }),
    placeOfRanked: once((pairs) => pool.push(pairs.length / 2, ...pairs)),
  };
}

const NO = new Set(
  `no not never none nobody nothing nowhere neither nor without cannot can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't couldn't shouldn't hasn't haven't hadn't ain't dont doesnt didnt isnt arent wasnt werent wont wouldnt couldnt cant hardly barely scarcely rarely seldom unable fail refuse lack instead rather`.split(
    ' ',
  ),
);

function saysNo(part: Part): boolean {
  if (part.kind === 'oneOf') return part.words.some(saysNo);
  return (part.kind === 'word' && NO.has(part.word)) || (part.kind === 'form' && NO.has(part.form));
}

function createNumbers() {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const numberOf = (name: string) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, names.length);
    return names.push(name) - 1;
  };
  return { names, numbers, numberOf };
}

function createTerms() {
  const terms = createNumbers();
  const forms = new Map<string, number[]>();
  return {
    numberOf(word: Word): number {
      const known = terms.names.length;
      const term = terms.numberOf(word.kind === 'word' ? word.word : `=${word.form}`);
      if (term === known) for (const form of formsOf(word)) push(forms, form, term);
      return term;
    },
    count: () => terms.names.length,
    byForm: () => withShortSpellings(forms),
  };
}

/** Each short spelling stands for all that its word stands for, and for itself where the pack names it. */
function withShortSpellings(forms: ReadonlyMap<string, number[]>): Map<string, number[]> {
  const all = new Map(forms);
  for (const [short, word] of SHORT_SPELLINGS) {
    const terms = forms.get(word);
    if (terms) all.set(short, [...new Set([...(forms.get(short) ?? []), ...terms])]);
  }
  return all;
}

const formsOf = (word: Word) => (word.kind === 'word' ? inflect(word.word) : [word.form]);

/** A bit for each term, by its last digits: most terms that are not in a set are told by it. */
const sketch = (terms: readonly number[]) => terms.reduce((bits, term) => bits | (1 << (term & 31)), 0);

type Sets = ReturnType<typeof createSets>;

function createSets() {
  const pool: number[] = [];
  const places = new Map<string, number>();
  const numbers = new Map<number, number>();
  const all: number[][] = [];
  /** Those that some sequence needs most: only these are looked out for. */
  const needed = new Set<number>();
  return {
    mark: (set: number) => needed.add(set),
    placeOf(terms: number[]): number {
      const sorted = [...new Set(terms)].sort((a, b) => a - b);
      const id = sorted.join();
      const known = places.get(id);
      if (known !== undefined) return known;
      const place = pool.length;
      pool.push(sorted.length, sketch(sorted), ...sorted);
      places.set(id, place);
      numbers.set(place, all.length);
      all.push(sorted);
      return place;
    },
    numberAt: (place: number) => numbers.get(place) as number,
    count: () => all.length,
    entries: () => all.entries(),
    all: () => Int32Array.from(pool),
    /** The needs of the sets that each term is in, the first set's being `firstSet`. */
    byTerm(termCount: number, firstSet: number): Pick<Lexicon, 'setsByTerm' | 'setNeeds'> {
      const ofTerm: number[][] = Array.from({ length: termCount }, () => []);
      for (const set of needed) for (const term of all[set] ?? []) ofTerm[term]?.push(firstSet + set);
      const setsByTerm = new Int32Array(termCount + 1);
      ofTerm.forEach((needs, term) => {
        setsByTerm[term + 1] = (setsByTerm[term] as number) + needs.length;
      });
      return { setsByTerm, setNeeds: Int32Array.from(ofTerm.flat()) };
    },
  };
}

function push<K, V>(map: Map<K, V[]>, key: K, ...values: V[]): void {
  const list = map.get(key);
  if (list) list.push(...values);
  else map.set(key, values);
}
