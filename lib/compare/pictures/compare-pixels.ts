import type { PictureBand, PictureComparison } from '../../model/index.ts';
import { compareBand } from './compare-band.ts';
import type { PixelSource, Progress } from './pixel-source.ts';
import { rowBands } from './row-bands.ts';
import { printRows } from './row-prints.ts';

/** Boxes of all bands together. */
const mostBoxes = 1000;

/** Bands of equal rows that follow one another made one. */
function joined(bands: readonly PictureBand[]): PictureBand[] {
  const done: PictureBand[] = [];
  for (const band of bands) {
    const last = done.at(-1);
    if (last?.change === 'same' && band.change === 'same') {
      done[done.length - 1] = {
        ...last,
        a: { from: last.a.from, to: band.a.to },
        b: { from: last.b.from, to: band.b.to },
      };
    } else done.push(band);
  }
  return done;
}

/**
 * Compare two pictures of a page: rows are aligned by their hashes, so that what was inserted does not make all below
 * it another, then pixels are held against one another within each band. The pictures are read twice from the top down,
 * a few rows at a time. Pictures of different widths are compared as far as both reach from the left.
 *
 * @param progress rows read of both sides, and of how many
 */
export async function comparePixels(
  a: PixelSource,
  b: PixelSource,
  progress: Progress = () => undefined,
): Promise<PictureComparison> {
  const width = Math.min(a.width, b.width);
  let done = 0;
  let total = 2 * (a.height + b.height);
  const read = (rows: number): void => {
    done += rows;
    progress(done, total);
  };
  const bands = rowBands(await printRows(a, width, read), await printRows(b, width, read));
  const paired = bands.filter(({ change }) => change === 'same' || change === 'changed');
  total = done + 2 * paired.reduce((sum, { a: { from, to } }) => sum + to - from, 0);
  const changed = bands.filter(({ change }) => change === 'changed').length;
  const compared = [];
  for (const band of bands) {
    const boxes = Math.floor(mostBoxes / Math.max(1, changed));
    compared.push(await compareBand(band, { a, b, width }, boxes, (rows) => read(2 * rows)));
  }
  const all = joined(compared.map(({ band }) => band));
  const oneSided = all.filter(({ change }) => change === 'inserted' || change === 'removed');
  return {
    a: { width: a.width, height: a.height },
    b: { width: b.width, height: b.height },
    width,
    faintRows: compared.reduce((sum, { faintRows }) => sum + faintRows, 0),
    places: all.reduce((sum, { places }) => sum + places, oneSided.length),
    bands: all,
  };
}
