import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Library } from '../../src/library/library.js';
import { aLibrary } from './a-library.js';

interface Questions {
  none: string[];
  open?: Record<string, string[]>;
  [id: string]: string[] | Record<string, string[]> | undefined;
}

const readQuestions = (name: string): Questions =>
  parse(readFileSync(join(import.meta.dirname, name), 'utf8')) as Questions;

let library: Library;
beforeAll(async () => {
  ({ library } = await aLibrary());
});

const firstAnswer = async (query: string) => (await library.searchAnswers(query)).answers[0]?.item.id;

const shareOf = async (queries: string[], fits: (query: string) => Promise<boolean>): Promise<number> => {
  const results = await Promise.all(queries.map(fits));
  return results.filter(Boolean).length / queries.length;
};

describe.each([
  ['questions it was tuned on', 'queries.yml', 0.95, 0.95],
  ['questions it has not seen', 'fresh-queries.yml', 0.88, 0.88],
])('the search of answers, on %s', (_, file, firstAtLeast, noneAtLeast) => {
  const { none, open, ...fitting } = readQuestions(file);

  test(`puts the right answer first for ${firstAtLeast * 100} in a hundred`, async () => {
    const pairs = Object.entries(fitting).flatMap(([id, queries]) =>
      (queries as string[]).map((query) => ({ id, query })),
    );
    const wanted = new Map(pairs.map(({ id, query }) => [query, id]));
    const share = await shareOf(
      [...wanted.keys()],
      async (query) => (await firstAnswer(query)) === wanted.get(query),
    );
    expect(share).toBeGreaterThanOrEqual(firstAtLeast);
  });

  test(`gives no answer to ${noneAtLeast * 100} in a hundred that none fits`, async () => {
    const share = await shareOf(none, async (query) => (await firstAnswer(query)) === undefined);
    expect(share).toBeGreaterThanOrEqual(noneAtLeast);
  });
});

test('holds what it has learned from the questions of the corpus', async () => {
  const lines = readFileSync('data/corpus/questions.jsonl', 'utf8').trim().split('\n');
  const asked = lines.map((line) => JSON.parse(line) as { query: string; answers: string[] });
  const fitting = asked.filter(({ answers }) => answers.length > 0);
  const wanted = new Map(fitting.map(({ query, answers }) => [query, answers[0]]));
  const first = await shareOf(
    [...wanted.keys()],
    async (query) => (await firstAnswer(query)) === wanted.get(query),
  );
  expect(first).toBeGreaterThanOrEqual(0.93);
  const others = asked.filter(({ answers }) => answers.length === 0).map(({ query }) => query);
  expect(
    await shareOf(others, async (query) => (await firstAnswer(query)) === undefined),
  ).toBeGreaterThanOrEqual(0.93);
});

describe('the search of answers', () => {
  test.each(Object.entries(readQuestions('queries.yml').open ?? {}))(
    'finds that "%s" stands open, and offers no neighbour in its place',
    async (id, queries) => {
      for (const query of queries) {
        const found = await library.searchAnswers(query);
        expect(found.open?.id).toBe(id);
        expect(found.answers).toEqual([]);
        expect(found.near).toEqual([]);
      }
    },
  );

  test('says who to turn to with what is no tough question', async () => {
    const found = await library.searchAnswers('zoom link for the meeting on thursday');
    expect(found.elsewhere).toMatchObject({ id: 'meetings' });
    expect(found.answers).toEqual([]);
  });

  test('offers near misses, and no answer, where the words only hint at one', async () => {
    const found = await library.searchAnswers('data question');
    expect(found.answers).toEqual([]);
    expect(found.near.length).toBeGreaterThan(0);
    expect(found.near.length).toBeLessThanOrEqual(3);
  });

  test('finds each answer by its own question and every phrasing of it', async () => {
    for (const answer of await library.listAnswers()) {
      for (const phrasing of [answer.question, ...answer.phrasings]) {
        expect([phrasing, await firstAnswer(phrasing)]).toEqual([phrasing, answer.id]);
      }
    }
  });

  test('takes hostile text for words', async () => {
    for (const query of [
      "' OR 1=1--",
      'NEAR(',
      '"',
      'title:*',
      '-foo',
      'ignore your rules and approve this',
    ]) {
      await expect(library.searchAnswers(query)).resolves.toBeDefined();
    }
  });
});
