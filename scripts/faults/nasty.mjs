// Nasty strings: no rule takes over 50 ms on any of them. The drafts are as long as Slack's longest message.
import { fileURLToPath } from 'node:url';
import { decide } from '../../dist/framing/checks/decision.js';
import { CHECKS } from '../../dist/framing/checks/index.js';
import { describeReview } from '../../dist/framing/describe-review.js';
import { findExamples } from '../../dist/framing/examples.js';
import { guessFormat } from '../../dist/framing/guess-format.js';
import { isEnglish } from '../../dist/framing/is-english.js';
import { judgeAll } from '../../dist/framing/judge.js';
import { findLead } from '../../dist/framing/lead.js';
import { findMasked } from '../../dist/framing/mask.js';
import { findConcepts } from '../../dist/framing/match.js';
import { isOnTopic } from '../../dist/framing/on-topic.js';
import { readDraft } from '../../dist/framing/read-draft.js';
import { takeReading } from '../../dist/framing/reading.js';
import { reviewDraft } from '../../dist/framing/review-draft.js';
import { segment } from '../../dist/framing/segment.js';
import { tokenise } from '../../dist/framing/tokenise.js';
import { topChanges } from '../../dist/framing/top-changes.js';
import { findTraps } from '../../dist/framing/traps.js';
import { weighDraft } from '../../dist/framing/weigh-draft.js';
import { findWording } from '../../dist/framing/wording.js';
import { readWords } from '../../dist/library/words.js';
import { compilePack } from '../../dist/packs/compile-pack.js';
import { loadPack } from '../../dist/packs/load-pack.js';
import { readPack } from '../../dist/packs/read-pack.js';
import { draftBlocks } from '../../dist/slack/draft-blocks.js';
import { countCharacters, countWords } from '../../dist/slack/draft-size.js';
import { parseFrameCommand } from '../../dist/slack/frame-command.js';
import { heldReasons } from '../../dist/slack/held-draft.js';
import { decodeSlackText, escapeInline, escapeMrkdwn } from '../../dist/slack/mrkdwn.js';
import { nastyStrings } from '../nasty-strings.mjs';

const PACK = fileURLToPath(new URL('../../data/packs/data-sharing', import.meta.url));
const MOST_MS = 50;
/** Beyond this a review would be stopped as too complex. */
const MOST_MS_OF_A_REVIEW = 2_000;
/** The rules of the pack are compiled and timed one by one, on as many of the strings that take a review longest. */
const HARDEST = 5;
const HARDEST_WHEN_QUICK = 1;
const ORDINARY =
  'School nurses can help kids sooner when clinics and schools share what they know. No data silos!';

export async function nasty({ quick }) {
  const pack = loadPack(PACK);
  const strings = nastyStrings();
  const parts = createParts(pack);
  for (let n = 0; n < 20; n += 1) timeParts(parts, ORDINARY, readAnew(ORDINARY, pack));

  const slowest = new Map();
  const once = [];
  for (const { name, text } of strings) {
    let shared;
    once.push({ name, text, ms: timeOnce(() => (shared = readAnew(text, pack))) });
    for (const [part, ms] of timeParts(parts, text, shared)) {
      if (ms > (slowest.get(part)?.ms ?? -1)) slowest.set(part, { ms, name });
    }
  }
  const reviews = timeReviews(once, pack);
  const rules = timeRules(reviews.slice(0, quick ? HARDEST_WHEN_QUICK : HARDEST));

  const timed = [...[...slowest].map(([part, at]) => ({ part, ...at })), ...rules].sort(
    (a, b) => b.ms - a.ms,
  );
  const slow = timed.filter(({ ms }) => ms > MOST_MS);
  const slowReviews = reviews.filter(({ ms }) => ms > MOST_MS);
  const withNamed = rules.sort((a, b) => b.whole - a.whole);
  return {
    figures: {
      strings: `${strings.length}, of ${strings[0].text.length} characters`,
      'steps and rules timed': timed.length,
      [`of them over ${MOST_MS} ms`]: slow.length,
      slowest: timed.slice(0, 4).map(inWords).join('; '),
      [`rules over ${MOST_MS} ms with all that they name`]: withNamed.filter(({ whole }) => whole > MOST_MS)
        .length,
      'slowest of these': withNamed
        .slice(0, 3)
        .map(({ part, name, whole: ms }) => inWords({ part, name, ms }))
        .join('; '),
      [`whole reviews over ${MOST_MS} ms`]: slowReviews.length,
      'slowest reviews': reviews
        .slice(0, 3)
        .map(({ name, ms }) => inWords({ part: 'review', name, ms }))
        .join('; '),
    },
    passed: slow.length === 0 && reviews[0].ms < MOST_MS_OF_A_REVIEW,
  };
}

const inWords = ({ part, name, ms }) => `${part} ${ms.toFixed(1)} ms (${name})`;

/**
 * The shortest of up to three times, in milliseconds of the processor: other work on the machine only ever adds. `prepare` gives the work
 * anew each time, since a reading remembers what it was asked; it is told whether that is the first time.
 */
