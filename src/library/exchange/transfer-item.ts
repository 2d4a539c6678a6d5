import { z } from 'zod';
import type { Fault } from '../../errors.js';
import { answerContent, exampleContent, pairContent, sampleContent } from '../content.js';

const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is made of lower-case words joined by hyphens')
  .max(60, 'an id has at most 60 characters')
  .optional();

const transferItem = z.discriminatedUnion('kind', [
  answerContent.extend({ kind: z.literal('answer'), id }).partial({ spoken: true }),
  exampleContent.extend({ kind: z.literal('example'), id }).partial({ outcome: true }),
  pairContent.extend({ kind: z.literal('pair'), id }),
  sampleContent.extend({ kind: z.literal('sample'), id }),
]);

/** The words of one item on their way in or out. What a file need not say is worked out when it is stored. */
export type TransferItem = z.infer<typeof transferItem>;

/** An item found in a file, and the line at which it begins. */
export interface FoundItem {
  line: number;
  item: TransferItem;
}

/** What a file holds: the sound items, and a fault for each of the others. */
export interface Found {
  items: FoundItem[];
  faults: Fault[];
}

/** Checks what was read at a line; what is not an item becomes a fault that says what is wrong with which part. */
export function checkItem(raw: Record<string, unknown>, file: string, line: number): Found {
  const parsed = transferItem.safeParse(raw);
  if (parsed.success) return { items: [{ line, item: parsed.data }], faults: [] };
  const message = parsed.error.issues
    .map((issue) => `${issue.path.map(String).join(' → ') || 'the item'}: ${lowerFirst(issue.message)}`)
    .join('; ');
  return {
    items: [],
    faults: [{ where: file, line, message: `${message}.`, cure: 'Mend it and import the file again.' }],
  };
}

export const gather = (parts: readonly Found[]): Found => ({
  items: parts.flatMap(({ items }) => items),
  faults: parts.flatMap(({ faults }) => faults),
});

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
