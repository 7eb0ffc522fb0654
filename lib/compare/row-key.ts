import { columnKind } from './column-kind.ts';
import { type Grid, textAt } from './grid.ts';
import { nameKey } from './look-alike.ts';
import type { Pair } from './pairing.ts';

/** Which columns tell the rows of a table apart. `side`: the names come from the table beside it. */
export interface RowKey {
  readonly pairs: readonly Pair[];
  readonly side: boolean;
  readonly unique: boolean;
}

/** Columns tried for a key, from the left. */
const mostKeyColumns = 8;
const station = /участ|учаск|УИК|station|precinct|№ ?(?:УИК|участ)/iu;

/** Rows as their key reads; empty for a row that says nothing there. */
export function keysOf(grid: Grid, columns: readonly number[], side: boolean): readonly string[] {
  return grid.body.map((_, row) => {
    const parts = columns.map((column) => nameKey(textAt(grid, row, column)));
    if (side) parts.unshift(nameKey(grid.sideLabels?.[row] ?? ''));
    return parts.every((part) => part === '') ? '' : parts.join('\u0001');
  });
}

/** True when no two rows that say anything have the same key. */
function tellsApart(keys: readonly string[]): boolean {
  const said = keys.filter((key) => key !== '');
  return said.length * 2 > keys.length && new Set(said).size === said.length;
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
  const tries: RowKey[] = naming.map((pair) => ({ pairs: [pair], side: false, unique: true }));
  for (let length = 2; length <= naming.length; length += 1) {
    tries.push({ pairs: naming.slice(0, length), side: false, unique: true });
  }
  if (side) tries.unshift({ pairs: [], side: true, unique: true });
  let chosen: RowKey | null = null;
  let mostShared = -1;
  for (const attempt of tries) {
    const keysA = keysOf(
      a,
      attempt.pairs.map(([left]) => left),
      attempt.side,
    );
    const keysB = keysOf(
      b,
      attempt.pairs.map(([, right]) => right),
      attempt.side,
    );
    if (!tellsApart(keysA) || !tellsApart(keysB)) continue;
    const inA = new Set(keysA);
    const shared = keysB.filter((key) => key !== '' && inA.has(key)).length;
    if (shared > mostShared) {
      chosen = attempt;
      mostShared = shared;
    }
  }
  return chosen ?? { pairs: naming, side, unique: false };
}
