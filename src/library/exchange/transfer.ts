import type { Database, Transaction } from '../../store/database.js';
import { transact } from '../../store/transact.js';
import type { Desk } from '../desk.js';
import { type Item, type ItemContent, isServing, readContent } from '../items.js';
import type { Office } from '../people.js';
import { addItem, storeProposal, type VersionRef } from '../proposals.js';
import type { AnswerFinder } from '../search-answers.js';
import type { ExampleFinder } from '../search-examples.js';
import { readWords } from '../words.js';
import type { FoundItem, TransferItem } from './transfer-item.js';

export interface Imported {
  /** Those stored as proposals now. */
  proposed: VersionRef[];
  /** How many the library already has in the same words. */
  already: number;
}

/** Whole files of items, in and out. */
export interface Transfer {
  /** Stores what was found as proposals, in one go; what is there in the same words is passed over. */
  importItems(found: readonly FoundItem[], by: string): Promise<Imported>;
  /** All that serves, as it can be imported again. */
  exportItems(): Promise<TransferItem[]>;
}

export function createTransfer({ db, clock }: Office, desk: () => Promise<Desk>): Transfer {
  return {
    async importItems(found, by) {
      const { shelf, today, answers, examples } = await desk();
      const current = new Map<string, ItemContent>(
        KINDS.flatMap((kind) => shelf.items(kind, today)).map((item) => [item.id, wordsOf(item)]),
      );
      const meant = (item: TransferItem): string | undefined =>
        item.id ?? meantItem(item, answers(), examples());
      const known = await readKnown(db);
      const proposed: VersionRef[] = [];
      await transact(db, async (trx) => {
        for (const { item } of found) {
          const id = meant(item);
          const content = complete(item, id === undefined ? undefined : current.get(id));
          if (known.has(sameWords(content))) continue;
          known.add(sameWords(content));
          if (id !== undefined && !(await exists(trx, id))) await addItem(trx, id, content, clock.now());
          const proposal = { content, ...(id === undefined ? {} : { id }) };
          proposed.push(await storeProposal(trx, proposal, by, clock.now()));
        }
      });
      return { proposed, already: found.length - proposed.length };
    },
    async exportItems() {
      const { shelf, today } = await desk();
      return KINDS.flatMap((kind) => shelf.items(kind, today))
        .filter(({ state }) => isServing(state))
        .map((item) => ({ id: item.id, ...wordsOf(item) }));
    },
  };
}

const KINDS = ['answer', 'example', 'pair', 'sample'] as const;

/** The words of an item, without its standing. */
const wordsOf = (item: Item): ItemContent => {
  const { id, state, version, owner, deputy, confirmedOn, confirmedBy, reviewBy, ...words } = item;
  return words as ItemContent;
};

const exists = async (trx: Transaction, id: string): Promise<boolean> =>
  (await trx.selectFrom('library_items').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;

/** The item that an imported one is for, where the library has it in other words. */
function meantItem(item: TransferItem, answers: AnswerFinder, examples: ExampleFinder): string | undefined {
  if (item.kind === 'answer') return answers.search(item.question).answers[0]?.item.id;
  return item.kind === 'example' ? examples.sameStory(item.text)?.id : undefined;
}

/** What the file does not say is kept from the words in use, or made up for: topics, phrasings, facts and so on. */
function complete({ id: _, ...words }: TransferItem, current: ItemContent | undefined): ItemContent {
  const said = Object.entries(words).filter(([, value]) => !(Array.isArray(value) && value.length === 0));
  const kept = current?.kind === words.kind ? current : {};
  const whole = { ...words, ...kept, ...Object.fromEntries(said) } as TransferItem;
  if (whole.kind === 'answer') return { ...whole, spoken: whole.spoken ?? firstWords(whole.answer) };
  if (whole.kind === 'example') return { ...whole, outcome: whole.outcome ?? 'not yet said' };
  return whole;
}

const LONGEST_SPOKEN = 25;

/** The first sentence, cut at 25 words. */
function firstWords(answer: string): string {
  const words = (answer.split(/(?<=[.?!])\s/)[0] ?? '').split(/\s+/);
  return words.length <= LONGEST_SPOKEN ? words.join(' ') : `${words.slice(0, LONGEST_SPOKEN).join(' ')}…`;
}

/** What makes two items the same however their files are set. */
function sameWords(content: ItemContent): string {
  const said = (() => {
    switch (content.kind) {
      case 'answer':
        return [content.question, content.answer, content.otherWording ?? ''];
      case 'pair':
        return [content.say, content.notThis];
      default:
        return [content.text];
    }
  })();
  return [content.kind, ...said.map((text) => readWords(text).join(' '))].join('\n');
}

/** Every wording that the library has ever had. */
async function readKnown(db: Database): Promise<Set<string>> {
  const rows = await db
    .selectFrom('library_versions')
    .innerJoin('library_items', 'library_items.id', 'library_versions.item_id')
    .select(['library_items.kind', 'library_versions.content'])
    .execute();
  return new Set(rows.map(({ kind, content }) => sameWords(readContent(kind, content))));
}
