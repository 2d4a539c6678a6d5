// npm run learn -- FILE...: learns from labelled drafts how far each sign of the pack may be trusted, and writes weights.json.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decide } from '../dist/framing/checks/decision.js';
import { CHECKS } from '../dist/framing/checks/index.js';
import { takeReading } from '../dist/framing/reading.js';
import { CHECKLIST_IDS, LEAD_THEMES } from '../dist/framing/review.js';
import { nameSigns } from '../dist/framing/sign-numbers.js';
import {
  readDraftSigns,
  readOpeningSigns,
  readSentenceSigns,
  readTopicSigns,
} from '../dist/framing/signs.js';
import { probability, weigh } from '../dist/framing/weights.js';
import { loadVocabulary } from '../dist/packs/load-pack.js';
import { trainClasses, trainOne } from './learn/logistic.mjs';
import { runMain } from './run-main.mjs';

const USAGE = `Usage: npm run learn -- FILE... [--pack DIR] [--out FILE] [--also FILE]... [--topic FILE] [--folds N]

  FILE         labelled drafts, a JSON object a line
  --pack DIR   the pack whose concepts are weighed; the one that ships when left out
  --out FILE   where the weights go; the pack's weights.json when left out
  --also FILE  labelled drafts to learn from too, which --folds does not score
  --topic FILE drafts that are labelled only for being on topic or not
  --folds N    writes nothing: learns N times without a part of the drafts, and scores the weights on that part
`;
const SHIPPED_PACK = new URL('../data/packs/data-sharing', import.meta.url).pathname;
/** Items weighed from sentences; not-government-first is weighed from the opening. */
const WEIGHED = CHECKLIST_IDS.filter((id) => id !== 'not-government-first');
const STATUSES = ['met', 'partial', 'missing'];
const RARE = 4;
/** A sign of whole drafts is learned from when so many have it. */
const SELDOM = 8;
const INNER_FOLDS = 4;
const THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75];

/** A labelled draft with all its signs, read once. */
function readSample(label, pack) {
  const reading = takeReading(label.text, pack.lexicon);
  return {
    label,
    reading,
    sentences: nameSigns(readSentenceSigns(reading), pack.lexicon),
    opening: nameSigns(readOpeningSigns(reading), pack.lexicon)[0],
    read: label.checklist,
    decided: Object.fromEntries(WEIGHED.map((id) => [id, decide(reading, CHECKS[id]).status])),
    shows: Object.fromEntries(
      WEIGHED.map((id) => [id, reading.draft.sentences.map((sentence) => isQuoted(label, id, sentence))]),
    ),
  };
}

/** Whether a reader quoted this sentence, or half of it, as evidence of the item. */
function isQuoted({ text, evidence }, id, { start, end }) {
  return (evidence[id] ?? []).some((quote) => {
    const from = text.indexOf(quote);
    const shared = Math.min(from + quote.length, end) - Math.max(from, start);
    return from >= 0 && shared > 0 && shared >= 0.5 * Math.min(quote.length, end - start);
  });
}

const learnSentences = (samples, id, fully) =>
  trainOne(
    samples.flatMap(({ sentences }) => sentences),
    samples.flatMap(({ read, shows }) => shows[id].map((shown) => shown && (!fully || read[id] === 'met'))),
    { keepSmall: 3, rare: RARE, balance: 4 },
  );

function draftSigns(sample, id, models) {
  const score = (model) => sample.sentences.map((signs) => probability(weigh(model, signs)));
  const scores = { shows: score(models.shows), showsFully: score(models.showsFully) };
  return readDraftSigns(sample.reading, scores, sample.decided[id]);
}

/** The draft's model learns from sentence scores made without that draft, as it will meet them on new drafts. */
function learnItem(samples, id) {
  const learn = (some) => ({
    shows: learnSentences(some, id, false),
    showsFully: learnSentences(some, id, true),
  });
  const signs = [];
  for (let fold = 0; fold < INNER_FOLDS; fold++) {
    const models = learn(samples.filter((_, i) => i % INNER_FOLDS !== fold));
    samples.forEach((sample, i) => {
      if (i % INNER_FOLDS === fold) signs[i] = draftSigns(sample, id, models);
    });
  }
  const options = { keepSmall: 0.3, rare: SELDOM, balance: 1, steps: 300 };
  const isMet = samples.map(({ read }) => read[id] === 'met');
  const isThere = samples.map(({ read }) => read[id] !== 'missing');
  const met = trainOne(signs, isMet, options);
  const there = trainOne(signs, isThere, options);
  const thresholds = { met: bestThreshold(met, signs, isMet), there: bestThreshold(there, signs, isThere) };
  return { ...learn(samples), met, there, thresholds };
}

