import { EXAMPLE_CRITERIA, type ProposalCheck } from '../../src/library/check-proposal.js';
import type { Item } from '../../src/library/items.js';
import type { Answer, Fact } from '../../src/library/library.js';
import { mrkdwn } from '../../src/slack/mrkdwn.js';
import { itemModal } from '../../src/slack/views/item-modal.js';
import { HOME_SECTIONS, type LibraryHome, libraryHomeBlocks } from '../../src/slack/views/library-home.js';
import {
  assignModal,
  factModal,
  reasonModal,
  roleModal,
  settingsModal,
} from '../../src/slack/views/library-modals.js';
import { libraryNoticeView } from '../../src/slack/views/library-notice.js';
import { decidedView, type NamedProposal, proposalView } from '../../src/slack/views/proposal.js';
import { proposeAnswerModal } from '../../src/slack/views/propose-answer.js';
import { proposeExampleModal } from '../../src/slack/views/propose-example.js';
import { answerView, browseView, outOfUseView, topicView } from '../../src/slack/views/toughq.js';
import type { Shown } from './every-view.js';

const standing = (words: string) => ({
  id: 'opt-out',
  state: 'pulled' as const,
  version: 2,
  owner: words,
  deputy: words,
  confirmedOn: '2026-01-02',
  confirmedBy: words,
  reviewBy: '2026-04-02',
  facts: [{ fact: 'sold', value: 'no' as const }],
  source: words,
});

const itemsOf = (words: string): Item[] => [
  {
    ...standing(words),
    kind: 'answer',
    audience: 'public',
    topics: [words],
    question: words,
    phrasings: [words, words],
    answer: words,
    spoken: words,
    otherWording: words,
    note: words,
    mayBeSpokenBy: words,
  },
  {
    ...standing(words),
    kind: 'example',
    text: words,
    place: words,
    topics: [words],
    outcome: words,
    hypothetical: true,
    sensitive: true,
  },
  { ...standing(words), kind: 'pair', say: words, notThis: words },
  { ...standing(words), kind: 'sample', text: words, format: 'tweet' },
];

const factOf = (words: string, id = 'sold'): Fact & { confirmedByName: string } => ({
  id,
  question: words,
  about: words,
  ask: words,
  value: 'no',
  proof: words,
  confirmedBy: 'U0LAW',
  confirmedByName: words,
  lapsesOn: '2027-01-01',
});

