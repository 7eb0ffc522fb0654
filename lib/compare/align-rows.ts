import { parseFigures } from './figure.ts';
import { type Grid, textAt } from './grid.ts';
import { nameKey } from './look-alike.ts';
import { type Pair, sortedByA } from './pairing.ts';
import { onceEach } from './once.ts';
import type { RowKey } from './row-key.ts';
import { alignSequences } from './sequence.ts';
import { nameLikeness } from './similarity.ts';

/** One side of a table as its rows are aligned; what is not asked for is not read. */
interface Rows {
  readonly length: number;
  /** What the row is called. */
  readonly nameAt: (row: number) => string;
  /** The same without difference of case and look-alike letters; empty for a row that says nothing there. */
  readonly keyAt: (row: number) => string;
  /** All cells that both sides have. */
  readonly textAt: (row: number) => string;
  /** The figures of the row, empty where none of them says anything. */
  readonly figuresAt: (row: number) => string;
}

/** Comparisons of cells and letters in gaps; beyond it rows pair by place. Counted, never timed. */
const mostWork = 4_000_000;
const sameName = 0.75;
const likeName = 0.4;

function rowsOf(grid: Grid, columns: readonly number[], key: readonly number[], beside: boolean): Rows {
  const partsOf = (row: number): string[] => [
    ...(beside ? [grid.sideLabels?.[row] ?? ''] : []),
    ...key.map((column) => textAt(grid, row, column)),
  ];
  const others = columns.filter((column) => !key.includes(column));
  const figuresOf = (row: number): string => {
    const values = others.flatMap((column) =>
      parseFigures(textAt(grid, row, column)).figures.map(({ value, text }) => value ?? text),
    );
    return values.some((value) => /[1-9]/u.test(value)) ? values.join(' ') : '';
  };
  return {
    length: grid.body.length,
    nameAt: onceEach((row: number) => partsOf(row).join(' ')),
    keyAt: onceEach((row: number) => {
      const parts = partsOf(row).map(nameKey);
      return parts.every((part) => part === '') ? '' : parts.join('\u0001');
    }),
    textAt: onceEach((row: number) => columns.map((column) => textAt(grid, row, column)).join('\u0001')),
    figuresAt: onceEach(figuresOf),
  };
}

const digits = (text: string): string => text.replace(/\D+/gu, ' ').trim();

/** A row under a new name: the same figures and a name like the old, or nearly the old name in the same place. */
function isRenamed(a: Rows, b: Rows, [rowA, rowB]: Pair, near: boolean): boolean {
  const old = a.nameAt(rowA);
  const now = b.nameAt(rowB);
  const figures = a.figuresAt(rowA);
  const likeness = nameLikeness(old, now);
  if (figures !== '' && figures === b.figuresAt(rowB)) return near || likeness >= likeName;
  return near && likeness >= sameName && digits(old) === digits(now);
}

