import { isServing } from './items.js';
import type { Answer, AnswerSearch, OpenQuestion, Withheld } from './library.js';
import { createSearchIndex, type Entry, FITS, type MakeIndex } from './search-index.js';
import type { Shelf } from './shelf.js';
import type { Starters } from './starters.js';

/** Finds an answer, an open question, or what belongs elsewhere. */
export interface AnswerFinder {
  search(query: string): AnswerSearch;
}

/** An answer is offered beside the best one only when it is nearly as good. */
const NEARLY_AS_GOOD = 0.8;
const MOST_ANSWERS = 4;
/** From here on an answer that does not fit may still be what was meant. */
const NEAR = 0.35;
const MOST_NEAR = 3;

/** What an id of the index stands for. */
type Found =
  | { kind: 'answer'; answer: Answer }
  | { kind: 'open'; question: OpenQuestion }
  | { kind: 'elsewhere'; question: Starters['elsewhere'][number] };

/**
 * Indexes the answers with all their phrasings beside the questions nobody has answered and those that belong
 * elsewhere, so that none of these gets the nearest answer for want of a better one.
 */
export function createAnswerFinder(
  shelf: Shelf,
  starters: Starters,
  today: string,
  makeIndex: MakeIndex = createSearchIndex,
): AnswerFinder {
  const found = new Map<string, Found>();
  const entries: Entry[] = [];
  const add = (key: string, what: Found, phrasings: readonly string[]) => {
    found.set(key, what);
    entries.push({ id: key, phrasings });
  };
  const starterWords = new Map(starters.answers.map(({ id, words }) => [id, words]));
  const asked = (id: string) => starters.asked[id] ?? [];

  for (const answer of shelf.items('answer', today)) {
    const { id, question, phrasings, topics } = answer;
    const learned = shelf.phrasings.get(id) ?? [];
    const words = starterWords.get(id) ?? [];
    add(`answer:${id}`, { kind: 'answer', answer }, [
      question,
      ...phrasings,
      ...learned,
      ...words,
      ...topics,
      ...asked(id),
    ]);
  }
  for (const question of shelf.openQuestions) {
    const { id } = question;
    add(`open:${id}`, { kind: 'open', question }, [question.question, ...question.phrasings, ...asked(id)]);
  }
  for (const question of starters.elsewhere) {
    const { id, phrasings, words } = question;
    add(`elsewhere:${id}`, { kind: 'elsewhere', question }, [
      question.question,
      ...phrasings,
      ...words,
      ...asked(id),
    ]);
  }
  const index = makeIndex(entries, starters.rings);

  return {
    search(query) {
      const hits = index.search(query, MOST_ANSWERS + MOST_NEAR).flatMap(({ id, score }) => {
        const what = found.get(id);
        return what === undefined ? [] : [{ what, score }];
      });
      const top = hits[0];
      if (top === undefined) return { answers: [], near: [] };
      const answers = hits.flatMap(({ what, score }) =>
        what.kind === 'answer' && isServing(what.answer.state) ? [{ item: what.answer, score }] : [],
      );
      if (top.score < FITS) {
        return { answers: [], near: answers.filter(({ score }) => score >= NEAR).slice(0, MOST_NEAR) };
      }
      switch (top.what.kind) {
        case 'open':
          return { answers: [], near: [], open: top.what.question };
        case 'elsewhere': {
          const { id, question, ask } = top.what.question;
          return { answers: [], near: [], elsewhere: { id, question, ask } };
        }
        case 'answer': {
          if (!isServing(top.what.answer.state)) {
            return { answers: [], near: [], withheld: withheld(top.what.answer) };
          }
          const enough = Math.max(FITS, NEARLY_AS_GOOD * top.score);
          return { answers: answers.filter(({ score }) => score >= enough).slice(0, MOST_ANSWERS), near: [] };
        }
      }
    },
  };
}

const withheld = ({ id, question, state }: Answer): Withheld => ({
  id,
  question,
  state: state as Withheld['state'],
});
