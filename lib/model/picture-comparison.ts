import { count, z } from './zod.ts';

/** Rows of a picture from the top, `to` not among them; empty where the two are the same. */
export const PictureRows = z.strictObject({ from: count, to: count });
export type PictureRows = z.infer<typeof PictureRows>;

/** A part of a band, in pixels of the picture; `y` counts from the band's first row. */
export const PictureBox = z.strictObject({ x: count, y: count, width: count, height: count });
export type PictureBox = z.infer<typeof PictureBox>;

/**
 * Rows that belong together. `inserted` and `removed` are on one side alone; the others are as high on both.
 * `places` are parts of a `changed` band that differ and lie apart from one another, with a box around each; where
 * there are very many, one box is around several. `pixels` are those that differ.
 */
export const PictureBand = z.strictObject({
  change: z.enum(['same', 'changed', 'inserted', 'removed']),
  a: PictureRows,
  b: PictureRows,
  places: count,
  pixels: count,
  boxes: z.array(PictureBox),
});
export type PictureBand = z.infer<typeof PictureBand>;

const Size = z.strictObject({ width: count, height: count });

/** How two pictures of a page differ, as pictures alone. The same two pictures give the same result everywhere. */
export const PictureComparison = z.strictObject({
  a: Size,
  b: Size,
  /** Pixels from the left that both have: what is right of them is not compared. */
  width: count,
  /** Rows that only differ by less than can be seen: they stand in bands of `same`. */
  faintRows: count,
  /** Places of changed bands, and bands inserted and removed. */
  places: count,
  /** All rows of both sides, from the top. */
  bands: z.array(PictureBand),
});
export type PictureComparison = z.infer<typeof PictureComparison>;
