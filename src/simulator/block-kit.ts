import type { z } from 'zod';
import { BLOCKS, HOME, MODAL } from './block-kit-schema.js';
import { isRecord, type JsonObject } from './json.js';

export type Surface = 'message' | 'modal' | 'home';

/** Something Slack would refuse; `path` as in `blocks[3].elements[0].text.text`. */
export interface Flaw {
  path: string;
  message: string;
}

const MOST_BLOCKS: Record<Surface, number> = { message: 50, modal: 100, home: 100 };

/** Slack names no figure; apps have met `msg_blocks_too_long` somewhere above this. */
export const MOST_TEXT_IN_A_MESSAGE = 12_000;

/** Everything Slack would refuse in these blocks; empty when they may be sent. */
export const checkBlocks = (blocks: unknown, surface: Surface): Flaw[] => {
  if (!Array.isArray(blocks)) return [{ path: 'blocks', message: 'must be an array' }];
  const each = blocks.flatMap((block, index) => flawsOf(BLOCKS[surface], block, `blocks[${index}]`));
  const records = blocks.filter(isRecord);
  return [
    ...tooManyBlocks(blocks, surface),
    ...each,
    ...repeatedBlockIds(records),
    ...records.flatMap(repeatedActionIds),
    ...(surface === 'message' ? checkWholeMessage(records) : []),
  ];
};

/** Everything Slack would refuse in this modal or App Home, its blocks included. */
export const checkView = (view: unknown): Flaw[] => {
  if (!isRecord(view)) return [{ path: 'view', message: 'must be an object' }];
  const surface = view.type === 'home' ? 'home' : 'modal';
  const frame = flawsOf(surface === 'home' ? HOME : MODAL, view, 'view');
  const blocks = checkBlocks(view.blocks, surface).map(({ path, message }) => ({
    path: `view.${path}`,
    message,
  }));
  return [...frame, ...blocks, ...inputsWithoutSubmit(view)];
};

/** The number of characters that all texts in these blocks hold together. */
export const countText = (value: unknown): number => {
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + countText(item), 0);
  if (!isRecord(value)) return 0;
  const own = typeof value.text === 'string' ? value.text.length : 0;
  return own + Object.values(value).reduce((sum: number, item) => sum + countText(item), 0);
};

const flawsOf = (schema: z.ZodType, value: unknown, path: string): Flaw[] => {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => ({
    path: path + describePath(issue.path),
    message: issue.message,
  }));
};

const describePath = (path: readonly PropertyKey[]): string =>
  path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');

const tooManyBlocks = (blocks: unknown[], surface: Surface): Flaw[] => {
  const most = MOST_BLOCKS[surface];
  return blocks.length > most
    ? [{ path: 'blocks', message: `at most ${most} blocks, not ${blocks.length}` }]
    : [];
};

const repeatedBlockIds = (blocks: JsonObject[]): Flaw[] => {
  const ids = blocks.map((block) => block.block_id);
  return ids.flatMap((id, index) =>
    id !== undefined && ids.indexOf(id) < index
      ? [{ path: `blocks[${index}].block_id`, message: `'${id}' stands on an earlier block` }]
      : [],
  );
};

/** Action ids tell the elements of one block apart; other blocks may use them again. */
const repeatedActionIds = (block: JsonObject, index: number): Flaw[] => {
  const elements = Array.isArray(block.elements) ? block.elements.filter(isRecord) : [];
  const ids = elements.map((element) => element.action_id);
  return ids.flatMap((id, position) =>
    id !== undefined && ids.indexOf(id) < position
      ? [
          {
            path: `blocks[${index}].elements[${position}].action_id`,
            message: `'${id}' stands on an earlier element`,
          },
        ]
      : [],
  );
};

const checkWholeMessage = (blocks: JsonObject[]): Flaw[] => {
  const tables = blocks.filter((block) => block.type === 'table');
  const inTables = countText(tables);
  const inMarkdown = countText(blocks.filter((block) => block.type === 'markdown'));
  const inAll = countText(blocks);
  const flaws: Flaw[] = [];
  const refuseIf = (wrong: boolean, message: string) => {
    if (wrong) flaws.push({ path: 'blocks', message });
  };
  refuseIf(tables.length > 1, 'only one table in a message');
  refuseIf(inTables > 10_000, `a table holds at most 10000 characters, not ${inTables}`);
  refuseIf(inMarkdown > 12_000, `markdown blocks hold at most 12000 characters together, not ${inMarkdown}`);
  refuseIf(inAll > MOST_TEXT_IN_A_MESSAGE, `at most ${MOST_TEXT_IN_A_MESSAGE} characters, not ${inAll}`);
  return flaws;
};

const inputsWithoutSubmit = (view: JsonObject): Flaw[] => {
  const hasInput =
    Array.isArray(view.blocks) && view.blocks.some((it) => isRecord(it) && it.type === 'input');
  return view.type === 'modal' && hasInput && view.submit === undefined
    ? [{ path: 'view.submit', message: 'a modal with inputs needs a submit button' }]
    : [];
};
