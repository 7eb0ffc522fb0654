import { browser } from './browser.ts';
import { tabById } from './tabs.ts';

/** Chrome takes two pictures in each second; asked again so often it takes the third as soon as it may. */
const againMs = 100;
/** Twice the second that it counts. */
const mostTimes = 20;

/** A part of the page, in its CSS pixels, as only Firefox photographs it. */
interface PagePart {
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly scale: number;
}

/** Whether this browser photographs parts of a page that are not in view. Firefox does, and only there is this call. */
export function photographsParts(): boolean {
  return 'getBrowserInfo' in browser.runtime;
}

/**
 * A PNG of the visible part of the tab, or of any part of its page (Firefox), or the reason why there is none:
 * `not-in-front` (the browser photographs whatever tab is active, so the tab must be active before and after),
 * `refused`.
 *
 * @param lent takes the visible area of a window in a page of Kuä's, if one may now
 */
export async function photograph(
  tabId: number,
  lent: (windowId: number) => Promise<Blob | null>,
  part: PagePart | null = null,
): Promise<Blob | 'not-in-front' | 'refused'> {
  const before = await tabById(tabId);
  if (!before?.active) return 'not-in-front';
  const borrowed = part ? null : await lent(before.windowId);
  const picture = borrowed ?? (await takePicture(before.windowId, part));
  if (picture === null) return 'refused';
  const after = await tabById(tabId);
  if (!after?.active || after.windowId !== before.windowId || after.url !== before.url) return 'not-in-front';
  return picture;
}

async function takePicture(windowId: number, part: PagePart | null): Promise<Blob | null> {
  const address = await visibleArea(windowId, part);
  if (address === null) return null;
  const picture = await fetch(address);
  return await picture.blob();
}

/** The picture as a `data:` address; null without permission, or where the window is not drawn. */
async function visibleArea(windowId: number, part: PagePart | null, times = 1): Promise<string | null> {
  try {
    return await browser.tabs.captureVisibleTab(windowId, { format: 'png', ...part });
  } catch (error) {
    const tooSoon =
      error instanceof Error && error.message.includes('MAX_CAPTURE_VISIBLE_TAB_CALLS_PER_SECOND');
    if (!tooSoon || times >= mostTimes) return null;
  }
  await new Promise((resolve) => {
    setTimeout(resolve, againMs);
  });
  return await visibleArea(windowId, part, times + 1);
}

/** A JPEG of the picture, `width` pixels wide, its top cut to the picture's own proportions but at most 5:4. */
export async function thumbnail(picture: Blob, width: number): Promise<Blob> {
  const bitmap = await createImageBitmap(picture, { resizeWidth: width, resizeQuality: 'medium' });
  const height = Math.min(bitmap.height, Math.round((width * 5) / 4));
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  return await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
}
