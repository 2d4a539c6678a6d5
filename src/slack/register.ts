import type { App, BlockAction, MessageShortcut } from '@slack/bolt';
import { ACTION, COMMAND, MODAL, SHORTCUT } from './ids.js';
import * as answers from './listeners/answer-buttons.js';
import * as channels from './listeners/channel-buttons.js';
import { type ActionListener, outdated } from './listeners/click.js';
import * as commands from './listeners/commands.js';
import * as drafts from './listeners/draft-buttons.js';
import * as events from './listeners/events.js';
import * as library from './listeners/library-buttons.js';
import * as forms from './listeners/library-modals.js';
import * as modals from './listeners/modals.js';
import * as reviews from './listeners/review-buttons.js';
import * as shortcuts from './listeners/shortcuts.js';
import type { Surface } from './surface.js';

/** Something that a person can do in Slack, what answers it, and the scopes it takes. The manifest is held to it. */
interface Row<Listener> {
  listen: (surface: Surface) => Listener;
  scopes: readonly Scope[];
}

interface CommandRow extends Row<commands.CommandListener> {
  command: string;
  description: string;
  usage: string;
}

interface ShortcutRow extends Row<shortcuts.ShortcutListener> {
  callback: string;
  name: string;
  description: string;
}

interface EventRow extends Row<events.EventListener> {
  event: string;
  /** What to subscribe to, where it is called otherwise. */
  subscribe?: readonly string[];
}

interface ActionRow extends Row<ActionListener> {
  action: string | RegExp;
}

interface ModalRow extends Row<modals.ModalListener> {
  callback: string;
}

/** The bot's permissions, each with what it is for. */
export const SCOPES = {
  commands: 'commands and shortcuts',
  'chat:write': 'post drafts, reviews and notices',
  'reactions:read': 'hear the emoji, and read the message it was put on',
  'app_mentions:read': 'hear its name',
  'channels:history': 'follow the edits of reviewed drafts in public channels; read a draft again',
  'groups:history': 'the same in private channels it was invited to',
  'mpim:history': 'the same in group messages it was invited to',
  'im:history': 'read what is written to it directly',
  'channels:read': 'see whether it is in a channel, and whether others share it',
  'groups:read': 'the same for private channels',
  'mpim:read': 'the same for group messages',
  'im:write': 'answer in direct messages',
  'users:read': "tell people of this workspace from bots and other organisations' people",
} as const;
export type Scope = keyof typeof SCOPES;

const READ_DRAFTS: readonly Scope[] = [
  'channels:history',
  'groups:history',
  'mpim:history',
  'im:history',
  'reactions:read',
];
const PLACE: readonly Scope[] = ['channels:read', 'groups:read', 'mpim:read', 'users:read'];
const ANSWER: readonly Scope[] = ['chat:write', 'im:write'];
/** Deciding on the library, and telling those it concerns. */
const DECIDE: readonly Scope[] = ['users:read', 'chat:write', 'im:write'];
const REVIEW: readonly Scope[] = [...READ_DRAFTS, ...PLACE, ...ANSWER];

