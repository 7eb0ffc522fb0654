export { comparePixels } from './compare-pixels.ts';
export type { PixelSource, Progress } from './pixel-source.ts';
export { type NoPictures, type PicturePair, whichPictures } from './which-pictures.ts';
