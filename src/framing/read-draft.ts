import type { Lexicon } from './compiled-pack.js';
import { addTermsOf, type FormTable } from './form-table.js';
import { findMasked } from './mask.js';
import type { Span } from './review.js';
import { type Sentence, segment } from './segment.js';
import { type Token, tokenise } from './tokenise.js';

/** A draft, read once: its words, what terms of the pack each may stand for, its sentences. */
export interface Draft {
  text: string;
  tokens: Token[];
  /** The terms of all tokens, one token's after the other's; a word the pack does not know has none. */
  terms: readonly number[];
  /** By token, where its terms begin in `terms`; one number more, where the last one's end. */
  termsFrom: Int32Array;
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
  for (let number = 0; number < sentences.length; number++) {
    const { firstToken, lastToken } = sentences[number] as Sentence;
    sentenceOf.fill(number, firstToken, lastToken);
  }
  return {
    text,
    tokens,
    ...readTerms(tokens, lexicon.forms),
    sentenceOf,
    sentences,
    masked,
  };
}

/** What `key.endsWith("'s")` says, which costs more than all else that is done with most words. */
const isPossessive = (key: string): boolean =>
  key.charCodeAt(key.length - 1) === 0x73 && key.charCodeAt(key.length - 2) === 0x27;

/** A possessive stands for its word too, also where the pack knows it as it is ("child's", "let's"). */
function readTerms(tokens: readonly Token[], forms: FormTable): Pick<Draft, 'terms' | 'termsFrom'> {
  const terms: number[] = [];
  const termsFrom = new Int32Array(tokens.length + 1);
  for (let at = 0; at < tokens.length; at++) {
    const { key } = tokens[at] as Token;
    addTermsOf(forms, key, terms);
    if (isPossessive(key)) addTermsOf(forms, key.slice(0, -2), terms);
    termsFrom[at + 1] = terms.length;
  }
  return { terms, termsFrom };
}
