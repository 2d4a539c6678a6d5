import { MOST_TEXT, readContent } from './content.js';
import { type Entry, fillForm } from './form.js';
import { createInteractions, type Desk } from './interactions.js';
import type { JsonObject } from './json.js';
import { type Settled, settleModal, takeAway } from './modals.js';
import type { Answer } from './socket-mode.js';
import { type Clickable, describeAction, findClickables } from './surface.js';
import { escapeText, readTyped } from './typed-text.js';
import {
  type Channel,
  type Ephemeral,
  findChannel,
  findUser,
  type Message,
  type User,
  type View,
} from './world.js';

/** How a message is said, beside its words. */
export interface Saying {
  /** The message to answer in the thread of. */
  thread?: Message;
  /** Shows a reply in the channel as well. */
  broadcast?: boolean;
  file?: { name: string; mimetype: string; content: Buffer };
  /** Fields put over the message as they are, for what no client types: a bot's blocks, a subtype. */
  raw?: JsonObject;
}

/** What became of a submitted modal. */
export type Submitted = Answer & Settled;

/** Someone at a keyboard. Channels are named as people name them: `press-drafts`, `@ben`, `@framewright`. */
export interface Person {
  user: User;
  says(channel: string, words: string, saying?: Saying): Message;
  edits(message: Message, words: string): void;
  deletes(message: Message): void;
  reacts(emoji: string, message: Message): void;
  unreacts(emoji: string, message: Message): void;
  /** Runs a slash command; Slack has none in threads. */
  runs(command: string, words?: string, where?: { channel?: string }): Promise<Answer>;
  /** Clicks a button, or chooses an option, by the words on it; an `action_id` does as well. */
  clicks(on: Message | Ephemeral | View, label: string): Promise<Answer>;
  /** Uses a shortcut of the message's menu, by its callback id. */
  shortcut(callbackId: string, message: Message): Promise<Answer>;
  /** Opens the App Home; the view is the one that stands there now. */
  opensHome(): View | undefined;
  /** Fills in fields by their labels and submits; a field left out keeps what it came with. */
  submits(view: View, entries?: Record<string, Entry>): Promise<Submitted>;
  /** Closes the topmost modal. */
  closes(view: View): Promise<void>;
  /** Adds someone, the bot for instance, to a channel. */
  invites(name: string, channel: string): void;
  /** The modal on top of this person's screen. */
  readonly modal: View | undefined;
  readonly home: View | undefined;
}

export const createPerson = (user: User, desk: Desk): Person => {
  const { workspace } = desk;
  const { world } = workspace;
  const interactions = createInteractions(user, desk);

  const read = (words: string) =>
    readTyped(words, { users: world.users.values(), channels: world.channels.values() });

  const enter = (name: string): Channel => {
    const channel = findChannel(world, name, user);
    if (channel.isArchived) throw new Error(`#${channel.name} is archived.`);
    if (!channel.members.has(user.id)) throw new Error(`${user.name} is not in #${channel.name}.`);
    return channel;
  };

  const share = (file: NonNullable<Saying['file']>): JsonObject => {
    const id = world.nextId('F');
    world.files.set(id, { id, ...file, user: user.id });
    return { id, name: file.name, mimetype: file.mimetype, size: file.content.length };
  };

  /** Words that came with the ack of a command are shown to the one who ran it. */
  const hearAtOnce = (answer: JsonObject, channel: Channel) => {
    if (answer.text === undefined && answer.blocks === undefined) return;
    const content = readContent(answer, MOST_TEXT.post, world);
    const where = { channel: channel.id, user: user.id, ts: world.nextTs() };
    world.ephemerals.push({ ephemeral: true, ...where, ...content });
  };

  return {
    user,
    says(channelName, words, { thread, broadcast, file, raw = {} } = {}) {
      const { text, blocks } = read(words);
      return workspace.post({
        channel: enter(channelName).id,
        user: user.id,
        client_msg_id: world.nextId(''),
        text,
        ...(blocks.length > 0 ? { blocks } : {}),
        ...(thread ? { thread_ts: thread.thread_ts ?? thread.ts } : {}),
        ...(broadcast ? { subtype: 'thread_broadcast' } : {}),
        ...(file ? { subtype: 'file_share', files: [share(file)], upload: false } : {}),
        ...raw,
      });
    },
    edits(message, words) {
      const { text, blocks } = read(words);
      workspace.change(message, { text, blocks, edited: { user: user.id, ts: world.nextTs() } });
    },
    deletes: (message) => workspace.remove(message),
    reacts: (emoji, message) => workspace.react(user.id, emoji, message),
    unreacts: (emoji, message) => workspace.unreact(user.id, emoji, message),
    invites(name, channelName) {
      const channel = enter(channelName);
      const invited = findUser(world, name);
      if (!channel.members.has(invited.id)) workspace.join(invited.id, channel, user.id);
    },
    async runs(command, words = '', where = {}) {
      const channel = enter(where.channel ?? 'general');
      const text = escapeText(words.trim());
      const answer = await desk.ask('slash_commands', interactions.command(command, text, channel));
      hearAtOnce(answer.payload, channel);
      return answer;
    },
    async clicks(on, label) {
      const action = describeAction(findClickable(on, label), world.nextTs());
      return desk.ask('interactive', interactions.click(on, action));
    },
    shortcut: (callbackId, message) =>
      desk.ask('interactive', interactions.messageShortcut(callbackId, message)),
    async submits(view, entries = {}) {
      const values = fillForm(view, entries, world);
      const answer = await desk.ask('interactive', interactions.submission(view, values));
      if (!answer.ok) return { ...answer, closed: false, errors: {} };
      return { ...answer, ...settleModal(world, view, answer.payload) };
    },
    async closes(view) {
      takeAway(world, view);
      if (view.notify_on_close === true) await desk.ask('interactive', interactions.closing(view));
    },
    opensHome() {
      workspace.openHome(user.id);
      return world.homes.get(user.id);
    },
    get modal() {
      return world.modals.get(user.id)?.at(-1);
    },
    get home() {
      return world.homes.get(user.id);
    },
  };
};

const findClickable = (on: Message | Ephemeral | View, label: string): Clickable => {
  const all = findClickables(on);
  const found = all.find((it) => it.label === label) ?? all.find((it) => it.element.action_id === label);
  if (found) return found;
  const labels = all.map((it) => `'${it.label}'`).join(', ');
  throw new Error(`There is no '${label}' to click, only ${labels || 'nothing at all'}.`);
};
