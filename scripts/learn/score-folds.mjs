// How well weights do on drafts they were not learned from.
import { CHECKLIST_IDS, TRAP_IDS } from '../../dist/framing/review.js';
import { probability, weigh } from '../../dist/framing/weights.js';
import { itemSigns, learnWeights, trapSigns } from './learn-weights.mjs';
import { WEIGHED } from './samples.mjs';

/**
 * Learns `folds` times from all samples but a part of the drafts of `scored` (a set of labels), and says in lines how the
 * weights do on that part.
 */
export function scoreFolds(samples, scored, folds) {
  const drafts = samples.drafts.filter(({ label }) => scored.has(label));
  const said = new Map();
  for (let fold = 0; fold < folds; fold++) {
    const part = new Set(drafts.filter((_, i) => i % folds === fold));
    const rest = Object.fromEntries(
      Object.entries(samples).map(([name, some]) => [name, some.filter((sample) => !part.has(sample))]),
    );
    const weights = learnWeights(rest);
    for (const sample of part) said.set(sample, judge(sample, weights));
  }
  return report(drafts, said);
}

/** What the weights alone say of a draft, its decisions and words only signs among others. */
function judge(sample, weights) {
  const likely = (model, signs) => probability(weigh(model, signs));
  const status = (id) => {
    const item = weights.items[id];
    const signs = itemSigns(sample, id, item);
    if (likely(item.met, signs) >= item.thresholds.met) return 'met';
    return likely(item.there, signs) >= item.thresholds.there ? 'partial' : 'missing';
  };
  const isThere = (id) => {
    const { shows, there, thresholds } = weights.traps[id];
    return likely(there, trapSigns(sample, id, shows)) >= thresholds[sample.found[id] ? 'found' : 'alone'];
  };
  return {
    lead: strongest(weights.lead, sample.opening),
    checklist: {
      ...Object.fromEntries(WEIGHED.map((id) => [id, status(id)])),
      'not-government-first': strongest(weights.governmentFirst, sample.opening),
    },
    traps: weights.traps ? TRAP_IDS.filter(isThere) : [],
  };
}

const strongest = (models, signs) =>
  Object.entries(models).reduce((best, [name, model]) => {
    const score = weigh(model, signs);
    return best && best.score >= score ? best : { name, score };
  }, undefined).name;

function report(drafts, said) {
  const share = (right) =>
    drafts.filter((sample) => right(sample.label, said.get(sample))).length / drafts.length;
  const f1 = (isRead, isSaid, some = drafts) => {
    const count = (is) => some.filter((sample) => is(sample.label, said.get(sample))).length;
    return (
      (2 * count((label, ours) => isRead(label) && isSaid(ours))) /
      (count(isRead) + count((_, ours) => isSaid(ours)))
    );
  };
  const met = (id) =>
    f1(
      (label) => label.checklist[id] === 'met',
      (ours) => ours.checklist[id] === 'met',
    );
  const worried = drafts.filter(({ label }) => label.traps);
  const worry = (id) =>
    f1(
      (label) => label.traps.includes(id),
      (ours) => ours.traps.includes(id),
      worried,
    );
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const line = (name, value) => `${name.padEnd(24)} ${value}`;
  return [
    ...CHECKLIST_IDS.map((id) => {
      const right = share((label, ours) => label.checklist[id] === ours.checklist[id]);
      return line(id, `F1 of met ${met(id).toFixed(2)}  status ${right.toFixed(2)}`);
    }),
    line('mean of nine', mean(CHECKLIST_IDS.map(met)).toFixed(3)),
    ...(worried.length > 0
      ? [
          ...TRAP_IDS.map((id) => line(id, `F1 ${worry(id).toFixed(2)}`)),
          line('mean of six', mean(TRAP_IDS.map(worry)).toFixed(3)),
        ]
      : []),
    line('lead', share((label, ours) => label.lead === ours.lead).toFixed(3)),
  ];
}
