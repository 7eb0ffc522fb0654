import type { Outline, UncheckedTable } from '../../model/index.ts';
import type { Grid } from '../grid.ts';
import { once } from '../once.ts';
import { type Context, contextsOf, markOfPage } from './context.ts';
import type { Sheet } from './counted.ts';
import { type TableSheet, tableSheet } from './table-sheet.ts';
import type { TextReader } from './text-reader.ts';
import { textTallies } from './text-sheet.ts';

/** A page with the tables a reader is shown (`gridsOf`). */
export interface Gridded {
  readonly outline: Outline;
  readonly grids: readonly Grid[];
}

/** The figures of a page by what they count. */
export interface Sheets {
  /** Of its tables, in reading order. */
  readonly tables: readonly Sheet[];
  readonly text: Sheet;
  /** Of the tables that sheets were made of. */
  readonly grids: readonly Grid[];
  /** Tables with figures that no sheet was made of. */
  readonly unchecked: readonly Omit<UncheckedTable, 'on'>[];
}

const nowhere: Context = { hour: null, turnout: () => false, otherYear: null };
const empty: Sheet = { table: null, tallies: [] };

/** A table of numbers and the table beside it that names its rows and sums them up: one sheet. */
function joined(grids: readonly Grid[], found: readonly TableSheet[]): readonly Sheet[] {
  const sheets: Sheet[] = [];
  found.forEach((sheet, at) => {
    if (sheet === null || typeof sheet === 'string') return;
    const beside = found[at - 1];
    const isPair = grids[at]?.sideLabels !== null && beside && typeof beside !== 'string';
    if (isPair && sheets.at(-1) === beside) {
      sheets[sheets.length - 1] = { table: beside.table, tallies: [...beside.tallies, ...sheet.tallies] };
    } else sheets.push(sheet);
  });
  return sheets;
}

/** Read a page for what its figures count. Where fonts scramble its digits, nothing of it is read. */
export function sheetsOf({ outline, grids }: Gridded, reader: TextReader): Sheets {
  const scrambled = (outline.scrambledFonts ?? []).length > 0;
  const contexts = contextsOf(outline);
  const page = once(() => markOfPage(outline));
  const found = grids.map((grid) => {
    const sheet = tableSheet(grid, reader, contexts.get(grid.table.block) ?? nowhere, page);
    return scrambled && sheet !== null ? 'scrambled' : sheet;
  });
  const unchecked = found.flatMap((sheet, at) => {
    const grid = grids[at];
    if (!grid || typeof sheet !== 'string') return [];
    return [{ table: grid.table.id, caption: grid.caption, reason: sheet }];
  });
  const isMixed = scrambled || found.includes('scrambled');
  const text = isMixed ? empty : { table: null, tallies: textTallies(outline, reader, contexts, page) };
  const read = grids.filter((_, at) => found[at] !== null && typeof found[at] !== 'string');
  return { tables: joined(grids, found), text, grids: read, unchecked };
}
