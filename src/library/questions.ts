import { AppError } from '../errors.js';
import type { Transaction } from '../store/database.js';
import { transact } from '../store/transact.js';
import type { Write } from './care.js';
import { readContent } from './items.js';
import type { OpenQuestion } from './library.js';
import { demandRole, type Office } from './people.js';
import { readAnswersThatWait, readItem } from './proposals.js';
import { record } from './record.js';
import { readWords } from './words.js';

/** A way of asking that somebody chose an answer for. */
export interface ProposedPhrasing {
  number: number;
  item: string;
  /** The question that the item answers. */
  question: string;
  phrasing: string;
  by: string;
}

/** Whom to tell that a question they asked has an answer now. */
export interface Telling {
  /** Names this telling; say `toldOf` with it once it is done. */
  ask: number;
  user: string;
  /** The question's id; `findQuestion` gives its words. */
  question: string;
  answer: string;
}

/** The questions nobody has answered, and the ways of asking that the search has yet to learn. */
export interface Questions {
  /** Files a question for the team, or counts it again where the same words stand open already. */
  askTeam(question: string, by: string): Promise<OpenQuestion>;
  /** Notes that one of the open questions was asked once more. */
  countAsk(id: string, by: string): Promise<void>;
  /** Those that stand open, the most often asked first. */
  listOpenQuestions(): Promise<OpenQuestion[]>;
  /** The words of a question, whatever has become of it. */
  findQuestion(id: string): Promise<string | undefined>;
  /** Takes a question off the list. For approvers. */
  closeQuestion(id: string, by: string, why: string): Promise<void>;
  /** Who is to be told that a question of theirs is answered. */
  listTellings(): Promise<Telling[]>;
  /** Notes that they are being told; to be written with the post that tells them. */
  toldOf(ask: number): Write;
  /** A near miss that somebody chose: searched for once an approver agrees. */
  proposePhrasing(item: string, phrasing: string, by: string): Promise<void>;
  listPhrasings(): Promise<ProposedPhrasing[]>;
  decidePhrasing(number: number, accept: boolean, by: string): Promise<void>;
}

const LONGEST_QUESTION = 500;