/** Every view of the library's, with these words wherever anyone's words may stand, and lists as long as they get. */
export const everyLibraryView = (words: string): Record<string, Shown> => {
  const items = itemsOf(words);
  const [answer, example] = items as [Item, Item];
  const check: ProposalCheck = {
    remarks: Array.from({ length: 9 }, () => ({ quote: words, reason: words, say: [words] })),
    criteria: EXAMPLE_CRITERIA.map((criterion) => ({ criterion, met: false, reason: words, needed: true })),
    passes: false,
  };
  const proposals = items.map((content, version) => ({
    id: 'opt-out',
    version,
    content,
    author: 'U0ANA',
    authorName: words,
    proposedAt: 0,
    check,
    doubtful: [{ fact: 'sold', value: 'no' as const, question: words }],
    replaces: version === 1,
  }));
  const facts = Array.from({ length: 60 }, (_, n) => factOf(words, `fact-${n}`));
  const needs = [
    { why: 'due' as const, reviewBy: '2026-04-02' },
    { why: 'suspended' as const, claims: [{ fact: 'sold', value: 'no' as const }] },
    { why: 'fails-check' as const },
    { why: 'no-owner' as const },
  ];
  const needy = Array.from({ length: 20 }, () => ({ item: answer, needs }));
  const many = <T>(one: T): T[] => Array.from({ length: 40 }, () => one);
  const home: LibraryHome = {
    section: 'waiting',
    page: 0,
    roles: ['admin', 'approver', 'counsel'],
    waiting: {
      entries: Array.from({ length: 15 }, (_, n) => ({ proposal: proposals[n % 4] as NamedProposal })),
      pages: 3,
    },
    items: many(items).flat(),
    facts,
    questions: many({ id: 'asked-1', question: words, phrasings: [], timesAsked: 3, ask: words }),
    people: many({ name: words, roles: ['approver' as const] }),
  };
  const shownHome = (more: Partial<LibraryHome>): Shown => ({
    type: 'home',
    blocks: libraryHomeBlocks({ ...home, ...more }),
  });
  const history = many({ at: 0, who: words, action: words, subject: 'opt-out', why: words });
  const notices = [
    { notice: 'approved' as const, item: answer, by: words },
    { notice: 'sent-back' as const, item: example, by: words, why: words },
    { notice: 'standing' as const, item: answer },
    { notice: 'standing' as const, item: answer, out: { how: 'pulled' as const, by: words, why: words } },
    { notice: 'suspended' as const, item: answer, facts: [words, words] },
    { notice: 'answered' as const, question: words },
    { notice: 'answered' as const, question: words, answer: answerView(answer as Answer, new Map()) },
    { notice: 'handed-over' as const, from: words, yours: many(items).flat(), others: [] },
    {
      notice: 'handed-over' as const,
      from: words,
      yours: [],
      others: many([{ item: answer }, { item: example, heir: words }]).flat(),
    },
    { notice: 'digest' as const, needy, waiting: 3 },
  ];
  return {
    ...Object.fromEntries(
      items.map((item) => [
        `item: ${item.kind}`,
        itemModal({ item, history, isApprover: true, isKeeper: true }),
      ]),
    ),
    ...Object.fromEntries(
      proposals.map((proposal) => [`proposal: ${proposal.content.kind}`, proposalView(proposal)]),
    ),
    ...Object.fromEntries(
      (['approved', 'pulled', 'retired'] as const).map((state) => [
        `decided: ${state}`,
        decidedView({
          item: { id: 'opt-out', state },
          subject: words,
          approved: true,
          by: words,
          why: words,
          out: state === 'approved' ? undefined : { how: state, by: words, why: words },
        }),
      ]),
    ),
    'sent back': decidedView({
      item: { id: 'opt-out', state: 'proposed' },
      subject: words,
      approved: false,
      by: words,
      why: words,
    }),
    topics: browseView(
      many(items)
        .flat()
        .filter((item) => item.kind === 'answer'),
    ),
    'one topic': topicView(words, many(answer as Answer)),
    'out of use': outOfUseView(answer as Answer),
    'answer form': proposeAnswerModal(facts, answer as never, 'item:opt-out'),
    'empty answer form': proposeAnswerModal([]),
    'example form': proposeExampleModal(facts, example as never),
    'empty example form': proposeExampleModal([]),
    'reason form': reasonModal('pull:opt-out', 'Pull now', 'Pull now', mrkdwn`Why?`),
    'fact form': factModal(factOf(words), '2027-01-01'),
    'owner form': assignModal(answer),
    'role form': roleModal(),
    'settings form': settingsModal({ channel: 'C0APPROVERS', authors: true }),
    ...Object.fromEntries(HOME_SECTIONS.map((section) => [`home: ${section}`, shownHome({ section })])),
    'home: a later page': shownHome({ section: 'library', page: 2 }),
    'home: ways of asking and needs': shownHome({
      page: 1,
      waiting: {
        entries: [
          ...many({
            phrasing: { number: 1, item: 'opt-out', question: words, phrasing: words, by: 'U0ANA' },
          }).slice(0, 7),
          ...needy.slice(0, 8).map((one) => ({ needy: one })),
        ],
        pages: 3,
      },
    }),
    'home: empty': shownHome({ waiting: { entries: [], pages: 1 } }),
    ...Object.fromEntries(
      notices.map((notice, n) => [`library notice ${n}: ${notice.notice}`, libraryNoticeView(notice)]),
    ),
  };
};
