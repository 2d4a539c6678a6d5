import type { Entry } from './search-index.js';
import { strongestSigns } from './signs.js';
import type { RingFinder } from './synonym-rings.js';
import { readWords } from './words.js';

/**
 * Where each sign stands: numbers of entries or phrasings, with the weight it has there. All of them in two arrays, since
 * a library has tens of thousands of signs, most of them in one place.
 */
export interface Postings {
  /** By sign, its number n: it stands at `from[n]` up to `from[n + 1]`. */
  numbers: ReadonlyMap<string, number>;
  from: Int32Array;
  places: Int32Array;
  weights: Float32Array;
}

/** Calls `visit` with each place of a sign and its weight there. */
export function visitPlaces(
  { numbers, from, places, weights }: Postings,
  key: string,
  visit: (place: number, weight: number) => void,
): void {
  const number = numbers.get(key);
  if (number === undefined) return;
  const end = from[number + 1] as number;
  for (let i = from[number] as number; i < end; i++) visit(places[i] as number, weights[i] as number);
}

/** How telling each sign is: of an entry as a whole, and in each single phrasing. */
export interface SignWeights {
  /** How much a sign says for an entry. */
  byEntry: Postings;
  /** Phrasings as vectors of length 1. */
  byPhrasing: Postings;
  /** 1 for a sign that a single entry has, towards 0 for one that all have. */
  rarity: ReadonlyMap<string, number>;
  /** The number of the entry that each phrasing belongs to. */
  owners: Int32Array;
}

/** So many phrasings must share a sign before it has half its weight: one may hold it by chance. */
const HALF_SURE = 0.7;
/** Below 1, so that a few very telling words do not drown the others. */
const EVENNESS = 0.8;
/** Phrasings about other things that every library is thought to hold, so that a small one does not find all words common. */
const OTHER_TALK = 100;
const FEWEST_ENTRIES = 30;

interface Phrasing {
  owner: number;
  strengths: ReadonlyMap<string, number>;
}

/** Weighs the signs of all phrasings against each other. */
export function weighSigns(entries: readonly Entry[], rings: RingFinder): SignWeights {
  const phrasings = entries.flatMap((entry, owner) =>
    entry.phrasings.map((text) => ({ owner, strengths: strongestSigns(readWords(text), rings) })),
  );
  const counts = countByEntry(phrasings);
  const rarity = new Map([...counts].map(([key, owners]) => [key, rarityOf(owners.size, entries.length)]));
  return {
    byEntry: postEntries(counts, entries),
    byPhrasing: postPhrasings(phrasings, rarity),
    rarity,
    owners: Int32Array.from(phrasings, ({ owner }) => owner),
  };
}

/** For each sign, in how many phrasings of which entry it stands. */
function countByEntry(phrasings: readonly Phrasing[]): Map<string, Map<number, number>> {
  const counts = new Map<string, Map<number, number>>();
  for (const { owner, strengths } of phrasings) {
    for (const key of strengths.keys()) {
      let owners = counts.get(key);
      if (owners === undefined) {
        owners = new Map();
        counts.set(key, owners);
      }
      owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
  }
  return counts;
}

function rarityOf(having: number, entries: number): number {
  const all = Math.max(entries, FEWEST_ENTRIES);
  return Math.log(1 + (all - having + 0.5) / (having + 0.5)) / Math.log(1 + (all - 0.5) / 1.5);
}

/** For each sign the entries in whose phrasings it stands more often than elsewhere, and how telling it is there. */
function postEntries(
  counts: ReadonlyMap<string, ReadonlyMap<number, number>>,
  entries: readonly Entry[],
): Postings {
  const phrasingsOf = entries.map(({ phrasings }) => phrasings.length);
  const all = phrasingsOf.reduce((sum, some) => sum + some, OTHER_TALK);
  const most = Math.log(Math.max(entries.length, FEWEST_ENTRIES));
  const postings = createPostings();
  for (const [key, owners] of counts) {
    let everywhere = 0;
    for (const count of owners.values()) everywhere += count / all;
    for (const [owner, count] of owners) {
      const lift = Math.log(count / (phrasingsOf[owner] ?? 1) / everywhere);
      if (lift <= 0) continue;
      postings.add(key, owner, ((lift / most) ** EVENNESS * count) / (count + HALF_SURE));
    }
  }
  return postings.make();
}

/** Gathers places and weights by sign, and packs them when all are there. */
function createPostings() {
  const gathered = new Map<string, { places: number[]; weights: number[] }>();
  return {
    add(key: string, place: number, weight: number): void {
      let posting = gathered.get(key);
      if (posting === undefined) {
        posting = { places: [], weights: [] };
        gathered.set(key, posting);
      }
      posting.places.push(place);
      posting.weights.push(weight);
    },
    make(): Postings {
      const all = [...gathered.values()];
      const from = new Int32Array(all.length + 1);
      for (const [number, { places }] of all.entries())
        from[number + 1] = (from[number] ?? 0) + places.length;
      const size = from[all.length] ?? 0;
      const packed = { places: new Int32Array(size), weights: new Float32Array(size) };
      for (const [number, { places, weights }] of all.entries()) {
        packed.places.set(places, from[number]);
        packed.weights.set(weights, from[number]);
      }
      return { numbers: new Map([...gathered.keys()].map((key, number) => [key, number])), from, ...packed };
    },
  };
}

function postPhrasings(phrasings: readonly Phrasing[], rarity: ReadonlyMap<string, number>): Postings {
  const postings = createPostings();
  phrasings.forEach(({ strengths }, place) => {
    let squares = 0;
    for (const [key, strength] of strengths) squares += (strength * (rarity.get(key) ?? 0)) ** 2;
    const length = Math.sqrt(squares);
    for (const [key, strength] of strengths) {
      postings.add(key, place, (strength * (rarity.get(key) ?? 0)) / length);
    }
  });
  return postings.make();
}
