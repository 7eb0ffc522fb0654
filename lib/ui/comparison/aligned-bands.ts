import type { PictureBand, PictureRows } from '../../model/index.ts';

/** A band where both pictures stand beside one another, with room for what the other side has more. */
export interface AlignedBand {
  readonly band: PictureBand;
  /** Rows above it, counted with the room left on the side that lacks them. */
  readonly top: number;
  readonly height: number;
  /** The number of its first place; places are numbered down the page from 1, a band on one side is one. */
  readonly firstPlace: number;
}

/** Rows of a side that are shown in one piece. */
export interface Piece {
  readonly top: number;
  readonly rows: PictureRows;
}

/** Rows of one strip, shown at `top`. */
export interface Slice {
  readonly strip: number;
  readonly top: number;
  readonly from: number;
  readonly height: number;
}

const heightOf = ({ from, to }: PictureRows): number => to - from;

/** Places of a band that are numbered. */
export const placesOf = ({ change, places }: PictureBand): number =>
  change === 'inserted' || change === 'removed' ? 1 : places;

/** The bands one under the other. */
export function alignBands(bands: readonly PictureBand[]): AlignedBand[] {
  let top = 0;
  let firstPlace = 1;
  return bands.map((band) => {
    const height = Math.max(heightOf(band.a), heightOf(band.b));
    const aligned = { band, top, height, firstPlace };
    top += height;
    firstPlace += placesOf(band);
    return aligned;
  });
}

/** What a side has, in as few pieces as its gaps allow. */
export function piecesOf(aligned: readonly AlignedBand[], side: 'a' | 'b'): Piece[] {
  const pieces: Piece[] = [];
  for (const { band, top } of aligned) {
    const rows = band[side];
    const last = pieces.at(-1);
    if (heightOf(rows) === 0) continue;
    if (last && last.top + heightOf(last.rows) === top) {
      pieces[pieces.length - 1] = { top: last.top, rows: { from: last.rows.from, to: rows.to } };
    } else pieces.push({ top, rows });
  }
  return pieces;
}

/** Pieces cut where one strip of the picture ends and the next begins. */
export function slicesOf(pieces: readonly Piece[], stripHeights: readonly number[]): Slice[] {
  let end = 0;
  return stripHeights.flatMap((height, strip) => {
    const begin = end;
    end += height;
    return pieces.flatMap(({ top, rows }): Slice[] => {
      const from = Math.max(begin, rows.from);
      const to = Math.min(end, rows.to);
      if (from >= to) return [];
      return [{ strip, top: top + from - rows.from, from: from - begin, height: to - from }];
    });
  });
}
