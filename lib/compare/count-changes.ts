import type {
  AlignedRow,
  ChangeCounts,
  Comparison,
  SentenceChange,
  TableChange,
  TrivialChanges,
  ValueChange,
} from '../model/index.ts';

type Found = Pick<Comparison, 'figures' | 'page' | 'tables' | 'text' | 'documents' | 'links' | 'pictures'>;

const tally = <T>(items: readonly T[], is: (item: T) => boolean): number =>
  items.reduce((sum, item) => sum + (is(item) ? 1 : 0), 0);

/** Cells of a table that changed in a way that `is` tells; a cell of two figures counts once. */
function cellsOf(table: TableChange, is: (change: ValueChange) => boolean): number {
  const changed = (row: AlignedRow): number =>
    tally(row.cells, ({ change }) => change !== null && is(change));
  return table.rows.reduce((sum, row) => sum + (row.change === 'same' ? 0 : changed(row)), 0);
}

/** The sentence with every number made the same. */
const withoutFigures = (sentence: string | null): string =>
  (sentence ?? '').replace(/[+–−-]?\d[\d\s.,]*/gu, '0').replace(/\s+/gu, ' ');

/** A sentence of which nothing but figures changed, and these are told as figures. */
function tellsFigures({ change, figures, old, new: now }: SentenceChange): boolean {
  return change === 'changed' && figures.length > 0 && withoutFigures(old) === withoutFigures(now);
}

/** Everything a table says of itself, as one number. */
export function changesIn(table: TableChange): number {
  if (table.a === null || table.b === null) return 1;
  const lines = tally(
    table.rows,
    ({ change }) => change === 'added' || change === 'removed' || change === 'moved',
  );
  return cellsOf(table, () => true) + lines + tally(table.columns, ({ change }) => change !== 'same');
}

function trivialIn({ page, tables, text, links, pictures }: TrivialChanges): number {
  const inTables = tables.reduce((sum, { change }) => sum + changesIn(change), 0);
  return inTables + page.length + text.length + links.length + pictures.length;
}

/**
 * Count what was found. Rows and columns count only in tables both sides have; `columnsMoved` has no count, a moved row
 * with changed cells counts as moved and each of its cells as a cell. What is told as a figure is not told again as a
 * cell or a sentence.
 *
 * @param trivial  what was set aside
 */
export function countChanges(found: Found, trivial: TrivialChanges): ChangeCounts {
  const both = found.tables.filter(({ a, b }) => a !== null && b !== null);
  const rows = (change: string): number =>
    both.reduce((sum, table) => sum + tally(table.rows, (row) => row.change === change), 0);
  const columns = (change: string): number =>
    both.reduce((sum, table) => sum + tally(table.columns, (column) => column.change === change), 0);
  const sentences = (change: string): number => tally(found.text, (sentence) => sentence.change === change);
  return {
    figures: tally(found.figures, ({ kind }) => kind === 'number'),
    cells: both.reduce((sum, table) => sum + cellsOf(table, ({ kind }) => kind !== 'number'), 0),
    rowsAdded: rows('added'),
    rowsRemoved: rows('removed'),
    rowsMoved: rows('moved'),
    columnsAdded: columns('added'),
    columnsRemoved: columns('removed'),
    tablesAdded: tally(found.tables, ({ a }) => a === null),
    tablesRemoved: tally(found.tables, ({ b }) => b === null),
    sentencesAdded: sentences('added'),
    sentencesRemoved: sentences('removed'),
    sentencesChanged: sentences('changed') - tally(found.text, tellsFigures),
    sentencesMoved: sentences('moved'),
    documents: found.documents.length,
    links: found.links.length,
    pictures: found.pictures.length,
    page: found.page.length,
    trivial: trivialIn(trivial),
  };
}
