import { diffArrays } from 'diff';
import { commonWork, longestCommon, placesOf } from './longest-common.ts';
import { longestIncreasing, type Pair, sortedByA } from './pairing.ts';

/** Up to this many edits in one gap the shortest script is found by trying them out. Counted, never timed. */
const mostEdits = 100;
/** Steps of the exact search in linear space; beyond it the order of occurrence decides. */
const mostWork = 60_000_000;
const deepest = 12;

interface Span {
  readonly fromA: number;
  readonly toA: number;
  readonly fromB: number;
  readonly toB: number;
  readonly depth: number;
}

/** A side without the keys that the other has not: they can be in no common subsequence. */
interface Side {
  readonly keys: Int32Array;
  /** Where each stood. */
  readonly places: Int32Array;
}

function shared(keys: readonly string[], from: number, to: number, known: ReadonlyMap<string, number>): Side {
  const numbers: number[] = [];
  const places: number[] = [];
  for (let at = from; at < to; at += 1) {
    const number = known.get(keys[at] ?? '');
    if (number === undefined) continue;
    numbers.push(number);
    places.push(at);
  }
  return { keys: Int32Array.from(numbers), places: Int32Array.from(places) };
}

/** Pair the n-th of each key on one side with the n-th on the other, and keep the longest run in order. */
function increasingPairs(
  a: ReadonlyMap<number, readonly number[]>,
  b: ReadonlyMap<number, readonly number[]>,
  uniqueOnly: boolean,
): Pair[] {
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

/** The shortest edit script (Myers) as the pairs it keeps; null when it needs more than `mostEdits` edits. */
function fewEdits(a: Int32Array, b: Int32Array): Pair[] | null {
  const script = diffArrays(Array.from(a), Array.from(b), { maxEditLength: mostEdits });
  if (!script) return null;
  const pairs: Pair[] = [];
  let atA = 0;
  let atB = 0;
  for (const { added, removed, count } of script) {
    const same = added || removed ? 0 : count;
    for (let step = 0; step < same; step += 1) pairs.push([atA + step, atB + step]);
    if (!added) atA += count;
    if (!removed) atB += count;
  }
  return pairs;
}

/** A longest common subsequence of a gap without anchors; the order of occurrence where finding it costs too much. */
function solved(a: Int32Array, b: Int32Array): readonly Pair[] {
  const few = fewEdits(a, b);
  if (few) return few;
  if (commonWork(a, b) > mostWork) return increasingPairs(placesOf(a), placesOf(b), false);
  const pairs: Pair[] = [];
  longestCommon(a, b, pairs);
  return pairs;
}

/** Pairs of equal keys between the ends of two sequences of numbers. */
function anchored(a: Int32Array, b: Int32Array): Pair[] {
  const pairs: Pair[] = [];
  const stack: Span[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length, depth: 0 }];
  for (let span = stack.pop(); span; span = stack.pop()) {
    let { fromA, toA, fromB, toB } = span;
    while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) pairs.push([fromA++, fromB++]);
    while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) pairs.push([--toA, --toB]);
    if (fromA === toA || fromB === toB) continue;
    const depth = span.depth + 1;
    const gapA = a.subarray(fromA, toA);
    const gapB = b.subarray(fromB, toB);
    const anchors = depth > deepest ? [] : increasingPairs(placesOf(gapA), placesOf(gapB), true);
    if (anchors.length === 0) {
      for (const [left, right] of solved(gapA, gapB)) pairs.push([fromA + left, fromB + right]);
      continue;
    }
    const [startA, startB] = [fromA, fromB];
    for (const [left, right] of [...anchors, [gapA.length, gapB.length] as const]) {
      const [atA, atB] = [startA + left, startB + right];
      if (fromA < atA && fromB < atB) stack.push({ fromA, toA: atA, fromB, toB: atB, depth });
      if (atA < toA) pairs.push([atA, atB]);
      fromA = atA + 1;
      fromB = atB + 1;
    }
  }
  return pairs;
}

/**
 * Pairs of equal keys in increasing order on both sides: a long common subsequence. Anchored on keys that stand once
 * on each side (patience); the gaps between anchors are solved exactly, by the shortest edit script where it is short
 * and in linear space where not, up to a bound of work, beyond which the order of occurrence decides.
 */
export function alignSequences(a: readonly string[], b: readonly string[]): readonly Pair[] {
  const pairs: Pair[] = [];
  let [toA, toB] = [a.length, b.length];
  let head = 0;
  while (head < toA && head < toB && a[head] === b[head]) {
    pairs.push([head, head]);
    head += 1;
  }
  while (toA > head && toB > head && a[toA - 1] === b[toB - 1]) pairs.push([--toA, --toB]);
  if (toA > head && toB > head) {
    const inA = new Set(a.slice(head, toA));
    const both = new Map<string, number>();
    for (let at = head; at < toB; at += 1) {
      const key = b[at] ?? '';
      if (inA.has(key) && !both.has(key)) both.set(key, both.size);
    }
    const left = shared(a, head, toA, both);
    const right = shared(b, head, toB, both);
    for (const [atA, atB] of anchored(left.keys, right.keys))
      pairs.push([left.places[atA] ?? 0, right.places[atB] ?? 0]);
  }
  return sortedByA(pairs);
}
