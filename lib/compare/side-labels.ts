import { columnKind } from './column-kind.ts';
import type { Grid } from './grid.ts';

const fewestRows = 3;

/** The one column of a table that names its rows, or -1. */
function namingColumn(grid: Grid): number {
  for (let column = 0; column < grid.width; column += 1)
    if (columnKind(grid, column) === 'text') return column;
  return -1;
}

/** The names of all rows of `beside`, from the table's first row, in its naming column. */
function namesOf(beside: Grid, column: number): string[] {
  const header = beside.table.rows.slice(0, beside.firstRow).map(() => '');
  return [...header, ...beside.texts(column)];
}

/**
 * Some commissions print the names of rows in one table and the numbers in the next, row for row. Give such a table of
 * numbers the names of the table right before it.
 */
export function withSideLabels(grids: readonly Grid[]): readonly Grid[] {
  return grids.map((grid, at) => {
    const beside = grids[at - 1];
    const height = grid.table.rows.length;
    if (!beside || beside.table.rows.length !== height || height < fewestRows) return grid;
    if (namingColumn(grid) >= 0 || grid.headerColumns > 0) return grid;
    const column = namingColumn(beside);
    if (column < 0) return grid;
    const names = namesOf(beside, column).slice(grid.firstRow);
    return { ...grid, sideLabels: names, sideHeader: beside.labels[column] ?? '' };
  });
}
