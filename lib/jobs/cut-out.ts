import type { Cutout, DocumentFacts, Snapshot } from '../capture/index.ts';
import type { Picture } from './gathered.ts';
import type { Collected } from './collect-resources.ts';
import { holdShown } from './held-resources.ts';
import { cut } from './picture-strips.ts';

/** Pixels of a picture. */
interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where an element stands in a picture of the visible area; null where it is not wholly in it. */
export function areaOf(
  { x, y, width, height }: Cutout['rect'],
  viewport: Pick<DocumentFacts['viewport'], 'width' | 'height'>,
  picture: Pick<ImageBitmap, 'width'>,
): Area | null {
  if (x < 0 || y < 0 || x + width > viewport.width || y + height > viewport.height) return null;
  // The picture itself tells its scale: the page's may have been another when it was read.
  const scale = picture.width / viewport.width;
  const left = Math.round(x * scale);
  const top = Math.round(y * scale);
  const area = {
    x: left,
    y: top,
    width: Math.round((x + width) * scale) - left,
    height: Math.round((y + height) * scale) - top,
  };
  return area.width > 0 && area.height > 0 ? area : null;
}

/**
 * Cut what the page may not read out of the picture of the visible area.
 *
 * @param picture  PNG of the visible area
 * @param viewport of the page when the rectangles were read
 * @returns PNG by key, of those that stand wholly in the picture; what covers them is in theirs as it was seen
 */
export async function cutOut(
  picture: Blob,
  cutouts: readonly Cutout[],
  viewport: DocumentFacts['viewport'],
): Promise<Map<string, Blob>> {
  const found = new Map<string, Blob>();
  if (cutouts.length === 0) return found;
  const bitmap = await createImageBitmap(picture);
  for (const { key, rect } of cutouts) {
    const area = areaOf(rect, viewport, bitmap);
    if (area) found.set(key, await cut(bitmap, area.x, area.y, area.width, area.height));
  }
  bitmap.close();
  return found;
}

/** What was collected, with the drawings that the page may not read cut out of the picture as far as it shows them. */
export async function withCutouts(
  collected: Collected,
  { cutouts, facts }: Snapshot,
  picture: Picture,
): Promise<Collected> {
  const missing = new Set(collected.missing.map(({ url }) => url));
  const wanted = cutouts.filter(({ key }) => missing.has(key));
  if (wanted.length === 0 || 'missing' in picture) return collected;
  const held = new Map(collected.held);
  for (const [key, blob] of await cutOut(picture.screenshot, wanted, facts.viewport))
    held.set(key, await holdShown(key, blob, 'image'));
  return { ...collected, held, missing: collected.missing.filter(({ url }) => !held.has(url)) };
}
