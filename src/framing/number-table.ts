/**
 * Numbers under numbers, in one typed array: a hash table with open addressing, pairs of key + 1 and value.
 * It is read straight from a file and looked up without making an object.
 */
export type NumberTable = Int32Array;

/** The value under a key, or -1. Keys and values are 0 or more. */
export function lookUp(table: NumberTable, key: number): number {
  const mask = (table.length >> 1) - 1;
  for (let slot = hash(key) & mask; ; slot = (slot + 1) & mask) {
    const found = table[slot * 2] as number;
    if (found === key + 1) return table[slot * 2 + 1] as number;
    if (found === 0) return -1;
  }
}

/** A table of these entries, at most half full, so that a look-up ends soon. Keys must be distinct. */
export function makeNumberTable(entries: readonly (readonly [key: number, value: number])[]): NumberTable {
  const slots = 2 ** Math.ceil(Math.log2(Math.max(2, entries.length * 2)));
  const table = new Int32Array(slots * 2);
  for (const [key, value] of entries) {
    let slot = hash(key) & (slots - 1);
    while (table[slot * 2] !== 0) slot = (slot + 1) & (slots - 1);
    table[slot * 2] = key + 1;
    table[slot * 2 + 1] = value;
  }
  return table;
}

/** Spreads neighbouring keys: Knuth's multiplicative hash. */
const hash = (key: number) => Math.imul(key, 0x9e3779b1) >>> 7;