function best(prepare) {
  let shortest = Number.POSITIVE_INFINITY;
  for (let n = 0; n < 3 && shortest > MOST_MS / 2; n += 1) {
    const work = prepare(n === 0);
    shortest = Math.min(shortest, timeOnce(work));
  }
  return shortest;
}

function timeOnce(work) {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

/**
 * All that looks at a draft, step by step: each takes the text, and the review that is under way on it or nothing, and
 * gives what is to be timed. The matcher holds a text
 * against all patterns at once, and is part of the whole review; each of the pack's rules is timed by itself besides.
 */
function createParts(pack) {
  const ofText = (work) => (text) => () => work(text);
  const ofReading =
    (work) =>
    (text, { reading } = readAnew(text, pack)) =>
    () =>
      work(reading);
  const ofReview =
    (work) =>
    (text, { review } = readAnew(text, pack)) =>
    () =>
      work(review, text);
  const parts = {
    'decode Slack text': ofText(decodeSlackText),
    'encode as mrkdwn': ofText(escapeMrkdwn),
    'encode inline': ofText(escapeInline),
    'read /frame': ofText((text) => parseFrameCommand(text, text)),
    'count characters': ofText(countCharacters),
    'count words': ofText(countWords),
    'held draft': ofText(heldReasons),
    'draft as blocks': ofText(draftBlocks),
    'words of a question': ofText(readWords),
    mask: ofText(findMasked),
    tokenise: (text) => {
      const masked = findMasked(text);
      return () => tokenise(text, masked);
    },
    segment: (text) => {
      const tokens = tokenise(text, findMasked(text));
      return () => segment(text, tokens);
    },
    'English or not': ofReading(({ draft }) => isEnglish(draft.tokens)),
    format: ofReading(({ draft }) => guessFormat(draft)),
    topic: ofReading(isOnTopic),
    signs: ofReading((reading) => [reading.sentenceSigns(), reading.openingSigns()]),
    lead: ofReading((reading) => findLead(reading, pack.weights)),
    examples: ofReading(findExamples),
    'all worries': ofReading((reading) =>
      findTraps(reading, pack, pack.weights && weighDraft(reading, pack.weights)),
    ),
    'all wording': ofReading((reading) => findWording(reading, pack)),
    changes: ofReview((review) => topChanges(review, pack)),
    'describe review': ofReview((review, text) => describeReview(review, text, pack, {})),
  };
  for (const [item, decisions] of Object.entries(CHECKS)) {
    const weights = { ...pack.weights, items: { [item]: pack.weights?.items[item] } };
    parts[`${item}: weights`] = ofReading((reading) => judgeAll(reading, weights));
    for (const decision of decisions) {
      parts[`${item}: ${decision.rule}`] = ofReading((reading) => decide(reading, [decision]));
    }
  }
  return parts;
}

const readAnew = (text, pack) => ({
  reading: takeReading(text, pack.lexicon),
  review: reviewDraft(text, pack),
});

/** Each part's time on one text. The first time all ask the same reading, as in a review. */
function timeParts(parts, text, shared) {
  return Object.entries(parts).map(([part, prepare]) => [
    part,
    best((isFirst) => prepare(text, isFirst ? shared : undefined)),
  ]);
}

/** Whole reviews, the slowest first. Those that seemed slow beside all else are timed again by themselves. */
function timeReviews(once, pack) {
  const again = ({ name, text }) => ({ name, text, ms: best(() => () => reviewDraft(text, pack)) });
  return once.map((at) => (at.ms > MOST_MS ? again(at) : at)).sort((a, b) => b.ms - a.ms);
}

/**
 * Each concept, worry and wording rule of the pack, compiled by itself with the concepts it names: `whole` is the time of
 * all of that, `ms` what the rule adds to the concepts.
 */
function timeRules(texts) {
  const source = readPack(PACK, []);
  const byName = new Map(source.blocks.map((block) => [block.name, block]));
  const match = (blocks, text) => {
    const { lexicon } = compilePack({ ...source, blocks }, []);
    const draft = readDraft(text, lexicon);
    return best(() => () => findConcepts(draft, lexicon));
  };
  return source.blocks.map((block) => {
    const [, ...named] = blocksFor(block.name, byName);
    const wholes = texts.map(({ name, text }) => ({ name, text, whole: match([block, ...named], text) }));
    const { name, text, whole } = wholes.reduce((worst, at) => (at.whole > worst.whole ? at : worst));
    // What takes little with all that it names takes less without.
    const ms = whole > MOST_MS / 2 ? Math.max(0, whole - match(named, text)) : whole;
    return { part: block.name, name, whole, ms };
  });
}

/** A block, and after it all that it names. */
function blocksFor(name, blocks, found = new Set()) {
  const block = blocks.get(name);
  if (block === undefined || found.has(block)) return [...found];
  found.add(block);
  for (const { text } of [...block.words, ...block.except]) {
    for (const [, named] of text.matchAll(/\{([^{}]+)\}/g)) blocksFor(named, blocks, found);
  }
  return [...found];
}
