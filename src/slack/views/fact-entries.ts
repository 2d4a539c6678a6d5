import type { Fact } from '../../library/library.js';

/** Each fact with either answer, as a menu offers it: the answer first, since long questions are cut. */
export const factEntries = (facts: readonly Fact[]): [words: string, value: string][] =>
  facts.flatMap(({ id, question }) =>
    (['yes', 'no'] as const).map((value): [string, string] => [
      `${value === 'yes' ? 'Yes' : 'No'}: ${question}`,
      `${id}=${value}`,
    ]),
  );
