import { isNode, isSeq, LineCounter, parseDocument } from 'yaml';
import { checkItem, type Found, gather, type TransferItem } from './transfer-item.js';

/** Items as JSON: `{"items": [...]}`, an item's parts by their names. */
export const itemsAsJson = (items: readonly TransferItem[]): string =>
  `${JSON.stringify({ items }, null, 2)}\n`;

/** Reads `{"items": [...]}` or a list alone. JSON is YAML as well, and the YAML reader knows the lines. */
export function readItemsJson(text: string, file: string): Found {
  const lines = new LineCounter();
  const document = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: lines, prettyErrors: false });
  const lineAt = (offset: number) => lines.linePos(offset).line;
  const broken = document.errors[0];
  if (broken !== undefined) return notItems(file, lineAt(broken.pos[0]), 'This is not JSON.');
  const list = isSeq(document.contents) ? document.contents : document.getIn(['items'], true);
  if (!isSeq(list)) return notItems(file, 1, 'There is no list of items.');
  return gather(
    list.items.map((node) => {
      const line = isNode(node) && node.range ? lineAt(node.range[0]) : 1;
      const raw = isNode(node) ? (node.toJS(document) as unknown) : node;
      if (raw === null || typeof raw !== 'object' || Array.isArray(raw)) {
        return notItems(file, line, 'This is not an item.');
      }
      return checkItem(raw as Record<string, unknown>, file, line);
    }),
  );
}

const notItems = (where: string, line: number, message: string): Found => ({
  items: [],
  faults: [{ where, line, message, cure: 'Write {"items": [{"kind": "answer", …}, …]}.' }],
});
