import type { Lexicon } from '../../src/framing/compiled-pack.js';
import { compileLexicon } from '../../src/packs/compile-lexicon.js';
import { parsePattern } from '../../src/packs/parse-pattern.js';

type Words = string[] | { words: string[]; except: string[] };

/** A small vocabulary for a test, written as in a pack. */
export function aLexicon(concepts: Record<string, Words>): Lexicon {
  return compileLexicon(
    Object.entries(concepts).map(([name, value]) => {
      const { words, except } = Array.isArray(value) ? { words: value, except: [] } : value;
      return { name, patterns: words.map(parsePattern), except: except.map(parsePattern) };
    }),
  );
}
