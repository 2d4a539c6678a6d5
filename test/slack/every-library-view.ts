import { EXAMPLE_CRITERIA, type ProposalCheck } from '../../src/library/check-proposal.js';
import type { Item } from '../../src/library/items.js';
import type { Fact } from '../../src/library/library.js';
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
import { decidedView, proposalView } from '../../src/slack/views/proposal.js';
import { proposeAnswerModal } from '../../src/slack/views/propose-answer.js';
import { proposeExampleModal } from '../../src/slack/views/propose-example.js';
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
    doubtful: [{ fact: 'sold', value: 'no' as const }],
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
    proposals: Array.from({ length: 5 }, () => proposals).flat(),
    phrasings: many({ number: 1, item: 'opt-out', phrasing: words, by: 'U0ANA' }),
    needy,
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
    { notice: 'suspended' as const, item: answer, facts: words },
    { notice: 'answered' as const, item: answer, question: words },
    { notice: 'handed-over' as const, items, from: words },
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
    approved: decidedView({ subject: words, approved: true, by: words, why: words }),
    'sent back': decidedView({ subject: words, approved: false, by: words, why: words }),
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
    'home: empty': shownHome({ proposals: [], phrasings: [], needy: [] }),
    ...Object.fromEntries(
      notices.map((notice) => [`library notice: ${notice.notice}`, libraryNoticeView(notice)]),
    ),
  };
};
