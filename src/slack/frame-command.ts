import { CHECKLIST_IDS, type ChecklistId } from '../framing/review.js';
import { COMMAND_LIMIT, countCharacters, isTooShort, MESSAGE_LIMIT } from './draft-size.js';

/** What someone meant by `/frame …`. */
export type FrameRequest =
  | { kind: 'modal' }
  | { kind: 'usage' }
  | { kind: 'help' }
  | { kind: 'last' }
  | { kind: 'why'; item: ChecklistId | undefined }
  | { kind: 'too-long'; over: number; limit: number; length: number }
  | { kind: 'draft'; text: string };

/**
 * Reads what follows `/frame`, already decoded. Nothing at all asks for the modal; blanks, emoji, or a word or two that is
 * no draft asks for usage.
 */
export const parseFrameCommand = (raw: string, text: string): FrameRequest => {
  if (raw === '') return { kind: 'modal' };
  const [first = '', ...rest] = text.toLowerCase().split(/\s+/u);
  if (rest.length === 0 && first === 'help') return { kind: 'help' };
  if (rest.length === 0 && first === 'last') return { kind: 'last' };
  if (first === 'why' && rest.length <= 4) return { kind: 'why', item: findItem(rest.join(' ')) };
  if (isTooShort(text)) return { kind: 'usage' };
  return tooLong(text) ?? { kind: 'draft', text };
};

const tooLong = (text: string): FrameRequest | undefined => {
  if (text.length <= COMMAND_LIMIT) return undefined;
  const length = countCharacters(text);
  if (length <= COMMAND_LIMIT) return undefined;
  const limit = length > MESSAGE_LIMIT ? MESSAGE_LIMIT : COMMAND_LIMIT;
  return { kind: 'too-long', over: length - limit, limit, length };
};

/** The item a person names by its number, its id, or a word of it that no other item has. */
export const findItem = (named: string): ChecklistId | undefined => {
  const wanted = named.trim().replace(/[\s_]+/gu, '-');
  if (/^[1-9]$/u.test(wanted)) return CHECKLIST_IDS[Number(wanted) - 1];
  if (wanted.length < 2) return undefined;
  const exact = CHECKLIST_IDS.find((id) => id === wanted);
  if (exact !== undefined) return exact;
  const close = CHECKLIST_IDS.filter((id) => `-${id}-`.includes(`-${wanted}`));
  return close.length === 1 ? close[0] : undefined;
};
