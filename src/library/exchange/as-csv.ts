import { neutralise, readCsv, revive, writeCsv } from './csv.js';
import { FIELD_NAMES, FIELDS, type FieldName, fieldLines, fieldOf, labelOf, readValue } from './fields.js';
import { checkItem, type Found, gather, type TransferItem } from './transfer-item.js';

/** Between the entries of a list in one cell; a bar inside an entry is written twice. */
const BAR = '|';

/** Items as a table: a row each, a column for each part that any of them has. */
export function itemsAsCsv(items: readonly TransferItem[]): string {
  const used = FIELD_NAMES.filter((field) => items.some((item) => fieldLines(item, field) !== undefined));
  const rows = items.map((item) => [item.kind, ...used.map((field) => neutralise(cellOf(item, field)))]);
  return writeCsv([['kind', ...used.map(labelOf)], ...rows]);
}

const cellOf = (item: TransferItem, field: FieldName): string => {
  const lines = fieldLines(item, field) ?? [];
  return isMany(field) ? lines.map(doubleBars).join(` ${BAR} `) : (lines[0] ?? '');
};

/** Reads a table whose first row names the columns; a column nobody knows is a fault, and so is each row that fails. */
export function readItemsCsv(text: string, file: string): Found {
  const [head, ...rows] = readCsv(text);
  const columns = (head?.cells ?? []).map((cell) =>
    cell.trim().toLowerCase() === 'kind' ? ('kind' as const) : fieldOf(cell),
  );
  const unknown = (head?.cells ?? []).filter((cell, at) => cell.trim() !== '' && columns[at] === undefined);
  return gather([
    { items: [], faults: unknown.map((cell) => unknownColumn(file, head?.line ?? 1, cell)) },
    ...rows.map(({ line, cells }) => checkItem(readRow(columns, cells), file, line)),
  ]);
}

function readRow(columns: readonly ('kind' | FieldName | undefined)[], cells: readonly string[]) {
  const raw: Record<string, unknown> = { kind: 'answer' };
  columns.forEach((column, at) => {
    const cell = revive(cells[at] ?? '');
    if (column === undefined || cell.trim() === '') return;
    if (column === 'kind') raw.kind = cell.trim().toLowerCase();
    else raw[column] = readValue(column, isMany(column) ? splitAtBars(cell) : [cell]);
  });
  return raw;
}

const isMany = (field: FieldName): boolean => FIELDS[field] === 'list' || FIELDS[field] === 'claims';

const doubleBars = (entry: string): string => entry.replaceAll(BAR, BAR + BAR);

const splitAtBars = (cell: string): string[] =>
  cutAtSingleBars(cell)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');

/** Two bars in a row are one bar of the entry; a single one ends it. */
function cutAtSingleBars(cell: string): string[] {
  const entries = [''];
  for (let at = 0; at < cell.length; at++) {
    const char = cell[at] ?? '';
    const last = entries.length - 1;
    if (char !== BAR) entries[last] += char;
    else if (cell[at + 1] === BAR) {
      entries[last] += BAR;
      at += 1;
    } else entries.push('');
  }
  return entries;
}

const unknownColumn = (where: string, line: number, cell: string) => ({
  where,
  line,
  message: `There is no column "${cell}".`,
  cure: `The columns are kind, ${FIELD_NAMES.map(labelOf).join(', ')}.`,
});
