import pixelmatch from 'pixelmatch';
import type { Run } from './equal-runs.ts';
import { Places } from './places.ts';
import type { PixelSource } from './pixel-source.ts';
import { rowsAtOnce } from './row-prints.ts';

/**
 * How far apart two colours must be to count, where 1 is black and white: what an eye sees side by side. Pixels at the
 * edges of letters count too: a small digit is little else.
 */
const options = { threshold: 0.05, includeAA: true, diffMask: true } as const;

/** Rows of a run that are alike to the eye, or (`places`) that are not. */
export interface RunBand {
  readonly rows: number;
  readonly places: Places | null;
}

/** A run as compared, and how many of its rows differ by less than counts. */
export interface ComparedRun {
  readonly bands: readonly RunBand[];
  readonly faintRows: number;
}

/** Two pictures as they are held against each other. */
export interface Sides {
  readonly a: PixelSource;
  readonly b: PixelSource;
  /** Pixels from the left that are compared. */
  readonly width: number;
  /** Fewer alike rows than this between others do not part a band. */
  readonly leastBetween: number;
}

/** Puts rows together to bands, told of the pixels that differ from the top down. */
class Bands {
  faintRows = 0;
  private readonly done: RunBand[] = [];
  private places: Places | null = null;
  /** The first row of the band that is being made, and the row after the last that differs. */
  private start = 0;
  private end = 0;
  private readonly sides: Pick<Sides, 'width' | 'leastBetween'>;

  constructor(sides: Pick<Sides, 'width' | 'leastBetween'>) {
    this.sides = sides;
  }

  add(x: number, row: number): void {
    if (this.places && row - this.end >= this.sides.leastBetween) this.close();
    if (!this.places) {
      this.done.push({ rows: row - this.start, places: null });
      this.places = new Places(this.sides.width);
      this.start = row;
    }
    this.places.add(x, row - this.start);
    this.end = row + 1;
  }

  finish(rows: number): readonly RunBand[] {
    this.close();
    this.done.push({ rows: rows - this.start, places: null });
    return this.done.filter((band) => band.rows > 0);
  }

  private close(): void {
    if (!this.places) return;
    this.done.push({ rows: this.end - this.start, places: this.places });
    this.places = null;
    this.start = this.end;
  }
}

const words = (bytes: Uint8ClampedArray): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

/** Tell `bands` of the pixels that `mask` marks, and of rows that differ without a mark. */
function collect(
  mask: Uint32Array,
  [a, b]: readonly [Uint32Array, Uint32Array],
  width: number,
  from: number,
  bands: Bands,
): void {
  for (let start = 0; start < mask.length; start += width) {
    let differs = false;
    let counts = false;
    for (let at = start; at < start + width; at += 1) {
      if (a[at] === b[at]) continue;
      differs = true;
      if (mask[at] === 0) continue;
      counts = true;
      bands.add(at - start, from + start / width);
    }
    if (differs && !counts) bands.faintRows += 1;
  }
}

/**
 * Hold the pixels of a run against one another.
 *
 * @param read told how many rows were read of each side
 */
export async function compareRun(run: Run, sides: Sides, read: (rows: number) => void): Promise<ComparedRun> {
  const { a, b, width } = sides;
  const bands = new Bands(sides);
  const most = rowsAtOnce(width);
  for (let from = 0; from < run.length; from += most) {
    const rows = Math.min(most, run.length - from);
    const one = await a.read(run.a + from, rows, width);
    const other = await b.read(run.b + from, rows, width);
    const mask = new Uint8ClampedArray(one.length);
    pixelmatch(one, other, mask, width, rows, options);
    collect(words(mask), [words(one), words(other)], width, from, bands);
    read(rows);
  }
  return { bands: bands.finish(run.length), faintRows: bands.faintRows };
}
