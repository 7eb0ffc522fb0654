import type { TableChange } from '../../model/index.ts';

/** How wide columns are, in letters, where a table is too long for the browser to measure. */
const narrowest = 8;
const widest = 36;
const measured = 200;

/** The columns that name a row: those of its key, else the first. */
export function keyPlaces(table: TableChange): ReadonlySet<number> {
  const places = table.columns.flatMap((column, index) => (table.key.includes(column.label) ? [index] : []));
  return new Set(places.length === 0 ? [0] : places);
}

/** Widths of the columns of a long table, by their names and the first of its rows. */
export function columnWidths(table: TableChange): readonly number[] {
  const rows = table.rows.slice(0, measured);
  return table.columns.map(({ label }, at) => {
    const longestWord = label.split(/\s+/u).reduce((most, word) => Math.max(most, word.length), 0);
    const longest = rows.reduce((most, { cells }) => {
      const cell = cells[at];
      const { old = '', new: now = '' } = cell?.change ?? {};
      const both = cell?.change ? old.length + now.length + 12 : 0;
      return Math.max(most, both, cell?.old?.length ?? 0, cell?.new?.length ?? 0);
    }, longestWord);
    return Math.min(widest, Math.max(narrowest, longest + 3));
  });
}
