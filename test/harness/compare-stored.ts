import type { Page } from 'puppeteer-core';
import type { Feature } from '../site/features/feature.ts';
import { wrongPixels } from './pixel-difference.ts';
import type { SeenPage, SeenSection } from './seen-page.ts';

/** What of each feature is lost, in sentences, by its slug; a feature that was kept has none. */
export type Losses = ReadonlyMap<string, readonly string[]>;

/**
 * Compare a page with what was stored of it, feature by feature, by pixels, text and places; `blank` is an open page
 * in which pictures are read. Whatever stored the page is judged alike.
 */
export async function compareStored(
  live: SeenPage,
  stored: SeenPage,
  features: readonly Feature[],
  blank: Page,
): Promise<Losses> {
  const nowhere = { x: 0, y: 0, width: 0, height: 0 };
  const places = features.map(({ slug }) => live.sections.get(slug)?.place ?? nowhere);
  const counts = await wrongPixels(blank, [live.png, stored.png], places);
  return new Map(
    features.map((feature, i) => {
      if (feature.equal === 'nothing') return [feature.slug, []];
      const was = live.sections.get(feature.slug);
      const is = stored.sections.get(feature.slug);
      if (!was) return [feature.slug, ['the live page has no such section']];
      if (!is) return [feature.slug, ['the stored page has no such section']];
      return [feature.slug, lossesOf(feature, was, is, counts[i] ?? 0)];
    }),
  );
}

function lossesOf(
  { equal, moving = 0 }: Feature,
  was: SeenSection,
  is: SeenSection,
  wrong: number,
): string[] {
  const losses: string[] = [];
  const moved = (['x', 'y', 'width', 'height'] as const).filter((side) => was.place[side] !== is.place[side]);
  if (moved.length > 0) losses.push(`it is elsewhere: ${JSON.stringify(is.place)}`);
  if (equal === 'box') {
    if (was.boxes.join() !== is.boxes.join()) {
      losses.push(`its boxes are ${is.boxes.join()}, were ${was.boxes.join()}`);
    }
    return losses;
  }
  const share = wrong / (was.place.width * was.place.height);
  if (share > moving) losses.push(`${(share * 100).toFixed(2)} % of its pixels are wrong (${wrong})`);
  if (was.text !== is.text) losses.push(`its text is “${is.text}”, was “${was.text}”`);
  return losses;
}
