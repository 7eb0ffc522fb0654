import { diffArrays } from 'diff';
import { longestIncreasing, type Pair } from './pairing.ts';

/** Above this many edits in one gap the exact search ends and the order of occurrence decides. Counted, never timed. */
const mostEdits = 400;
const deepest = 12;

interface Span {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
  readonly depth: number;
}

function positions(keys: readonly string[], from: number, to: number): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (let at = from; at < to; at += 1) {
    const key = keys[at] ?? '';
    const list = found.get(key);
    if (list) list.push(at);
    else found.set(key, [at]);
  }
  return found;
}

/** Pair the n-th of each key on one side with the n-th on the other, and keep the longest run in order. */
function increasingPairs(a: Map<string, number[]>, b: Map<string, number[]>, uniqueOnly: boolean): Pair[] {
  const pairs: Pair[] = [];
  for (const [key, listA] of a) {
    const listB = b.get(key);
    if (!listB || (uniqueOnly && (listA.length > 1 || listB.length > 1))) continue;
    listA.forEach((at, nth) => {
      const other = listB[nth];
      if (other !== undefined) pairs.push([at, other]);
    });
  }
  pairs.sort((left, right) => left[0] - right[0]);
  return longestIncreasing(pairs.map(([, at]) => at)).flatMap((at) => {
    const pair = pairs[at];
    return pair ? [pair] : [];
  });
}

/** The shortest edit script of a gap, or null when it needs more than `mostEdits` edits. */
function exact(a: readonly string[], b: readonly string[], span: Span): Pair[] | null {
  const script = diffArrays(a.slice(span.fromA, span.toA), b.slice(span.fromB, span.toB), {
    maxEditLength: mostEdits,
  });
  if (!script) return null;
  const pairs: Pair[] = [];
  let atA = span.fromA;
  let atB = span.fromB;
  for (const { added, removed, count } of script) {
    const same = added || removed ? 0 : count;
    for (let step = 0; step < same; step += 1) pairs.push([atA + step, atB + step]);
    if (!added) atA += count;
    if (!removed) atB += count;
  }
  return pairs;
}

/**
 * Pairs of equal keys in increasing order on both sides: a long common subsequence. Anchored on keys that stand once
 * on each side (patience), the gaps between anchors solved exactly up to a bound and by order of occurrence beyond it.
 * Near-linear in the number of keys.
 */
export function alignSequences(a: readonly string[], b: readonly string[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const stack: Span[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length, depth: 0 }];
  for (let span = stack.pop(); span; span = stack.pop()) {
    let { fromA, toA, fromB, toB } = span;
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) pairs.push([fromA++, fromB++]);
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) pairs.push([--toA, --toB]);
    if (fromA === toA || fromB === toB) continue;
    const gap = { fromA, toA, fromB, toB, depth: span.depth + 1 };
    const inA = positions(a, fromA, toA);
    const inB = positions(b, fromB, toB);
    const anchors = gap.depth > deepest ? [] : increasingPairs(inA, inB, true);
    if (anchors.length === 0) {
      for (const pair of exact(a, b, gap) ?? increasingPairs(inA, inB, false)) pairs.push(pair);
      continue;
    }
    for (const [atA, atB] of [...anchors, [toA, toB] as const]) {
      stack.push({ ...gap, fromA, toA: atA, fromB, toB: atB });
      if (atA < toA) pairs.push([atA, atB]);
      fromA = atA + 1;
      fromB = atB + 1;
    }
  }
  return pairs.toSorted(([left], [right]) => left - right);
}
