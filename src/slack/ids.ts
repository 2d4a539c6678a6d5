/** Slack's ids for what we show and await: views send them, `register.ts` listens for them. */

export const COMMAND = {
  frame: '/frame',
  toughq: '/toughq',
  example: '/example',
} as const;

export const SHORTCUT = {
  checkFraming: 'check_framing',
  proposeExample: 'propose_example',
} as const;

export const ACTION = {
  openForm: 'open_form',
  changesAsText: 'changes_as_text',
  allNine: 'all_nine',
  why: 'why',
  keepAsIs: 'keep_as_is',
  editDraft: 'edit_draft',
  withdrawDraft: 'withdraw_draft',
  postInChannel: 'post_in_channel',
  repliesInThreads: 'replies_in_threads',
  repliesInPrivate: 'replies_in_private',
  chooseAnswer: 'choose_answer',
  browseAnswers: 'browse_answers',
  browseTopic: 'browse_topic',
  otherWording: 'other_wording',
  shareAnswer: 'share_answer',
  chooseNear: 'choose_near',
  askTeam: 'ask_team',
  answerQuestion: 'answer_question',
  closeQuestion: 'close_question',
  acceptPhrasing: 'accept_phrasing',
  refusePhrasing: 'refuse_phrasing',
  approve: 'approve',
  sendBack: 'send_back',
  openItem: 'open_item',
  rewordItem: 'reword_item',
  confirmItem: 'confirm_item',
  assignItem: 'assign_item',
  pullItem: 'pull_item',
  putBackItem: 'put_back_item',
  retireItem: 'retire_item',
  stateFact: 'state_fact',
  giveRole: 'give_role',
  settings: 'settings',
  homeSection: 'home_section',
} as const;

/** Callback ids of modals. */
export const MODAL = {
  frame: 'frame_modal',
  editDraft: 'edit_draft_modal',
  keepAsIs: 'keep_as_is_modal',
  proposeAnswer: 'propose_answer_modal',
  proposeExample: 'propose_example_modal',
  reason: 'reason_modal',
  fact: 'fact_modal',
  assign: 'assign_modal',
  role: 'role_modal',
  settings: 'settings_modal',
} as const;

/** Blocks and inputs of modals, as their values come back. */
export const INPUT = {
  text: { block: 'text', action: 'text' },
  more: { block: 'more', action: 'more' },
  format: { block: 'format', action: 'format' },
  audience: { block: 'audience', action: 'audience' },
  where: { block: 'where', action: 'where' },
  changes: { block: 'changes', action: 'changes' },
  reason: { block: 'reason', action: 'reason' },
  question: { block: 'question', action: 'question' },
  phrasings: { block: 'phrasings', action: 'phrasings' },
  answer: { block: 'answer', action: 'answer' },
  spoken: { block: 'spoken', action: 'spoken' },
  otherWording: { block: 'otherWording', action: 'otherWording' },
  mayBeSpokenBy: { block: 'mayBeSpokenBy', action: 'mayBeSpokenBy' },
  topics: { block: 'topics', action: 'topics' },
  facts: { block: 'facts', action: 'facts' },
  source: { block: 'source', action: 'source' },
  place: { block: 'place', action: 'place' },
  outcome: { block: 'outcome', action: 'outcome' },
  kind: { block: 'kind', action: 'kind' },
  value: { block: 'value', action: 'value' },
  proof: { block: 'proof', action: 'proof' },
  lapses: { block: 'lapses', action: 'lapses' },
  owner: { block: 'owner', action: 'owner' },
  deputy: { block: 'deputy', action: 'deputy' },
  days: { block: 'days', action: 'days' },
  person: { block: 'person', action: 'person' },
  roles: { block: 'roles', action: 'roles' },
  channel: { block: 'channel', action: 'channel' },
  authors: { block: 'authors', action: 'authors' },
} as const;

/** The block of a posted draft that holds the draft's own words, so that they can be read back. */
export const DRAFT_BLOCK = 'draft_words';

/** Kinds of jobs: keys of the handlers' table. */
export const JOB = {
  frame: 'frame',
  review: 'review-message',
  edited: 'review-edited',
  editDraft: 'edit-draft',
  withdraw: 'withdraw-draft',
  changesAsText: 'changes-as-text',
  keepAsIs: 'keep-as-is',
  last: 'last-review',
  joined: 'joined-channel',
  setReplies: 'set-replies',
  shareAnswer: 'share-answer',
  home: 'show-home',
  announce: 'announce-proposal',
  decided: 'proposal-decided',
  standing: 'standing-changed',
  care: 'care-for-library',
  scopeMissing: 'scope-missing',
  tell: 'tell-directly',
} as const;

/** Views that are posted: keys of the renderers' table. */
export const VIEW = {
  draft: 'draft',
  review: 'review',
  withdrawn: 'withdrawn',
  change: 'change',
  notice: 'notice',
  returned: 'returned',
  joined: 'joined',
  answer: 'answer',
  proposal: 'proposal',
  libraryNotice: 'library-notice',
} as const;
