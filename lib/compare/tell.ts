import type { Comparison, TableChange, ToldComparison } from '../model/index.ts';
import { changed } from './changed.ts';

type Told<K extends keyof ToldComparison> = ToldComparison[K];
type ToldTable = Told<'tables'>[number];

const delta = (difference: string | null): number | null => (difference === null ? null : Number(difference));

const isWhole = ({ a, b }: TableChange): boolean => a === null || b === null;

/** Rows but the one that only shows the names of columns, which alone has no label: renamed columns are told apart. */
const rowsOf = ({ rows }: TableChange): TableChange['rows'] => rows.filter(({ label }) => label !== '');

function cellsOf(table: TableChange): ToldTable['cells'] {
  return rowsOf(table).flatMap(({ cells }) =>
    cells.flatMap(({ change, old, new: now }) =>
      change === null
        ? []
        : [
            {
              row: change.row,
              column: change.column,
              before: old ?? change.old,
              after: now ?? change.new,
              delta: delta(change.difference),
              kind: change.kind,
            },
          ],
    ),
  );
}

function tellTable(table: TableChange): ToldTable {
  const rows = rowsOf(table);
  const counted = (kind: string): number => rows.filter(({ change }) => change === kind).length;
  return {
    kind: table.a === null ? 'added' : table.b === null ? 'removed' : 'changed',
    caption: table.caption,
    key: table.key,
    keyUnique: table.keyUnique,
    cells: isWhole(table) ? [] : cellsOf(table),
    rowsAdded: counted('added'),
    rowsRemoved: counted('removed'),
    rowsMoved: counted('moved'),
    rows: rows.flatMap(({ change, label, cells }) =>
      change === 'same' || change === 'changed'
        ? []
        : [{ kind: change, row: label, cells: cells.map(({ old, new: now }) => now ?? old) }],
    ),
    rowsRenamed: rows.flatMap(({ was, label }) => (was === undefined ? [] : [{ before: was, after: label }])),
    columns: table.columns.flatMap(({ change, label }) =>
      change === 'same' ? [] : [{ kind: change, column: label }],
    ),
    columnsRenamed: table.columns.flatMap(({ was, label }) =>
      was === undefined ? [] : [{ before: was, after: label }],
    ),
  };
}

function tellSide({ captureId, startedAt, sha256 }: Comparison['a']): Told<'from'> {
  return { captureId, at: startedAt, sha256 };
}

/**
 * A comparison without what stayed the same.
 *
 * @param findings  the comparison's findings in words
 */
export function tell(comparison: Comparison, findings: Told<'findings'>): ToldComparison {
  const { counts, text } = comparison;
  return {
    format: 'kua-changes/1',
    version: comparison.version,
    volatile: comparison.volatile,
    url: comparison.url,
    ...(comparison.otherUrl === undefined ? {} : { otherUrl: comparison.otherUrl }),
    from: tellSide(comparison.a),
    to: tellSide(comparison.b),
    changed: changed(comparison),
    trivial: counts.trivial,
    page: comparison.page.map(({ field, old, new: now }) => ({ field, before: old, after: now })),
    text: {
      added: counts.sentencesAdded,
      removed: counts.sentencesRemoved,
      blocks: text.map(({ change, old, new: now }) => ({ kind: change, before: old, after: now })),
    },
    tables: comparison.tables.map(tellTable),
    figures: comparison.figures.map(({ row, column, old, new: now, difference, unit }) => ({
      label: [row, column].filter((name) => name !== '').join(' · '),
      before: old,
      after: now,
      delta: delta(difference),
      unit,
    })),
    links: comparison.links.map(({ change, text: words, old, new: now }) => ({
      kind: change,
      text: words,
      before: old,
      after: now,
    })),
    documents: comparison.documents.map(({ change, text: words, href, old, new: now }) => ({
      kind: change,
      text: words,
      href,
      before: old,
      after: now,
    })),
    pictures: comparison.pictures.map(({ change, alt, src, old, new: now }) => ({
      kind: change,
      text: alt,
      src,
      before: old,
      after: now,
    })),
    findings: [...findings],
  };
}
