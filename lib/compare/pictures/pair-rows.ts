import { equalRuns, joined, type Run } from './equal-runs.ts';
import type { RowPrints } from './row-prints.ts';

/** Fewer equal rows than this, out of line with what is around them, are equal by chance. */
const leastRun = 8;
/** Beyond it short runs are given up, and what they parted is taken together. */
const mostRuns = 200;

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

/**
 * Which rows of two pictures are held against which: runs in order, with all rows that only one side has between them.
 * Bounded by the number of rows; swapping the sides mirrors the runs.
 */
export function pairRows(a: RowPrints, b: RowPrints): Run[] {
  const equal = equalRuns(a, b);
  const atEnd = b.keys.length - a.keys.length;
  for (let least = leastRun; ; least *= 2) {
    // Once a first attempt made too many, short runs go even where they are in line.
    const kept = least === leastRun ? equal : equal.filter(({ length }) => length >= least);
    const runs = filled(withoutStrays(kept, least, atEnd), { a, b });
    if (runs.length <= mostRuns || kept.length === 0) return runs;
  }
}
