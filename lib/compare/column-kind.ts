import { isPure } from './figure.ts';
import { type Grid, textAt } from './grid.ts';
import { normalText } from './normal-text.ts';

/** What a column holds. `ordinal`: rows numbered 1, 2, 3 …; `blank`: nothing, or dashes. */
export type ColumnKind = 'ordinal' | 'figures' | 'text' | 'blank';

const sampled = 64;
const ordinalForm = /^(?:№ ?)?(\d{1,6})[.)]?$/u;
const ordinalHeader = /^(?:№|#|No\.?|N|р\/с|п\/п|№ ?(?:п\/п|р\/с))$/iu;
const nothing = /^[\s—–\-*.]*$/u;

/** True when the numbers of a column are 1, 2, 3 … with none left out; rows without a number are passed over. */
function isOrdinal(grid: Grid, column: number): boolean {
  let next = 1;
  for (let row = 0; row < grid.body.length; row += 1) {
    const cell = grid.body[row]?.[column] ?? null;
    const isNext = cell?.text === String(next);
    const text = isNext ? '' : normalText(cell?.text ?? '');
    if (!isNext && nothing.test(text)) continue;
    if (cell && (cell.colSpan > 1 || cell.rowSpan > 1) && reaches(grid, row, column)) continue;
    if (!isNext && Number(ordinalForm.exec(text)?.[1] ?? 0) !== next) return false;
    next += 1;
  }
  return next > 6 || (next > 2 && (column === 0 || ordinalHeader.test(grid.labels[column] ?? '')));
}

/** The cell of this slot is that of the next column too, or began before. */
function reaches({ body }: Grid, row: number, column: number): boolean {
  const cell = body[row]?.[column];
  return [body[row]?.[column + 1], body[row]?.[column - 1], body[row - 1]?.[column]].includes(cell);
}

const known = new WeakMap<Grid['body'], (ColumnKind | undefined)[]>();

/** What a column of the body holds, by a sample of its rows. Each is looked at once. */
export function columnKind(grid: Grid, column: number): ColumnKind {
  const kinds = known.get(grid.body) ?? [];
  known.set(grid.body, kinds);
  return (kinds[column] ??= readKind(grid, column));
}

function readKind(grid: Grid, column: number): ColumnKind {
  const step = Math.max(1, Math.floor(grid.body.length / sampled));
  const most = Math.ceil(grid.body.length / step);
  let figures = 0;
  let filled = 0;
  for (let row = 0; row < grid.body.length; row += step) {
    const text = textAt(grid, row, column);
    if (nothing.test(text)) continue;
    filled += 1;
    if (isPure(text)) figures += 1;
    // What is still to come can change nothing.
    if (figures * 2 > most || (filled - figures) * 2 >= most) break;
  }
  if (filled === 0) return 'blank';
  if (figures * 2 <= filled) return 'text';
  return isOrdinal(grid, column) ? 'ordinal' : 'figures';
}
