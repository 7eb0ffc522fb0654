import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyDelta, byteDelta, utf8 } from '../../../lib/evidence/index.ts';

function difference(base: Uint8Array, target: Uint8Array): Uint8Array {
  const delta = byteDelta(base, target);
  if (!delta) throw new Error('no difference was made');
  return delta;
}

/** Bytes that come out the same each time and hold no equal runs. */
function noise(length: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}

function spoilt(bytes: Uint8Array, at: number, value: number): Uint8Array {
  return bytes.map((byte, i) => (i === at % bytes.length ? value : byte));
}

const results = Array.from(
  { length: 4000 },
  (_, n) => `<tr><td>Участок № ${n}</td><td>${(n * 7919) % 3001}</td><td>0</td></tr>\n`,
);

describe('what differs between two versions', () => {
  test('gives back any bytes from any others', () => {
    const run = fc.uint8Array({ maxLength: 60 });
    const [few, piece] = [fc.uint8Array({ maxLength: 300, max: 2 }), fc.nat({ max: 4 })];
    fc.assert(
      fc.property(run, few, (base, target) => {
        expect(applyDelta(base, difference(base, target))).toEqual(new Uint8Array(target));
      }),
    );
    // Versions made of the same pieces in another order have much to copy.
    fc.assert(
      fc.property(
        fc.array(run, { minLength: 5, maxLength: 5 }),
        fc.array(piece),
        fc.array(piece),
        (pieces, a, b) => {
          const joined = (order: readonly number[]): Buffer =>
            Buffer.concat(order.map((n) => pieces[n] ?? new Uint8Array()));
          const target = joined(b);
          expect(Buffer.from(applyDelta(joined(a), difference(joined(a), target)))).toEqual(target);
        },
      ),
    );
  });

  test('is a few bytes for one number changed in 200 kB', () => {
    const base = utf8(results.join(''));
    expect(base.length).toBeGreaterThan(200_000);
    const target = utf8(results.join('').replace(/(?<=№ 2000<.td><td>)\d+/u, '99999'));
    expect(Buffer.compare(target, base)).not.toBe(0);
    const delta = difference(base, target);
    expect(delta.length).toBeLessThan(40);
    expect(applyDelta(base, delta)).toEqual(target);
  });

  test('is a few bytes a change where every twentieth line of like lines changed in length', () => {
    const base = utf8(results.join(''));
    const target = utf8(
      results.map((line, n) => (n % 20 === 0 ? line.replace('>0<', '>12345<') : line)).join(''),
    );
    const delta = difference(base, target);
    expect(delta.length).toBeLessThan(200 * 60);
    expect(applyDelta(base, delta)).toEqual(target);
  });

  test('takes linear time for bytes made to be slow to compare', () => {
    const size = 1_000_000;
    const same = new Uint8Array(size);
    // Every block is like every other, and none goes on as the base does.
    const broken = Uint8Array.from({ length: size }, (_, i) => (i % 33 === 32 ? 1 : 0));
    const otherwise = Uint8Array.from({ length: size }, (_, i) => (i % 31 === 30 ? 2 : 0));
    const startedMs = performance.now();
    for (const [base, target] of [
      [same, broken],
      [broken, same],
      [broken, otherwise],
      [noise(size, 1), noise(size, 2)],
    ] as const) {
      const back = applyDelta(base, difference(base, target));
      expect(Buffer.compare(back, target)).toBe(0);
    }
    // Comparing each byte with each would take hours.
    expect(performance.now() - startedMs).toBeLessThan(15_000);
  });

  test('that was damaged is refused or gives other bytes, and never runs on', () => {
    const base = utf8(results.slice(0, 50).join(''));
    const delta = difference(base, utf8(results.slice(10, 60).join('')));
    fc.assert(
      fc.property(fc.nat(), fc.nat({ max: 255 }), (at, value) => {
        try {
          applyDelta(base, spoilt(delta, at, value));
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
    for (let length = 0; length < delta.length; length += 1)
      expect(() => applyDelta(base, delta.subarray(0, length))).toThrow(RangeError);
    expect(() => applyDelta(base, new Uint8Array([...delta, 0]))).toThrow(RangeError);
    expect(() => applyDelta(base.subarray(1000), delta)).toThrow(RangeError);
  });
});
