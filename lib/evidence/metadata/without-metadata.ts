import { type Bytes, concatBytes, ownBytes, sameBytes } from '../bytes.ts';
import { fileExtension } from '../file-type.ts';
import { stripJpeg } from './jpeg.ts';
import { PictureError } from './picture-error.ts';
import { stripPng } from './png.ts';
import type { LeftOut, Stripped } from './stripped.ts';
import { stripWebp } from './webp.ts';

export type { LeftOut } from './stripped.ts';

/** The largest file of which a copy is made: it is held in memory, some times over. */
export const mostPictureBytes = 64 * 1024 ** 2;

const strippers = new Map<string, (bytes: Uint8Array) => Stripped | Promise<Stripped>>([
  ['jpg', stripJpeg],
  ['png', stripPng],
  ['webp', stripWebp],
]);

/** The endings (`fileExtension`) of the kinds of which a copy without metadata can be made. */
export const strippedKinds: readonly string[] = [...strippers.keys()];

/** A copy of a picture with what is not the picture left out. */
export interface PlainPicture {
  readonly bytes: Bytes;
  readonly leftOut: readonly LeftOut[];
}

/**
 * A copy of a JPEG, PNG or WebP that shows the same, to the pixel, and says nothing of its maker: no place, time, device,
 * person or program. The coded picture is not touched. How it is to be turned is kept, and colours are as they were. What
 * the picture shows, and how it was compressed, stay: the latter can hint at the kind of camera or program.
 *
 * It is what it is by its bytes, not by any name. The copy of a copy is the copy.
 *
 * @throws PictureError `other-kind`; `malformed` where the file is not as its format says: what is in it is then not known
 */
export async function withoutMetadata(picture: Uint8Array): Promise<PlainPicture> {
  const kind = fileExtension(picture.subarray(0, 4096), 'other');
  const strip = strippers.get(kind);
  if (!strip) throw new PictureError('other-kind', kind);
  const { kept, leftOut } = await strip(ownBytes(picture));
  return { bytes: concatBytes(kept), leftOut };
}

/** True for a picture that is such a copy: nothing in it could be left out. */
export async function isWithoutMetadata(picture: Uint8Array): Promise<boolean> {
  try {
    return sameBytes((await withoutMetadata(picture)).bytes, picture);
  } catch (error) {
    if (error instanceof PictureError) return false;
    throw error;
  }
}
