// npm run eval:toolkit -- FILE: holds the review to the toolkit's own text, read from the document itself.
import { readFileSync } from 'node:fs';
import { reviewDraft } from '../dist/framing/review-draft.js';
import { loadPack } from '../dist/packs/load-pack.js';
import { overlaps } from './eval/drafts.mjs';
import { readToolkit } from './eval/toolkit-document.mjs';
import { runMain } from './run-main.mjs';

const SHIPPED_PACK = new URL('../data/packs/data-sharing', import.meta.url).pathname;

/** What each of the lines not to say is caught for: the words that give it away, and the kind of wording. */
const CAUGHT = [
  { words: /in one place/, kind: 'centralising' },
  { words: /pooling/, kind: 'centralising' },
  { words: /knows about/, kind: 'knows-about-person' },
  { words: /legal safeguards/i, kind: 'legalistic' },
  { words: /centralized/i, kind: 'centralising' },
  { words: /modern systems/, kind: 'efficiency' },
  { words: /policymakers/, kind: 'policymaker' },
  { words: /fullest picture/, kind: 'knows-about-person' },
];

const statusOf = (review, id) => review.checklist.find((verdict) => verdict.id === id).status;
const hasTrap = (review, id) => review.traps.some((trap) => trap.id === id);
const flags = (review, words, text) => {
  const start = text.search(words);
  const spot = { start, end: start + (text.match(words)?.[0].length ?? 0) };
  return start !== -1 && overlaps(review.wording, [spot]);
};

/** The notes in the margin of the first version: how each is known there, and what the review must say for it. */
const NOTES = [
  {
    note: /focus on .data/,
    means: 'opens with data, not with people',
    holds: (review) => !['helpers', 'benefits', 'community'].includes(review.lead.theme),
  },
  {
    note: /high-utilizer/,
    means: 'flags the name for the people concerned, and helpers do not come first',
    holds: (review, text) =>
      flags(review, /high utilizers/, text) && statusOf(review, 'helpers-first') !== 'met',
  },
  {
    note: /institutions and numbers/,
    means: 'the opening is about institutions',
    holds: (review) => statusOf(review, 'not-government-first') !== 'met',
  },
  {
    note: /administrative challenge/,
    means: 'readers may find it technical',
    holds: (review) => hasTrap(review, 'technical-disconnect'),
  },
  {
    note: /relatively buried/,
    means: 'the story is not what it opens with, and jargon is flagged',
    holds: (review) =>
      statusOf(review, 'helpers-first') !== 'met' && review.wording.some(({ kind }) => kind === 'jargon'),
  },
  {
    note: /professional terminology/,
    means: 'flags both technical terms',
    holds: (review, text) => flags(review, /data silos/, text) && flags(review, /holistic view/, text),
  },
  {
    note: /very technical nature/,
    means: 'privacy is not said in plain words, and the legal reassurance is flagged',
    holds: (review) =>
      statusOf(review, 'privacy-if-accurate') !== 'met' &&
      review.wording.some(({ kind }) => kind === 'legalistic'),
  },
  {
    note: /active role for the public/,
    means: 'people seeing and having a say is missing',
    holds: (review) => statusOf(review, 'see-and-have-a-say') === 'missing',
  },
  {
    note: /tilt toward administrative/,
    means: 'benefits to people fall short',
    holds: (review) => statusOf(review, 'benefits-with-examples') !== 'met',
  },
];

/** Texts the toolkit itself offers raise no flag and no worry. */
function silences(review, name, texts, count) {
  const enough = {
    name: `${name}: the document has ${count}`,
    ok: texts.length >= count,
    detail: `found ${texts.length}`,
  };
  const quiet = texts.map((text, index) => {
    const raised = raisedBy(review(text));
    return {
      name: `${name} ${index + 1} raises nothing`,
      ok: raised.length === 0,
      detail: raised.join('; '),
    };
  });
  return [enough, ...quiet];
}

const raisedBy = ({ wording, traps }) => [
  ...wording.map(({ kind, quote, rule }) => `${kind} "${quote}" (${rule})`),
  ...traps.map(
    ({ id, evidence, rule }) => `${id} ${evidence.map(({ quote }) => `"${quote}"`).join(' ')} (${rule})`,
  ),
];

/** Each line not to say is caught, where the words are that give it away. */
function catches(review, lines) {
  return CAUGHT.map(({ words, kind }) => {
    const line = lines.find((each) => words.test(each)) ?? '';
    const { wording } = review(line);
    const ok = wording.some((finding) => finding.kind === kind && flags({ wording: [finding] }, words, line));
    const said = wording.map((finding) => `${finding.kind} "${finding.quote}"`).join('; ') || 'nothing';
    return { name: `not to say, ${words}: caught as ${kind}`, ok, detail: `said ${said}` };
  });
}

/** The first version draws the notes in its margin; the revision needs fewer. */
function storyHolds(review, { original, notes, revision }) {
  const [before, after] = [review(original), review(revision)];
  const met = ({ checklist }) => checklist.filter(({ status }) => status === 'met').length;
  const raised = (each) => raisedBy(each).length;
  return [
    {
      name: 'first version: does not lead with helpers',
      ok: before.lead.theme !== 'helpers',
      detail: before.lead.theme,
    },
    ...NOTES.flatMap(({ note, means, holds }) => [
      {
        name: `first version, ${note}: the document has the note`,
        ok: notes.some((each) => note.test(each)),
      },
      { name: `first version, ${note}: ${means}`, ok: holds(before, original), detail: summary(before) },
    ]),
    {
      name: 'revision: three items more',
      ok: met(after) >= met(before) + 3,
      detail: `${met(before)} then ${met(after)}: ${summary(after)}`,
    },
    {
      name: 'revision: fewer flags',
      ok: raised(after) < raised(before),
      detail: `${raised(before)} then ${raised(after)}`,
    },
  ];
}

const summary = (review) =>
  [
    `lead ${review.lead.theme}`,
    ...review.checklist.map(({ id, status }) => `${id} ${status}`),
    ...raisedBy(review),
  ].join('; ');

function main(file) {
  if (file === undefined) {
    console.error('Usage: npm run eval:toolkit -- FILE\n\nFILE is the toolkit as plain text or Markdown.');
    return 2;
  }
  const toolkit = readToolkit(readFileSync(file, 'utf8'));
  const pack = loadPack(SHIPPED_PACK);
  const as = (options) => (text) => reviewDraft(text, pack, options);
  const checks = [
    ...silences(as({ format: 'paragraph' }), 'to say', toolkit.say, 8),
    ...silences(as({ format: 'tweet' }), 'tweet', toolkit.tweets, 10),
    ...silences(as({ format: 'blog' }), 'blog post', toolkit.posts, 3),
    ...silences(as({ format: 'faq' }), 'answer to the public', toolkit.publicAnswers, 9),
    ...silences(as({ format: 'faq', audience: 'leaders' }), 'answer to leaders', toolkit.leaderAnswers, 4),
    ...catches(as({ format: 'paragraph' }), toolkit.not),
    ...storyHolds(as({ format: 'web' }), toolkit),
  ];
  for (const { name, ok, detail } of checks) console.log(ok ? `ok  ${name}` : `NO  ${name}. ${detail ?? ''}`);
  const failed = checks.filter(({ ok }) => !ok).length;
  console.log(`${checks.length - failed} of ${checks.length} hold.`);
  return failed === 0 ? 0 : 1;
}

await runMain(() => main(process.argv[2]));
