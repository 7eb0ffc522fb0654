import type { PictureBand } from '../../model/index.ts';
import { equalRuns, joined, type Run } from './equal-runs.ts';
import type { RowPrints } from './row-prints.ts';

/** Rows that belong together, before their pixels are looked at. */
export type RowBand = Pick<PictureBand, 'change' | 'a' | 'b'>;

/** Fewer equal rows than this, out of line with what is around them, are equal by chance. */
const leastRun = 8;
/** Beyond it small bands are taken together. */
const mostBands = 400;

interface Prints {
  readonly a: RowPrints;
  readonly b: RowPrints;
}

const offset = ({ a, b }: Run): number => b - a;

/** Without short runs that are shifted otherwise than the long run before them and the one after them. */
function withoutStrays(runs: readonly Run[], least: number, atEnd: number): readonly Run[] {
  const isLong = runs.map(({ length }) => length >= least);
  const after: number[] = [];
  for (let at = runs.length - 1, next = atEnd; at >= 0; at -= 1) {
    after[at] = next;
    const run = runs[at];
    if (isLong[at] && run) next = offset(run);
  }
  let before = 0;
  return runs.filter((run, at) => {
    const next = after[at] ?? atEnd;
    if (isLong[at]) {
      before = offset(run);
      return true;
    }
    return offset(run) === before || offset(run) === next;
  });
}

/**
 * Where the rows that only the longer side has begin, within a gap of `short` and `long` rows: where the rows before
 * them and those after them are most alike to the other side's. Counted from the beginning of the gap.
 */
function splitOf(short: number, long: number, likeness: (short: number, long: number) => number): number {
  const shift = long - short;
  let score = 0;
  for (let row = 0; row < short; row += 1) score += likeness(row, row + shift);
  let best = 0;
  let most = score;
  for (let row = 0; row < short; row += 1) {
    score += likeness(row, row) - likeness(row, row + shift);
    if (score > most) {
      most = score;
      best = row + 1;
    }
  }
  return best;
}

/** The runs with every gap between them paired row by row as far as its shorter side goes. */
function filled(runs: readonly Run[], { a, b }: Prints): Run[] {
  const all: Run[] = [];
  let fromA = 0;
  let fromB = 0;
  for (const run of [...runs, { a: a.keys.length, b: b.keys.length, length: 0 }]) {
    const [startA, startB] = [fromA, fromB];
    const inA = run.a - startA;
    const inB = run.b - startB;
    const split =
      inA <= inB
        ? splitOf(inA, inB, (short, long) => a.likeness(startA + short, b, startB + long))
        : splitOf(inB, inA, (short, long) => b.likeness(startB + short, a, startA + long));
    const rest = Math.min(inA, inB) - split;
    all.push({ a: startA, b: startB, length: split });
    all.push({ a: run.a - rest, b: run.b - rest, length: rest }, run);
    fromA = run.a + run.length;
    fromB = run.b + run.length;
  }
  return joined(all.filter(({ length }) => length > 0));
}

/** A run cut where its rows are equal and where they are not; few equal rows between others are not told apart. */
function cut(run: Run, { a, b }: Prints, least: number): RowBand[] {
  const bands: RowBand[] = [];
  const add = (change: 'same' | 'changed', from: number, to: number): void => {
    const rows = {
      a: { from: run.a + from, to: run.a + to },
      b: { from: run.b + from, to: run.b + to },
    };
    const [last, short] = [bands.at(-2), bands.at(-1)];
    if (change === 'changed' && last && short && short.a.to - short.a.from < least) {
      bands.splice(-2, 2, {
        change,
        a: { from: last.a.from, to: rows.a.to },
        b: { from: last.b.from, to: rows.b.to },
      });
    } else bands.push({ change, ...rows });
  };
  let start = 0;
  const isEqual = (row: number): boolean => a.keys[run.a + row] === b.keys[run.b + row];
  for (let row = 1; row <= run.length; row += 1) {
    if (row < run.length && isEqual(row) === isEqual(start)) continue;
    add(isEqual(start) ? 'same' : 'changed', start, row);
    start = row;
  }
  return bands;
}

function bandsWith(runs: readonly Run[], prints: Prints, least: number): RowBand[] {
  const [heightA, heightB] = [prints.a.keys.length, prints.b.keys.length];
  const bands: RowBand[] = [];
  let atA = 0;
  let atB = 0;
  for (const run of [...runs, { a: heightA, b: heightB, length: 0 }]) {
    if (run.a > atA)
      bands.push({ change: 'removed', a: { from: atA, to: run.a }, b: { from: atB, to: atB } });
    if (run.b > atB) {
      bands.push({ change: 'inserted', a: { from: run.a, to: run.a }, b: { from: atB, to: run.b } });
    }
    bands.push(...cut(run, prints, 2 * least));
    atA = run.a + run.length;
    atB = run.b + run.length;
  }
  return bands;
}

/**
 * The rows of two pictures in bands, from the top: equal rows, as many rows on both sides that differ, rows that only
 * one side has. Bounded by the number of rows; swapping the sides mirrors the bands.
 */
export function rowBands(a: RowPrints, b: RowPrints): RowBand[] {
  const prints = { a, b };
  const equal = equalRuns(a.keys, b.keys);
  const height = Math.max(a.keys.length, b.keys.length);
  for (let least = leastRun; ; least *= 2) {
    // Once a first attempt made too many bands, small runs go even where they are in line.
    const kept = least === leastRun ? equal : equal.filter(({ length }) => length >= least);
    const runs = filled(withoutStrays(kept, least, b.keys.length - a.keys.length), prints);
    const bands = bandsWith(runs, prints, least);
    if (bands.length <= mostBands || least > height) return bands;
  }
}
