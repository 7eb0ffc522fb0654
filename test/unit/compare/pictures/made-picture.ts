import type { PixelSource } from '../../../../lib/compare/pictures/index.ts';

/** A picture made for a test: rows of pixels as `0xBBGGRR`, all as wide. */
export type Rows = readonly (readonly number[])[];

export const white = 0xffffff;

/** The picture, and the most pixels that were read of it at once. */
export function pictureOf(rows: Rows, width = rows[0]?.length ?? 0): PixelSource & { readonly most: number } {
  let most = 0;
  return {
    width,
    height: rows.length,
    get most() {
      return most;
    },
    read: (from, count, wanted) => {
      most = Math.max(most, count * wanted);
      const words = new Uint32Array(count * wanted);
      rows.slice(from, from + count).forEach((row, nth) => {
        for (let x = 0; x < wanted; x += 1) words[nth * wanted + x] = (row[x] ?? 0) + 0xff000000;
      });
      return Promise.resolve(new Uint8ClampedArray(words.buffer));
    },
  };
}

/** Rows of one colour. */
export const plain = (height: number, width: number, colour = white): number[][] =>
  Array.from({ length: height }, () => Array.from({ length: width }, () => colour));

/** A line of what looks like text: each row is another, but for the margins of `margin` white rows. */
export function line(width: number, seed: number, height = 12, margin = 6): number[][] {
  const rows = plain(height + 2 * margin, width);
  for (let y = 0; y < height; y += 1) {
    for (let x = 4; x < width - 4; x += 1) {
      let noise = Math.imul(seed * 7919 + y * 104729 + (x >> 1) * 1299709 + 1, 2654435761);
      noise = Math.imul(noise ^ (noise >>> 15), 2246822519);
      const row = rows[margin + y];
      if (row && (noise >>> 16) % 3 === 0) row[x] = 0x202020;
    }
  }
  return rows;
}

/** A page of text, `lines` of them. */
export const textPage = (width: number, lines: number, from = 1): number[][] =>
  Array.from({ length: lines }, (_, nth) => line(width, from + nth)).flat();

/** The rows with a rectangle of another colour drawn on them. */
export function drawn(rows: Rows, x: number, y: number, width: number, height: number, colour = 0xff): Rows {
  return rows.map((row, at) =>
    at < y || at >= y + height ? row : row.map((old, left) => (left < x || left >= x + width ? old : colour)),
  );
}
