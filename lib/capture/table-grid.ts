import type { Cell } from '../model/index.ts';
import { attribute, localName, queryAll, rowCells, tableCaption } from './dom.ts';
import type { Steps } from './slices.ts';

/** True for a table that shows data; false for one that only places things on the page (old sites are made of those). */
export function isDataTable(table: HTMLTableElement): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return false;
  if (queryAll(table, 'table').length > 0) return false;
  if (tableCaption(table) || queryAll(table, 'th, thead').length > 0) return true;
  const rows = queryAll(table, 'tr');
  return (
    rows.length >= 2 &&
    rows.some((row) => row instanceof HTMLTableRowElement && rowCells(row).length >= 2) &&
    queryAll(table, 'h1, h2, h3, h4, h5, h6, form, ul, ol, p + p').length === 0
  );
}

/** A cell as it was read; `rowSpan` is 0 for one that reaches to the end of its section. */
export type CellRead = Pick<Cell, 'text' | 'rowSpan' | 'colSpan' | 'header'>;

/** A row as it was read, in the section that it stands in, null where it is in none. */
export interface RowRead {
  readonly section: Element | null;
  readonly cells: CellRead[];
}

/** A table's cells in the resolved grid, and how many rows and columns at its edges are headers. */
export interface Grid {
  readonly rows: Cell[][];
  readonly headerRows: number;
  readonly headerColumns: number;
}

/** Resolve row and column spans (HTML, §4.9.12.1). A cell stands once, at its top-left. @param read in tree order */
export function* tableGrid(read: readonly RowRead[]): Steps<Grid> {
  // A page shows the head of a table first and its foot last, wherever they are written.
  const ordered = ['thead', 'tbody', 'tfoot'].flatMap((name) => read.filter((row) => groupOf(row) === name));
  const rows: Cell[][] = [];
  /** For each column, the first row below what spans into it. */
  const taken: number[] = [];
  const inHead = new Set<number>();
  const left = rowsLeft(ordered);
  for (const [at, row] of ordered.entries()) {
    if (groupOf(row) === 'thead') inHead.add(at);
    const cells: Cell[] = [];
    let col = 0;
    yield;
    for (const { text, colSpan, header, rowSpan: wanted } of row.cells) {
      while ((taken[col] ?? 0) > at) col += 1;
      const below = left[at] ?? 1;
      const rowSpan = Math.min(wanted || below, below);
      for (let i = 0; i < colSpan; i += 1) taken[col + i] = at + rowSpan;
      // In the order of canonical JSON, in which such lists are written many times faster than in another.
      cells.push({ col, colSpan, header, row: at, rowSpan, text });
      col += colSpan;
    }
    rows.push(cells);
  }
  return { rows, ...headers(rows, inHead) };
}

function groupOf({ section }: RowRead): string {
  return section ? localName(section) : 'tbody';
}

/** For each row, how many rows of its section begin at it; a span ends with its section. */
function rowsLeft(rows: readonly RowRead[]): number[] {
  const left: number[] = [];
  for (let i = rows.length - 1; i >= 0; i -= 1) {
    const next = rows[i + 1];
    const same = next !== undefined && rows[i]?.section === next.section;
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
