/** One step of the schema. Once released it is never edited: its checksum is kept in each database. */
export interface Migration {
  /** Also its place in the order: `001-delivery`. */
  id: string;
  /** Statements run in order, all or none. */
  up: readonly string[];
}
