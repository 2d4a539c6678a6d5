// npm run eval -- FILE...: holds the reviews of labelled drafts against what readers said of them.
import { parseArgs } from 'node:util';
import { AUDIENCES, CHECKLIST_IDS, LEAD_THEMES, TRAP_IDS } from '../dist/framing/review.js';
import { reviewDraft } from '../dist/framing/review-draft.js';
import { loadPack } from '../dist/packs/load-pack.js';
import { foldOf, readLines, verdictsOfReader, verdictsOfReview } from './eval/drafts.mjs';
import { listErrors, showErrors } from './eval/errors.mjs';
import { report } from './eval/report.mjs';
import { score } from './eval/score.mjs';
import { runMain } from './run-main.mjs';

const USAGE = `Usage: npm run eval -- FILE... [--second FILE] [--errors] [--only ID] [--split K/N] [--rest] [--json]

  FILE           labelled drafts, a JSON object a line
  --second FILE  a second reading of the same drafts: how far the readers agree, and the review with the second
  --errors       each difference: the draft, what was read, what was said, the rule, the words
  --only ID      of those, only one item, trap, or lead, topic, wording, examples
  --split K/N    only fold K of N; the folds go by the drafts' ids
  --rest         all but that fold
  --pack DIR     another pack than the one that ships
  --json         everything as JSON
`;
const SHIPPED_PACK = new URL('../data/packs/data-sharing', import.meta.url).pathname;
const ids = { items: CHECKLIST_IDS, traps: TRAP_IDS, themes: LEAD_THEMES };

/** Reviews a draft as its public readers would meet it, told its format as the readers were. */
function judge(label, pack) {
  const review = reviewDraft(label.text, pack, { format: label.format, audience: AUDIENCES[0] });
  return {
    id: label.id,
    format: label.format,
    expected: verdictsOfReader(label, label.text),
    said: verdictsOfReview(review),
    review,
  };
}

function inSplit(id, split, rest) {
  if (split === undefined) return true;
  const [fold, folds] = split.split('/').map(Number);
  if (!(fold >= 1 && fold <= folds)) throw new Error('--split takes K/N, with K from 1 to N.');
  return (foldOf(id, folds) === fold) !== rest;
}

function secondReading(file, pairs, labels) {
  const texts = new Map(labels.map(({ id, text }) => [id, text]));
  const second = new Map(
    readLines(file).map((label) => [label.id, verdictsOfReader(label, texts.get(label.id) ?? '')]),
  );
  const both = pairs.filter(({ id }) => second.has(id));
  return {
    readers: score(
      both.map((pair) => ({ ...pair, said: second.get(pair.id) })),
      ids,
    ),
    review: score(
      both.map((pair) => ({ ...pair, expected: second.get(pair.id) })),
      ids,
    ),
  };
}

function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      second: { type: 'string' },
      errors: { type: 'boolean' },
      only: { type: 'string' },
      split: { type: 'string' },
      rest: { type: 'boolean', default: false },
      pack: { type: 'string', default: SHIPPED_PACK },
      json: { type: 'boolean' },
    },
  });
  if (positionals.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const labels = positionals.flatMap(readLines).filter(({ id }) => inSplit(id, values.split, values.rest));
  const pack = loadPack(values.pack);
  const pairs = labels.map((label) => judge(label, pack));
  const scores = score(pairs, ids);
  const second = values.second === undefined ? undefined : secondReading(values.second, pairs, labels);
  const errors = listErrors(pairs, ids).filter(
    ({ about }) => values.only === undefined || about === values.only,
  );
  if (values.json) {
    console.log(JSON.stringify({ scores, second, ...(values.errors ? { errors } : {}) }, null, 2));
    return 0;
  }
  console.log(report(scores));
  if (second !== undefined) {
    console.log(`\nThe second reading held against the first\n\n${report(second.readers)}`);
    console.log(`\nThe review held against the second reading\n\n${report(second.review)}`);
  }
  if (values.errors) console.log(showErrors(errors));
  return 0;
}

await runMain(main);