/** The whole surface. */
export const SURFACE: {
  commands: readonly CommandRow[];
  shortcuts: readonly ShortcutRow[];
  events: readonly EventRow[];
  actions: readonly ActionRow[];
  modals: readonly ModalRow[];
} = {
  commands: [
    {
      command: COMMAND.frame,
      description: 'Hold a draft against the framing toolkit',
      usage: '[draft] | last | why [point] | help',
      listen: commands.frameCommand,
      scopes: ['commands', ...REVIEW],
    },
    {
      command: COMMAND.toughq,
      description: 'What to say to a tough question',
      usage: '[a few words of the question] | add',
      listen: commands.toughqCommand,
      scopes: ['commands', ...DECIDE],
    },
    {
      command: COMMAND.example,
      description: 'What sharing information has made possible',
      usage: '[a few words] | add',
      listen: commands.exampleCommand,
      scopes: ['commands', ...DECIDE],
    },
  ],
  shortcuts: [
    {
      callback: SHORTCUT.checkFraming,
      name: 'Check framing',
      description: 'Hold this message against the framing toolkit',
      listen: shortcuts.checkFraming,
      scopes: ['commands', ...REVIEW],
    },
    {
      callback: SHORTCUT.proposeExample,
      name: 'Propose as example',
      description: 'Put this message forward for the library of examples',
      listen: shortcuts.proposeExample,
      scopes: ['commands', ...DECIDE],
    },
  ],
  events: [
    { event: 'reaction_added', listen: events.reactionAdded, scopes: REVIEW },
    { event: 'app_mention', listen: events.appMention, scopes: ['app_mentions:read', ...REVIEW] },
    {
      event: 'message',
      subscribe: ['message.channels', 'message.groups', 'message.im', 'message.mpim'],
      listen: events.message,
      scopes: REVIEW,
    },
    {
      event: 'member_joined_channel',
      listen: events.memberJoinedChannel,
      scopes: ['channels:read', 'groups:read', 'chat:write'],
    },
    { event: 'app_home_opened', listen: events.appHomeOpened, scopes: [] },
  ],
  actions: [
    { action: ACTION.openForm, listen: drafts.openForm, scopes: [] },
    { action: ACTION.changesAsText, listen: reviews.changesAsText, scopes: REVIEW },
    { action: ACTION.allNine, listen: reviews.allNine, scopes: READ_DRAFTS },
    { action: ACTION.why, listen: reviews.why, scopes: READ_DRAFTS },
    { action: ACTION.keepAsIs, listen: reviews.keepAsIs, scopes: READ_DRAFTS },
    { action: ACTION.editDraft, listen: drafts.editDraft, scopes: READ_DRAFTS },
    { action: ACTION.withdrawDraft, listen: drafts.withdrawDraft, scopes: ANSWER },
    { action: ACTION.postInChannel, listen: drafts.postInChannel, scopes: REVIEW },
    {
      action: ACTION.repliesInThreads,
      listen: channels.repliesInThreads,
      scopes: ['chat:write', 'users:read'],
    },
    {
      action: ACTION.repliesInPrivate,
      listen: channels.repliesInPrivate,
      scopes: ['chat:write', 'users:read'],
    },
    { action: new RegExp(`^${ACTION.chooseAnswer}_\\d$`, 'u'), listen: answers.chooseAnswer, scopes: [] },
    { action: ACTION.browseAnswers, listen: answers.chooseAnswer, scopes: [] },
    { action: ACTION.browseTopic, listen: answers.browseTopic, scopes: [] },
    { action: ACTION.otherWording, listen: answers.otherWording, scopes: [] },
    { action: ACTION.shareAnswer, listen: answers.shareAnswer, scopes: ['chat:write', 'users:read'] },
    { action: new RegExp(`^${ACTION.chooseNear}_\\d$`, 'u'), listen: library.chooseNear, scopes: [] },
    { action: new RegExp(`^${ACTION.askTeam}(?:_0)?$`, 'u'), listen: library.askTeam, scopes: DECIDE },
    { action: ACTION.answerQuestion, listen: library.answerQuestion, scopes: [] },
    { action: ACTION.closeQuestion, listen: library.closeQuestion, scopes: [] },
    { action: ACTION.acceptPhrasing, listen: library.acceptPhrasing, scopes: DECIDE },
    { action: ACTION.refusePhrasing, listen: library.refusePhrasing, scopes: DECIDE },
    { action: ACTION.approve, listen: library.approve, scopes: DECIDE },
    { action: ACTION.sendBack, listen: library.sendBack, scopes: [] },
    { action: ACTION.openItem, listen: library.openItem, scopes: ['users:read'] },
    { action: ACTION.rewordItem, listen: library.rewordItem, scopes: [] },
    { action: ACTION.confirmItem, listen: library.confirmItem, scopes: DECIDE },
    { action: ACTION.assignItem, listen: library.assignItem, scopes: [] },
    { action: ACTION.pullItem, listen: library.pullItem, scopes: [] },
    { action: ACTION.putBackItem, listen: library.putBackItem, scopes: DECIDE },
    { action: ACTION.retireItem, listen: library.retireItem, scopes: [] },
    { action: ACTION.stateFact, listen: library.stateFact, scopes: [] },
    { action: ACTION.giveRole, listen: library.giveRole, scopes: [] },
    { action: ACTION.settings, listen: library.settings, scopes: [] },
    { action: new RegExp(`^${ACTION.homeSection}_\\d$`, 'u'), listen: library.homeSection, scopes: [] },
  ],
  modals: [
    { callback: MODAL.frame, listen: modals.frameModal, scopes: REVIEW },
    { callback: MODAL.editDraft, listen: modals.editDraftModal, scopes: ANSWER },
    { callback: MODAL.keepAsIs, listen: modals.keepAsIsModal, scopes: ANSWER },
    { callback: MODAL.proposeAnswer, listen: forms.proposeAnswer, scopes: DECIDE },
    { callback: MODAL.proposeExample, listen: forms.proposeExample, scopes: DECIDE },
    { callback: MODAL.reason, listen: forms.reason, scopes: DECIDE },
    { callback: MODAL.fact, listen: forms.fact, scopes: DECIDE },
    { callback: MODAL.assign, listen: forms.assign, scopes: DECIDE },
    { callback: MODAL.role, listen: forms.role, scopes: DECIDE },
    { callback: MODAL.settings, listen: forms.settings, scopes: DECIDE },
  ],
};

/** Every action that is none of the table's. Rows of buttons number theirs. */
const UNKNOWN_ACTION = new RegExp(`^(?!(?:${Object.values(ACTION).join('|')})(?:_\\d)?$)`, 'u');

/** Makes the app listen to everything in the table. */
export const register = (app: App, surface: Surface): void => {
  for (const row of SURFACE.commands) app.command(row.command, row.listen(surface));
  for (const row of SURFACE.shortcuts) {
    app.shortcut<MessageShortcut>({ callback_id: row.callback, type: 'message_action' }, row.listen(surface));
  }
  for (const row of SURFACE.events) app.event(row.event, row.listen(surface));
  for (const row of SURFACE.actions)
    app.action<BlockAction>({ action_id: row.action, type: 'block_actions' }, row.listen(surface));
  app.action<BlockAction>({ action_id: UNKNOWN_ACTION, type: 'block_actions' }, outdated(surface));
  for (const row of SURFACE.modals)
    app.view({ callback_id: row.callback, type: 'view_submission' }, row.listen(surface));
};
