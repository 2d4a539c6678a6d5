// From samples to weights: what ships as a pack's weights.json.
import { LEAD_THEMES, TRAP_IDS } from '../../dist/framing/review.js';
import { nameSigns } from '../../dist/framing/sign-numbers.js';
import { readDraftSigns, readSurroundings, readTrapSigns } from '../../dist/framing/signs.js';
import { probability, weigh } from '../../dist/framing/weights.js';
import { trainClasses, trainOne } from './logistic.mjs';
import { WEIGHED } from './samples.mjs';

const STATUSES = ['met', 'partial', 'missing'];
const RARE = 4;
/** A sign of whole drafts is learned from when so many have it. */
const SELDOM = 8;
const INNER_FOLDS = 4;
const OF_SENTENCES = { keepSmall: 3, rare: RARE, balance: 4 };
const OF_DRAFTS = { keepSmall: 1.5, rare: SELDOM, balance: 1, steps: 300 };
const OF_OPENINGS = { keepSmall: 4, rare: RARE };
const THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75];
/** Below one of these, found words are taken not to set a worry off after all. */
const DOUBTS = [0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3];
/** From one of these, a worry is raised whose words were not found: below, every other one was raised wrongly. */
const ALONE = THRESHOLDS.filter((threshold) => threshold >= 0.55);

/** All weights but those of the topic, which drafts on other matters teach (see `learnTopic`). */
export function learnWeights({ drafts, worried }) {
  return {
    items: Object.fromEntries(WEIGHED.map((id) => [id, learnItem(drafts, id)])),
    ...(worried.length > 0
      ? { traps: Object.fromEntries(TRAP_IDS.map((id) => [id, learnTrap(worried, id)])) }
      : {}),
    lead: trainClasses(
      drafts.map(({ opening }) => opening),
      drafts.map(({ label }) => label.lead),
      LEAD_THEMES,
      OF_OPENINGS,
    ),
    governmentFirst: trainClasses(
      drafts.map(({ opening }) => opening),
      drafts.map(({ label }) => label.checklist['not-government-first']),
      STATUSES,
      OF_OPENINGS,
    ),
  };
}

/** Whether a draft is about the subject: from all drafts, those on other matters above all. */
export const learnTopic = ({ topics }) =>
  trainOne(
    topics.map(({ topic }) => topic),
    topics.map(({ label }) => label.on_topic),
    { keepSmall: 3, rare: RARE, balance: 1 },
  );

/** A whole draft's signs for an item, its sentences weighed by these models. */
export function itemSigns(sample, id, models) {
  const scores = { shows: scoresOf(sample, models.shows), showsFully: scoresOf(sample, models.showsFully) };
  return readDraftSigns(sample.reading, scores, sample.decided[id]);
}

/** A whole draft's signs for a worry, its sentences weighed by this model. */
export function trapSigns({ reading, found, ...sample }, id, model) {
  const around = nameSigns(readSurroundings(reading), reading.lexicon)[0];
  return new Map([...readTrapSigns(reading, scoresOf(sample, model), found[id]), ...around]);
}

const scoresOf = ({ sentences }, model) => sentences.map((signs) => probability(weigh(model, signs)));

function learnItem(drafts, id) {
  const learn = (some) => ({
    shows: learnSentences(some, id, OF_SENTENCES),
    showsFully: learnSentences(some, id, OF_SENTENCES, (label) => label.checklist[id] === 'met'),
  });
  const signs = acrossFolds(drafts, learn, (sample, models) => itemSigns(sample, id, models));
  const isMet = drafts.map(({ label }) => label.checklist[id] === 'met');
  const isThere = drafts.map(({ label }) => label.checklist[id] !== 'missing');
  const met = trainOne(signs, isMet, OF_DRAFTS);
  const there = trainOne(signs, isThere, OF_DRAFTS);
  const thresholds = {
    // On drafts not learned from, signs are fewer and scores lower: so the lowest of those that do well.
    met: goodThresholds(met, signs, isMet)[0],
    // Half a point wrongly seen helps nobody: so the highest.
    there: goodThresholds(there, signs, isThere).at(-1),
  };
  return { ...learn(drafts), met, there, thresholds };
}

/** What a draft denies sets no worry off, whatever drafts that set it off deny. */
const OF_WORRIES = { onlyAgainst: (sign) => /^(?:has:|often:)?no:/.test(sign) };

function learnTrap(drafts, id) {
  const learn = (some) => learnSentences(some, id, { ...OF_SENTENCES, ...OF_WORRIES });
  const signs = acrossFolds(drafts, learn, (sample, model) => trapSigns(sample, id, model));
  const isThere = drafts.map(({ label }) => label.traps.includes(id));
  const there = trainOne(signs, isThere, { ...OF_DRAFTS, ...OF_WORRIES, keepSmall: 0.6 });
  return { shows: learn(drafts), there, thresholds: bestOfPairs(there, signs, isThere) };
}

/** Of each sentence whether a reader quoted it, in drafts where that counts. */
const learnSentences = (drafts, id, options, counts = () => true) =>
  trainOne(
    drafts.flatMap(({ sentences }) => sentences),
    drafts.flatMap(({ label, shows }) => shows[id].map((shown) => shown && counts(label))),
    options,
  );

/** The draft's model learns from sentence scores made without that draft, as it will meet them on new drafts. */
function acrossFolds(drafts, learn, signsOf) {
  const signs = [];
  for (let fold = 0; fold < INNER_FOLDS; fold++) {
    const models = learn(drafts.filter((_, i) => i % INNER_FOLDS !== fold));
    drafts.forEach((sample, i) => {
      if (i % INNER_FOLDS === fold) signs[i] = signsOf(sample, models);
    });
  }
  return signs;
}

function f1(said, wanted) {
  const hits = said.filter((yes, i) => yes && wanted[i]).length;
  return (2 * hits) / (said.filter(Boolean).length + wanted.filter(Boolean).length || 1);
}

const likelihoods = (model, signs) => signs.map((one) => probability(weigh(model, one)));

/** The thresholds that do about as well as the best of them, the lowest first. */
function goodThresholds(model, signs, wanted) {
  const scores = likelihoods(model, signs);
  const scored = THRESHOLDS.map((threshold) => ({
    threshold,
    f1: f1(
      scores.map((score) => score >= threshold),
      wanted,
    ),
  }));
  const top = Math.max(...scored.map((one) => one.f1));
  return scored.filter((one) => one.f1 >= top - 0.015).map(({ threshold }) => threshold);
}

/** Of pairs that do nearly as well, the highest: a false alarm costs more than a missed hint. */
function bestOfPairs(model, signs, wanted) {
  const scores = likelihoods(model, signs);
  const pairs = DOUBTS.flatMap((found) => ALONE.map((alone) => ({ found, alone })));
  const scored = pairs.map((pair) => ({
    pair,
    f1: f1(
      scores.map((score, i) => score >= (signs[i].get('found') ? pair.found : pair.alone)),
      wanted,
    ),
  }));
  const top = Math.max(...scored.map((one) => one.f1));
  return scored.findLast((one) => one.f1 >= top - 0.01).pair;
}
