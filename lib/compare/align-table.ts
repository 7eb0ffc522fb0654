import { alignColumns } from './align-columns.ts';
import { alignRows } from './align-rows.ts';
import { type Grid, textAt } from './grid.ts';
import { compareLists, type Pair, sortedByA } from './pairing.ts';
import { chooseKey } from './row-key.ts';

/** Which columns and rows of two tables belong together, and by what. Pairs are sorted by side a. */
export interface TableAlignment {
  readonly columns: readonly Pair[];
  readonly rows: readonly Pair[];
  /** The columns that name a row, on side a and b; with `unique` false they name it but do not tell it apart. */
  readonly key: readonly Pair[];
  readonly side: boolean;
  readonly unique: boolean;
}

function orderOf(a: Grid, b: Grid): number {
  const labels = compareLists(a.labels, b.labels);
  if (labels !== 0 || a.body.length !== b.body.length) return labels || a.body.length - b.body.length;
  for (let row = 0; row < a.body.length; row += 1) {
    for (let column = 0; column < a.width; column += 1) {
      if (a.body[row]?.[column]?.text === b.body[row]?.[column]?.text) continue;
      const order = compareLists([textAt(a, row, column)], [textAt(b, row, column)]);
      if (order !== 0) return order;
    }
  }
  return 0;
}

function align(a: Grid, b: Grid): TableAlignment {
  const columns = alignColumns(a, b);
  const key = chooseKey(a, b, columns);
  return { columns, rows: alignRows(a, b, columns, key), key: key.pairs, side: key.side, unique: key.unique };
}

const turned = (pairs: readonly Pair[]): readonly Pair[] => sortedByA(pairs.map(([a, b]): Pair => [b, a]));

/** Align two tables; what belongs together does not depend on which of them is called the first. */
export function alignTable(a: Grid, b: Grid): TableAlignment {
  if (orderOf(a, b) <= 0) return align(a, b);
  const { columns, rows, key, side, unique } = align(b, a);
  return {
    columns: turned(columns),
    rows: turned(rows),
    key: key.map(([x, y]): Pair => [y, x]),
    side,
    unique,
  };
}
