import type { Lexicon } from './compiled-pack.js';
import { findMasked } from './mask.js';
import type { Span } from './review.js';
import { type Sentence, segment } from './segment.js';
import { type Token, tokenise } from './tokenise.js';

/** A draft, read once: its words, what terms of the pack each may stand for, its sentences. */
export interface Draft {
  text: string;
  tokens: Token[];
  /** By token; undefined for a word the pack does not know. */
  terms: (readonly number[] | undefined)[];
  /** By token, the number of its sentence. */
  sentenceOf: Int32Array;
  sentences: Sentence[];
  masked: Span[];
}

/** Reads a draft for matching. Never changes the text: all spans are offsets into it. */
export function readDraft(text: string, lexicon: Lexicon): Draft {
  const masked = findMasked(text);
  const tokens = tokenise(text, masked);
  const sentences = segment(text, tokens);
  const sentenceOf = new Int32Array(tokens.length);
  for (const [number, sentence] of sentences.entries())
    sentenceOf.fill(number, sentence.firstToken, sentence.lastToken);
  return {
    text,
    tokens,
    terms: tokens.map((token) => lookUp(token.key, lexicon)),
    sentenceOf,
    sentences,
    masked,
  };
}

/** A possessive stands for its word too, also where the pack knows it as it is ("child's", "let's"). */
function lookUp(key: string, lexicon: Lexicon): readonly number[] | undefined {
  const terms = lexicon.termsOfForm.get(key);
  if (!key.endsWith("'s")) return terms;
  const ofWord = lexicon.termsOfForm.get(key.slice(0, -2));
  return terms && ofWord ? [...terms, ...ofWord] : (terms ?? ofWord);
}