interface Gap {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** Rows of both sides that stand between the same two paired rows. */
function gaps(lengthA: number, lengthB: number, pairs: readonly Pair[]): readonly Gap[] {
  if (pairs.length === lengthA || pairs.length === lengthB) return [];
  const pairOfA = new Map(pairs.map((pair) => [pair[0], pair[1]]));
  const pairedB = new Set(pairs.map(([, b]) => b));
  const after = new Map<number, { a: number[]; b: number[] }>();
  const at = (anchor: number): { a: number[]; b: number[] } => {
    const gap = after.get(anchor) ?? { a: [], b: [] };
    after.set(anchor, gap);
    return gap;
  };
  let anchor = -1;
  for (let row = 0; row < lengthA; row += 1) {
    const other = pairOfA.get(row);
    if (other === undefined) at(anchor).a.push(row);
    else anchor = other;
  }
  anchor = -1;
  for (let row = 0; row < lengthB; row += 1) {
    if (pairedB.has(row)) anchor = row;
    else at(anchor).b.push(row);
  }
  return [...after.values()].filter((gap) => gap.a.length > 0 && gap.b.length > 0);
}

function pairRenamed(a: Rows, b: Rows, pairs: readonly Pair[]): Pair[] {
  const found: Pair[] = [];
  const doneA = new Set<number>();
  const doneB = new Set<number>();
  let work = mostWork;
  const attempt = (rowA: number, rowB: number, near: boolean): void => {
    if (doneA.has(rowA) || doneB.has(rowB) || work < 0) return;
    work -= a.nameAt(rowA).length + b.nameAt(rowB).length + 8;
    if (!isRenamed(a, b, [rowA, rowB], near)) return;
    doneA.add(rowA);
    doneB.add(rowB);
    found.push([rowA, rowB]);
  };
  const between = gaps(a.length, b.length, pairs);
  for (const gap of between) {
    const reach = gap.a.length * gap.b.length <= 10_000 ? gap.b.length : 8;
    gap.a.forEach((rowA, place) => {
      for (const rowB of gap.b.slice(Math.max(0, place - reach), place + reach + 1))
        attempt(rowA, rowB, true);
    });
  }
  if (pairs.length + found.length === Math.min(a.length, b.length)) return found;
  const restA = leftOver(a.length, [...pairs, ...found], 0);
  const byFigures = Map.groupBy(leftOver(b.length, [...pairs, ...found], 1), (row) => b.figuresAt(row));
  for (const rowA of restA) {
    const figures = a.figuresAt(rowA);
    for (const rowB of figures === '' ? [] : (byFigures.get(figures) ?? [])) attempt(rowA, rowB, false);
  }
  return found;
}

function leftOver(length: number, pairs: readonly Pair[], side: 0 | 1): readonly number[] {
  const done = new Set(pairs.map((pair) => pair[side]));
  return Array.from({ length }, (_, row) => row).filter((row) => !done.has(row));
}

function byKey(a: Rows, b: Rows, { rows }: RowKey): readonly Pair[] {
  const blanks = gaps(a.length, b.length, rows).flatMap((gap): Pair[] => {
    const blankA = gap.a.filter((row) => a.keyAt(row) === '');
    const blankB = gap.b.filter((row) => b.keyAt(row) === '');
    return blankA.slice(0, blankB.length).map((row, at): Pair => [row, blankB[at] ?? 0]);
  });
  const known = blanks.length === 0 ? rows : sortedByA([...rows, ...blanks]);
  return [...known, ...pairRenamed(a, b, known)];
}

function shared(a: string, b: string): number {
  const cells = b.split('\u0001');
  return a.split('\u0001').filter((cell, at) => cell !== '' && cell === cells[at]).length;
}

const all = ({ length, textAt: read }: Rows): string[] => Array.from({ length }, (_, row) => read(row));

/** Equal rows first, then rows of the same name between them, then, where nothing names a row, by place. */
function bySequence(a: Rows, b: Rows): readonly Pair[] {
  let pairs = alignSequences(all(a), all(b));
  const within = (match: (gap: Gap) => readonly Pair[]): void => {
    const more = gaps(a.length, b.length, pairs).flatMap(match);
    pairs = sortedByA([...pairs, ...more]);
  };
  within((gap) =>
    alignSequences(
      gap.a.map((row) => a.keyAt(row) || `\u0002${row}`),
      gap.b.map((row) => b.keyAt(row) || `\u0003${row}`),
    ).map(([x, y]): Pair => [gap.a[x] ?? 0, gap.b[y] ?? 0]),
  );
  within((gap) => {
    const nameless = [...gap.a.map(a.keyAt), ...gap.b.map(b.keyAt)].every((key) => key === '');
    if (!nameless) return [];
    if (gap.a.length === gap.b.length) return gap.a.map((row, at): Pair => [row, gap.b[at] ?? 0]);
    return inPlace(a, b, gap);
  });
  return [...pairs, ...pairRenamed(a, b, pairs)];
}

/** Rows without names in a gap of unequal sides: each with the first later row that shares a cell at its place. */
function inPlace(a: Rows, b: Rows, gap: Gap): readonly Pair[] {
  const pairs: Pair[] = [];
  const reach = Math.abs(gap.a.length - gap.b.length) + 8;
  let next = 0;
  for (const row of gap.a) {
    const window = gap.b.slice(next, next + Math.min(reach, 64));
    const found = window.findIndex((other) => shared(a.textAt(row), b.textAt(other)) > 0);
    if (found < 0) continue;
    pairs.push([row, window[found] ?? 0]);
    next += found + 1;
  }
  return pairs;
}

const side = (pairs: readonly Pair[], which: 0 | 1): number[] => pairs.map((pair) => pair[which]);

/**
 * Which row of `a` is which row of `b`, sorted by side a. By key where it tells rows apart, else by sequence; a row
 * under a new name is still the same row when its figures are.
 *
 * @param columns  the columns both sides have
 */
export function alignRows(a: Grid, b: Grid, columns: readonly Pair[], key: RowKey): readonly Pair[] {
  const left = rowsOf(a, side(columns, 0), side(key.pairs, 0), key.side);
  const right = rowsOf(b, side(columns, 1), side(key.pairs, 1), key.side);
  const pairs = key.unique ? byKey(left, right, key) : bySequence(left, right);
  return sortedByA(pairs);
}
