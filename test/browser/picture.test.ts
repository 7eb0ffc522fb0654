import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('picture.ts');
let page: Page;

beforeAll(async () => {
  page = await chromium.open('<!doctype html>');
  await chromium.teach(page);
});

/** Cut these rectangles out of a picture, twice as fine as its page, in which red tells the column and green the row. */
async function cutOf(
  rects: Readonly<Record<string, readonly [number, number, number, number]>>,
): Promise<Record<string, { size: number[]; first: number[]; last: number[] }>> {
  return await page.evaluate(async (wanted) => {
    const canvas = new OffscreenCanvas(200, 120);
    const context = canvas.getContext('2d');
    const data = new ImageData(200, 120);
    for (let at = 0; at < 200 * 120; at += 1) data.data.set([at % 200, Math.floor(at / 200), 7, 255], at * 4);
    context?.putImageData(data, 0, 0);
    const cutouts = Object.entries(wanted).map(([key, [x, y, width, height]]) => ({
      key,
      rect: { x, y, width, height },
    }));
    const found = await kuaPicture.cutOut(await canvas.convertToBlob(), cutouts, {
      width: 100,
      height: 60,
      dpr: 2,
    });
    const seen: Record<string, { size: number[]; first: number[]; last: number[] }> = {};
    for (const [key, blob] of found) {
      const bitmap = await createImageBitmap(blob);
      const { width, height } = bitmap;
      const drawn = new OffscreenCanvas(width, height).getContext('2d');
      drawn?.drawImage(bitmap, 0, 0);
      const colour = (x: number, y: number): number[] =>
        Array.from(drawn?.getImageData(x, y, 1, 1).data.slice(0, 2) ?? []);
      seen[key] = { size: [width, height], first: colour(0, 0), last: colour(width - 1, height - 1) };
    }
    return seen;
  }, rects);
}

describe('what a page may not read is cut out of its picture', () => {
  test('just its pixels, at the fineness of the screen', async () => {
    expect(await cutOf({ canvas: [10, 5, 30, 20], whole: [0, 0, 100, 60] })).toEqual({
      canvas: { size: [60, 40], first: [20, 10], last: [79, 49] },
      whole: { size: [200, 120], first: [0, 0], last: [199, 119] },
    });
  });

  test('what lies between pixels takes the nearest', async () => {
    expect(await cutOf({ canvas: [10.2, 5.3, 29.9, 19.8] })).toEqual({
      canvas: { size: [60, 39], first: [20, 11], last: [79, 49] },
    });
  });

  test('what is not wholly in view is not cut out, nor what has no size', async () => {
    expect(
      await cutOf({
        left: [-1, 0, 10, 10],
        above: [0, -1, 10, 10],
        right: [95, 0, 10, 10],
        below: [0, 55, 10, 10],
        empty: [10, 10, 0, 0],
      }),
    ).toEqual({});
  });
});

describe('strips hold every row once, whatever the pieces they come in', () => {
  test('8,000 high at most, the last as high as there is picture', async () => {
    const strips = await page.evaluate(async () => {
      const piece = new OffscreenCanvas(1, 3000);
      const context = piece.getContext('2d');
      const made = new kuaPicture.PictureStrips(1);
      for (let from = 0; from < 17_000; from += 2500) {
        const rows = new ImageData(1, 3000);
        for (let row = 0; row < 3000; row += 1) {
          const number = from + row - 200;
          rows.data.set([number & 255, (number >> 8) & 255, 3, 255], row * 4);
        }
        context?.putImageData(rows, 0, 0);
        await made.add(await createImageBitmap(piece), 200, Math.min(2500, 17_000 - from));
      }
      const seen: { height: number; type: string; wrong: number }[] = [];
      let number = 0;
      for (const blob of await made.finish()) {
        const bitmap = await createImageBitmap(blob);
        const drawn = new OffscreenCanvas(1, bitmap.height).getContext('2d');
        drawn?.drawImage(bitmap, 0, 0);
        const pixels = drawn?.getImageData(0, 0, 1, bitmap.height).data ?? [];
        let wrong = 0;
        for (let at = 0; at < pixels.length; at += 4) {
          if (pixels[at] !== (number & 255) || pixels[at + 1] !== ((number >> 8) & 255)) wrong += 1;
          number += 1;
        }
        seen.push({ height: bitmap.height, type: blob.type, wrong });
      }
      return seen;
    });
    expect(strips).toEqual([8000, 8000, 1000].map((height) => ({ height, type: 'image/png', wrong: 0 })));
  });
});
