import { compare } from '../../../lib/compare/index.ts';
import { Comparison, type TableChange } from '../../../lib/model/index.ts';
import { type Page, type Rows, sideOf, type TableOf } from './pages.ts';

export const changes = (a: Page, b: Page): Comparison =>
  Comparison.parse(compare(sideOf(a, 1), sideOf(b, 2)));
export const between = (a: Rows | TableOf, b: Rows | TableOf): Comparison =>
  changes({ tables: [a] }, { tables: [b] });
export const tableOf = (comparison: Comparison): TableChange => {
  const [table] = comparison.tables;
  if (!table) throw new Error('no table changed');
  return table;
};
export const told = (table: TableChange): string[] => table.rows.map((row) => `${row.change} ${row.label}`);
