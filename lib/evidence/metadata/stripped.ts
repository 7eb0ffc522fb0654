/** A part of a picture's file that is not the picture. */
export interface LeftOut {
  /** As its format calls it: `APP1 Exif`, `tEXt`. Null for what follows the picture's end. */
  readonly name: string | null;
  readonly bytes: number;
}

/** A picture's file taken apart. */
export interface Stripped {
  /** What is left, in order. */
  readonly kept: readonly Uint8Array[];
  readonly leftOut: readonly LeftOut[];
}

/** More parts than this no camera and no program writes. */
export const mostParts = 100_000;

/** Four bytes, or as many, as Latin-1 text. */
export function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

/** What follows a picture's end at `end`, if anything does. */
export function afterEnd(bytes: Uint8Array, end: number): readonly LeftOut[] {
  return end < bytes.length ? [{ name: null, bytes: bytes.length - end }] : [];
}
