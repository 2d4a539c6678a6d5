import type { TransferItem } from './transfer-item.js';

/** How a part of an item is written where there is only text. */
export type FieldType = 'text' | 'list' | 'claims' | 'flag';

/** The parts of all kinds of items, in the order in which they are written. */
export const FIELDS = {
  id: 'text',
  audience: 'text',
  question: 'text',
  answer: 'text',
  spoken: 'text',
  otherWording: 'text',
  note: 'text',
  mayBeSpokenBy: 'text',
  phrasings: 'list',
  text: 'text',
  format: 'text',
  say: 'text',
  notThis: 'text',
  place: 'text',
  outcome: 'text',
  hypothetical: 'flag',
  sensitive: 'flag',
  topics: 'list',
  facts: 'claims',
  source: 'text',
} as const satisfies Record<string, FieldType>;

export type FieldName = keyof typeof FIELDS;
export const FIELD_NAMES = Object.keys(FIELDS) as FieldName[];

/** `otherWording` is written `other wording`, and read whatever joins its words. */
export const labelOf = (field: FieldName): string =>
  field.replace(/[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);

const flat = (label: string): string => label.toLowerCase().replace(/[^a-z]/g, '');
const BY_LABEL = new Map(FIELD_NAMES.map((field) => [flat(field), field]));

/** The field a heading stands for, or undefined. */
export const fieldOf = (label: string): FieldName | undefined => BY_LABEL.get(flat(label));

/** The part of an item as lines: one for a text or a flag, one each for a list. Undefined where it has none. */
export function fieldLines(item: TransferItem, field: FieldName): string[] | undefined {
  const value = (item as Record<string, unknown>)[field];
  if (value === undefined) return undefined;
  switch (FIELDS[field]) {
    case 'list':
      return value as string[];
    case 'claims':
      return (value as { fact: string; value: string }[]).map((claim) => `${claim.fact}=${claim.value}`);
    case 'flag':
      return [value ? 'yes' : 'no'];
    case 'text':
      return [value as string];
  }
}

/** The value that lines stand for; what makes no sense is left for the item's check to name. */
export function readValue(field: FieldName, lines: readonly string[]): unknown {
  switch (FIELDS[field]) {
    case 'list':
      return lines;
    case 'claims':
      return lines.map((line) => {
        const [fact = '', value = ''] = line.split('=').map((part) => part.trim());
        return { fact, value: value.toLowerCase() };
      });
    case 'flag':
      return FLAGS.get((lines[0] ?? '').trim().toLowerCase()) ?? lines[0];
    case 'text':
      return lines.join('\n');
  }
}

const FLAGS = new Map([
  ['yes', true],
  ['true', true],
  ['1', true],
  ['no', false],
  ['false', false],
  ['0', false],
]);
