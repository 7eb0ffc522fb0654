import { compareLists, longestIncreasing } from '../pairing.ts';
import type { RowPrints } from './row-prints.ts';

/** `length` rows from `a` on the one side that belong to as many from `b` on the other. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

interface Span {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
  readonly depth: number;
}

/** Each level looks at every row at most once. */
const deepest = 12;

/** Where each key stands that stands once. */
function singles(keys: readonly string[], from: number, to: number): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = from; at < to; at += 1) {
    const key = keys[at] ?? '';
    places.set(key, places.has(key) ? -1 : at);
  }
  return places;
}

/** Rows that stand once on each side, as many as keep their order. */
function anchors(a: readonly string[], b: readonly string[], span: Span): (readonly [number, number])[] {
  const inA = singles(a, span.fromA, span.toA);
  const inB = singles(b, span.fromB, span.toB);
  const pairs: (readonly [number, number])[] = [];
  for (const [key, at] of inA) {
    const other = inB.get(key) ?? -1;
    if (at >= 0 && other >= 0) pairs.push([at, other]);
  }
  pairs.sort(([left], [right]) => left - right);
  return longestIncreasing(pairs.map(([, at]) => at)).flatMap((at) => pairs.slice(at, at + 1));
}

/** Grow what is done of a span from both its ends, over rows whose keys are equal; answers what is left. */
function trimmed(a: readonly string[], b: readonly string[], span: Span, add: (run: Run) => void): Span {
  let { fromA, toA, fromB, toB } = span;
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
    fromA += 1;
    fromB += 1;
  }
  add({ a: span.fromA, b: span.fromB, length: fromA - span.fromA });
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
    toA -= 1;
    toB -= 1;
  }
  add({ a: toA, b: toB, length: span.toA - toA });
  return { fromA, toA, fromB, toB, depth: span.depth };
}

function runsBetween(a: RowPrints, b: RowPrints): Run[] {
  const runs: Run[] = [];
  const stack: Span[] = [{ fromA: 0, toA: a.keys.length, fromB: 0, toB: b.keys.length, depth: 0 }];
  const add = (run: Run): void => {
    if (run.length > 0) runs.push(run);
  };
  for (let span = stack.pop(); span; span = stack.pop()) {
    const gap = trimmed(a.keys, b.keys, trimmed(a.exactKeys, b.exactKeys, span, add), add);
    let { fromA, fromB } = gap;
    if (fromA === gap.toA || fromB === gap.toB || gap.depth === deepest) continue;
    const found = anchors(a.keys, b.keys, gap);
    if (found.length === 0) continue;
    // Each anchor begins a part of its own, and grows from there as far as rows are equal.
    for (const [toA, toB] of [...found, [gap.toA, gap.toB] as const]) {
      stack.push({ fromA, toA, fromB, toB, depth: gap.depth + 1 });
      fromA = toA;
      fromB = toB;
    }
  }
  return joined(runs.toSorted((left, right) => left.a - right.a));
}

/** Runs that follow one another on both sides made one. */
export function joined(runs: readonly Run[]): Run[] {
  const done: Run[] = [];
  for (const run of runs) {
    const last = done.at(-1);
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) {
      done[done.length - 1] = { ...last, length: last.length + run.length };
    } else done.push(run);
  }
  return done;
}

/**
 * Runs of rows that are equal but for close shades, in increasing order on both sides. Anchored on rows that stand once
 * on each side (patience), and grown from there, over equal rows first: rows that repeat, as white ones do, never decide
 * by themselves what belongs together. Swapping the sides swaps the runs.
 */
export function equalRuns(a: RowPrints, b: RowPrints): Run[] {
  if (compareLists(a.keys, b.keys) <= 0) return runsBetween(a, b);
  return runsBetween(b, a).map((run) => ({ a: run.b, b: run.a, length: run.length }));
}
