// How long a search takes in a library of ten thousand answers and examples, and what it costs when that library changes.
import { readFileSync } from 'node:fs';
import { systemClock } from '../../dist/clock.js';
import { createLibrary } from '../../dist/library/create-library.js';
import { readStarters } from '../../dist/library/starters.js';
import { openDatabase } from '../../dist/store/open-database.js';
import { table } from '../table.mjs';
import { median, timeOnce } from './clock.mjs';

const ITEMS = 10_000;
const BAR_MS = 20;
const PACK = new URL('../../data/packs/data-sharing', import.meta.url).pathname;
const QUESTIONS = new URL('../../data/corpus/questions.jsonl', import.meta.url);
const ADMIN = 'U0ADMIN';

/** Prints the figures; resolves to the bars that did not hold. */
export async function measureLibrary() {
  const starters = readStarters(PACK);
  const db = await openDatabase(':memory:');
  const library = await createLibrary({ db, clock: systemClock, starters, admins: [ADMIN] });
  await fill(db, starters);
  const queries = readFileSync(QUESTIONS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).query);

  const first = await timeOnce(() => library.searchAnswers('proffiling'));
  const firstExample = await timeOnce(() => library.searchExamples('preschol'));
  const answers = await timeAll(queries, (query) => library.searchAnswers(query));
  const examples = await timeAll(queries, (query) => library.searchExamples(query));
  await library.askTeam('Who lends the ladders?', ADMIN);
  const changed = await timeOnce(() => library.searchAnswers('profiling'));
  const home = await timeOnce(() => library.listItems());
  await db.destroy();

  const row = (name, times) => [
    name,
    ...[0.5, 0.99, 1].map((share) => `${atShare(times, share).toFixed(2)} ms`),
  ];
  console.log(
    table([
      [`${ITEMS.toLocaleString('en')} items`, 'half of them', '99 in 100', 'slowest'],
      row('search of answers', answers),
      row('search of examples', examples),
    ]),
  );
  console.log(
    `The first search makes the index: ${first.toFixed(0)} ms, of examples ${firstExample.toFixed(0)} ms. The first after a change: ${changed.toFixed(0)} ms. All items, for App Home: ${home.toFixed(0)} ms.`,
  );
  const worst = Math.max(atShare(answers, 0.99), atShare(examples, 0.99));
  console.log(
    `99 searches in 100 within ${worst.toFixed(1)} ms (bar: ${BAR_MS}); the middle one in ${median([...answers, ...examples]).toFixed(2)} ms.`,
  );
  return worst < BAR_MS ? [] : ['search in a library of ten thousand'];
}

const atShare = (times, share) =>
  [...times].sort((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

/** The median of three for each question, so that another process's moment is not taken for a slow search. */
async function timeAll(queries, search) {
  const times = queries.map(() => []);
  for (let round = 0; round < 3; round++) {
    for (const [n, query] of queries.entries()) times[n].push(await timeOnce(() => search(query)));
  }
  return times.map(median);
}

/** Approved answers and examples in equal number, each with ways of asking that people have used and words of its own. */
async function fill(db, starters) {
  const asked = Object.values(starters.asked).flat();
  const at = (list, n) => list[n % list.length];
  const items = [];
  const versions = [];
  for (let n = 0; n < ITEMS; n++) {
    const own = `district ${n % 977} program ${n}`;
    const shared = { topics: [`topic ${n % 50}`], facts: [], source: 'the bench' };
    const { answer, spoken } = at(starters.answers, n);
    const { text } = at(starters.examples, n);
    const isAnswer = n % 2 === 0;
    const content = isAnswer
      ? {
          audience: 'public',
          question: `${at(asked, 7 * n)}, ${own}?`,
          phrasings: [3, 11, 19].map((step) => `${at(asked, step * n + step)} ${own}`),
          answer: `${answer} ${own}`,
          spoken,
          ...shared,
        }
      : {
          text: `${text} ${at(asked, 5 * n)} in ${own}.`,
          outcome: `outcome ${n}`,
          hypothetical: false,
          sensitive: false,
          ...shared,
        };
    const id = `bench-${n}`;
    items.push({
      id,
      kind: isAnswer ? 'answer' : 'example',
      created_at: n,
      serving: 1,
      owner: ADMIN,
      review_by: '2999-01-01',
    });
    versions.push({
      item_id: id,
      version: 1,
      state: 'approved',
      content: JSON.stringify(content),
      author: ADMIN,
      created_at: n,
    });
  }
  for (let from = 0; from < ITEMS; from += 500) {
    await db
      .insertInto('library_items')
      .values(items.slice(from, from + 500))
      .execute();
    await db
      .insertInto('library_versions')
      .values(versions.slice(from, from + 500))
      .execute();
  }
}
