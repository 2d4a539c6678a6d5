import { FIELD_NAMES, FIELDS, type FieldName, fieldLines, fieldOf, labelOf, readValue } from './fields.js';
import { checkItem, type Found, gather, type TransferItem } from './transfer-item.js';

/** The first line of a library in Markdown: what tells it from any other document. */
export const MARKDOWN_TITLE = '# Framewright library';

const KIND = /^## (answer|example|pair|sample)\s*$/i;
const LABEL = /^\*\*([^*:]+):\*\*\s*(.*)$/;

/** Items as Markdown: a heading each, its parts by bold labels; long texts quoted, lists as bullets. */
export const itemsAsMarkdown = (items: readonly TransferItem[]): string =>
  `${[MARKDOWN_TITLE, ...items.map(itemAsMarkdown)].join('\n\n')}\n`;

const itemAsMarkdown = (item: TransferItem): string =>
  [`## ${item.kind}`, ...FIELD_NAMES.flatMap((field) => partAsMarkdown(item, field))].join('\n\n');

function partAsMarkdown(item: TransferItem, field: FieldName): string[] {
  const lines = fieldLines(item, field);
  if (lines === undefined || lines.length === 0) return [];
  const label = `**${labelOf(field)}:**`;
  if (FIELDS[field] === 'list' || FIELDS[field] === 'claims') {
    return [[label, ...lines.map((line) => `- ${line}`)].join('\n')];
  }
  const text = lines[0] ?? '';
  if (!LONG.has(field) && !text.includes('\n')) return [`${label} ${text}`];
  return [[label, ...text.split('\n').map((line) => `> ${line}`.trimEnd())].join('\n')];
}

/** Read more easily as a paragraph of their own. */
const LONG: ReadonlySet<FieldName> = new Set(['answer', 'otherWording', 'text']);

/** Reads items as `itemsAsMarkdown` writes them, by hand or not; text outside of an item is passed over. */
export function readItemsMarkdown(text: string, file: string): Found {
  const items: OpenItem[] = [];
  for (const [index, line] of text.replace(/\r\n?/g, '\n').split('\n').entries()) {
    const kind = KIND.exec(line)?.[1];
    if (kind !== undefined) items.push({ line: index + 1, raw: new Map(), kind: kind.toLowerCase() });
    else takeLine(items.at(-1), line);
  }
  return gather(items.map((item) => checkItem(closeItem(item), file, item.line)));
}

interface OpenItem {
  line: number;
  kind: string;
  /** The lines of each part, by the label as it stands there. */
  raw: Map<string, string[]>;
  label?: string;
}

function takeLine(item: OpenItem | undefined, line: string): void {
  if (item === undefined) return;
  const [, label, rest = ''] = LABEL.exec(line) ?? [];
  if (label !== undefined) {
    item.label = label;
    item.raw.set(label, rest === '' ? [] : [rest]);
    return;
  }
  const content = /^(?:> ?|[-*] )(.*)$/.exec(line)?.[1];
  if (content !== undefined && item.label !== undefined) item.raw.get(item.label)?.push(content);
}

/** A label nobody knows stays under its own name, for the item's check to refuse. */
function closeItem({ kind, raw }: OpenItem): Record<string, unknown> {
  const item: Record<string, unknown> = { kind };
  for (const [label, lines] of raw) {
    const field = fieldOf(label);
    item[field ?? label] = field === undefined ? lines : readValue(field, lines);
  }
  return item;
}
