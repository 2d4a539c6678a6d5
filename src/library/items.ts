import type { Selectable } from 'kysely';
import type { FactRow, LibraryItemRow, LibraryVersionRow } from '../store/migrations/002-library.js';
import {
  type AnswerContent,
  answerContent,
  type ExampleContent,
  exampleContent,
  type PairContent,
  pairContent,
  type SampleContent,
  sampleContent,
} from './content.js';
import type { Answer, Example, FactClaim, ItemStanding, ItemState, Pair, Sample } from './library.js';

export type StoredItem = Selectable<LibraryItemRow>;
export type StoredVersion = Selectable<LibraryVersionRow>;
export type StoredFact = Selectable<FactRow>;

/** The words of an item with the kind they are of. */
export type ItemContent =
  | ({ kind: 'answer' } & AnswerContent)
  | ({ kind: 'example' } & ExampleContent)
  | ({ kind: 'pair' } & PairContent)
  | ({ kind: 'sample' } & SampleContent);

export type Item = Answer | Example | Pair | Sample;

const SCHEMAS = {
  answer: answerContent,
  example: exampleContent,
  pair: pairContent,
  sample: sampleContent,
} as const;

/** Reads a version's stored words. */
export const readContent = (kind: StoredItem['kind'], json: string): ItemContent =>
  ({ kind, ...SCHEMAS[kind].parse(JSON.parse(json)) }) as ItemContent;

/** The words as they are stored: without their kind, which the item has. */
export const writeContent = ({ kind, ...words }: ItemContent): string =>
  JSON.stringify(SCHEMAS[kind].parse(words));

/** Facts as they stand today, by id. */
export type FactValues = ReadonlyMap<string, 'yes' | 'no' | 'unknown'>;

/** The claims that are not known to hold here today. */
export const doubtfulClaims = (claims: readonly FactClaim[], facts: FactValues): FactClaim[] =>
  claims.filter(({ fact, value }) => facts.get(fact) !== value);

/** What state an item is in on a day, given the version that serves. */
export function stateOf(
  item: Pick<StoredItem, 'standing' | 'review_by'>,
  version: Pick<StoredVersion, 'state'> | undefined,
  claims: readonly FactClaim[],
  facts: FactValues,
  today: string,
): ItemState {
  if (item.standing !== 'live') return item.standing;
  if (version === undefined) return 'proposed';
  if (version.state !== 'approved') return 'starter';
  if (doubtfulClaims(claims, facts).length > 0) return 'suspended';
  return item.review_by !== null && item.review_by < today ? 'due' : 'approved';
}

/** An item as Slack and the command line see it. */
export function toItem(row: StoredItem, version: number, content: ItemContent, state: ItemState): Item {
  const standing: Omit<ItemStanding, 'facts' | 'source'> = {
    id: row.id,
    state,
    version,
    ...(row.owner === null ? {} : { owner: row.owner }),
    ...(row.deputy === null ? {} : { deputy: row.deputy }),
    ...(row.confirmed_on === null ? {} : { confirmedOn: row.confirmed_on }),
    ...(row.confirmed_by === null ? {} : { confirmedBy: row.confirmed_by }),
    ...(row.review_by === null ? {} : { reviewBy: row.review_by }),
  };
  return { ...content, ...standing } as Item;
}

/** Whether the library gives the item out when it is asked for. */
export const isServing = (state: ItemState): state is 'starter' | 'approved' | 'due' =>
  state === 'starter' || state === 'approved' || state === 'due';

/** The ISO day, in UTC, of a moment in milliseconds. */
export const dayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);
