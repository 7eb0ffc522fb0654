import { type Bytes, utf8 } from '../evidence/index.ts';

/** A number is written as it is; text may be guarded. Null is an empty cell. */
export type CsvCell = number | string | null | { readonly decimal: string };

/**
 * One row of a CSV file (RFC 4180), with its line end. A cell of text that a spreadsheet would take for a formula
 * (it begins with `=`, `+`, `-` or `@`) gets an apostrophe before it; numbers, and plain decimals given as such, do not.
 */
export function csvRow(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

/** A CSV file of rows: UTF-8 with a byte order mark, for spreadsheets that otherwise guess. */
export function csvFile(rows: readonly (readonly CsvCell[])[]): Bytes {
  return utf8(`\uFEFF${rows.map(csvRow).join('')}`);
}

function csvCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = typeof cell === 'string' ? guarded(cell) : decimal(cell.decimal);
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function guarded(text: string): string {
  return /^[=+\-@]/u.test(text) ? `'${text}` : text;
}

function decimal(text: string): string {
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? text : guarded(text);
}
