import type { Rendered } from '../../src/delivery/delivery.js';
import { describeReview } from '../../src/framing/describe-review.js';
import { CHECKLIST_IDS, type Review, TRAP_IDS } from '../../src/framing/review.js';
import { topChanges } from '../../src/framing/top-changes.js';
import type { Answer, Example } from '../../src/library/library.js';
import { allNineModal } from '../../src/slack/views/all-nine.js';
import { changeView } from '../../src/slack/views/change.js';
import { draftView, withdrawnView } from '../../src/slack/views/draft.js';
import { editModal } from '../../src/slack/views/edit-modal.js';
import { examplesView } from '../../src/slack/views/examples.js';
import { frameModal } from '../../src/slack/views/frame-modal.js';
import { helpView, usageView } from '../../src/slack/views/help.js';
import { homeView } from '../../src/slack/views/home.js';
import { joinedView } from '../../src/slack/views/joined.js';
import { keepModal } from '../../src/slack/views/keep-modal.js';
import { loadingModal } from '../../src/slack/views/modal.js';
import { type Notice, noticeView } from '../../src/slack/views/notices.js';
import { returnedView } from '../../src/slack/views/returned.js';
import { reviewView } from '../../src/slack/views/review.js';
import {
  answerView,
  browseView,
  otherWordingView,
  searchView,
  sharedAnswerView,
} from '../../src/slack/views/toughq.js';
import { whyItemView, whyListView, whyModal } from '../../src/slack/views/why.js';
import { aPack, aReview, trapOf } from '../framing/a-review.js';
import { everyLibraryView } from './every-library-view.js';

export const HELP = { emoji: 'frame_with_picture', botName: 'framewright' };
export const DRAFTS = 'C0DRAFTS';

/** A message, a modal or an App Home. */
export type Shown = Rendered | { type: string; blocks: unknown[] };

const NOTICES: Notice[] = [
  { notice: 'no-words' },
  { notice: 'too-short' },
  { notice: 'too-long', over: 1, limit: 4_000 },
  { notice: 'too-long', over: 12_345, limit: 40_000 },
  { notice: 'not-joined', channel: DRAFTS },
  { notice: 'archived', channel: DRAFTS },
  { notice: 'may-not-post', channel: DRAFTS },
  { notice: 'missing-scope' },
  { notice: 'grant-scope', scope: 'reactions:read' },
  { notice: 'approvers-left' },
  { notice: 'no-last' },
  { notice: 'own' },
  { notice: 'no-direct-messages' },
  { notice: 'already' },
  { notice: 'not-ours' },
  { notice: 'too-late' },
  { notice: 'failed', id: 'job 1' },
];

/** A review in which everything that can be someone's words is `words`. */
const reviewFull = (words: string): Review => {
  const whole = { quote: words, start: 0, end: words.length };
  const evidence = [whole];
  const judged = CHECKLIST_IDS.map(
    (id) =>
      [id, { evidence, reason: words, suggestions: [{ id: 's', text: words, facts: ['a=yes'] }] }] as const,
  );
  return aReview(Object.fromEntries(judged), {
    lead: { theme: 'government', ...whole, reason: words },
    traps: TRAP_IDS.map((id) => trapOf(id, evidence)),
    wording: Array.from({ length: 20 }, (_, n) => ({
      ...whole,
      kind: 'jargon' as const,
      rule: `rule-${n}`,
      reason: words,
      say: n % 2 === 0 ? [words, words] : [],
    })),
    questions: ['profiling'],
  });
};

const answerOf = (words: string, more: Partial<Answer> = {}): Answer => ({
  kind: 'answer',
  id: 'profiling',
  state: 'approved',
  version: 1,
  owner: words,
  confirmedOn: '2025-11-03',
  confirmedBy: words,
  facts: [
    { fact: 'one-store', value: 'no' },
    { fact: words.slice(0, 20), value: 'yes' },
  ],
  source: words,
  audience: 'public',
  topics: [],
  question: words,
  phrasings: [],
  answer: words,
  spoken: words,
  otherWording: words,
  ...more,
});

const exampleOf = (words: string): Example => ({
  kind: 'example',
  id: 'e1',
  state: 'starter',
  version: 1,
  facts: [],
  source: words,
  text: words,
  place: words,
  topics: [],
  outcome: 'x',
  hypothetical: true,
  sensitive: true,
});

