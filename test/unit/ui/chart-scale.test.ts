import { array, assert, double, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stepPath, timeScale, valueScale } from '../../../lib/ui/chart-scale.ts';

describe('the scale of values', () => {
  test('goes over round values', () => {
    expect(valueScale([49.14, 41.07], 200, 0)).toMatchObject({ ticks: [40, 42, 44, 46, 48, 50], digits: 0 });
    expect(valueScale([63.87, 63.66], 200, 0)).toMatchObject({
      ticks: [63.65, 63.7, 63.75, 63.8, 63.85, 63.9],
      digits: 2,
    });
    expect(valueScale([7_820_204, 7_242_562], 200, 0).ticks).toEqual([
      7_200_000, 7_400_000, 7_600_000, 7_800_000, 8_000_000,
    ]);
  });

  test('has room for a value that never changed, and for zero', () => {
    expect(valueScale([12, 12], 200, 0).ticks.length).toBeGreaterThan(1);
    expect(valueScale([0], 200, 0).ticks.length).toBeGreaterThan(1);
  });

  test('holds every value between its ends', () => {
    const values = array(double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 20 });
    assert(
      property(values, (all) => {
        const { of, ticks } = valueScale(all, 200, 0);
        expect(ticks.length).toBeLessThanOrEqual(8);
        for (const value of all) {
          expect(of(value)).toBeGreaterThanOrEqual(-0.001);
          expect(of(value)).toBeLessThanOrEqual(200.001);
        }
      }),
    );
  });
});

describe('the scale of times', () => {
  test('goes from the first to the last', () => {
    const { of, ticks } = timeScale([1000, 3000, 2000], 10, 110, 3);
    expect([of(1000), of(2000), of(3000)]).toEqual([10, 60, 110]);
    expect(ticks).toEqual([1000, 2000, 3000]);
  });

  test('has a single time in the middle', () => {
    expect(timeScale([1000], 10, 110, 3)).toMatchObject({ ticks: [1000] });
    expect(timeScale([1000], 10, 110, 3).of(1000)).toBe(60);
  });
});

test('a value holds until the next capture, and the line ends where the figure was not there', () => {
  const points = [
    { atMs: 0, value: 1 },
    { atMs: 10, value: 2 },
    { atMs: 20, value: null },
    { atMs: 30, value: 2 },
  ];
  const same = (quantity: number): number => quantity;
  expect(stepPath(points, same, same)).toBe('M0.0 1.0H10.0V2.0H20.0M30.0 2.0');
});
