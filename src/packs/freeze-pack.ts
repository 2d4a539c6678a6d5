import { endianness } from 'node:os';
import type { CompiledPack, Conjunction, Lexicon } from '../framing/compiled-pack.js';

/** Changes whenever the tables change their shape or the compiler its ways, so that nothing older or foreign is read. */
export const TABLES_VERSION = `12 ${endianness()}`;

/** The lexicon's arrays, in the order in which they stand in the file. */
const ARRAYS = [
  'byTerm',
  'byTwoTerms',
  'byConcept',
  'byConceptAndTerm',
  'inPairs',
  'goesOnInWords',
  'lists',
  'code',
  'sets',
  'setsByTerm',
  'setNeeds',
  'exceptions',
] as const satisfies (keyof Lexicon)[];

/** What of a pack is no array: read as JSON. */
interface Heading {
  words: Omit<CompiledPack, 'lexicon'>;
  termCount: number;
  needCount: number;
  conceptNames: string[];
  levelCount: number;
  conjunctions: { level: number; concept: number; all: number[]; none: number[] }[];
  conjunctionsFrom: number[];
  /** With null where nothing is; JSON has no other way to say so. */
  conjunctionsOf: (number[] | null)[];
  letters: string;
  /** How many numbers each array has: those of `ARRAYS`, then the forms' slots and entries. */
  lengths: number[];
}

/**
 * A compiled pack as bytes, from which `thawPack` makes it again: the length of a heading, the heading as JSON, and arrays of
 * integers as they lie in memory.
 */
export function freezePack(pack: CompiledPack): Uint8Array {
  const { lexicon, ...words } = pack;
  const arrays = [...ARRAYS.map((name) => lexicon[name]), lexicon.forms.slots, lexicon.forms.entries];
  const heading: Heading = {
    words,
    termCount: lexicon.termCount,
    needCount: lexicon.needCount,
    conceptNames: lexicon.conceptNames,
    levelCount: lexicon.levelCount,
    conjunctions: lexicon.conjunctions.map((conjunction) => ({
      ...conjunction,
      all: [...conjunction.all],
      none: [...conjunction.none],
    })),
    conjunctionsFrom: lexicon.conjunctionsFrom,
    conjunctionsOf: Array.from(lexicon.conjunctionsOf, (numbers) => numbers ?? null),
    letters: lexicon.forms.letters,
    lengths: arrays.map(({ length }) => length),
  };
  const json = Buffer.from(JSON.stringify(heading));
  const padding = Buffer.alloc(-json.length & (WORD - 1), ' ');
  const length = Buffer.from(Int32Array.of(json.length + padding.length).buffer);
  return Buffer.concat([
    length,
    json,
    padding,
    ...arrays.map((array) => Buffer.from(array.buffer, array.byteOffset, array.byteLength)),
  ]);
}

const WORD = Int32Array.BYTES_PER_ELEMENT;

/** The pack that was frozen; its arrays are views into the bytes. These are trusted: our own build's, found by digest. */
export function thawPack(bytes: Uint8Array): CompiledPack {
  const aligned = bytes.byteOffset % WORD === 0 ? bytes : Uint8Array.from(bytes);
  const { buffer, byteOffset } = aligned;
  const [length = 0] = new Int32Array(buffer, byteOffset, 1);
  const heading = JSON.parse(Buffer.from(buffer, byteOffset + WORD, length).toString('utf8')) as Heading;
  let place = byteOffset + WORD + length;
  const arrays = heading.lengths.map((count) => {
    const array = new Int32Array(buffer, place, count);
    place += array.byteLength;
    return array;
  });
  return { ...heading.words, lexicon: thawLexicon(heading, arrays) };
}

function thawLexicon(
  {
    termCount,
    needCount,
    conceptNames,
    levelCount,
    conjunctions,
    conjunctionsFrom,
    conjunctionsOf,
    letters,
  }: Heading,
  arrays: Int32Array[],
): Lexicon {
  const [slots, entries] = arrays.slice(ARRAYS.length) as [Int32Array, Int32Array];
  const named = Object.fromEntries(ARRAYS.map((name, i) => [name, arrays[i]])) as Pick<
    Lexicon,
    (typeof ARRAYS)[number]
  >;
  return {
    ...named,
    forms: { letters, slots, entries },
    termCount,
    needCount,
    conceptNames,
    conceptNumbers: new Map(conceptNames.map((name, i) => [name, i])),
    levelCount,
    conjunctions: conjunctions.map(
      (conjunction): Conjunction => ({
        ...conjunction,
        all: Int32Array.from(conjunction.all),
        none: Int32Array.from(conjunction.none),
      }),
    ),
    conjunctionsFrom,
    conjunctionsOf: conjunctionsOf.map((numbers) => numbers ?? undefined),
  };
}
