import type { Transaction } from '../store/database.js';
import type { ItemContent } from './items.js';
import { STOP_WORDS } from './stop-words.js';
import { readWords } from './words.js';

const MOST_WORDS = 5;
/** So that an id fits into a button with its version. */
const LONGEST = 60;

/** An id that can be read and typed, made of the item's own words; numbered when it is taken. */
export async function newItemId(trx: Transaction, content: ItemContent): Promise<string> {
  const stem = wordsOfId(content);
  for (let number = 1; ; number++) {
    const id = number === 1 ? stem : `${stem}-${number}`;
    const taken = await trx.selectFrom('library_items').select('id').where('id', '=', id).executeTakeFirst();
    if (taken === undefined) return id;
  }
}

function wordsOfId(content: ItemContent): string {
  const words = readWords(headOf(content))
    .map((word) => word.replace(/[^a-z0-9]/g, ''))
    .filter((word) => word !== '');
  const telling = words.filter((word) => !STOP_WORDS.has(word));
  return (
    (telling.length > 0 ? telling : words)
      .slice(0, MOST_WORDS)
      .join('-')
      .slice(0, LONGEST)
      .replace(/-+$/, '') || content.kind
  );
}

function headOf(content: ItemContent): string {
  switch (content.kind) {
    case 'answer':
      return content.question;
    case 'example':
      return `${content.place ?? ''} ${content.outcome}`;
    case 'pair':
      return content.say;
    case 'sample':
      return content.text;
  }
}