/** Every view there is, with these words wherever anyone's words may stand. */
export const everyView = (words: string): Record<string, Shown> => {
  const review = reviewFull(words);
  const pack = wordyPack(words);
  const described = describeReview(review, words, pack, {
    expect: { question: words, state: 'approved', confirmedBy: words },
  });
  const changes = topChanges(review, pack);
  const answer = answerOf(words);
  const facts = new Map([['one-store', { question: words, value: 'unknown' as const }]]);
  const card = {
    reviewId: 'r1',
    described,
    isPrivate: true,
    kept: [{ quote: words, reason: 'accurate', by: words }],
  };
  const found = (more: object) => searchView({ answers: [], near: [], ...more }, facts);
  return {
    review: reviewView(card),
    'edited review': reviewView({ ...card, progress: { before: 4, now: 7, expected: 9 } }),
    draft: draftView({ reviewId: 'r1', text: words, author: words, isCopy: false, mayBePosted: true }),
    'private draft': draftView({
      reviewId: 'r1',
      text: words,
      author: words,
      isCopy: false,
      privately: {
        reason: 'held',
        held: ['embargoed', 'birth-date'],
        channel: DRAFTS,
        botName: HELP.botName,
      },
    }),
    ...Object.fromEntries(
      (['not-joined', 'shared', 'channel-setting', 'asked-for'] as const).map((reason) => [
        `copy: ${reason}`,
        draftView({
          reviewId: 'r1',
          text: words,
          author: undefined,
          isCopy: true,
          privately: { reason, held: [], channel: DRAFTS, botName: HELP.botName },
        }),
      ]),
    ),
    withdrawn: withdrawnView(words),
    change: changeView(words.slice(0, 2_000)),
    returned: returnedView(words, { notice: 'archived', channel: DRAFTS }, HELP),
    'all nine': allNineModal(review, pack),
    why: whyModal(review, changes, pack),
    'why a point': whyItemView('helpers-first', pack),
    'why which point': whyListView(pack),
    'keep as is': keepModal('r1', changes, (change) => change.id),
    loading: loadingModal('All nine points'),
    'frame modal': frameModal(DRAFTS, pack, HELP.emoji),
    'edit modal': editModal('r1', words),
    help: helpView(HELP),
    usage: usageView(HELP, DRAFTS),
    joined: joinedView({ channel: DRAFTS, emoji: HELP.emoji }),
    'joined and chosen': joinedView({
      channel: DRAFTS,
      emoji: HELP.emoji,
      chosen: { replies: 'private', by: words },
    }),
    home: homeView({ answers: [answer], examples: [exampleOf(words)], facts: [] }, HELP),
    answer: answerView(answer, facts, [answer, answer, answer]),
    'unvetted answer': answerView(answerOf(words, { state: 'starter' }), facts),
    'shared answer': sharedAnswerView(answer),
    'other wording': otherWordingView(answer),
    'found answer': found({
      answers: [
        { item: answer, score: 1 },
        { item: answer, score: 0.9 },
      ],
    }),
    'near misses': found({ near: Array.from({ length: 9 }, () => ({ item: answer, score: 0.4 })) }),
    'open question': found({
      open: { id: 'o', question: words, phrasings: [], timesAsked: 1, ask: words },
    }),
    'withheld answer': found({ withheld: { id: 'o', question: words, state: 'pulled' } }),
    'asked elsewhere': found({ elsewhere: { id: 'o', question: words, ask: words } }),
    ...everyLibraryView(words),
    'no answer': found({}),
    'no answer to what was asked': searchView({ answers: [], near: [] }, facts, words),
    browse: browseView([answer, answerOf(words, { audience: 'leaders' })]),
    examples: examplesView([exampleOf(words), exampleOf(words), exampleOf(words)]),
    'no example': examplesView([]),
    ...Object.fromEntries(NOTICES.map((notice) => [`notice: ${notice.notice}`, noticeView(notice, HELP)])),
    'notice: said': noticeView({ notice: 'said', words }, HELP),
  };
};

const wordyPack = (words: string) => {
  const pack = aPack();
  const item = {
    title: words,
    asks: words,
    why: words,
    section: words,
    models: [{ id: 'm', text: words, facts: ['a=yes'] }],
  };
  const formats = new Proxy({}, { get: () => ({ title: words, expects: [] }) });
  return {
    ...pack,
    formats,
    checklist: Object.fromEntries(CHECKLIST_IDS.map((id) => [id, item])),
    traps: TRAP_IDS.map((id) => ({
      id,
      label: words,
      about: words,
      reason: words,
      section: words,
      questions: [],
    })),
  } as unknown as typeof pack;
};
