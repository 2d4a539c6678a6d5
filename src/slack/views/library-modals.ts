import type { ModalView } from '@slack/types';
import type { Item } from '../../library/items.js';
import type { Fact } from '../../library/library.js';
import type { Role } from '../../library/people.js';
import { input, plainText, section } from '../blocks.js';
import { INPUT, MODAL } from '../ids.js';
import { anyones, mrkdwn, type SafeMrkdwn } from '../mrkdwn.js';
import { modalMetadata } from '../payload.js';
import { choiceField, lineField, menuField, personField, textField } from './form.js';

const form = (
  callback: string,
  id: string | undefined,
  title: string,
  submit: string,
  blocks: ModalView['blocks'],
): ModalView => ({
  type: 'modal',
  callback_id: callback,
  private_metadata: modalMetadata({ id }),
  title: plainText(title, 24),
  submit: plainText(submit, 24),
  close: plainText('Cancel', 24),
  blocks,
});

/** Asks why before something is done. `deed` comes back with it: `pull:opt-out`. */
export const reasonModal = (deed: string, title: string, submit: string, words: SafeMrkdwn): ModalView =>
  form(MODAL.reason, deed, title, submit, [
    section(words),
    textField(INPUT.reason, 'Why', { hint: 'It goes into the record, for all to read.', longest: 500 }),
  ]);

/** A fact to be stated by the privacy officer or counsel; `lapsesOn` is the day the form comes with. */
export const factModal = (fact: Fact, lapsesOn: string): ModalView =>
  form(MODAL.fact, fact.id, 'What is so here', 'Confirm', [
    section(mrkdwn`*${anyones(fact.question)}*\n${anyones(fact.about)}`),
    choiceField(
      INPUT.value,
      'It is',
      [
        ['Yes', 'yes'],
        ['No', 'no'],
        ['Not known', 'unknown'],
      ],
      fact.value,
    ),
    textField(
      INPUT.proof,
      'What shows it',
      { value: fact.proof, hint: 'A link or a note.', longest: 1_000 },
      true,
    ),
    input(
      INPUT.lapses,
      'To be confirmed again by',
      { type: 'datepicker', initial_date: lapsesOn },
      { optional: true },
    ),
  ]);

/** Who looks after an item, and how often it is looked at. */
export const assignModal = (item: Item): ModalView =>
  form(MODAL.assign, item.id, 'Owner and dates', 'Save', [
    personField(INPUT.owner, 'Owner', item.owner),
    personField(INPUT.deputy, 'Deputy', item.deputy),
    lineField(INPUT.days, 'Days between two looks at it', { longest: 4, hint: '90 unless set.' }, true),
  ]);

const ROLES: [words: string, value: Role][] = [
  ['Approver', 'approver'],
  ['Privacy officer', 'privacy-officer'],
  ['Counsel', 'counsel'],
  ['Admin', 'admin'],
];

/** Names someone for roles. What is not chosen is taken away. */
export const roleModal = (): ModalView =>
  form(MODAL.role, undefined, 'Roles', 'Save', [
    personField(INPUT.person, 'Who', undefined, false),
    ...menuField(INPUT.roles, 'Is', ROLES, [], 'Those that are left out are taken away.'),
  ]);

/** What admins may set. */
export const settingsModal = (now: { channel?: string | undefined; authors: boolean }): ModalView =>
  form(MODAL.settings, undefined, 'Settings', 'Save', [
    input(
      INPUT.channel,
      'Where proposals are shown to approvers',
      {
        type: 'conversations_select',
        ...(now.channel === undefined ? {} : { initial_conversation: now.channel }),
        filter: {
          include: ['public', 'private'],
          exclude_bot_users: true,
          exclude_external_shared_channels: true,
        },
      },
      { optional: true, hint: 'Invite me there. Left out: in App Home only.' },
    ),
    choiceField(
      INPUT.authors,
      'May the author of an item approve it?',
      [
        ['No', 'no'],
        ['Yes: we are a team of one', 'yes'],
      ],
      now.authors ? 'yes' : 'no',
    ),
  ]);
