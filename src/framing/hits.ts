/** A concept found in a draft. `start` and `end` (exclusive) count tokens. */
export interface Hit {
  /** Its number among all hits of the draft. */
  number: number;
  concept: number;
  start: number;
  end: number;
  /** For a conjunction, the hits that stand together. */
  parts?: Hit[];
}

/**
 * All hits of a draft. They are found by the thousand and few are asked for by themselves, so they stand in one list of
 * numbers, `HitRow.length` a hit, in the order of their finding; a conjunction comes after its parts.
 */
export interface Hits {
  rows: Int32Array;
  count: number;
  /** The numbers of a conjunction's parts. */
  parts: ReadonlyMap<number, readonly number[]>;
  /** The numbers of all hits: concept by concept, in the order of their beginnings. */
  sorted: Int32Array;
  /** By concept, where its hits begin in `sorted`; one number more, where the last one's end. */
  sortedFrom: Int32Array;
}

/** Where the parts of a hit stand, counted from its number times `length`. */
export const HitRow = {
  concept: 0,
  start: 1,
  end: 2,
  /** 1 where the pattern says "no" itself: a denial inside the hit is its point. */
  ownsDenial: 3,
  /** The hit found before at the same token, and the one found before of the same concept; -1 for none. */
  beforeAtToken: 4,
  beforeOfConcept: 5,
  length: 6,
} as const;

/** Sorts what was found for those who ask by concept: in time that grows with the hits alone, however they come. */
export function sortHits(
  rows: Int32Array,
  parts: ReadonlyMap<number, readonly number[]>,
  conceptCount: number,
  tokenCount: number,
): Hits {
  const count = rows.length / HitRow.length;
  const found = new Int32Array(count);
  for (let hit = 0; hit < count; hit++) found[hit] = hit;
  const byStart = sortBy(HitRow.start, tokenCount, found, rows);
  const byConcept = sortBy(HitRow.concept, conceptCount, byStart.sorted, rows);
  return { rows, count, parts, sorted: byConcept.sorted, sortedFrom: byConcept.from };
}

/** Sorts hits by a number of theirs below `size`; those that have the same keep their order. Tells where those of each begin. */
function sortBy(
  field: number,
  size: number,
  hits: Int32Array,
  rows: Int32Array,
): { sorted: Int32Array; from: Int32Array } {
  const from = new Int32Array(size + 1);
  for (let row = field; row < rows.length; row += HitRow.length)
    (from[(rows[row] as number) + 1] as number)++;
  for (let i = 1; i <= size; i++) (from[i] as number) += from[i - 1] as number;
  const end = from.slice();
  const sorted = new Int32Array(hits.length);
  for (let i = 0; i < hits.length; i++) {
    const hit = hits[i] as number;
    const place = (end[rows[hit * HitRow.length + field] as number] as number)++;
    sorted[place] = hit;
  }
  return { sorted, from };
}

/** The hits of a concept for which `isWanted`, in the order of their beginnings; none of a concept nobody knows. */
export function hitsOf(hits: Hits, concept: number | undefined, isWanted?: (hit: number) => boolean): Hit[] {
  const found: Hit[] = [];
  if (concept === undefined) return found;
  const end = hits.sortedFrom[concept + 1] as number;
  for (let i = hits.sortedFrom[concept] as number; i < end; i++) {
    const hit = hits.sorted[i] as number;
    if (isWanted === undefined || isWanted(hit)) found.push(hitAt(hits, hit));
  }
  return found;
}

function hitAt(hits: Hits, number: number): Hit {
  const row = number * HitRow.length;
  const hit: Hit = {
    number,
    concept: hits.rows[row + HitRow.concept] as number,
    start: hits.rows[row + HitRow.start] as number,
    end: hits.rows[row + HitRow.end] as number,
  };
  const parts = hits.parts.get(number);
  return parts ? { ...hit, parts: parts.map((part) => hitAt(hits, part)) } : hit;
}
