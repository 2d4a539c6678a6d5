// natural is imported by sub-path only: its front door loads database drivers, reads .env and prints.
declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const porter: { stem(word: string): string };
  export default porter;
}

declare module 'natural/lib/natural/distance/levenshtein_distance.js' {
  interface Distances {
    /** Edits between two words; a swap of neighbouring letters counts as one. */
    DamerauLevenshteinDistance(
      one: string,
      other: string,
      options?: { restricted?: boolean; transposition_cost?: number },
    ): number;
  }
  const distances: Distances;
  export default distances;
}
