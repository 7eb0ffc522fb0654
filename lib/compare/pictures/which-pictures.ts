import type { Artifact, CaptureRecord } from '../../model/index.ts';

/** Which pictures of two captures are compared. */
export interface PicturePair {
  /** `page`: of the whole page, in strips from the top; `visible`: of the area that was in view. */
  readonly of: 'page' | 'visible';
  readonly a: readonly Artifact[];
  readonly b: readonly Artifact[];
  /** A picture of the whole page ends before the page does, on one side at least. */
  readonly isCut: boolean;
}

/** Why there is nothing to compare: no picture on one side at least, or pictures of different scales. */
export type NoPictures = 'missing' | 'scale';

const picturesOf = ({ artifacts }: CaptureRecord, wanted: Artifact['role']): readonly Artifact[] =>
  artifacts.filter(({ role }) => role === wanted);

const isCut = ({ limitations }: CaptureRecord): boolean =>
  limitations.some(({ code }) => code === 'picture-cut');

/** The pictures of the whole page where both captures have them, else those of the visible area. */
export function whichPictures(a: CaptureRecord, b: CaptureRecord): PicturePair | NoPictures {
  const page = { a: picturesOf(a, 'screenshot-page'), b: picturesOf(b, 'screenshot-page') };
  const isPage = page.a.length > 0 && page.b.length > 0;
  const pair = isPage ? page : { a: picturesOf(a, 'screenshot'), b: picturesOf(b, 'screenshot') };
  if (pair.a.length === 0 || pair.b.length === 0) return 'missing';
  if (a.browser.viewport.dpr !== b.browser.viewport.dpr) return 'scale';
  return { of: isPage ? 'page' : 'visible', ...pair, isCut: isPage && (isCut(a) || isCut(b)) };
}
