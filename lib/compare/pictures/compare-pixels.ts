import type { PictureBand, PictureComparison } from '../../model/index.ts';
import { compareRun, type ComparedRun } from './compare-run.ts';
import type { Run } from './equal-runs.ts';
import { pairRows } from './pair-rows.ts';
import type { PixelSource, Progress } from './pixel-source.ts';
import { printRows } from './row-prints.ts';

/** Boxes of all bands together. */
const mostBoxes = 1000;
/** Alike rows that part two changed bands: less than a line of text, and more on a page so long that there were too many. */
const leastBetween = 16;
const mostBetween = 400;

interface Paired {
  readonly run: Run;
  readonly compared: ComparedRun;
}

/** A band of rows that only one side has, or none. */
function oneSided(change: 'inserted' | 'removed', a: PictureBand['a'], b: PictureBand['b']): PictureBand[] {
  const rows = change === 'removed' ? a : b;
  return rows.to > rows.from ? [{ change, a, b, places: 0, pixels: 0, boxes: [] }] : [];
}

function bandsOf(paired: readonly Paired[], heightA: number, heightB: number): PictureBand[] {
  const changed = paired.flatMap(({ compared }) => compared.bands.filter(({ places }) => places)).length;
  const boxes = Math.floor(mostBoxes / Math.max(1, changed));
  const bands: PictureBand[] = [];
  let [atA, atB] = [0, 0];
  const goTo = (a: number, b: number): void => {
    bands.push(
      ...oneSided('removed', { from: atA, to: a }, { from: atB, to: atB }),
      ...oneSided('inserted', { from: a, to: a }, { from: atB, to: b }),
    );
    [atA, atB] = [a, b];
  };
  for (const { run, compared } of paired) {
    goTo(run.a, run.b);
    for (const { rows, places } of compared.bands) {
      const found = places?.found(boxes) ?? { places: 0, boxes: [] };
      bands.push({
        change: places ? 'changed' : 'same',
        a: { from: atA, to: atA + rows },
        b: { from: atB, to: atB + rows },
        pixels: places?.pixels ?? 0,
        ...found,
      });
      atA += rows;
      atB += rows;
    }
  }
  goTo(heightA, heightB);
  return bands;
}

/**
 * Compare two pictures of a page: rows are aligned by their hashes, so that what was inserted does not make all below
 * it another, then the pixels of rows that belong together are held against one another. The pictures are read twice
 * from the top down, a few rows at a time. Pictures of different widths are compared as far as both reach from the left.
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
  const runs = pairRows(await printRows(a, width, read), await printRows(b, width, read));
  total = done + 2 * runs.reduce((sum, { length }) => sum + length, 0);
  const between = Math.max(leastBetween, Math.ceil(Math.min(a.height, b.height) / mostBetween));
  const paired: Paired[] = [];
  for (const run of runs) {
    const sides = { a, b, width, leastBetween: between };
    paired.push({ run, compared: await compareRun(run, sides, (rows) => read(2 * rows)) });
  }
  const bands = bandsOf(paired, a.height, b.height);
  const alone = bands.filter(({ change }) => change === 'inserted' || change === 'removed');
  return {
    a: { width: a.width, height: a.height },
    b: { width: b.width, height: b.height },
    width,
    faintRows: paired.reduce((sum, { compared }) => sum + compared.faintRows, 0),
    places: bands.reduce((sum, { places }) => sum + places, alone.length),
    bands,
  };
}
