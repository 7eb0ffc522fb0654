import pixelmatch from 'pixelmatch';
import type { PictureBand } from '../../model/index.ts';
import { Places } from './places.ts';
import type { PixelSource } from './pixel-source.ts';
import type { RowBand } from './row-bands.ts';
import { rowsAtOnce } from './row-prints.ts';

/**
 * How far apart two colours must be to count, where 1 is black and white: what an eye sees side by side. Pixels at the
 * edges of letters count too: a small digit is little else.
 */
const options = { threshold: 0.05, includeAA: true, diffMask: true } as const;

/** A band as compared, and how many of its rows differ by less than counts. */
export interface ComparedBand {
  readonly band: PictureBand;
  readonly faintRows: number;
}

interface Sides {
  readonly a: PixelSource;
  readonly b: PixelSource;
  /** Pixels from the left that are compared. */
  readonly width: number;
}

const words = (bytes: Uint8ClampedArray): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

/** Tell `places` of the pixels that `mask` marks; answers how many rows differ without a mark. */
function collect(
  mask: Uint32Array,
  [a, b]: readonly [Uint32Array, Uint32Array],
  width: number,
  from: number,
  places: Places,
): number {
  let faint = 0;
  for (let start = 0; start < mask.length; start += width) {
    let differs = false;
    let counts = false;
    for (let at = start; at < start + width; at += 1) {
      if (a[at] === b[at]) continue;
      differs = true;
      if (mask[at] === 0) continue;
      counts = true;
      places.add(at - start, from + start / width);
    }
    if (differs && !counts) faint += 1;
  }
  return faint;
}

/**
 * Hold the pixels of a band against one another, also where their rows have the same hash.
 *
 * @param mostBoxes how many boxes the band may have
 * @param read      told how many rows were read of each side
 */
export async function compareBand(
  { change, a: rowsA, b: rowsB }: RowBand,
  { a, b, width }: Sides,
  mostBoxes: number,
  read: (rows: number) => void,
): Promise<ComparedBand> {
  if (change === 'inserted' || change === 'removed') {
    return { band: { change, a: rowsA, b: rowsB, places: 0, pixels: 0, boxes: [] }, faintRows: 0 };
  }
  const height = rowsA.to - rowsA.from;
  const places = new Places(width);
  const most = rowsAtOnce(width);
  let faintRows = 0;
  for (let from = 0; from < height; from += most) {
    const rows = Math.min(most, height - from);
    const one = await a.read(rowsA.from + from, rows, width);
    const other = await b.read(rowsB.from + from, rows, width);
    const mask = new Uint8ClampedArray(one.length);
    if (pixelmatch(one, other, mask, width, rows, options) > 0 || change === 'changed') {
      faintRows += collect(words(mask), [words(one), words(other)], width, from, places);
    }
    read(rows);
  }
  const found = places.found(mostBoxes);
  const differs = found.places > 0;
  const band = { change: differs ? 'changed' : 'same', a: rowsA, b: rowsB, pixels: places.pixels } as const;
  return { band: { ...band, ...found }, faintRows };
}
