import { describe, expect, test } from 'vitest';
import type { PictureBand } from '../../../../lib/model/index.ts';
import { alignBands, piecesOf, slicesOf } from '../../../../lib/ui/comparison/aligned-bands.ts';

const band = (
  change: PictureBand['change'],
  [fromA, toA]: readonly [number, number],
  [fromB, toB]: readonly [number, number],
  places = 0,
): PictureBand => ({
  change,
  a: { from: fromA, to: toA },
  b: { from: fromB, to: toB },
  places,
  pixels: places,
  boxes: [],
});

const aligned = alignBands([
  band('same', [0, 100], [0, 100]),
  band('inserted', [100, 100], [100, 190]),
  band('changed', [100, 120], [190, 210], 3),
  band('removed', [120, 150], [210, 210]),
  band('same', [150, 300], [210, 360]),
]);

describe('two pictures beside one another', () => {
  test('what belongs together stands at the same height, with room for what one side lacks', () => {
    expect(aligned.map(({ top, height }) => [top, height])).toEqual([
      [0, 100],
      [100, 90],
      [190, 20],
      [210, 30],
      [240, 150],
    ]);
  });

  test('places are numbered down the page, a band on one side being one', () => {
    expect(aligned.map(({ firstPlace }) => firstPlace)).toEqual([1, 1, 2, 5, 6]);
  });

  test('each side is shown whole, in as few pieces as its gaps allow', () => {
    expect(piecesOf(aligned, 'a')).toEqual([
      { top: 0, rows: { from: 0, to: 100 } },
      { top: 190, rows: { from: 100, to: 300 } },
    ]);
    expect(piecesOf(aligned, 'b')).toEqual([
      { top: 0, rows: { from: 0, to: 210 } },
      { top: 240, rows: { from: 210, to: 360 } },
    ]);
  });

  test('a piece is cut where a strip of the picture ends', () => {
    expect(slicesOf(piecesOf(aligned, 'a'), [120, 180])).toEqual([
      { strip: 0, top: 0, from: 0, height: 100 },
      { strip: 0, top: 190, from: 100, height: 20 },
      { strip: 1, top: 210, from: 0, height: 180 },
    ]);
  });
});
