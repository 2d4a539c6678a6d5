import { isRecord, type JsonObject, recordAt, recordsAt, stringAt } from './json.js';

/** Something with blocks that a person looks at: a message, a notice, a modal, an App Home. */
export interface Looked extends JsonObject {
  text?: string;
  blocks?: JsonObject[];
}

/** A thing to click: which block it stands in, the element, and the option where it is one of several. */
export interface Clickable {
  label: string;
  block: JsonObject;
  element: JsonObject;
  option?: JsonObject;
}

/** A field of a modal. */
export interface Field {
  label: string;
  block: JsonObject;
  element: JsonObject;
  isOptional: boolean;
}

/** All words that a person sees, a block a line; the plain text where there are no blocks. */
export const visibleText = (looked: Looked): string => {
  const blocks = looked.blocks ?? [];
  const title = stringAt(looked.title, 'text');
  const lines = blocks.length > 0 ? blocks.map((block) => wordsOf(block).join(' ')) : [looked.text ?? ''];
  return [...(title === undefined ? [] : [title]), ...lines].filter((line) => line !== '').join('\n');
};

/** The words of a block in reading order; what stands behind an image counts, values and ids do not. */
const wordsOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  if (!isRecord(value)) return [];
  if (typeof value.text === 'string') return [value.text];
  const inOrder = ['title', 'subtitle', 'text', 'label', 'alt_text', 'fields', 'rows', 'elements', 'element'];
  const rest = ['accessory', 'options', 'child_blocks', 'hint', 'positive_button', 'negative_button'];
  const own = typeof value.alt_text === 'string' ? [value.alt_text] : [];
  return [...own, ...[...inOrder, ...rest].flatMap((key) => wordsOf(value[key]))];
};

/** Every button and every option that can be chosen, with the words that stand on it. */
export const findClickables = (looked: Looked): Clickable[] =>
  allBlocks(looked)
    .filter((block) => block.type !== 'input')
    .flatMap((block) => elementsOf(block).flatMap((element) => clickablesOf(block, element)));

const allBlocks = (looked: Looked): JsonObject[] =>
  (looked.blocks ?? []).flatMap((block) => [block, ...recordsAt(block, 'child_blocks')]);

const elementsOf = (block: JsonObject): JsonObject[] => [
  ...(isRecord(block.accessory) ? [block.accessory] : []),
  ...recordsAt(block, 'elements'),
];

const clickablesOf = (block: JsonObject, element: JsonObject): Clickable[] => {
  if (element.type === 'feedback_buttons') {
    return [recordAt(element, 'positive_button'), recordAt(element, 'negative_button')].map((option) => ({
      label: labelOf(option),
      block,
      element,
      option,
    }));
  }
  if (element.type === 'button' || element.type === 'icon_button') {
    return [{ label: labelOf(element), block, element }];
  }
  return optionsOf(element).map((option) => ({ label: labelOf(option), block, element, option }));
};

const labelOf = (holder: JsonObject): string => stringAt(holder.text, 'text') ?? '';

/** The options of a select, of radio buttons, of an overflow menu, those in groups included. */
export const optionsOf = (element: JsonObject): JsonObject[] => [
  ...recordsAt(element, 'options'),
  ...recordsAt(element, 'option_groups').flatMap((group) => recordsAt(group, 'options')),
];

/** The input fields of a modal or an App Home, in order. */
export const findFields = (looked: Looked): Field[] =>
  (looked.blocks ?? [])
    .filter((block) => block.type === 'input')
    .map((block) => ({
      label: stringAt(block.label, 'text') ?? '',
      block,
      element: recordAt(block, 'element'),
      isOptional: block.optional === true,
    }));

/** What Slack would send for an action on this element. */
export const describeAction = ({ block, element, option }: Clickable, actionTs: string): JsonObject => {
  const common = {
    type: element.type,
    action_id: element.action_id,
    block_id: block.block_id,
    action_ts: actionTs,
  };
  if (element.type === 'button' || element.type === 'icon_button') {
    const { text, value, style, url } = element;
    const given = Object.entries({ text, value, style, url }).filter(([, it]) => it !== undefined);
    return { ...common, ...Object.fromEntries(given) };
  }
  if (element.type === 'feedback_buttons') {
    return { ...common, text: option?.text, value: option?.value };
  }
  if (element.type === 'checkboxes' || element.type === 'multi_static_select') {
    return { ...common, selected_options: [option] };
  }
  return { ...common, selected_option: option };
};

/** Mentions in a message that would ring someone's phone: `<!channel>`, `<@U…>`, and their rich-text kin. */
export const liveMentions = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(liveMentions);
  if (!isRecord(value)) return [];
  if (value.type === 'broadcast') return [`<!${String(value.range)}>`];
  if (value.type === 'user' && typeof value.user_id === 'string') return [`<@${value.user_id}>`];
  const isLiteral = value.type === 'plain_text' || value.type === 'raw_text';
  const own = !isLiteral && typeof value.text === 'string' ? (value.text.match(/<[!@][^>]*>/g) ?? []) : [];
  return [...own, ...Object.values(value).flatMap(liveMentions)];
};
