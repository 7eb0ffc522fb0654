import type { Pair } from './pairing.ts';
import { type Bag, likeness, sharedWords, Vocabulary } from './similarity.ts';

/** Steps of comparing words, then pairing ends and what is left is added or removed. Counted, never timed. */
const mostWork = 30_000_000;
/** Gaps of up to this many pairs are compared whole; larger ones around the same relative place. */
const wholeGap = 400;
const reach = 6;
/** A word this rare joins two sentences wherever they stand. */
const rareProduct = 8;

const empty: Bag = new Uint32Array();

interface Candidate {
  readonly a: number;
  readonly b: number;
  readonly score: number;
}

interface Gap {
  readonly a: number[];
  readonly b: number[];
}

/** What neither side has paired, gathered between the same two neighbours. */
function gapsBetween(
  lengthA: number,
  lengthB: number,
  pairs: readonly Pair[],
  taken: readonly Pair[],
): Gap[] {
  const takenA = new Set(taken.map(([a]) => a));
  const takenB = new Set(taken.map(([, b]) => b));
  const gaps: Gap[] = [];
  let fromA = 0;
  let fromB = 0;
  for (const [toA, toB] of [...pairs, [lengthA, lengthB] as const]) {
    const gap: Gap = { a: [], b: [] };
    for (let at = fromA; at < toA; at += 1) if (!takenA.has(at)) gap.a.push(at);
    for (let at = fromB; at < toB; at += 1) if (!takenB.has(at)) gap.b.push(at);
    if (gap.a.length + gap.b.length > 0) gaps.push(gap);
    fromA = toA + 1;
    fromB = toB + 1;
  }
  return gaps;
}

function gather(bags: ReadonlyMap<number, Bag>): Map<number, number[]> {
  const places = new Map<number, number[]>();
  for (const [at, bag] of bags) {
    let last = -1;
    for (const word of bag) {
      if (word === last) continue;
      last = word;
      const list = places.get(word);
      if (list) list.push(at);
      else places.set(word, [at]);
    }
  }
  return places;
}

/**
 * Pair sentences that say nearly the same, best first, each at most once.
 *
 * @param inOrder  equal sentences, increasing on both sides; they bound the gaps
 * @param taken    every sentence already paired, those of `inOrder` included
 */
export function pairSimilar(
  a: readonly string[],
  b: readonly string[],
  inOrder: readonly Pair[],
  taken: readonly Pair[],
): readonly Pair[] {
  const vocabulary = new Vocabulary();
  const bagsA = new Map<number, Bag>();
  const bagsB = new Map<number, Bag>();
  const gaps = gapsBetween(a.length, b.length, inOrder, taken);
  for (const gap of gaps) {
    for (const at of gap.a) bagsA.set(at, vocabulary.bag(a[at] ?? ''));
    for (const at of gap.b) bagsB.set(at, vocabulary.bag(b[at] ?? ''));
  }
  let work = mostWork;
  const seen = new Set<number>();
  const candidates: Candidate[] = [];
  const consider = (atA: number, atB: number, gap: Gap | null): void => {
    const bagA = bagsA.get(atA) ?? empty;
    const bagB = bagsB.get(atB) ?? empty;
    const name = atA * b.length + atB;
    if (work < 0 || seen.has(name)) return;
    seen.add(name);
    work -= bagA.length + bagB.length + 4;
    const alone = gap !== null && gap.a.length === 1 && gap.b.length === 1;
    const shared = sharedWords(bagA, bagB);
    const score = likeness(bagA, bagB, shared);
    const near = gap !== null && (score >= 0.5 || (alone && score >= 0.3 && shared > 0));
    if (near || (score >= 0.6 && shared >= 3)) candidates.push({ a: atA, b: atB, score });
  };
  for (const gap of gaps) {
    gap.a.forEach((atA, place) => {
      const middle = Math.round(((place + 0.5) * gap.b.length) / gap.a.length - 0.5);
      const whole = gap.a.length * gap.b.length <= wholeGap;
      const from = whole ? 0 : Math.max(0, middle - reach);
      const to = whole ? gap.b.length : middle + reach + 1;
      for (const atB of gap.b.slice(from, to)) consider(atA, atB, gap);
    });
  }
  const placesB = gather(bagsB);
  for (const [word, inA] of gather(bagsA)) {
    const inB = placesB.get(word);
    if (word === vocabulary.number || !inB || inA.length * inB.length > rareProduct) continue;
    for (const atA of inA) for (const atB of inB) consider(atA, atB, null);
  }
  return best(candidates);
}

/** Best first; among equals those nearest in order, then the earlier. */
function best(candidates: Candidate[]): readonly Pair[] {
  candidates.sort(
    (x, y) => y.score - x.score || Math.abs(x.a - x.b) - Math.abs(y.a - y.b) || x.a - y.a || x.b - y.b,
  );
  const doneA = new Set<number>();
  const doneB = new Set<number>();
  const pairs: Pair[] = [];
  for (const { a, b } of candidates) {
    if (doneA.has(a) || doneB.has(b)) continue;
    doneA.add(a);
    doneB.add(b);
    pairs.push([a, b]);
  }
  return pairs;
}
