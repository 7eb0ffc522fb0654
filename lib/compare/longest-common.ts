import type { Pair } from './pairing.ts';

/** Bits of a word: a sum of two and a carry stays a small integer. */
const bits = 30;
const ones = 2 ** bits - 1;

/** The places of each key. */
export function placesOf(keys: Int32Array): ReadonlyMap<number, readonly number[]> {
  const places = new Map<number, number[]>();
  keys.forEach((key, at) => {
    const list = places.get(key);
    if (list) list.push(at);
    else places.set(key, [at]);
  });
  return places;
}

/** Steps that `longestCommon` takes at most, but for a small factor. */
export function commonWork(a: Int32Array, b: Int32Array): number {
  const inA = placesOf(a);
  let matches = 0;
  for (const key of b) matches += inA.get(key)?.length ?? 0;
  return matches + (a.length * b.length) / bits;
}

/**
 * For every `n`, how long the longest common subsequence of the first `n` keys of `a` and all of `b` is. Bit-parallel
 * (Hyyrö, Bit-parallel LCS-length computation revisited, 2004), touching only the words in which a key stands.
 */
function commonLengths(a: Int32Array, b: Int32Array): Int32Array {
  const places = placesOf(a);
  const words = new Int32Array(Math.ceil(a.length / bits)).fill(ones);
  for (const key of b) {
    const at = places.get(key) ?? [];
    let next = 0;
    let carry = 0;
    let word = 0;
    while (next < at.length || carry > 0) {
      if (carry === 0) word = Math.floor((at[next] ?? 0) / bits);
      if (word >= words.length) break;
      let matches = 0;
      for (; next < at.length && (at[next] ?? 0) < (word + 1) * bits; next += 1)
        matches |= 1 << ((at[next] ?? 0) - word * bits);
      const row = words[word] ?? 0;
      const both = row & matches;
      const sum = row + both + carry;
      carry = sum >>> bits;
      words[word] = (sum & ones) | (row & ~both);
      word += 1;
    }
  }
  const lengths = new Int32Array(a.length + 1);
  for (let n = 0; n < a.length; n += 1) {
    const isSet = ((words[Math.floor(n / bits)] ?? 0) >>> (n % bits)) & 1;
    lengths[n + 1] = (lengths[n] ?? 0) + 1 - isSet;
  }
  return lengths;
}

/** Where to cut `a` so that its halves have most in common with the halves of `b`. */
function bestCut(a: Int32Array, b: Int32Array, middle: number): number {
  const head = commonLengths(a, b.subarray(0, middle));
  const tail = commonLengths(a.toReversed(), b.slice(middle).reverse());
  let best = 0;
  let most = -1;
  for (let cut = 0; cut <= a.length; cut += 1) {
    const length = (head[cut] ?? 0) + (tail[a.length - cut] ?? 0);
    if (length > most) {
      most = length;
      best = cut;
    }
  }
  return best;
}

/**
 * One longest common subsequence, in linear space (Hirschberg, A linear space algorithm for computing maximal common
 * subsequences, 1975). Adds index pairs to `pairs`, in no order.
 */
export function longestCommon(a: Int32Array, b: Int32Array, pairs: Pair[], fromA = 0, fromB = 0): void {
  let head = 0;
  let tail = 0;
  const shorter = Math.min(a.length, b.length);
  while (head < shorter && a[head] === b[head]) {
    pairs.push([fromA + head, fromB + head]);
    head += 1;
  }
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) {
    tail += 1;
    pairs.push([fromA + a.length - tail, fromB + b.length - tail]);
  }
  const restA = a.subarray(head, a.length - tail);
  const restB = b.subarray(head, b.length - tail);
  if (restA.length === 0 || restB.length === 0) return;
  if (restB.length === 1) {
    const at = restA.indexOf(restB[0] ?? 0);
    if (at >= 0) pairs.push([fromA + head + at, fromB + head]);
    return;
  }
  const middle = restB.length >> 1;
  const cut = bestCut(restA, restB, middle);
  longestCommon(restA.subarray(0, cut), restB.subarray(0, middle), pairs, fromA + head, fromB + head);
  longestCommon(
    restA.subarray(cut),
    restB.subarray(middle),
    pairs,
    fromA + head + cut,
    fromB + head + middle,
  );
}
