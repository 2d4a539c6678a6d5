import type { CompiledPack, Lexicon } from '../framing/compiled-pack.js';

/** Raised whenever the tables change their shape or the compiler its ways, so that nothing older is read. */
export const TABLES_VERSION = 2;

/** A compiled pack as text, from which `thawPack` makes it again: integers in base 64, all else as it is. */
export function freezePack(pack: CompiledPack): string {
  const { lexicon, ...words } = pack;
  return JSON.stringify({ words, lexicon: freezeLexicon(lexicon) });
}

/** The pack that was frozen. The text is trusted: it is our own build's, found by the digest of its sources. */
export function thawPack(text: string): CompiledPack {
  const { words, lexicon } = JSON.parse(text) as {
    words: Omit<CompiledPack, 'lexicon'>;
    lexicon: ReturnType<typeof freezeLexicon>;
  };
  return { ...words, lexicon: thawLexicon(lexicon) };
}

function freezeLexicon(lexicon: Lexicon) {
  return {
    forms: [...lexicon.termsOfForm].map(([form, terms]) => `${form} ${terms.join(' ')}`),
    termCount: lexicon.termCount,
    conceptNames: lexicon.conceptNames,
    levels: lexicon.levels.map(({ byConcept, byConceptAndTerm, conjunctions }) => ({
      byConcept: pack(byConcept),
      byConceptAndTerm: pack(byConceptAndTerm),
      conjunctions: conjunctions.map(({ concept, all, none }) => ({
        concept,
        all: [...all],
        none: [...none],
      })),
    })),
    byTerm: pack(lexicon.byTerm),
    byTwoTerms: pack(lexicon.byTwoTerms),
    lists: pack(lexicon.lists),
    code: pack(lexicon.code),
    sets: pack(lexicon.sets),
    exceptions: pack(lexicon.exceptions),
  };
}

function thawLexicon(frozen: ReturnType<typeof freezeLexicon>): Lexicon {
  return {
    termsOfForm: new Map(frozen.forms.map(thawForm)),
    termCount: frozen.termCount,
    conceptNames: frozen.conceptNames,
    conceptNumbers: new Map(frozen.conceptNames.map((name, i) => [name, i])),
    levels: frozen.levels.map(({ byConcept, byConceptAndTerm, conjunctions }) => ({
      byConcept: unpack(byConcept),
      byConceptAndTerm: unpack(byConceptAndTerm),
      conjunctions: conjunctions.map(({ concept, all, none }) => ({
        concept,
        all: Int32Array.from(all),
        none: Int32Array.from(none),
      })),
    })),
    byTerm: unpack(frozen.byTerm),
    byTwoTerms: unpack(frozen.byTwoTerms),
    lists: unpack(frozen.lists),
    code: unpack(frozen.code),
    sets: unpack(frozen.sets),
    exceptions: unpack(frozen.exceptions),
  };
}

function thawForm(line: string): [form: string, terms: number[]] {
  const [form, ...terms] = line.split(' ');
  return [form as string, terms.map(Number)];
}

const pack = (numbers: Int32Array) =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');

function unpack(text: string): Int32Array {
  const bytes = Buffer.from(text, 'base64');
  // Copied: a small buffer is a slice of a shared one, and not on a boundary of four bytes.
  return new Int32Array(Uint8Array.from(bytes).buffer);
}
