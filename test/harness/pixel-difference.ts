import type { Page } from 'puppeteer-core';
import type { Place } from './seen-page.ts';

/** How far a channel may be off, of 255, before a pixel counts as wrong. */
const tolerance = 8;

/**
 * Count the pixels in which two PNG pictures differ, for each of these places. A place outside a picture is wrong as a
 * whole. The browser itself reads them, in `page`, which may be any page without a policy of its own.
 */
export async function wrongPixels(
  page: Page,
  pngs: readonly [Uint8Array, Uint8Array],
  places: readonly Place[],
): Promise<readonly number[]> {
  const [one, other] = pngs.map((png) => Buffer.from(png).toString('base64'));
  return await page.evaluate(countWrong, one ?? '', other ?? '', places, tolerance);
}

async function countWrong(
  one: string,
  other: string,
  places: readonly Place[],
  allowed: number,
): Promise<number[]> {
  const pixels = async (base64: string): Promise<ImageData> => {
    const response = await fetch(`data:image/png;base64,${base64}`);
    const bitmap = await createImageBitmap(await response.blob(), { colorSpaceConversion: 'none' });
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    if (!context) throw new Error('no canvas to read pictures with');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, bitmap.width, bitmap.height);
  };
  const [a, b] = await Promise.all([pixels(one), pixels(other)]);
  const wrongAt = (x: number, y: number): boolean => {
    if (x >= a.width || x >= b.width || y >= a.height || y >= b.height) return true;
    const at = (y * a.width + x) * 4;
    const from = (y * b.width + x) * 4;
    for (let channel = 0; channel < 4; channel += 1) {
      if (Math.abs((a.data[at + channel] ?? 0) - (b.data[from + channel] ?? 0)) > allowed) return true;
    }
    return false;
  };
  return places.map(({ x, y, width, height }) => {
    let wrong = 0;
    for (let row = Math.floor(y); row < y + height; row += 1) {
      for (let column = Math.floor(x); column < x + width; column += 1) {
        if (wrongAt(column, row)) wrong += 1;
      }
    }
    return wrong;
  });
}
