/** A row of a table and the line (1-based) on which it begins. */
export interface CsvRow {
  line: number;
  cells: string[];
}

/** Reads comma-separated values as spreadsheets write them: quoted cells may hold commas, quotes and line ends. */
export function readCsv(text: string): CsvRow[] {
  const rows: CsvRow[] = [];
  let row: CsvRow = { line: 1, cells: [] };
  let cell = '';
  let quoted = false;
  let line = 1;
  const endRow = () => {
    row.cells.push(cell);
    if (row.cells.some((each) => each !== '')) rows.push(row);
    cell = '';
  };
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  for (let at = 0; at < source.length; at++) {
    const char = source[at] ?? '';
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === ',') {
      row.cells.push(cell);
      cell = '';
    } else if (char === '\n') {
      endRow();
      row = { line, cells: [] };
    } else cell += char;
  }
  if (cell !== '' || row.cells.length > 0) endRow();
  return rows;
}

export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => `${cells.map(writeCell).join(',')}\r\n`).join('');

const writeCell = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;

/** A spreadsheet runs a cell that starts so as a formula. */
const FORMULA = /^'*[=+\-@\t\r]/;
const NEUTRALISED = /^'+[=+\-@\t\r]/;

/** Puts an apostrophe before what a spreadsheet would run; `revive` takes it away again. */
export const neutralise = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);
export const revive = (cell: string): string => (NEUTRALISED.test(cell) ? cell.slice(1) : cell);
