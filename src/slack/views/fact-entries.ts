import type { Fact } from '../../library/library.js';

/** Each fact with either value, as a menu offers it. */
export const factEntries = (facts: readonly Fact[]): [words: string, value: string][] =>
  facts.flatMap(({ id }) =>
    (['yes', 'no'] as const).map((value): [string, string] => [`${id}: ${value}`, `${id}=${value}`]),
  );
