import type { Cell, Outline, Table } from '../model/index.ts';
import { isPure, parseFigures } from './figure.ts';
import { normalText, normalTexts } from './normal-text.ts';

/** A table with its spans resolved: every slot of the body holds the cell that covers it. */
export interface Grid {
  readonly table: Table;
  readonly caption: string;
  readonly main: boolean;
  readonly width: number;
  /** One per column: its headers from top to bottom, joined by ` / `. */
  readonly labels: readonly string[];
  readonly headerColumns: number;
  /** Row of the table that `body[0]` is. */
  readonly firstRow: number;
  readonly body: readonly (readonly (Cell | null)[])[];
  /** The texts of a column of the body as compared, empty where there is no cell. Each column is read once. */
  readonly texts: (column: number) => readonly string[];
  /** Names of the rows taken from the table beside this one, when it has none of its own. */
  readonly sideLabels: readonly string[] | null;
  readonly sideHeader: string;
}

/** More slots than this and spans are taken as 1: a span costs nothing to write and much to fill. */
const mostSlots = 4_000_000;
const widestSpan = 1000;

type Slots = readonly (readonly (Cell | null)[])[];
interface Placed {
  readonly slots: Slots;
  readonly width: number;
}

const columnSpan = (cell: Cell): number => Math.min(Math.max(cell.colSpan, 1), widestSpan);

/** A table too large to fill: the cells of each row side by side, none reaching further than itself. */
function packed(rows: readonly (readonly Cell[])[]): Placed {
  const most = Math.max(1, Math.floor(mostSlots / Math.max(1, rows.length)));
  const width = Math.min(
    most,
    rows.reduce((widest, row) => Math.max(widest, row.length), 0),
  );
  return { slots: rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null)), width };
}

/** True when every cell stands at its own place and reaches no further. */
function isPlain({ rows }: Table): boolean {
  for (let row = 0; row < rows.length; row += 1) {
    const line = rows[row] ?? [];
    for (let col = 0; col < line.length; col += 1) {
      const cell = line[col];
      if (!cell || cell.row !== row || cell.col !== col || cell.rowSpan !== 1 || cell.colSpan !== 1)
        return false;
    }
  }
  return true;
}

function plain({ rows }: Table): Placed {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  const whole = (row: readonly Cell[]): readonly (Cell | null)[] =>
    row.length === width ? row : Array.from({ length: width }, (_, at) => row[at] ?? null);
  return { slots: rows.map(whole), width };
}

function place(table: Table): Placed {
  if (isPlain(table)) {
    const placed = plain(table);
    return placed.width * table.rows.length > mostSlots ? packed(table.rows) : placed;
  }
  const height = table.rows.length;
  const cells = table.rows.flat().filter((cell) => cell.row < height);
  const rowSpan = (cell: Cell): number => Math.min(Math.max(cell.rowSpan, 1), height - cell.row);
  let area = 0;
  let width = 0;
  for (const cell of cells) {
    area += columnSpan(cell) * rowSpan(cell);
    width = Math.max(width, cell.col + columnSpan(cell));
  }
  if (Math.max(area, width * height) > mostSlots) return packed(table.rows);
  const slots = table.rows.map(() => Array.from({ length: width }, (): Cell | null => null));
  for (const cell of cells) {
    for (const line of slots.slice(cell.row, cell.row + rowSpan(cell))) {
      for (let col = cell.col; col < cell.col + columnSpan(cell); col += 1) line[col] ??= cell;
    }
  }
  return { slots, width };
}

/** `1 2 3 4` under the headers numbers the columns and names none. */
function numbersColumns(row: readonly (Cell | null)[]): boolean {
  const texts = row.map((cell) => normalText(cell?.text ?? ''));
  return texts.length > 1 && texts.every((text, at) => text === String(at + 1));
}

const holdsFigures = (cell: Cell | null): boolean => parseFigures(cell?.text ?? '').figures.length > 0;

/** How many rows at the top are headers; a first row of words over columns of figures is one though it is not marked. */
function headerRowsOf(table: Table, slots: Slots): number {
  const marked = Math.min(table.headerRows, slots.length);
  if (marked > 0 || slots.length < 2) return marked;
  const first = slots[0] ?? [];
  if (
    first.some(
      (cell, col) => holdsFigures(cell) || (cell?.rowSpan ?? 1) > 1 || (col > 0 && first[0] === cell),
    )
  )
    return 0;
  const below = slots.slice(1, 17);
  const overFigures = first.some(
    (cell, col) =>
      normalText(cell?.text ?? '') !== '' &&
      below.filter((row) => isPure(row[col]?.text ?? '')).length * 2 > below.length,
  );
  return overFigures && first.filter((cell) => normalText(cell?.text ?? '') !== '').length > 1 ? 1 : 0;
}

function columnLabels(headers: Slots, width: number): string[] {
  // A title over the whole width names no column when there are others below it.
  const across = (row: readonly (Cell | null)[]): boolean =>
    width > 1 && row.every((cell) => cell === row[0]);
  const told = headers.filter((row) => !across(row) && !numbersColumns(row));
  const rows = told.length > 0 ? told : headers.slice(-1).filter((row) => !numbersColumns(row));
  return Array.from({ length: width }, (_, col) => {
    const path: Cell[] = [];
    for (const row of rows) {
      const cell = row[col];
      if (cell && cell !== path.at(-1) && normalText(cell.text) !== '') path.push(cell);
    }
    return path.map((cell) => normalText(cell.text)).join(' / ');
  });
}

function columnReader(body: Slots): Grid['texts'] {
  const known: (readonly string[] | undefined)[] = [];
  return (column) => (known[column] ??= normalTexts(body.map((line) => line[column]?.text ?? '')));
}

/** The table with spans, header rows and column names resolved. */
export function gridOf(outline: Outline, table: Table): Grid {
  const { slots, width } = place(table);
  const headerRows = headerRowsOf(table, slots);
  const body = slots.slice(headerRows);
  const at = outline.blocks.findIndex((block) => block.id === table.block);
  const block = outline.blocks[at];
  const heading = outline.blocks
    .slice(0, Math.max(at, 0))
    .findLast((above) => above.kind === 'heading' && !above.hidden);
  return {
    table,
    caption: table.caption || block?.text || heading?.text || '',
    main: block?.main ?? false,
    width,
    labels: columnLabels(slots.slice(0, headerRows), width),
    headerColumns: table.headerColumns,
    firstRow: headerRows,
    body,
    texts: columnReader(body),
    sideLabels: null,
    sideHeader: '',
  };
}

/** True where the cell begins, false where it only reaches. */
export function beginsAt(grid: Grid, row: number, column: number): boolean {
  const cell = grid.body[row]?.[column];
  if (!cell) return false;
  return grid.body[row]?.[column - 1] !== cell && grid.body[row - 1]?.[column] !== cell;
}

/** The text of a slot as compared; empty where there is no cell. */
export function textAt(grid: Grid, row: number, column: number): string {
  const cell = grid.body[row]?.[column];
  return cell ? normalText(cell.text) : '';
}
