import type { AlignedRow, Comparison, TableChange } from '../model/index.ts';

/** Tables of more rows than this are shown in pieces: rows that are the same stay where the comparison is. */
export const wholeTableRows = 400;

/** A comparison as a page takes it to be shown: its large tables have only the rows that differ. */
export interface ShownComparison {
  readonly comparison: Comparison;
  /** How many rows each of `comparison.tables` has in all. */
  readonly rowCounts: readonly number[];
}

const differs = ({ change }: AlignedRow): boolean => change !== 'same';

function shownTable(table: TableChange): TableChange {
  const isWhole = table.rows.length <= wholeTableRows;
  return isWhole ? table : { ...table, rows: table.rows.filter(differs) };
}

/** What of a comparison is handed to the page at once: thousands of rows that are the same would hold it up. */
export function shownComparison(comparison: Comparison): ShownComparison {
  return {
    comparison: { ...comparison, tables: comparison.tables.map(shownTable) },
    rowCounts: comparison.tables.map(({ rows }) => rows.length),
  };
}
