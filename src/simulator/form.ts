import { type JsonObject, recordAt, stringAt } from './json.js';
import { type Field, findFields, type Looked, optionsOf } from './surface.js';
import type { World } from './world.js';
import { findChannel, findUser } from './world.js';

/** What a person puts into a field: words, one choice by its label, or several. */
export type Entry = string | string[];

/**
 * The `state.values` of a view after someone filled in fields, each named by its visible label.
 * Throws where Slack's client would not let them submit: no such field or choice, too short, too long, empty.
 */
export const fillForm = (view: Looked, entries: Record<string, Entry>, world: World): JsonObject => {
  const fields = findFields(view);
  for (const label of Object.keys(entries)) {
    if (fields.some((field) => field.label === label)) continue;
    const labels = fields.map((field) => `'${field.label}'`).join(', ');
    throw new Error(`The view has no field '${label}', only ${labels || 'none at all'}.`);
  }
  const values: Record<string, JsonObject> = {};
  for (const field of fields) {
    const entry = entries[field.label];
    const state = entry === undefined ? initialState(field) : enter(field, entry, world);
    if (!field.isOptional && isEmpty(state)) throw new Error(`'${field.label}' must not be left empty.`);
    const blockId = String(field.block.block_id);
    values[blockId] = {
      ...values[blockId],
      [String(field.element.action_id)]: { type: field.element.type, ...state },
    };
  }
  return values;
};

const initialState = ({ element }: Field): JsonObject => {
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: element.initial_option ?? null };
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: element.initial_options ?? [] };
    case 'users_select':
      return { selected_user: element.initial_user ?? null };
    case 'multi_users_select':
      return { selected_users: element.initial_users ?? [] };
    case 'conversations_select':
      return { selected_conversation: element.initial_conversation ?? null };
    case 'channels_select':
      return { selected_channel: element.initial_channel ?? null };
    case 'datepicker':
      return { selected_date: element.initial_date ?? null };
    default:
      return { value: element.initial_value ?? null };
  }
};

const enter = (field: Field, entry: Entry, world: World): JsonObject => {
  const { element } = field;
  const one = typeof entry === 'string' ? entry : (entry[0] ?? '');
  const all = typeof entry === 'string' ? [entry] : entry;
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: choose(field, one) };
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: all.map((label) => choose(field, label)) };
    case 'users_select':
      return { selected_user: findUser(world, one).id };
    case 'multi_users_select':
      return { selected_users: all.map((name) => findUser(world, name).id) };
    case 'conversations_select':
      return { selected_conversation: findChannel(world, one).id };
    case 'channels_select':
      return { selected_channel: findChannel(world, one).id };
    case 'datepicker':
      return { selected_date: one };
    default:
      return { value: type(field, one) };
  }
};

const choose = ({ label, element }: Field, wanted: string): JsonObject => {
  const options = optionsOf(element);
  const found = options.find((option) => stringAt(option.text, 'text') === wanted);
  if (found) return found;
  const labels = options.map((option) => `'${stringAt(recordAt(option, 'text'), 'text')}'`).join(', ');
  throw new Error(`'${label}' has no choice '${wanted}', only ${labels}.`);
};

const type = ({ label, element }: Field, words: string): string | null => {
  const least = Number(element.min_length ?? 0);
  const most = Number(element.max_length ?? 3000);
  if (words !== '' && words.length < least) throw new Error(`'${label}' takes at least ${least} characters.`);
  if (words.length > most) throw new Error(`'${label}' takes at most ${most} characters.`);
  return words === '' ? null : words;
};

const isEmpty = (state: JsonObject): boolean => {
  const value = Object.values(state)[0];
  return value === null || (Array.isArray(value) && value.length === 0);
};
