import { budgets, type DocumentFacts, type PageConnection } from '../capture/index.ts';
import type { Remark } from '../model/index.ts';
import { PageViews } from './page-views.ts';
import type { PictureStrips } from './picture-strips.ts';
import { scrollAndStitch } from './scroll-and-stitch.ts';

/** The picture of a whole page: PNG strips from top to bottom, and what is to be said of them. */
export interface PagePicture {
  readonly strips: readonly Blob[];
  readonly limitations: readonly Remark[];
}

/** A part of a page, in its CSS pixels. */
export interface PagePart {
  readonly rect: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly scale: number;
}

/** What a picture of the whole page asks of the browser. */
export interface PagePictureDeps {
  /** The visible area, or why there is no picture of it. */
  photograph(tabId: number): Promise<Blob | string>;
  /** Any part of the page without scrolling; null where the browser cannot. */
  readonly photographPart: ((tabId: number, part: PagePart) => Promise<Blob | string>) | null;
}

/** A picture that is not of the whole page, and why. */
export function pictureCut(reason: string): Remark {
  return { code: 'picture-cut', subject: null, detail: reason };
}

/**
 * Photograph the whole page in a tab, from its top as far as the budgets reach. Never throws: what there is when
 * something comes between is what there is.
 *
 * @param page     the page that was read; where it must be scrolled, it scrolls itself
 * @param progress told how many pictures are taken, and of how many as far as that is known
 */
export async function photographPage(
  page: PageConnection,
  facts: DocumentFacts,
  deps: PagePictureDeps,
  progress: (done: number, total: number) => void,
  ended: AbortSignal,
): Promise<PagePicture> {
  const { photographPart } = deps;
  if (photographPart) {
    return await inParts((part) => photographPart(page.tabId, part), facts, progress, ended);
  }
  const views = new PageViews(page, ended);
  const strips: { made: PictureStrips | null } = { made: null };
  const limitations: Remark[] = [];
  try {
    limitations.push(...(await scrollAndStitch(views, () => deps.photograph(page.tabId), strips, progress)));
  } catch {
    // The page, its process or the time is gone.
    limitations.push(pictureCut(views.over ?? 'refused'));
  }
  if (views.scrolled) limitations.push({ code: 'scrolled-for-picture', subject: null, detail: null });
  return { strips: (await strips.made?.finish()) ?? [], limitations };
}

async function inParts(
  photograph: (part: PagePart) => Promise<Blob | string>,
  { page, viewport: { dpr } }: DocumentFacts,
  progress: (done: number, total: number) => void,
  ended: AbortSignal,
): Promise<PagePicture> {
  const stripRows = Math.floor(budgets.stripHeight / dpr);
  const rows = Math.min(page.height, Math.floor(budgets.pagePictureHeight / dpr));
  const width = Math.min(page.width, stripRows);
  const total = Math.ceil(rows / stripRows);
  const strips: Blob[] = [];
  const limitations: Remark[] = [];
  try {
    for (let y = 0; y < rows; y += stripRows) {
      progress(strips.length, total);
      const rect = { x: 0, y, width, height: Math.min(stripRows, rows - y) };
      const strip = ended.aborted ? 'timeout' : await photograph({ rect, scale: dpr });
      if (typeof strip === 'string') {
        limitations.push(pictureCut(strip));
        return { strips, limitations };
      }
      strips.push(strip);
    }
    if (rows < page.height || width < page.width) limitations.push(pictureCut('budget'));
  } catch {
    limitations.push(pictureCut('refused'));
  }
  return { strips, limitations };
}
