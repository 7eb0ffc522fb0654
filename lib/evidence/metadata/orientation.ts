import { type Bytes, concatBytes } from '../bytes.ts';

const orientationTag = 0x0112;
const short = 3;
/** An IFD is counted with 16 bits; no camera writes so many entries. */
const mostEntries = 1000;

/**
 * How a picture is to be turned, 1 to 8 (Exif 3.0 §4.6.5.1, tag 0112): 1 is as it is, also where nothing is said or it
 * cannot be read.
 *
 * @param exif  a TIFF structure, with or without `Exif␀␀` before it
 */
export function orientationIn(exif: Uint8Array): number {
  const tiff = isMarked(exif) ? exif.subarray(6) : exif;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length);
  if (tiff.length < 8) return 1;
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return 1;
  const little = order === 0x4949;
  const ifd = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || ifd + 2 > tiff.length) return 1;
  const count = Math.min(view.getUint16(ifd, little), mostEntries);
  for (let at = ifd + 2; at < ifd + 2 + count * 12 && at + 12 <= tiff.length; at += 12) {
    if (view.getUint16(at, little) !== orientationTag || view.getUint16(at + 2, little) !== short) continue;
    const turned = view.getUint16(at + 8, little);
    return turned >= 1 && turned <= 8 ? turned : 1;
  }
  return 1;
}

function isMarked(exif: Uint8Array): boolean {
  return [0x45, 0x78, 0x69, 0x66, 0, 0].every((byte, at) => exif[at] === byte);
}

/** `Exif␀␀`, as it stands before the TIFF structure in a JPEG. */
export const exifMark = new Uint8Array([0x45, 0x78, 0x69, 0x66, 0, 0]);

/** A TIFF structure that says how a picture is to be turned, and nothing else; null where it is as it is. */
export function onlyOrientation(turned: number): Bytes | null {
  if (turned === 1) return null;
  const head = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  const entry = [orientationTag >> 8, orientationTag & 0xff, 0, short, 0, 0, 0, 1, 0, turned, 0, 0];
  return concatBytes([new Uint8Array([...head, ...entry]), new Uint8Array(4)]);
}
