import type { Lexicon } from './compiled-pack.js';

/**
 * Signs and how strongly each is there, from 0 to 1: those of one stretch of a draft after those of another. They go by number,
 * since a draft has thousands; `nameSigns` tells which they are.
 */
export interface Signs {
  numbers: ArrayLike<number>;
  strengths: ArrayLike<number>;
  /** By stretch, where its signs begin; one number more, where the last one's end. */
  from: ArrayLike<number>;
}

/** What a sign says of its concept, each with what its name begins with. */
const NAMES_OF_KINDS = {
  asserted: '',
  denied: 'no:',
  /** Promised or supposed. */
  notYet: 'maybe:',
  near: 'near:',
  again: 'again:',
  first: 'first:',
  second: 'second:',
  body: 'body:',
  /** Added to one of the first three: anywhere in the draft, or in several sentences. */
  has: 'has:',
  hasDenied: 'has:no:',
  hasNotYet: 'has:maybe:',
  often: 'often:',
  oftenDenied: 'often:no:',
  oftenNotYet: 'often:maybe:',
};
const PREFIXES = Object.values(NAMES_OF_KINDS);

type Kind = keyof typeof NAMES_OF_KINDS;
export const SignKind = Object.fromEntries(
  Object.keys(NAMES_OF_KINDS).map((kind, number) => [kind, number]),
) as Record<Kind, number>;

/** Signs of no concept: where a sentence stands, and how long it or the draft is. */
const PLACES = ['@length', '@question', '@opening', '@headline'] as const;

/** The number of what a sign says of a concept. */
export const signOf = (kind: number, concept: number): number => concept * PREFIXES.length + kind;

export const kindOf = (sign: number): number => sign % PREFIXES.length;

export const conceptOf = (sign: number): number => Math.floor(sign / PREFIXES.length);

/** The number of a sign of no concept: these come after all others. */
export const placeSign = ({ conceptNames }: Lexicon, place: (typeof PLACES)[number]): number =>
  signOf(SignKind.asserted, conceptNames.length + PLACES.indexOf(place));

/** How many numbers signs may have. */
export const countSigns = ({ conceptNames }: Lexicon): number =>
  signOf(0, conceptNames.length + PLACES.length);

/** The signs by their names, stretch by stretch: for whoever learns from them or writes them down. */
export function nameSigns({ numbers, strengths, from }: Signs, lexicon: Lexicon): Map<string, number>[] {
  const nameOf = (sign: number) => {
    const concept = conceptOf(sign);
    const place = PLACES[concept - lexicon.conceptNames.length];
    return place ?? `${PREFIXES[kindOf(sign)]}${lexicon.conceptNames[concept]}`;
  };
  return Array.from({ length: from.length - 1 }, (_, stretch) => {
    const named = new Map<string, number>();
    for (let i = from[stretch] as number; i < (from[stretch + 1] as number); i++)
      named.set(nameOf(numbers[i] as number), strengths[i] as number);
    return named;
  });
}

/** The numbers of all signs by their names. */
export function numberSigns(lexicon: Lexicon): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [concept, name] of lexicon.conceptNames.entries())
    for (const [kind, prefix] of PREFIXES.entries()) numbers.set(prefix + name, signOf(kind, concept));
  for (const place of PLACES) numbers.set(place, placeSign(lexicon, place));
  return numbers;
}
