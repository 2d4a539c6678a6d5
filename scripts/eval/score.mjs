// Holds what was said of each draft against what a reader said of it.
import { overlaps } from './drafts.mjs';
import { f1, hit, meanOf, measure, precision, recall, share, sum as sumUp } from './tally.mjs';

/** Met by absence: there is nothing to quote. */
const WITHOUT_EVIDENCE = 'not-government-first';

/**
 * All scores of a list of pairs {id, format, expected, said}, each score with its interval.
 * `ids` names the items, traps and themes in the order in which they are listed.
 */
export function score(pairs, ids) {
  const over = (tally, value) => measure(pairs.map(tally), value);
  const itemHits = (decide) => (pair) => ids.items.flatMap((id) => decide(pair, id));
  return {
    drafts: pairs.length,
    met: over(itemHits(metHit), meanOf(f1, 3)),
    metSure: over(itemHits(sureMetHit), meanOf(f1, 3)),
    metUnsureLeftOut: over(itemHits(metWhenSureHit), meanOf(f1, 3)),
    metMajority: meanOf(f1, 3)(sumOfMajority(pairs, ids.items)),
    status: over((pair) => sumUp(ids.items.map((id) => sameStatus(pair, id))), share),
    statusMajority: mean(
      ids.items.map((id) => majorityShare(pairs, ({ expected }) => expected.items[id].status)),
    ),
    unsure: over((pair) => sumUp(ids.items.map((id) => [+!pair.said.items[id].sure, 1])), share),
    items: Object.fromEntries(ids.items.map((id) => [id, scoreItem(pairs, id)])),
    traps: scoreTraps(pairs, ids.traps),
    lead: scoreLead(pairs, ids.themes),
    onTopic: over(({ expected, said }) => [+(expected.onTopic === said.onTopic), 1], share),
    onTopicMajority: majorityShare(pairs, ({ expected }) => expected.onTopic),
    wording: scoreWording(pairs, () => true),
    wordingOfKind: scoreWording(pairs, (a, b) => a.kind === b.kind),
    examplesError: over(({ expected, said }) => [Math.abs(expected.examples - said.examples), 1], share),
    evidence: over((pair) => sumUp(ids.items.map((id) => evidenceShown(pair, id))), share),
    trapEvidence: over((pair) => sumUp(ids.traps.map((id) => trapShown(pair, id))), share),
    formats: Object.fromEntries(
      [...new Set(pairs.map(({ format }) => format))].sort().map((format) => [
        format,
        scoreFormat(
          pairs.filter((pair) => pair.format === format),
          ids,
        ),
      ]),
    ),
  };
}

const isMet = (verdict) => verdict.status === 'met';
const metHit = ({ expected, said }, id) => hit(isMet(expected.items[id]), isMet(said.items[id]));
/** Only verdicts that the engine is sure of. */
const sureMetHit = (pair, id) => (pair.said.items[id].sure ? metHit(pair, id) : [0, 0, 0]);
/** Taking "not sure" for "not met". */
const metWhenSureHit = ({ expected, said }, id) =>
  hit(isMet(expected.items[id]), isMet(said.items[id]) && said.items[id].sure);
const sameStatus = ({ expected, said }, id) => [+(expected.items[id].status === said.items[id].status), 1];

function scoreItem(pairs, id) {
  const tally = pairs.map((pair) => metHit(pair, id));
  const sums = sumUp(tally);
  return {
    met: pairs.filter(({ expected }) => isMet(expected.items[id])).length,
    f1: measure(tally, f1),
    precision: precision(sums),
    recall: recall(sums),
    f1Sure: f1(sumUp(pairs.map((pair) => sureMetHit(pair, id)))),
    unsure: pairs.filter(({ said }) => !said.items[id].sure).length,
    status: share(sumUp(pairs.map((pair) => sameStatus(pair, id)))),
    majority: {
      f1: f1(majorityHits(pairs, id)),
      status: majorityShare(pairs, ({ expected }) => expected.items[id].status),
    },
    evidence: share(sumUp(pairs.map((pair) => evidenceShown(pair, id)))),
  };
}