export function createQuestions(office: Office): Questions {
  const { db, clock } = office;
  const count = async (trx: Transaction, id: string, by: string) => {
    await trx
      .insertInto('question_asks')
      .values({ question_id: id, user_id: by, asked_at: clock.now(), told_at: null })
      .execute();
    // The counts are read with the shelf, which is read again when this number changes.
    await trx
      .updateTable('library_revision')
      .set((row) => ({ revision: row('revision', '+', 1) }))
      .execute();
  };

  const listOpenQuestions = async (): Promise<OpenQuestion[]> => {
    const rows = await db
      .selectFrom('open_questions')
      .leftJoin('question_asks', 'question_asks.question_id', 'open_questions.id')
      .selectAll('open_questions')
      .select((of) => of.fn.count<number>('question_asks.id').as('times'))
      .where('open_questions.state', '=', 'open')
      .groupBy('open_questions.id')
      .orderBy('times', 'desc')
      .orderBy('open_questions.id')
      .execute();
    const answered = await readAnswersThatWait(db);
    return rows.map(({ id, question, phrasings, ask, times }) => ({
      id,
      question,
      phrasings: JSON.parse(phrasings) as string[],
      timesAsked: Number(times),
      ask,
      ...(answered.has(id) ? { isAnswerWaiting: true as const } : {}),
    }));
  };

  return {
    async askTeam(question, by) {
      const words = question.trim();
      if (words === '') throw new AppError('usage', 'Write the question.');
      if (words.length > LONGEST_QUESTION) {
        throw new AppError('too_long', `A question may have ${LONGEST_QUESTION} characters.`);
      }
      const id = await transact(db, async (trx) => {
        const filed = (await findSame(trx, words)) ?? (await fileQuestion(trx, words, by, clock.now()));
        await count(trx, filed, by);
        return filed;
      });
      const found = (await listOpenQuestions()).find((open) => open.id === id);
      if (found === undefined)
        throw new AppError('conflict', 'The question has just been answered or closed.');
      return found;
    },
    countAsk: (id, by) => transact(db, (trx) => count(trx, id, by)),
    listOpenQuestions,
    async findQuestion(id) {
      const row = await db
        .selectFrom('open_questions')
        .select('question')
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.question;
    },
    async closeQuestion(id, by, why) {
      await demandRole(office, by, ['approver', 'admin'], { action: 'close question', subject: id });
      await transact(db, async (trx) => {
        const { numUpdatedRows } = await trx
          .updateTable('open_questions')
          .set({ state: 'closed' })
          .where('id', '=', id)
          .where('state', '=', 'open')
          .executeTakeFirst();
        if (numUpdatedRows === 0n) throw new AppError('conflict', 'That question does not stand open.');
        await record(trx, { at: clock.now(), who: by, action: 'close question', subject: id, why });
      });
    },
    async listTellings() {
      const rows = await db
        .selectFrom('question_asks')
        .innerJoin('open_questions', 'open_questions.id', 'question_asks.question_id')
        .select(['question_asks.id', 'user_id', 'question_id', 'answer_id'])
        .where('open_questions.state', '=', 'answered')
        .where('told_at', 'is', null)
        .orderBy('question_asks.id')
        .execute();
      return rows.flatMap(({ id, user_id, question_id, answer_id }) =>
        answer_id === null ? [] : [{ ask: id, user: user_id, question: question_id, answer: answer_id }],
      );
    },
    toldOf: (ask) => async (trx) => {
      await trx.updateTable('question_asks').set({ told_at: clock.now() }).where('id', '=', ask).execute();
    },
    async proposePhrasing(item, phrasing, by) {
      await readItem(db, item);
      await db
        .insertInto('phrasings')
        .values({
          item_id: item,
          phrasing: phrasing.trim().slice(0, LONGEST_QUESTION),
          user_id: by,
          created_at: clock.now(),
        })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },
    async listPhrasings() {
      const rows = await db
        .selectFrom('phrasings')
        .innerJoin('library_items', 'library_items.id', 'phrasings.item_id')
        .innerJoin('library_versions', (join) =>
          join
            .onRef('library_versions.item_id', '=', 'library_items.id')
            .onRef('library_versions.version', '=', 'library_items.serving'),
        )
        .select(['phrasings.id', 'phrasings.item_id', 'phrasing', 'user_id', 'kind', 'content'])
        .where('phrasings.state', '=', 'proposed')
        .orderBy('phrasings.id')
        .execute();
      return rows.map(({ id, item_id, phrasing, user_id, kind, content }) => {
        const words = readContent(kind, content);
        return {
          number: id,
          item: item_id,
          question: words.kind === 'answer' ? words.question : item_id,
          phrasing,
          by: user_id,
        };
      });
    },
    async decidePhrasing(number, accept, by) {
      const action = accept ? 'accept phrasing' : 'refuse phrasing';
      await demandRole(office, by, ['approver', 'admin'], { action, subject: String(number) });
      await transact(db, async (trx) => {
        const decided = await trx
          .updateTable('phrasings')
          .set({ state: accept ? 'approved' : 'refused' })
          .where('id', '=', number)
          .where('state', '=', 'proposed')
          .returning(['item_id', 'phrasing'])
          .executeTakeFirst();
        if (decided === undefined) throw new AppError('conflict', 'Somebody has decided on that already.');
        const { item_id: subject, phrasing: why } = decided;
        await record(trx, { at: clock.now(), who: by, action, subject, why });
      });
    },
  };
}

/** The open question that has the same words, whatever their case and marks. */
async function findSame(trx: Transaction, question: string): Promise<string | undefined> {
  const same = readWords(question).join(' ');
  const rows = await trx
    .selectFrom('open_questions')
    .select(['id', 'question'])
    .where('state', '=', 'open')
    .execute();
  return rows.find((row) => readWords(row.question).join(' ') === same)?.id;
}

async function fileQuestion(trx: Transaction, question: string, by: string, now: number): Promise<string> {
  const { filed } = await trx
    .selectFrom('open_questions')
    .select((of) => of.fn.countAll<number>().as('filed'))
    .where('origin', '=', 'team')
    .executeTakeFirstOrThrow();
  const id = `asked-${Number(filed) + 1}`;
  await trx
    .insertInto('open_questions')
    .values({
      id,
      question,
      phrasings: '[]',
      ask: 'the team',
      origin: 'team',
      created_at: now,
      answer_id: null,
    })
    .execute();
  await record(trx, { at: now, who: by, action: 'ask the team', subject: id });
  return id;
}
