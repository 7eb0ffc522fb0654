import { columnKind } from './column-kind.ts';
import type { Grid } from './grid.ts';
import { nameKey } from './look-alike.ts';
import { normalText } from './normal-text.ts';
import { type Pair, sortedByA } from './pairing.ts';

/** Which columns tell the rows of a table apart. `side`: the names come from the table beside it. */
export interface RowKey {
  readonly pairs: readonly Pair[];
  readonly side: boolean;
  readonly unique: boolean;
  /** The rows it pairs, sorted by side a; none where it is not unique. */
  readonly rows: readonly Pair[];
}

/** Columns tried for a key, from the left. */
const mostKeyColumns = 8;
const station = /участ|учаск|УИК|station|precinct|№ ?(?:УИК|участ)/iu;

/** Rows as their key reads; empty for a row that says nothing there. */
export function keysOf(grid: Grid, columns: readonly number[], side: boolean): readonly string[] {
  const only = columns[0];
  if (columns.length === 1 && only !== undefined && !side) return grid.texts(only);
  return grid.body.map((_, row) => {
    const parts = columns.map((column) => grid.texts(column)[row] ?? '');
    if (side) parts.unshift(normalText(grid.sideLabels?.[row] ?? ''));
    return parts.every((part) => part === '') ? '' : parts.join('\u0001');
  });
}

/** The row of each key, no two of which have the same; null when the keys do not tell most rows apart. */
function rowsByKey(keys: readonly string[]): ReadonlyMap<string, number> | null {
  const rows = new Map<string, number>();
  let blank = 0;
  for (let row = 0; row < keys.length; row += 1) {
    const key = keys[row] ?? '';
    if (key === '') blank += 1;
    else if (rows.has(key)) return null;
    else rows.set(key, row);
  }
  return rows.size > blank ? rows : null;
}

/** Rows whose keys are the same but for case and look-alike letters, where they alone are. */
function pairNearly(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): readonly Pair[] {
  const inA = Map.groupBy(a, ([key]) => nameKey(key));
  const inB = Map.groupBy(b, ([key]) => nameKey(key));
  return Array.from(inA).flatMap(([key, [one, second]]): Pair[] => {
    const [other, third] = inB.get(key) ?? [];
    return one && other && !second && !third ? [[one[1], other[1]]] : [];
  });
}

/** The rows with the same key, sorted by side a; null when the keys do not tell rows apart. */
function pairRows(a: readonly string[], b: () => readonly string[]): readonly Pair[] | null {
  const rowsA = rowsByKey(a);
  if (!rowsA) return null;
  const keysB = b();
  if (keysB === a) return Array.from(rowsA.values(), (row): Pair => [row, row]);
  const rowsB = rowsByKey(keysB);
  if (!rowsB) return null;
  const pairs: Pair[] = [];
  const restA = new Map<string, number>();
  for (const [key, row] of rowsA) {
    const other = rowsB.get(key);
    if (other === undefined) restA.set(key, row);
    else pairs.push([row, other]);
  }
  if (restA.size === 0 || pairs.length === rowsB.size) return pairs;
  const restB = new Map([...rowsB].filter(([key]) => !rowsA.has(key)));
  return sortedByA([...pairs, ...pairNearly(restA, restB)]);
}

/** Columns that may name a row: words, or numbers of polling stations; never an ordinal, never figures. */
export function mayName(grid: Grid, column: number): boolean {
  const kind = columnKind(grid, column);
  return kind === 'text' || (kind === 'figures' && station.test(grid.labels[column] ?? ''));
}

/**
 * The shortest key that tells rows apart on every side, and of those the one most rows share; header columns and the
 * left come first. Where none does, all that names a row, and `unique` false.
 *
 * @param columns  the columns both sides have, sorted by side a
 */
export function chooseKey(a: Grid, b: Grid, columns: readonly Pair[]): RowKey {
  const naming = columns
    .filter(([left, right]) => mayName(a, left) && mayName(b, right))
    .toSorted(([x], [y]) => Number(y < a.headerColumns) - Number(x < a.headerColumns))
    .slice(0, mostKeyColumns);
  const side = a.sideLabels !== null && b.sideLabels !== null;
  const tries = naming.map((pair) => ({ pairs: [pair], side: false }));
  for (let length = 2; length <= naming.length; length += 1) {
    tries.push({ pairs: naming.slice(0, length), side: false });
  }
  if (side) tries.unshift({ pairs: [], side: true });
  const most = Math.min(a.body.length, b.body.length);
  let chosen: RowKey | null = null;
  for (const attempt of tries) {
    const left = attempt.pairs.map(([column]) => column);
    const right = attempt.pairs.map(([, column]) => column);
    const rows = pairRows(keysOf(a, left, attempt.side), () => keysOf(b, right, attempt.side));
    if (rows && (!chosen || rows.length > chosen.rows.length)) chosen = { ...attempt, unique: true, rows };
    if (chosen?.rows.length === most) break;
  }
  return chosen ?? { pairs: naming, side, unique: false, rows: [] };
}
