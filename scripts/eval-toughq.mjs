#!/usr/bin/env node
// How well the search of the answers finds what people mean: eval-toughq.mjs FILE [--show]
// FILE holds a question a line as JSON: {"id", "query", "answers": [ids, best first; empty where none fits]}.
// Or YAML, as test/library/queries.yml: questions under the id of the answer that fits, under "none", or under "open" by id.
// Prints the share that gets its answer first, and the share of the others that rightly gets none; --show lists the misses.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { systemClock } from '../dist/clock.js';
import { createLibrary } from '../dist/library/create-library.js';
import { openDatabase } from '../dist/store/open-database.js';

const [file] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const show = process.argv.includes('--show');
if (file === undefined) {
  console.error('Give a file of questions: eval-toughq.mjs FILE [--show]');
  process.exit(2);
}

const questions = readQuestions(file);
const db = await openDatabase(':memory:');
const library = await createLibrary({ db, clock: systemClock });
await library.searchAnswers('warm up');

const tally = { fitting: 0, first: 0, none: 0, kept: 0, open: 0, filed: 0 };
const times = [];
for (const { query, answers, open } of questions) {
  const start = performance.now();
  const found = await library.searchAnswers(query);
  times.push(performance.now() - start);
  const got = found.answers[0]?.item.id;
  if (answers.length > 0) {
    tally.fitting += 1;
    if (got === answers[0]) tally.first += 1;
    else report(query, answers[0], found);
  } else {
    tally.none += 1;
    if (got === undefined) tally.kept += 1;
    else report(query, 'none', found);
  }
  if (open !== undefined) {
    tally.open += 1;
    if (found.open?.id === open) tally.filed += 1;
    else report(query, `open: ${open}`, found);
  }
}
await db.destroy();

console.log(`${questions.length} questions`);
console.log(`the right answer first: ${share(tally.first, tally.fitting)}`);
console.log(`rightly none:           ${share(tally.kept, tally.none)}`);
if (tally.open > 0) console.log(`the open question meant: ${share(tally.filed, tally.open)}`);
const sorted = times.sort((one, other) => one - other);
console.log(
  `milliseconds a search:  ${sorted[Math.floor(sorted.length / 2)]?.toFixed(2)} in the middle, ${sorted.at(-1)?.toFixed(2)} at most`,
);

function report(query, wanted, found) {
  if (!show) return;
  const best = found.answers.slice(0, 2).map(({ item, score }) => `${item.id} ${score.toFixed(2)}`);
  const other =
    found.open?.id ?? found.elsewhere?.id ?? found.near.map(({ item }) => `near ${item.id}`).join(', ');
  console.log(
    `${query}\n    wanted ${wanted}; got ${best.join(', ') || 'none'}${other ? ` (${other})` : ''}`,
  );
}

function share(some, all) {
  return all === 0 ? 'not asked' : `${some} of ${all}, ${((100 * some) / all).toFixed(1)} %`;
}

function readQuestions(name) {
  const text = readFileSync(name, 'utf8');
  if (!/\.ya?ml$/.test(name)) {
    return text
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line));
  }
  const { none = [], open = {}, ...fitting } = parse(text);
  return [
    ...Object.entries(fitting).flatMap(([id, queries]) => queries.map((query) => ({ query, answers: [id] }))),
    ...none.map((query) => ({ query, answers: [] })),
    ...Object.entries(open).flatMap(([id, queries]) =>
      queries.map((query) => ({ query, answers: [], open: id })),
    ),
  ];
}
