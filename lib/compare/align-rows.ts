import { parseFigures } from './figure.ts';
import { type Grid, textAt } from './grid.ts';
import type { Pair } from './pairing.ts';
import { keysOf, type RowKey } from './row-key.ts';
import { alignSequences } from './sequence.ts';
import { nameLikeness } from './similarity.ts';

/** One side of a table as its rows are aligned. */
interface Rows {
  readonly keys: readonly string[];
  readonly texts: readonly string[];
  readonly names: readonly string[];
  readonly figures: (row: number) => string;
}

/** Comparisons of cells and letters in gaps; beyond it rows pair by place. Counted, never timed. */
const mostWork = 4_000_000;
const sameName = 0.75;
const likeName = 0.4;

function rowsOf(grid: Grid, columns: readonly number[], key: readonly number[], beside: boolean): Rows {
  const figures = new Map<number, string>();
  const nameAt = (row: number): string =>
    [...(beside ? [grid.sideLabels?.[row] ?? ''] : []), ...key.map((at) => textAt(grid, row, at))].join(' ');
  const figuresAt = (row: number): string => {
    const known = figures.get(row);
    if (known !== undefined) return known;
    const values = columns
      .filter((column) => !key.includes(column))
      .flatMap((column) =>
        parseFigures(textAt(grid, row, column)).figures.map(({ value, text }) => value ?? text),
      );
    const told = values.some((value) => /[1-9]/u.test(value)) ? values.join(' ') : '';
    figures.set(row, told);
    return told;
  };
  return {
    keys: keysOf(grid, key, beside),
    texts: grid.body.map((_, row) => columns.map((column) => textAt(grid, row, column)).join('\u0001')),
    names: grid.body.map((_, row) => nameAt(row)),
    figures: figuresAt,
  };
}

const digits = (text: string): string => text.replace(/\D+/gu, ' ').trim();

/** A row under a new name: the same figures and a name like the old, or nearly the old name in the same place. */
function isRenamed(a: Rows, b: Rows, [rowA, rowB]: Pair, near: boolean): boolean {
  const old = a.names[rowA] ?? '';
  const now = b.names[rowB] ?? '';
  const figures = a.figures(rowA);
  const likeness = nameLikeness(old, now);
  if (figures !== '' && figures === b.figures(rowB)) return near || likeness >= likeName;
  return near && likeness >= sameName && digits(old) === digits(now);
}

interface Gap {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

function gaps(lengthA: number, lengthB: number, pairs: readonly Pair[]): readonly Gap[] {
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
    work -= (a.names[rowA] ?? '').length + (b.names[rowB] ?? '').length + 8;
    if (!isRenamed(a, b, [rowA, rowB], near)) return;
    doneA.add(rowA);
    doneB.add(rowB);
    found.push([rowA, rowB]);
  };
  const between = gaps(a.keys.length, b.keys.length, pairs);
  for (const gap of between) {
    const reach = gap.a.length * gap.b.length <= 10_000 ? gap.b.length : 8;
    gap.a.forEach((rowA, place) => {
      for (const rowB of gap.b.slice(Math.max(0, place - reach), place + reach + 1))
        attempt(rowA, rowB, true);
    });
  }
  const restA = leftOver(a.keys.length, [...pairs, ...found], 0);
  const byFigures = Map.groupBy(leftOver(b.keys.length, [...pairs, ...found], 1), (row) => b.figures(row));
  for (const rowA of restA) {
    const figures = a.figures(rowA);
    for (const rowB of figures === '' ? [] : (byFigures.get(figures) ?? [])) attempt(rowA, rowB, false);
  }
  return found;
}

function leftOver(length: number, pairs: readonly Pair[], side: 0 | 1): readonly number[] {
  const done = new Set(pairs.map((pair) => pair[side]));
  return Array.from({ length }, (_, row) => row).filter((row) => !done.has(row));
}

function byKey(a: Rows, b: Rows): readonly Pair[] {
  const rowOf = new Map<string, number>();
  b.keys.forEach((key, row) => {
    if (key !== '') rowOf.set(key, row);
  });
  const pairs = a.keys.flatMap((key, row): Pair[] => {
    const other = key === '' ? undefined : rowOf.get(key);
    return other === undefined ? [] : [[row, other]];
  });
  const blanks = gaps(a.keys.length, b.keys.length, pairs).flatMap((gap): Pair[] => {
    const blankA = gap.a.filter((row) => a.keys[row] === '');
    const blankB = gap.b.filter((row) => b.keys[row] === '');
    return blankA.slice(0, blankB.length).map((row, at): Pair => [row, blankB[at] ?? 0]);
  });
  const known = [...pairs, ...blanks].toSorted(([x], [y]) => x - y);
  return [...known, ...pairRenamed(a, b, known)];
}

function shared(a: string, b: string): number {
  const cells = b.split('\u0001');
  return a.split('\u0001').filter((cell, at) => cell !== '' && cell === cells[at]).length;
}

/** Equal rows first, then rows of the same name between them, then, where nothing names a row, by place. */
function bySequence(a: Rows, b: Rows): readonly Pair[] {
  let pairs = alignSequences(a.texts, b.texts);
  const within = (match: (gap: Gap) => readonly Pair[]): void => {
    const more = gaps(a.keys.length, b.keys.length, pairs).flatMap(match);
    pairs = [...pairs, ...more].toSorted(([x], [y]) => x - y);
  };
  within((gap) =>
    alignSequences(
      gap.a.map((row) => a.keys[row] || `\u0002${row}`),
      gap.b.map((row) => b.keys[row] || `\u0003${row}`),
    ).map(([x, y]): Pair => [gap.a[x] ?? 0, gap.b[y] ?? 0]),
  );
  within((gap) => {
    const nameless = [...gap.a.map((row) => a.keys[row]), ...gap.b.map((row) => b.keys[row])].every(
      (key) => key === '',
    );
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
    const found = window.findIndex((other) => shared(a.texts[row] ?? '', b.texts[other] ?? '') > 0);
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
  return (key.unique ? byKey : bySequence)(left, right).toSorted(([x], [y]) => x - y);
}
