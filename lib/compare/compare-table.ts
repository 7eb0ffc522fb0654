import type { AlignedRow, TableChange, ValueChange } from '../model/index.ts';
import { alignTable, type TableAlignment } from './align-table.ts';
import { columnKind } from './column-kind.ts';
import { compareCell, namesPercent } from './compare-cell.ts';
import { beginsAt, type Grid } from './grid.ts';
import { looksAlike } from './look-alike.ts';
import { normalText } from './normal-text.ts';
import { once } from './once.ts';
import { inReadingOrder, type Line } from './pairing.ts';
import { rowLabels } from './row-label.ts';
import { type Mark, thousandsMark } from './thousands-mark.ts';
import { lookAlikeChange, textChange } from './value-change.ts';

/** A table's change, and every figure in it that differs: a cell of two figures has two. */
export interface ComparedTable {
  readonly change: TableChange;
  readonly figures: readonly ValueChange[];
}

interface Column extends Line {
  readonly label: string;
  /** Its name on side a, where it has one there. */
  readonly was: string;
  /** Rows numbered 1, 2, 3 … on both sides: a row more or less renumbers the others, and that is no change. */
  readonly ordinal: () => boolean;
  readonly thousands: () => Mark;
}

type AlignedCell = AlignedRow['cells'][number];

const cellsOf = (grid: Grid, column: number | null): readonly string[] =>
  column === null ? [] : grid.texts(column);

function columnsOf(a: Grid, b: Grid, alignment: TableAlignment): readonly Column[] {
  return inReadingOrder(a.width, b.width, alignment.columns).map((line): Column => {
    const old = line.a === null ? undefined : a.labels[line.a];
    const now = line.b === null ? undefined : b.labels[line.b];
    return {
      ...line,
      label: now || old || '',
      was: old || now || '',
      ordinal: once(
        () =>
          line.a !== null &&
          line.b !== null &&
          columnKind(a, line.a) === 'ordinal' &&
          columnKind(b, line.b) === 'ordinal',
      ),
      thousands: once(() => thousandsMark([...cellsOf(a, line.a), ...cellsOf(b, line.b)])),
    };
  });
}

/** The names of columns as a row of their own, when one of them changed. */
function headerRow(a: Grid, b: Grid, columns: readonly Column[]): AlignedRow[] {
  let differs = false;
  const cells = columns.map((column): AlignedCell => {
    const old = column.a === null ? null : (a.labels[column.a] ?? '');
    const now = column.b === null ? null : (b.labels[column.b] ?? '');
    if (old === null || now === null || old === now) return { old, new: now, change: null };
    differs = true;
    const place = { row: '', column: column.label };
    const change = looksAlike(old, now)
      ? lookAlikeChange(place, old, now)
      : textChange('text', place, old, now);
    return { old, new: now, change };
  });
  return differs ? [{ change: 'changed', label: '', cells }] : [];
}

interface RowName {
  readonly label: string;
  readonly was: string;
}

function changesOf(
  a: Grid,
  b: Grid,
  line: Line,
  column: Column,
  { label, was }: RowName,
): readonly ValueChange[] {
  if (line.a === null || line.b === null || column.a === null || column.b === null || column.ordinal())
    return [];
  const cellA = a.body[line.a]?.[column.a];
  const cellB = b.body[line.b]?.[column.b];
  if (normalText(cellA?.text ?? '') === normalText(cellB?.text ?? '')) return [];
  // A cell that spans several slots changed once, where it begins.
  if (!beginsAt(a, line.a, column.a) && !beginsAt(b, line.b, column.b)) return [];
  return compareCell({ row: label, column: column.label }, cellA?.text ?? '', cellB?.text ?? '', {
    thousands: column.thousands,
    percent: () => namesPercent(label, column.label) || namesPercent(was, column.was),
  });
}

function changeOfRow(line: Line, changed: boolean): AlignedRow['change'] {
  if (line.a === null) return 'added';
  if (line.b === null) return 'removed';
  if (line.moved) return 'moved';
  return changed ? 'changed' : 'same';
}

/**
 * Compare two grids of the same table. Rows and columns stand in the order of side b, removed ones after their former
 * neighbour. A row that moved is `moved` even where its cells changed too: those say so themselves. When a column got
 * another name, the first row has an empty label and shows the names.
 */
export function compareTable(a: Grid, b: Grid): ComparedTable {
  const alignment = alignTable(a, b);
  const columns = columnsOf(a, b, alignment);
  const figures: ValueChange[] = [];
  const keyA = alignment.key.map(([column]) => column);
  const keyB = alignment.key.map(([, column]) => column);
  const labelsA = once(() => rowLabels(a, keyA, alignment.side));
  const labelsB = once(() => rowLabels(b, keyB, alignment.side));
  const rows = inReadingOrder(a.body.length, b.body.length, alignment.rows).map((line): AlignedRow => {
    const label = (line.b === null ? labelsA()[line.a ?? 0] : labelsB()[line.b]) ?? '';
    const was =
      line.a === null || line.b === null || alignment.key.length === 0 ? label : (labelsA()[line.a] ?? '');
    const slotsA = (line.a === null ? null : a.body[line.a]) ?? [];
    const slotsB = (line.b === null ? null : b.body[line.b]) ?? [];
    let changed = false;
    const cells: AlignedCell[] = [];
    for (const column of columns) {
      const old = (column.a === null ? null : slotsA[column.a]?.text) ?? null;
      const now = (column.b === null ? null : slotsB[column.b]?.text) ?? null;
      if (old === now) {
        cells.push({ old, new: now, change: null });
        continue;
      }
      const changes = changesOf(a, b, line, column, { label, was });
      for (const change of changes) if (change.kind === 'number') figures.push(change);
      changed ||= changes.length > 0;
      cells.push({ old, new: now, change: changes[0] ?? null });
    }
    const change = changeOfRow(line, changed);
    return was === label ? { change, label, cells } : { change, label, was, cells };
  });
  const named = alignment.unique
    ? alignment.key.map(([left, right]) => b.labels[right] || a.labels[left] || '')
    : [];
  const change: TableChange = {
    a: a.table.id,
    b: b.table.id,
    caption: b.caption || a.caption,
    main: a.main || b.main,
    key: alignment.unique && alignment.side ? [b.sideHeader || a.sideHeader, ...named] : named,
    keyUnique: alignment.unique,
    columns: columns.map(({ label, was, ...line }) => ({
      label,
      change: line.a === null ? 'added' : line.b === null ? 'removed' : line.moved ? 'moved' : 'same',
      ...(was === label ? {} : { was }),
    })),
    rows: [...headerRow(a, b, columns), ...rows],
  };
  return { change, figures };
}

/** A table that only one side has, every row and column of it added or removed. */
export function wholeTable(grid: Grid, change: 'added' | 'removed'): TableChange {
  const key: number[] = [];
  for (let column = 0; column < grid.width; column += 1)
    if (columnKind(grid, column) === 'text') key.push(column);
  const labels = rowLabels(grid, key.slice(0, 1), grid.sideLabels !== null);
  return {
    a: change === 'removed' ? grid.table.id : null,
    b: change === 'added' ? grid.table.id : null,
    caption: grid.caption,
    main: grid.main,
    key: [],
    keyUnique: false,
    columns: grid.labels.map((label) => ({ label, change })),
    rows: grid.body.map((cells, row) => ({
      change,
      label: labels[row] ?? '',
      cells: cells.map((cell) => {
        const text = cell?.text ?? null;
        return {
          old: change === 'removed' ? text : null,
          new: change === 'added' ? text : null,
          change: null,
        };
      }),
    })),
  };
}
