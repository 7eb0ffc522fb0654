import type { Cell } from '../model/index.ts';
import {
  attribute,
  cellColSpan,
  cellRowSpan,
  isElement,
  localName,
  parentNode,
  queryAll,
  rowCells,
  tableCaption,
  tableRows,
} from './dom.ts';
import type { Steps } from './slices.ts';

/** True for a table that shows data; false for one that only places things on the page (old sites are made of those). */
export function isDataTable(table: HTMLTableElement): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return false;
  if (queryAll(table, 'table').length > 0) return false;
  if (tableCaption(table) || queryAll(table, 'th, thead').length > 0) return true;
  const rows = tableRows(table);
  return (
    rows.length >= 2 &&
    Array.from(rows).some((row) => rowCells(row).length >= 2) &&
    queryAll(table, 'h1, h2, h3, h4, h5, h6, form, ul, ol, p + p').length === 0
  );
}

/** A table's cells in the resolved grid, and how many rows and columns at its edges are headers. */
export interface Grid {
  readonly rows: Cell[][];
  readonly headerRows: number;
  readonly headerColumns: number;
  /** Rows and cells that the page does not show. */
  readonly hidden: Element[];
}

/**
 * Resolve row and column spans (HTML, §4.9.12.1). A cell stands once, at its top-left. Rows and cells that are not
 * drawn are left out and named in `hidden`.
 */
export function* tableGrid(
  table: HTMLTableElement,
  textOf: (cell: Element) => string,
  isShown: (part: Element) => boolean,
): Steps<Grid> {
  const rows: Cell[][] = [];
  const hidden: Element[] = [];
  /** For each column, the first row below what spans into it. */
  const taken: number[] = [];
  const inHead = new Set<number>();
  const shown: HTMLTableRowElement[] = [];
  for (const row of tableRows(table)) (isShown(row) ? shown : hidden).push(row);
  const left = rowsLeft(shown);
  for (const row of shown) {
    const at = rows.length;
    const section = parentNode(row);
    if (section && isElement(section) && localName(section) === 'thead') inHead.add(at);
    const cells: Cell[] = [];
    let col = 0;
    yield;
    for (const cell of rowCells(row)) {
      if (!isShown(cell)) {
        hidden.push(cell);
        continue;
      }
      while ((taken[col] ?? 0) > at) col += 1;
      const colSpan = cellColSpan(cell);
      const below = left[at] ?? 1;
      const rowSpan = Math.min(cellRowSpan(cell) || below, below);
      for (let i = 0; i < colSpan; i += 1) taken[col + i] = at + rowSpan;
      cells.push({ text: textOf(cell), row: at, col, rowSpan, colSpan, header: localName(cell) === 'th' });
      col += colSpan;
    }
    rows.push(cells);
  }
  return { rows, hidden, ...headers(rows, inHead) };
}

/** For each row, how many rows of its section begin at it; a span ends with its section. */
function rowsLeft(rows: readonly HTMLTableRowElement[]): number[] {
  const left: number[] = [];
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const row = rows[i];
    const next = rows[i + 1];
    const same = row && next && parentNode(row) === parentNode(next);
    left[i] = same ? (left[i + 1] ?? 0) + 1 : 1;
  }
  return left;
}

function headers(
  rows: readonly Cell[][],
  inHead: ReadonlySet<number>,
): { headerRows: number; headerColumns: number } {
  let headerRows = 0;
  while (
    headerRows < rows.length &&
    (inHead.has(headerRows) || (rows[headerRows] ?? []).every((cell) => cell.header))
  ) {
    headerRows += 1;
  }
  if (headerRows === rows.length) headerRows = inHead.size;
  const body = rows.slice(headerRows).filter((row) => row.length > 0);
  let headerColumns = 0;
  const isHeaderColumn = (col: number): boolean =>
    body.every(
      (row) => row.find((cell) => cell.col <= col && col < cell.col + cell.colSpan)?.header !== false,
    ) && body.some((row) => row.some((cell) => cell.col === col && cell.header));
  while (body.length > 0 && isHeaderColumn(headerColumns)) headerColumns += 1;
  return { headerRows, headerColumns };
}
