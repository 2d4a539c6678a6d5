/**
 * Word forms and the terms each may stand for: a hash table in typed arrays, so that tens of thousands of words are read
 * straight from a file, without an object each.
 */
export interface FormTable {
  /** All forms, one after the other. */
  letters: string;
  /** Hash slots: the place of an entry plus 1, or 0. A power of two long, at most half full. */
  slots: Int32Array;
  /** Entries: where in `letters`, how long, how many terms, and the terms. */
  entries: Int32Array;
}

/** Adds the terms of a form to `terms`; a form nobody knows adds none. */
export function addTermsOf(table: FormTable, form: string, terms: number[]): void {
  const { letters, slots, entries } = table;
  const mask = slots.length - 1;
  for (let slot = hash(form) & mask; ; slot = (slot + 1) & mask) {
    const place = (slots[slot] as number) - 1;
    if (place < 0) return;
    if (entries[place + 1] !== form.length || !standsAt(letters, entries[place] as number, form)) continue;
    const end = place + 3 + (entries[place + 2] as number);
    for (let i = place + 3; i < end; i++) terms.push(entries[i] as number);
    return;
  }
}

/** What `letters.startsWith(form, at)` says; for words of a few letters it takes half the time. */
function standsAt(letters: string, at: number, form: string): boolean {
  for (let i = 0; i < form.length; i++) if (letters.charCodeAt(at + i) !== form.charCodeAt(i)) return false;
  return true;
}

/** A table of these forms, none of them twice. */
export function makeFormTable(forms: ReadonlyMap<string, readonly number[]>): FormTable {
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(Math.max(2, forms.size * 2))));
  const entries: number[] = [];
  const letters: string[] = [];
  let length = 0;
  for (const [form, terms] of forms) {
    let slot = hash(form) & (slots.length - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
    slots[slot] = entries.length + 1;
    entries.push(length, form.length, terms.length, ...terms);
    letters.push(form);
    length += form.length;
  }
  return { letters: letters.join(''), slots, entries: Int32Array.from(entries) };
}

/** FNV-1a over UTF-16 units. */
function hash(form: string): number {
  let sum = 0x811c9dc5;
  for (let i = 0; i < form.length; i++) sum = Math.imul(sum ^ form.charCodeAt(i), 0x01000193);
  return sum ^ (sum >>> 15);
}