function bestThreshold(model, signs, wanted) {
  const scores = signs.map((one) => probability(weigh(model, one)));
  const f1 = (threshold) => {
    const said = scores.map((score) => score >= threshold);
    const hits = said.filter((yes, i) => yes && wanted[i]).length;
    return (2 * hits) / (said.filter(Boolean).length + wanted.filter(Boolean).length || 1);
  };
  // Of thresholds that do nearly as well, the lowest: on drafts not learned from, signs are fewer and scores lower.
  const scored = THRESHOLDS.map((threshold) => ({ threshold, f1: f1(threshold) }));
  const top = Math.max(...scored.map((one) => one.f1));
  const good = scored.filter((one) => one.f1 >= top - 0.015);
  return good[0].threshold;
}

function learnWeights(samples) {
  const openings = samples.map(({ opening }) => opening);
  const options = { keepSmall: 4, rare: RARE };
  return {
    items: Object.fromEntries(WEIGHED.map((id) => [id, learnItem(samples, id)])),
    lead: trainClasses(
      openings,
      samples.map(({ label }) => label.lead),
      LEAD_THEMES,
      options,
    ),
    governmentFirst: trainClasses(
      openings,
      samples.map(({ label }) => label.checklist['not-government-first']),
      STATUSES,
      options,
    ),
  };
}

/** Whether a draft is about the subject: from all drafts, those on other matters above all. */
const learnTopic = (labels, pack) =>
  trainOne(
    labels.map(({ text }) => nameSigns(readTopicSigns(takeReading(text, pack.lexicon)), pack.lexicon)[0]),
    labels.map((label) => label.on_topic),
    { keepSmall: 3, rare: RARE, balance: 1 },
  );

const strongest = (models, signs) =>
  Object.entries(models).reduce((best, [name, model]) => {
    const score = weigh(model, signs);
    return best && best.score >= score ? best : { name, score };
  }, undefined).name;

function judge(sample, weights) {
  const status = (id) => {
    const item = weights.items[id];
    const signs = draftSigns(sample, id, item);
    if (probability(weigh(item.met, signs)) >= item.thresholds.met) return 'met';
    return probability(weigh(item.there, signs)) >= item.thresholds.there ? 'partial' : 'missing';
  };
  return {
    lead: strongest(weights.lead, sample.opening),
    checklist: {
      ...Object.fromEntries(WEIGHED.map((id) => [id, status(id)])),
      'not-government-first': strongest(weights.governmentFirst, sample.opening),
    },
  };
}

function crossValidate(samples, also, folds) {
  const said = [];
  for (let fold = 0; fold < folds; fold++) {
    const weights = learnWeights([...samples.filter((_, i) => i % folds !== fold), ...also]);
    samples.forEach((sample, i) => {
      if (i % folds === fold) said[i] = judge(sample, weights);
    });
  }
  const share = (right) => samples.filter((sample, i) => right(sample, said[i])).length / samples.length;
  const f1 = (id) => {
    const both = share(({ read }, judged) => read[id] === 'met' && judged.checklist[id] === 'met');
    const either =
      share(({ read }) => read[id] === 'met') + share((_, judged) => judged.checklist[id] === 'met');
    return (2 * both) / either;
  };
  for (const id of CHECKLIST_IDS) {
    const status = share(({ read }, judged) => read[id] === judged.checklist[id]);
    process.stdout.write(`${id.padEnd(24)} F1 of met ${f1(id).toFixed(2)}  status ${status.toFixed(2)}\n`);
  }
  const mean = CHECKLIST_IDS.reduce((sum, id) => sum + f1(id), 0) / CHECKLIST_IDS.length;
  process.stdout.write(`mean of nine ${mean.toFixed(3)}\n`);
  process.stdout.write(`lead ${share(({ label }, judged) => label.lead === judged.lead).toFixed(3)}\n`);
}

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
      out: { type: 'string' },
      folds: { type: 'string' },
      also: { type: 'string', multiple: true, default: [] },
      topic: { type: 'string', multiple: true, default: [] },
      help: { type: 'boolean' },
    },
  });
  if (values.help || positionals.length === 0) {
    process.stdout.write(USAGE);
    return values.help ? 0 : 2;
  }
  const dir = values.pack ?? SHIPPED_PACK;
  const pack = loadVocabulary(dir);
  const labelled = (files) =>
    files.flatMap((file) => readFileSync(file, 'utf8').trim().split('\n')).map((line) => JSON.parse(line));
  const readAll = (files) =>
    labelled(files)
      .filter((label) => label.on_topic)
      .map((label) => readSample(label, pack));
  const samples = readAll(positionals);
  const also = readAll(values.also);
  if (values.folds) crossValidate(samples, also, Number(values.folds));
  else {
    const out = values.out ?? `${dir}/weights.json`;
    const weights = {
      ...learnWeights([...samples, ...also]),
      topic: learnTopic(labelled([...positionals, ...values.also, ...values.topic]), pack),
    };
    writeFileSync(out, `${JSON.stringify(rounded(weights), null, 1)}\n`);
    process.stdout.write(`${samples.length + also.length} drafts weighed into ${out}\n`);
  }
  return 0;
});