function scoreTraps(pairs, ids) {
  const trapHit = ({ expected, said }, id) => hit(id in expected.traps, id in said.traps);
  const one = (id) => {
    const tally = pairs.map((pair) => trapHit(pair, id));
    const sums = sumUp(tally);
    return {
      present: pairs.filter(({ expected }) => id in expected.traps).length,
      f1: measure(tally, f1),
      precision: precision(sums),
      recall: recall(sums),
    };
  };
  const all = pairs.map((pair) => sumUp(ids.map((id) => trapHit(pair, id))));
  return {
    f1: measure(all, f1),
    precision: measure(all, precision),
    recall: measure(all, recall),
    each: Object.fromEntries(ids.map((id) => [id, one(id)])),
  };
}

function scoreLead(pairs, themes) {
  const perTheme = ({ expected, said }) =>
    themes.flatMap((theme) => hit(expected.lead === theme, said.lead === theme));
  return {
    accuracy: measure(
      pairs.map(({ expected, said }) => [+(expected.lead === said.lead), 1]),
      share,
    ),
    macroF1: measure(pairs.map(perTheme), meanOf(f1, 3)),
    majority: majorityShare(pairs, ({ expected }) => expected.lead),
  };
}

/** A flag is right when it overlaps a quote of the reader's; a quote is found when a flag overlaps it. */
function scoreWording(pairs, sameKind) {
  const matched = (findings, others) =>
    findings.filter((a) => others.some((b) => sameKind(a, b) && overlaps([a], [b]))).length;
  const right = pairs.map(({ expected, said }) => [
    matched(said.wording, expected.wording),
    said.wording.length,
  ]);
  const found = pairs.map(({ expected, said }) => [
    matched(expected.wording, said.wording),
    expected.wording.length,
  ]);
  return { precision: measure(right, share), recall: measure(found, share) };
}

function scoreFormat(pairs, ids) {
  return {
    drafts: pairs.length,
    met: f1(sumUp(pairs.flatMap((pair) => ids.items.map((id) => metHit(pair, id))))),
    status: share(sumUp(pairs.flatMap((pair) => ids.items.map((id) => sameStatus(pair, id))))),
    traps: scoreTraps(pairs, ids.traps).f1.value,
    lead: share(sumUp(pairs.map(({ expected, said }) => [+(expected.lead === said.lead), 1]))),
  };
}

/** Of the verdicts that agree and that a reader backed with a quote: does ours point at the same words? */
function evidenceShown({ expected, said }, id) {
  const [theirs, ours] = [expected.items[id], said.items[id]];
  const comparable =
    id !== WITHOUT_EVIDENCE &&
    ours.status === theirs.status &&
    ours.status !== 'missing' &&
    theirs.evidence.length > 0;
  return comparable ? [+overlaps(ours.evidence, theirs.evidence), 1] : [0, 0];
}

function trapShown({ expected, said }, id) {
  const [theirs, ours] = [expected.traps[id], said.traps[id]];
  if (ours === undefined || theirs === undefined || theirs.evidence.length === 0) return [0, 0];
  return [+overlaps(ours.evidence, theirs.evidence), 1];
}

/** How often someone is right who always says what is most frequent. */
function majorityShare(pairs, answer) {
  return Math.max(0, ...counts(pairs, answer).values()) / pairs.length;
}

function majorityHits(pairs, id) {
  const answers = counts(pairs, ({ expected }) => expected.items[id].status);
  const [usual] = [...answers].sort((a, b) => b[1] - a[1])[0] ?? [];
  return sumUp(pairs.map(({ expected }) => hit(isMet(expected.items[id]), usual === 'met')));
}

const sumOfMajority = (pairs, items) => items.flatMap((id) => majorityHits(pairs, id));

function counts(pairs, answer) {
  const seen = new Map();
  for (const pair of pairs) seen.set(answer(pair), (seen.get(answer(pair)) ?? 0) + 1);
  return seen;
}

const mean = (values) => values.reduce((total, value) => total + value, 0) / values.length;
