import type { Database, Transaction } from '../store/database.js';
import { transact } from '../store/transact.js';
import { type ItemContent, writeContent } from './items.js';
import type { Starters } from './starters.js';

/**
 * Puts a pack's starters into the database, and brings those that nobody has decided on up to the pack's words.
 * What the team has proposed, approved or retired is never touched; nor is what the register knows.
 */
export const seedStarters = (db: Database, starters: Starters, now: number): Promise<void> =>
  transact(db, async (trx) => {
    // A millisecond apart, so that they are listed in the pack's order.
    for (const [place, { id, words, ...content }] of starters.answers.entries()) {
      await seedItem(trx, id, { kind: 'answer', ...content }, now + place);
    }
    for (const [place, { id, ...content }] of starters.examples.entries()) {
      await seedItem(trx, id, { kind: 'example', ...content }, now + place);
    }
    for (const fact of starters.facts) await seedFact(trx, fact);
    for (const question of starters.open) await seedQuestion(trx, question, now);
  });

async function seedItem(trx: Transaction, id: string, words: ItemContent, now: number): Promise<void> {
  const content = writeContent(words);
  const stored = await trx
    .selectFrom('library_versions')
    .select(['state', 'content'])
    .where('item_id', '=', id)
    .where('version', '=', 1)
    .executeTakeFirst();
  if (stored === undefined) {
    await trx
      .insertInto('library_items')
      .values({ id, kind: words.kind, serving: 1, created_at: now })
      .execute();
    await trx
      .insertInto('library_versions')
      .values({ item_id: id, version: 1, state: 'starter', content, created_at: now })
      .execute();
  } else if (stored.state === 'starter' && stored.content !== content) {
    await trx
      .updateTable('library_versions')
      .set({ content })
      .where('item_id', '=', id)
      .where('version', '=', 1)
      .execute();
  }
}

async function seedFact(trx: Transaction, fact: Starters['facts'][number]): Promise<void> {
  const { id, question, about, ask } = fact;
  await trx
    .insertInto('facts')
    .values({ id, question, about, ask })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ question, about, ask })
        .where((stored) =>
          stored.or([
            stored('facts.question', '!=', question),
            stored('facts.about', '!=', about),
            stored('facts.ask', '!=', ask),
          ]),
        ),
    )
    .execute();
}

async function seedQuestion(trx: Transaction, starter: Starters['open'][number], now: number): Promise<void> {
  const { id, question, ask } = starter;
  const phrasings = JSON.stringify([...starter.phrasings, ...starter.words]);
  await trx
    .insertInto('open_questions')
    .values({ id, question, ask, phrasings, origin: 'starter', created_at: now })
    .onConflict((conflict) =>
      conflict
        .column('id')
        .doUpdateSet({ question, ask, phrasings })
        .where('open_questions.origin', '=', 'starter')
        .where('open_questions.phrasings', '!=', phrasings),
    )
    .execute();
}
