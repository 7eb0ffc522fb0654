import { type Grid, textAt } from './grid.ts';
import { nameKey } from './look-alike.ts';
import { compareLists, type Pair, sortedByA } from './pairing.ts';
import { alignSequences } from './sequence.ts';
import { nameLikeness } from './similarity.ts';

const sampledRows = 64;
const likeName = 0.5;
const likeCells = 0.3;
const mostGap = 4096;

function sample(grid: Grid, column: number): ReadonlyMap<string, number> {
  return countOf(grid.body.slice(0, sampledRows).map((_, row) => textAt(grid, row, column)));
}

function countOf(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}

const sizeOf = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0);

/** How many of a sample of a column's cells stand in the other column too, 0 to 1. */
function cellLikeness(a: Grid, b: Grid, left: number, right: number): number {
  const old = sample(a, left);
  const now = sample(b, right);
  const total = sizeOf(old) + sizeOf(now);
  if (total === 0) return 1;
  let shared = 0;
  for (const [text, count] of old) shared += Math.min(count, now.get(text) ?? 0);
  return (2 * shared) / total;
}

/** Names numbered where they repeat: the second `Голосов` is another column than the first. */
function numbered(labels: readonly string[]): readonly string[] {
  const met = new Map<string, number>();
  return labels.map((label) => {
    const key = nameKey(label);
    const nth = met.get(key) ?? 0;
    met.set(key, nth + 1);
    return `${key}\u0001${nth}`;
  });
}

function byName(a: Grid, b: Grid): Pair[] {
  const inA = countOf(a.labels.map(nameKey));
  const inB = countOf(b.labels.map(nameKey));
  const namesB = new Map(numbered(b.labels).map((name, column) => [name, column]));
  return numbered(a.labels).flatMap((name, column): Pair[] => {
    const key = nameKey(a.labels[column] ?? '');
    const other = namesB.get(name);
    return key !== '' && other !== undefined && inA.get(key) === inB.get(key) ? [[column, other]] : [];
  });
}

interface Gap {
  readonly a: readonly number[];
  readonly b: readonly number[];
}

const free = (keys: readonly string[], from: number, to: number): number[] =>
  keys.slice(from, to).flatMap((key, at) => (key.startsWith('p') ? [] : [from + at]));

/** Columns without a partner between neighbours that keep their order. */
function gapsOf(a: Grid, b: Grid, pairs: readonly Pair[]): readonly Gap[] {
  const keysA = Array.from({ length: a.width }, (_, column) => `a${column}`);
  const keysB = Array.from({ length: b.width }, (_, column) => `b${column}`);
  pairs.forEach(([left, right], nth) => {
    keysA[left] = `p${nth}`;
    keysB[right] = `p${nth}`;
  });
  const gaps: Gap[] = [];
  let fromA = 0;
  let fromB = 0;
  for (const [toA, toB] of [...alignSequences(keysA, keysB), [a.width, b.width] as const]) {
    gaps.push({ a: free(keysA, fromA, toA), b: free(keysB, fromB, toB) });
    fromA = toA + 1;
    fromB = toB + 1;
  }
  return gaps;
}

/** Best first: columns of a gap whose names or cells are alike. */
function byLikeness(a: Grid, b: Grid, gap: Gap): Pair[] {
  if (gap.a.length * gap.b.length > mostGap)
    return gap.a.slice(0, gap.b.length).map((left, at) => [left, gap.b[at] ?? 0]);
  const scored = gap.a.flatMap((left, placeA) =>
    gap.b.flatMap((right, placeB) => {
      const names = [a.labels[left] ?? '', b.labels[right] ?? ''] as const;
      const nameless = names.every((name) => name === '');
      const name = nameless ? 0 : nameLikeness(...names);
      const cells = cellLikeness(a, b, left, right);
      const apart = Math.abs(placeA - placeB);
      // Columns that neither side names are the same column when they stand at the same place of as many.
      const samePlace = nameless && apart === 0 && gap.a.length === gap.b.length;
      const enough = name >= likeName || cells >= likeCells || samePlace;
      return enough
        ? [{ pair: [left, right] as const, score: Math.max(name, cells, samePlace ? 1 : 0), apart }]
        : [];
    }),
  );
  scored.sort(
    (x, y) => y.score - x.score || x.apart - y.apart || x.pair[0] - y.pair[0] || x.pair[1] - y.pair[1],
  );
  const doneA = new Set<number>();
  const doneB = new Set<number>();
  return scored.flatMap(({ pair }): Pair[] => {
    if (doneA.has(pair[0]) || doneB.has(pair[1])) return [];
    doneA.add(pair[0]);
    doneB.add(pair[1]);
    return [pair];
  });
}

/** Which column of `a` is which of `b`, sorted by side a: the same name first, then alike between the same neighbours. */
export function alignColumns(a: Grid, b: Grid): readonly Pair[] {
  if (compareLists(a.labels, b.labels) === 0 && !a.labels.includes(''))
    return a.labels.map((_, column): Pair => [column, column]);
  const named = byName(a, b);
  const alike = gapsOf(a, b, named).flatMap((gap) => byLikeness(a, b, gap));
  return sortedByA([...named, ...alike]);
}
