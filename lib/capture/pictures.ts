import { absolute } from './addresses.ts';
import { baseURI, currentSrc, imageComplete, imageLoading, imageSrc } from './dom.ts';

/**
 * The address of the picture that an element shows or would show, whichever of `srcset` or `<picture>` it came from.
 * What cannot be an address is answered as it is written; null if none is named.
 */
export function pictureAddress(image: HTMLImageElement): string | null {
  // Of a picture that a policy forbids, Chrome answers the address as it is written.
  const named = currentSrc(image) || imageSrc(image);
  return named === '' ? null : (absolute(named, baseURI(image)) ?? named);
}

/** True for a picture that waits to be scrolled to: the reader has not seen it, so it is not asked for. */
export function isWaiting(image: HTMLImageElement): boolean {
  return imageLoading(image) === 'lazy' && !imageComplete(image);
}
