// Words per second of the whole review and of other checkers, on the same texts, in turns within one run.
import { table } from '../table.mjs';
import { CHECKERS } from './checkers.mjs';
import { median, timeOnce } from './clock.mjs';
import { countWords, TEXTS } from './texts.mjs';

const ROUNDS = 15;
/** How long each engine may run before it is timed: code is compiled as it is used. */
const WARM_UP_MS = 500;
/** The review should be this many times as fast as write-good, on the post. */
const TIMES_WRITE_GOOD = 10;

/** Prints the table; resolves to the bars that did not hold. */
export async function compareSpeed(review) {
  const engines = [{ name: 'framewright', check: review }, ...CHECKERS];
  const perText = [];
  for (const { name, text } of TEXTS)
    perText.push({ name, words: countWords(text), times: await race(engines, text) });
  const speed = ({ words, times }, index) => words / (times[index] / 1000);
  const rows = engines.map((engine, index) => [
    engine.name,
    ...perText.map((each) => Math.round(speed(each, index)).toLocaleString('en')),
    ...perText.map((each) => `${each.times[index].toFixed(2)} ms`),
  ]);
  const heading = [
    'words a second',
    ...perText.map(({ name, words }) => `${name} (${words})`),
    ...TEXTS.map(({ name }) => name),
  ];
  console.log(table([heading, ...rows]));
  const post = perText.find(({ name }) => name === 'post');
  const times = speed(post, 0) / speed(post, 1);
  console.log(`On the post: ${times.toFixed(1)} times write-good (bar: ${TIMES_WRITE_GOOD}).`);
  return times >= TIMES_WRITE_GOOD ? [] : ['speed on the post'];
}

async function warmUp(work) {
  const until = performance.now() + WARM_UP_MS;
  do await work();
  while (performance.now() < until);
}

/** The median time of each engine on a text; in turns, so that a busy moment of the machine hits all alike. */
async function race(engines, text) {
  const times = engines.map(() => []);
  for (const { check } of engines) await warmUp(() => check(text));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [index, { check }] of engines.entries()) times[index].push(await timeOnce(() => check(text)));
  }
  return times.map(median);
}
