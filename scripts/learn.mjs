// npm run learn -- FILE...: learns from labelled drafts how far each sign of the pack may be trusted, and writes weights.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { loadVocabulary } from '../dist/packs/load-pack.js';
import { approvedTexts, readToolkit } from './eval/toolkit-document.mjs';
import { learnTopic, learnWeights } from './learn/learn-weights.mjs';
import { readSamples } from './learn/samples.mjs';
import { scoreFolds } from './learn/score-folds.mjs';
import { runMain } from './run-main.mjs';

const USAGE = `Usage: npm run learn -- FILE... [--toolkit FILE] [--pack DIR] [--out FILE] [--folds N [--score FILE]...]

  FILE            labelled drafts, a JSON object a line (data/corpus/README.md says what a label holds)
  --pack DIR      the pack whose concepts are weighed; the one that ships when left out
  --toolkit FILE  the toolkit document: its sample texts teach that they set no worry off
  --out FILE      where the weights go; the pack's weights.json when left out
  --folds N       writes nothing: learns N times without a part of the drafts, and scores the weights on that part
  --score FILE    only the drafts of this file are scored; others are always learned from
`;
const SHIPPED_PACK = new URL('../data/packs/data-sharing', import.meta.url).pathname;

/** Signs of the whole draft are faint (see `readDraftSigns`), so a small weight on one says less. */
const leastOf = (sign) => (sign === 'bias' ? 0 : /^(?:has|often):/.test(sign) ? 0.15 : 0.03);

/** Two decimals, and no sign that says next to nothing: the file is there to be read. */
function rounded(value, name = '') {
  if (typeof value === 'number') return Math.abs(value) < leastOf(name) ? 0 : Math.round(value * 100) / 100;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, inner]) => [key, rounded(inner, key)])
      .filter(([key, inner]) => inner !== 0 || key === 'bias')
      .sort(([, a], [, b]) => (typeof a === 'number' && typeof b === 'number' ? b - a : 0)),
  );
}

runMain(() => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      pack: { type: 'string' },
      toolkit: { type: 'string' },
      out: { type: 'string' },
      folds: { type: 'string' },
      score: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean' },
    },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const dir = values.pack ?? SHIPPED_PACK;
  const readLabels = (file) =>
    readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  const rest = positionals.filter((file) => !values.score.includes(file)).flatMap(readLabels);
  const scored = values.score.flatMap(readLabels);
  const approved = values.toolkit ? approvedTexts(readToolkit(readFileSync(values.toolkit, 'utf8'))) : [];
  const samples = readSamples([...scored, ...rest], loadVocabulary(dir), approved);
  if (values.folds) {
    const lines = scoreFolds(samples, new Set(scored.length > 0 ? scored : rest), Number(values.folds));
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  }
  const out = values.out ?? `${dir}/weights.json`;
  const weights = { ...learnWeights(samples), topic: learnTopic(samples) };
  writeFileSync(out, `${JSON.stringify(rounded(weights), null, 1)}\n`);
  process.stdout.write(`${samples.drafts.length} drafts weighed into ${out}\n`);
  return 0;
});
