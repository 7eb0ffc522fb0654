import { type Grid, textAt } from './grid.ts';
import { anyLetter } from './letters.ts';
import { nameKey } from './look-alike.ts';
import { once } from './once.ts';
import { compareLists, inEitherOrder, type Pair } from './pairing.ts';

const mostPairs = 40_000;
const reach = 8;
const mostWords = 400;
const alike = 0.35;
const alikeAlone = 0.15;

interface Features {
  readonly caption: string;
  readonly labels: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly cells: ReadonlySet<string>;
}

/** A table as it is matched; what is not asked for is not read. */
interface Candidate {
  readonly whole: () => string;
  readonly features: () => Features;
}

function featuresOf(grid: Grid): Features {
  const names = new Set<string>();
  const cells = new Set<string>();
  for (let row = 0; row < grid.body.length; row += 1) {
    if (names.size >= mostWords && cells.size >= mostWords) break;
    for (let column = 0; column < grid.width; column += 1) {
      const text = textAt(grid, row, column);
      if (text === '') continue;
      if (!anyLetter.test(text)) {
        if (cells.size < mostWords) cells.add(text);
      } else if (names.size < mostWords) names.add(nameKey(text));
    }
  }
  return { ...headFeatures(grid), names, cells };
}

function headFeatures(grid: Grid): Pick<Features, 'caption' | 'labels'> {
  return {
    caption: nameKey(grid.caption),
    labels: new Set(grid.labels.map(nameKey).filter((label) => label !== '')),
  };
}

/** Everything the table says, its caption among it. */
function wholeOf(grid: Grid): string {
  const rows = grid.body.map((line) => line.map((cell) => cell?.text ?? '').join('\u0001'));
  return [nameKey(grid.caption), grid.labels.join('\u0001'), ...rows].join('\u0002');
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const item of a) if (b.has(item)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** 0 to 1: the mean of what both tables have to go by, names of rows and columns above all. */
function likeness(a: Features, b: Features): number {
  let sum = 0;
  let weight = 0;
  const weigh = (share: number, value: number): void => {
    sum += share * value;
    weight += share;
  };
  if (a.labels.size + b.labels.size > 0) weigh(4, overlap(a.labels, b.labels));
  if (a.names.size + b.names.size > 0) weigh(4, overlap(a.names, b.names));
  if (a.cells.size + b.cells.size > 0) weigh(1, overlap(a.cells, b.cells));
  if (a.caption !== '' && b.caption !== '') weigh(2, a.caption === b.caption ? 1 : 0);
  return weight === 0 ? 0 : sum / weight;
}

function match(a: readonly Candidate[], b: readonly Candidate[]): readonly Pair[] {
  const pairs: Pair[] = [];
  const doneA = new Set<number>();
  const doneB = new Set<number>();
  const take = (left: number, right: number): void => {
    if (doneA.has(left) || doneB.has(right)) return;
    doneA.add(left);
    doneB.add(right);
    pairs.push([left, right]);
  };
  const same = Map.groupBy([...b.keys()].toReversed(), (at) => b[at]?.whole() ?? '');
  a.forEach(({ whole }, left) => {
    const right = same.get(whole())?.pop();
    if (right !== undefined) take(left, right);
  });
  const near = a.length * b.length > mostPairs;
  const scored: { left: number; right: number; score: number }[] = [];
  a.forEach((old, left) => {
    const from = near ? Math.max(0, left - reach) : 0;
    b.slice(from, near ? left + reach + 1 : undefined).forEach((now, place) => {
      const right = from + place;
      if (!doneA.has(left) && !doneB.has(right))
        scored.push({ left, right, score: likeness(old.features(), now.features()) });
    });
  });
  const restA = a.length - pairs.length;
  const restB = b.length - pairs.length;
  const enough = restA === 1 && restB === 1 ? alikeAlone : alike;
  scored.sort(
    (x, y) => y.score - x.score || Math.abs(x.left - x.right) - Math.abs(y.left - y.right) || x.left - y.left,
  );
  for (const { left, right, score } of scored) if (score >= enough) take(left, right);
  return pairs;
}

const candidateOf = (grid: Grid): Candidate => ({
  whole: once(() => wholeOf(grid)),
  features: once(() => featuresOf(grid)),
});

/** One table on each side, alike by caption and headers alone. */
function areOne(a: readonly Grid[], b: readonly Grid[]): boolean {
  const [one, other] = [a[0], b[0]];
  if (!one || !other || a.length > 1 || b.length > 1) return false;
  const old = headFeatures(one);
  const now = headFeatures(other);
  const labels = old.labels.size + now.labels.size > 0 ? 4 * overlap(old.labels, now.labels) : 0;
  const caption = old.caption !== '' && old.caption === now.caption ? 2 : 0;
  return (labels + caption) / 11 >= alikeAlone;
}

/**
 * Which table of `a` is which of `b`: equal ones first, then those most alike in the names of rows and columns, in
 * cells and caption, nearer ones before farther ones.
 */
export function matchTables(a: readonly Grid[], b: readonly Grid[]): readonly Pair[] {
  if (areOne(a, b)) return [[0, 0]];
  const left = a.map(candidateOf);
  const right = b.map(candidateOf);
  const order = compareLists(
    left.map(({ whole }) => whole()),
    right.map(({ whole }) => whole()),
  );
  return inEitherOrder(left, right, order, match);
}
