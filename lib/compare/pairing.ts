/** Index on side a, index on side b. */
export type Pair = readonly [number, number];

/** Which of two lists of texts comes first, item by item, then by length; 0 when they are the same. */
export function compareLists(a: readonly string[], b: readonly string[]): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const left = a[at] ?? '';
    const right = b[at] ?? '';
    if (left !== right) return left < right ? -1 : 1;
  }
  return a.length - b.length;
}

/**
 * Run `match` with the two sides in an order that depends on their content alone, and turn its pairs back: what
 * belongs together is then the same whichever of two captures is called the first.
 */
export function inEitherOrder<T>(
  a: T,
  b: T,
  order: number,
  match: (first: T, second: T) => readonly Pair[],
): readonly Pair[] {
  if (order <= 0) return match(a, b);
  return match(b, a).map(([first, second]): Pair => [second, first]);
}

/** Positions (into `values`) of one longest strictly increasing subsequence, in order. O(n log n). */
export function longestIncreasing(values: readonly number[]): readonly number[] {
  const tails: number[] = [];
  const previous: number[] = [];
  values.forEach((value, at) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[tails[middle] ?? 0] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    previous.push(low > 0 ? (tails[low - 1] ?? -1) : -1);
    tails[low] = at;
  });
  const chain: number[] = [];
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) chain.push(at);
  return chain.toReversed();
}

function inOrder(pairs: readonly Pair[], side: 0 | 1): boolean {
  return pairs.every((pair, at) => at === 0 || pair[side] > (pairs[at - 1]?.[side] ?? -1));
}

/** One-to-one pairs sorted by side a. */
export function sortedByA(pairs: readonly Pair[]): readonly Pair[] {
  return inOrder(pairs, 0) ? pairs : pairs.toSorted((x, y) => x[0] - y[0]);
}

/** The pairs, sorted by side a, that do not keep the order of the others: what was moved. */
export function movedPairs(pairs: readonly Pair[]): ReadonlySet<Pair> {
  if (inOrder(pairs, 1)) return new Set();
  const kept = new Set(longestIncreasing(pairs.map(([, b]) => b)));
  return new Set(pairs.filter((_, at) => !kept.has(at)));
}

/** One line of a comparison in reading order: at least one side has an index. */
export interface Line {
  readonly a: number | null;
  readonly b: number | null;
  readonly moved: boolean;
}

/**
 * Everything in the order of side b, with what only side a has after its former neighbour.
 *
 * @param pairs  one-to-one, in any order
 * @param moved  those of them that count as moved; by default the fewest whose removal leaves the rest in order
 */
export function inReadingOrder(
  lengthA: number,
  lengthB: number,
  pairs: readonly Pair[],
  moved: ReadonlySet<Pair> = movedPairs(sortedByA(pairs)),
): readonly Line[] {
  const partnerOfA = new Int32Array(lengthA).fill(-1);
  const partnerOfB = new Int32Array(lengthB).fill(-1);
  for (const pair of pairs) {
    partnerOfA[pair[0]] = pair[1];
    partnerOfB[pair[1]] = pair[0];
  }
  const movedB = new Set(Array.from(moved, ([, b]) => b));
  const followers = new Map<number, number[]>();
  let anchor = -1;
  for (let a = 0; a < lengthA; a += 1) {
    const b = partnerOfA[a] ?? -1;
    if (b >= 0) anchor = movedB.has(b) ? anchor : b;
    else {
      const after = followers.get(anchor);
      if (after) after.push(a);
      else followers.set(anchor, [a]);
    }
  }
  const lines: Line[] = [];
  for (let b = -1; b < lengthB; b += 1) {
    const a = partnerOfB[b] ?? -1;
    if (b >= 0) lines.push({ a: a < 0 ? null : a, b, moved: movedB.has(b) });
    const gone = followers.get(b);
    if (gone) for (const alone of gone) lines.push({ a: alone, b: null, moved: false });
  }
  return lines;
}
