import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestCommon } from '../../../lib/compare/longest-common.ts';
import type { Pair } from '../../../lib/compare/pairing.ts';
import { alignSequences } from '../../../lib/compare/sequence.ts';

/** The length of a longest common subsequence, by the table that every textbook has. */
function lengthByTable(a: readonly number[], b: readonly number[]): number {
  let row = Array.from({ length: b.length + 1 }, () => 0);
  for (const key of a) {
    const next = [0];
    b.forEach((other, at) =>
      next.push(key === other ? (row[at] ?? 0) + 1 : Math.max(row[at + 1] ?? 0, next[at] ?? 0)),
    );
    row = next;
  }
  return row.at(-1) ?? 0;
}

const keys = fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 150 });

test('the longest common subsequence is as long as it can be, in order, and of equal keys', () => {
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      const pairs: Pair[] = [];
      longestCommon(Int32Array.from(a), Int32Array.from(b), pairs);
      const sorted = pairs.toSorted(([x], [y]) => x - y);
      expect(sorted).toHaveLength(lengthByTable(a, b));
      let [lastA, lastB] = [-1, -1];
      for (const [atA, atB] of sorted) {
        expect(a[atA]).toBe(b[atB]);
        expect(atA > lastA && atB > lastB).toBe(true);
        [lastA, lastB] = [atA, atB];
      }
    }),
  );
});

test('aligned sequences keep the order of both and pair equal keys alone', () => {
  fc.assert(
    fc.property(keys, keys, (a, b) => {
      let [lastA, lastB] = [-1, -1];
      for (const [atA, atB] of alignSequences(a.map(String), b.map(String))) {
        expect(a[atA]).toBe(b[atB]);
        expect(atA > lastA && atB > lastB).toBe(true);
        [lastA, lastB] = [atA, atB];
      }
    }),
  );
});

test('thousands of edits without an anchor are still solved exactly', () => {
  const a = Array.from({ length: 3000 }, (_, at) => String((at * 7) % 11));
  const b = Array.from({ length: 3000 }, (_, at) => String((at * 5) % 11));
  const found = alignSequences(a, b).length;
  expect(found).toBe(lengthByTable(a.map(Number), b.map(Number)));
});
