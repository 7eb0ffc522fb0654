/** A picture whose rows are read a few at a time, so that a long one need not be unpacked as a whole. */
export interface PixelSource {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /**
   * RGBA, 8 bits a channel, of `rows` rows from `from` on and the first `width` pixels of each, without gaps between
   * rows. Rows are asked for from the top down, as a whole or in part twice.
   */
  read(from: number, rows: number, width: number): Promise<Uint8ClampedArray>;
}

/** How far a work is. */
export type Progress = (done: number, total: number) => void;
