// How the time of a review grows with the length of the draft, and what nasty strings do to it.
import { nastyStrings } from '../nasty-strings.mjs';
import { table } from '../table.mjs';
import { timeOften } from './clock.mjs';
import { countWords, textOfWords } from './texts.mjs';

const SIZES = [1_000, 10_000, 50_000, 100_000];
/** Time for a word may grow by this much from 10,000 words to 100,000: caches are finite. */
const MOST_GROWTH = 1.5;
const MOST_MS_FOR_NASTY = 50;

/** Prints the time for a word at each size; resolves to the bars that did not hold. */
export async function measureGrowth(review) {
  const perWord = new Map();
  const rows = [];
  for (const size of SIZES) {
    const text = textOfWords(size);
    const words = countWords(text);
    const time = await timeOften(() => review(text), 5, 2);
    perWord.set(size, time / words);
    rows.push([
      words.toLocaleString('en'),
      `${time.toFixed(1)} ms`,
      `${((1000 * time) / words).toFixed(2)} µs`,
    ]);
  }
  console.log(table([['words', 'review', 'a word'], ...rows]));
  const growth = perWord.get(100_000) / perWord.get(10_000);
  console.log(`A word at 100,000 costs ${growth.toFixed(2)} times a word at 10,000 (bar: ${MOST_GROWTH}).`);
  return growth <= MOST_GROWTH ? [] : ['linear time'];
}

/** Prints the slowest nasty strings; resolves to the bars that did not hold. */
export async function measureNasty(review) {
  const strings = nastyStrings();
  const timed = [];
  for (const { name, text } of strings) timed.push({ name, time: await timeOften(() => review(text), 3, 1) });
  timed.sort((a, b) => b.time - a.time);
  console.log(
    table([
      ['slowest nasty strings', 'review'],
      ...timed.slice(0, 5).map(({ name, time }) => [name, `${time.toFixed(1)} ms`]),
    ]),
  );
  const slow = timed.filter(({ time }) => time > MOST_MS_FOR_NASTY);
  console.log(
    `${strings.length} strings of 40,000 characters; ${slow.length} took over ${MOST_MS_FOR_NASTY} ms.`,
  );
  return slow.map(({ name }) => `nasty string: ${name}`);
}
