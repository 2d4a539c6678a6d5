import type { Database } from '../store/database.js';
import {
  type FactValues,
  type Item,
  type ItemContent,
  readContent,
  type StoredFact,
  type StoredItem,
  type StoredVersion,
  stateOf,
  toItem,
} from './items.js';
import type { Fact, OpenQuestion } from './library.js';

/** An item's row with the words that serve, if any do. */
interface Shelved {
  row: StoredItem;
  version: StoredVersion | undefined;
  content: ItemContent | undefined;
}

/** All of the library that is read often, as it was at one revision of the database. */
export interface Shelf {
  revision: number;
  /** The items of a kind on a day, with the state they are in then: those that serve, and those out of use. */
  items<K extends Item['kind']>(kind: K, today: string): Extract<Item, { kind: K }>[];
  facts(today: string): Fact[];
  openQuestions: readonly OpenQuestion[];
  /** Further ways of asking that approvers have agreed to, by item. */
  phrasings: ReadonlyMap<string, readonly string[]>;
}

/** The number that changes whenever the library does, in whichever process. */
export async function readRevision(db: Database): Promise<number> {
  const { revision } = await db
    .selectFrom('library_revision')
    .select('revision')
    .where('id', '=', 1)
    .executeTakeFirstOrThrow();
  return revision;
}

/** Reads the shelf anew. The revision is read first: what changes meanwhile is read again by the next one. */
export async function readShelf(db: Database): Promise<Shelf> {
  const revision = await readRevision(db);
  const shelved = await readItems(db);
  const facts = await db.selectFrom('facts').selectAll().orderBy('id').execute();
  return {
    revision,
    items<K extends Item['kind']>(kind: K, today: string) {
      const values = factValues(facts, today);
      return shelved.flatMap(({ row, version, content }) => {
        if (row.kind !== kind || version === undefined || content === undefined) return [];
        const state = stateOf(row, version, content.facts, values, today);
        return [toItem(row, version.version, content, state) as Extract<Item, { kind: K }>];
      });
    },
    facts: (today) => facts.map((row) => toFact(row, today)),
    openQuestions: await readOpenQuestions(db),
    phrasings: await readPhrasings(db),
  };
}

async function readItems(db: Database): Promise<Shelved[]> {
  const rows = await db.selectFrom('library_items').selectAll().orderBy('created_at').orderBy('id').execute();
  const versions = await db
    .selectFrom('library_versions')
    .innerJoin('library_items', (join) =>
      join
        .onRef('library_items.id', '=', 'library_versions.item_id')
        .onRef('library_items.serving', '=', 'library_versions.version'),
    )
    .selectAll('library_versions')
    .execute();
  const serving = new Map(versions.map((version) => [version.item_id, version]));
  return rows.map((row) => {
    const version = serving.get(row.id);
    return { row, version, content: version && readContent(row.kind, version.content) };
  });
}

async function readOpenQuestions(db: Database): Promise<OpenQuestion[]> {
  const rows = await db
    .selectFrom('open_questions')
    .leftJoin('question_asks', 'question_asks.question_id', 'open_questions.id')
    .selectAll('open_questions')
    .select((of) => of.fn.count<number>('question_asks.id').as('times'))
    .where('state', '=', 'open')
    .groupBy('open_questions.id')
    .orderBy('open_questions.id')
    .execute();
  return rows.map(({ id, question, phrasings, ask, times }) => ({
    id,
    question,
    phrasings: JSON.parse(phrasings) as string[],
    timesAsked: Number(times),
    ask,
  }));
}

async function readPhrasings(db: Database): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom('phrasings')
    .select(['item_id', 'phrasing'])
    .where('state', '=', 'approved')
    .orderBy('id')
    .execute();
  const byItem = new Map<string, string[]>();
  for (const { item_id, phrasing } of rows) byItem.set(item_id, [...(byItem.get(item_id) ?? []), phrasing]);
  return byItem;
}

/** What a fact is worth on a day: nothing once it has lapsed. */
export const valueOn = (row: Pick<StoredFact, 'value' | 'lapses_on'>, today: string): StoredFact['value'] =>
  row.lapses_on !== null && row.lapses_on < today ? 'unknown' : row.value;

export const factValues = (rows: readonly StoredFact[], today: string): FactValues =>
  new Map(rows.map((row) => [row.id, valueOn(row, today)]));

const toFact = (row: StoredFact, today: string): Fact => ({
  id: row.id,
  question: row.question,
  about: row.about,
  ask: row.ask,
  value: valueOn(row, today),
  ...(row.proof === null ? {} : { proof: row.proof }),
  ...(row.confirmed_by === null ? {} : { confirmedBy: row.confirmed_by }),
  ...(row.confirmed_on === null ? {} : { confirmedOn: row.confirmed_on }),
  ...(row.lapses_on === null ? {} : { lapsesOn: row.lapses_on }),
});
