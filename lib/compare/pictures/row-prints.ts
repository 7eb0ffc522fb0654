import type { PixelSource } from './pixel-source.ts';

/** Parts of a row that are hashed each for itself, so that rows can be alike and not only equal. */
const parts = 16;
/** Where a second hash of the same begins. */
const second = 0x9747b28c;
/** Pixels read at a time. */
const pixelsAtOnce = 1 << 19;

/** How many rows of this width are read at a time. */
export const rowsAtOnce = (width: number): number =>
  Math.max(1, Math.floor(pixelsAtOnce / Math.max(1, width)));

/** One step of MurmurHash3 x86_32 (its body), which spreads every bit of a word over all bits. */
function mixed(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

/** Of each channel, what is left of its shades: what lies faintly behind a page does not tell its rows apart. */
const coarse = 0xf0f0f0f0;

/**
 * Hashes of a picture's rows. They only say which rows are held against which: whether those are equal is looked up in
 * the pixels, so that nobody can hide a change behind rows of the same hash.
 */
export class RowPrints {
  /** One for each row; rows that are equal but for close shades have equal keys. */
  readonly keys: string[] = [];
  /** One for each row; only equal rows have equal keys. */
  readonly exactKeys: string[] = [];
  private readonly hashes: Int32Array;

  constructor(height: number) {
    this.hashes = new Int32Array(height * parts);
  }

  /** Add rows of RGBA pixels under those that are there. */
  add(rgba: Uint8ClampedArray, width: number): void {
    const pixels = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
    for (let start = 0; start < pixels.length; start += width) this.addRow(pixels, start, width);
  }

  private addRow(pixels: Uint32Array, start: number, width: number): void {
    const place = this.keys.length * parts;
    let [one, two, exactOne, exactTwo] = [0, second, 0, second];
    for (let part = 0; part < parts; part += 1) {
      const end = start + Math.floor(((part + 1) * width) / parts);
      let hash = 0;
      let exact = 0;
      for (let at = start + Math.floor((part * width) / parts); at < end; at += 1) {
        const pixel = pixels[at] ?? 0;
        hash = mixed(hash, pixel & coarse);
        exact = mixed(exact, pixel);
      }
      this.hashes[place + part] = hash;
      one = mixed(one, hash);
      two = mixed(two, hash);
      exactOne = mixed(exactOne, exact);
      exactTwo = mixed(exactTwo, exact);
    }
    this.keys.push(`${one} ${two}`);
    this.exactKeys.push(`${exactOne} ${exactTwo}`);
  }

  /** In how many of its parts a row is that row of another picture, 0 to 16. */
  likeness(row: number, other: RowPrints, otherRow: number): number {
    let equal = 0;
    for (let part = 0; part < parts; part += 1) {
      if (this.hashes[row * parts + part] === other.hashes[otherRow * parts + part]) equal += 1;
    }
    return equal;
  }
}

/** The hashes of all rows of a picture, of the first `width` pixels of each. */
export async function printRows(
  source: PixelSource,
  width: number,
  read: (rows: number) => void,
): Promise<RowPrints> {
  const prints = new RowPrints(source.height);
  const most = rowsAtOnce(width);
  for (let from = 0; from < source.height; from += most) {
    const rows = Math.min(most, source.height - from);
    prints.add(await source.read(from, rows, width), width);
    read(rows);
  }
  return prints;
}
