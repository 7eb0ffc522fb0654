import { columnKind } from '../column-kind.ts';
import { namesPercent } from '../compare-cell.ts';
import { parseFigures } from '../figure.ts';
import { type Grid, textAt } from '../grid.ts';
import { chooseKey } from '../row-key.ts';
import { rowLabels } from '../row-label.ts';

/** A column with figures. */
export interface ValueColumn {
  readonly column: number;
  readonly name: string;
  readonly percent: boolean;
}

/** A table as its figures are named: which columns hold them, what each is called, what each row is called. */
export interface Named {
  readonly columns: readonly ValueColumn[];
  /** The header over the names of rows. */
  readonly over: string;
  readonly rows: readonly string[];
}

const ordinalName = /^(?:№|#|no\.?|n|р\/с|п\/п|№ ?(?:п\/п|р\/с))$/iu;

/** The text over a column that has no header of its own: its first cell, where that holds no figure. */
function nameAbove(grid: Grid, column: number): string {
  const label = grid.labels[column] ?? '';
  if (label !== '') return label;
  const first = textAt(grid, 0, column);
  return parseFigures(first).figures.length === 0 ? first : '';
}

/** Columns and rows of a table by name. Null where no column holds figures. */
export function namedTable(grid: Grid): Named | null {
  const kinds = grid.labels.map((_, column) => columnKind(grid, column));
  const every = grid.labels.map((_, column): readonly [number, number] => [column, column]);
  const key = chooseKey(grid, grid, every);
  const naming = new Set(key.pairs.map(([column]) => column));
  const columns = kinds.flatMap((kind, column): ValueColumn[] => {
    if (kind !== 'figures' || naming.has(column)) return [];
    const name = nameAbove(grid, column);
    if (ordinalName.test(name)) return [];
    return [{ column, name, percent: namesPercent('', name) }];
  });
  if (columns.length === 0) return null;
  const [first = 0] = naming;
  return {
    columns,
    over: key.side ? grid.sideHeader : (grid.labels[first] ?? ''),
    rows: rowLabels(grid, [...naming], key.side),
  };
}
