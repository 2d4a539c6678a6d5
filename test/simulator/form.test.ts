import { type Entry, fillForm } from '../../src/simulator/form.js';
import { addPerson, createWorld } from '../../src/simulator/world.js';

const world = createWorld(() => 0);
addPerson(world, { name: 'ana' });

const plain = (text: string) => ({ type: 'plain_text', text });
const option = (label: string) => ({ text: plain(label), value: label.toLowerCase() });
const input = (label: string, element: object, fields: object = {}) => ({
  type: 'input',
  block_id: label.toLowerCase(),
  label: plain(label),
  element: { action_id: 'it', ...element },
  ...fields,
});

const view = {
  blocks: [
    input('Draft', { type: 'plain_text_input', min_length: 3, max_length: 10 }),
    input('Format', {
      type: 'static_select',
      options: ['Tweet', 'Blog'].map(option),
      initial_option: option('Blog'),
    }),
    input('Notes', { type: 'checkboxes', options: ['Held', 'Urgent'].map(option) }, { optional: true }),
    input('Owner', { type: 'users_select' }, { optional: true }),
  ],
};

test('a form holds what was entered, and what it came with', () => {
  const values = fillForm(view, { Draft: 'Nurses', Notes: ['Held'], Owner: 'ana' }, world);
  expect(values).toEqual({
    draft: { it: { type: 'plain_text_input', value: 'Nurses' } },
    format: { it: { type: 'static_select', selected_option: option('Blog') } },
    notes: { it: { type: 'checkboxes', selected_options: [option('Held')] } },
    owner: { it: { type: 'users_select', selected_user: 'UANA' } },
  });
});

test.each<[string, Record<string, Entry>, string]>([
  ['a field that is not there', { Draft: 'Nurses', Title: 'x' }, "no field 'Title', only 'Draft', 'Format'"],
  ['nothing in a field that needs words', {}, "'Draft' must not be left empty."],
  ['too few words', { Draft: 'ab' }, "'Draft' takes at least 3 characters."],
  ['too many words', { Draft: 'x'.repeat(11) }, "'Draft' takes at most 10 characters."],
  [
    'a choice that is not there',
    { Draft: 'Nurses', Format: 'Speech' },
    "no choice 'Speech', only 'Tweet', 'Blog'",
  ],
])('a person cannot submit %s', (_what, entries, message) => {
  expect(() => fillForm(view, entries, world)).toThrow(message);
});
