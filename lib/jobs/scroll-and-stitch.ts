import { budgets, type PageView } from '../capture/index.ts';
import { sameBytes } from '../evidence/index.ts';
import type { Remark } from '../model/index.ts';
import type { PageViews } from './page-views.ts';
import { PictureStrips } from './picture-strips.ts';

/** A page that does not come to rest for this many pictures in a row is not photographed further. */
const mostTries = 4;
/** Half a pixel of rounding on each side. */
const tolerance = 1;

/** What stays in place is drawn to the next pixel of the screen, which may be beyond what it covers by its measures. */
const slack = 1;

/** The visible area at one place of the page. */
interface Shot {
  readonly view: PageView;
  readonly blob: Blob;
  readonly picture: ImageBitmap;
}

/**
 * Scroll a page from its top to its end, photograph each view, and put together the parts that nothing covers: what
 * stays at the upper edge while the page scrolls stands at the top alone, what stays at the lower edge at the end.
 *
 * @param strips filled as it goes, so that it holds what there is when this throws
 * @returns what is to be said of the picture
 * @throws Error when `views` are over
 */
export async function scrollAndStitch(
  views: PageViews,
  photograph: () => Promise<Blob | string>,
  strips: { made: PictureStrips | null },
  progress: (done: number, total: number) => void,
): Promise<Remark[]> {
  const remarks = new Map<string, Remark>();
  const remark = (code: string, detail: string | null): void => {
    remarks.set(`${code} ${detail}`, { code, subject: null, detail });
  };
  let first = await views.look(null);
  if (first.pageWidth > first.width + tolerance) remark('picture-cut', 'width');
  let done = 0;
  let covered = 0;
  let last: Shot | null = null;
  for (let shots = 0; ; shots += 1) {
    progress(shots, shots + Math.ceil((first.pageHeight - done) / Math.max(first.height - covered, 1)));
    const shot: Shot | string = await uncovered(views, photograph, { last, done, covered });
    if (typeof shot === 'string') {
      remark('picture-cut', shot);
      break;
    }
    const { view, picture } = shot;
    last = shot;
    const scale = scaleOf(picture, view);
    const pixels = (css: number): number => Math.round(css * scale);
    strips.made ??= new PictureStrips(pixels(view.width));
    if (strips.made.width !== pixels(view.width)) {
      picture.close();
      remark('picture-cut', 'changed');
      break;
    }
    const end = view.y + view.height;
    const isLast = end >= view.pageHeight - tolerance;
    const most = Math.floor(budgets.pagePictureHeight / scale);
    const above = view.bottom > 0 ? Math.floor(end - view.bottom) - slack : Math.floor(end);
    const free = isLast ? Math.min(end, view.pageHeight) : above <= done ? Math.floor(end) : above;
    const until = Math.min(free, most);
    if (until > done)
      await strips.made.add(picture, pixels(done) - pixels(view.y), pixels(until) - pixels(done));
    picture.close();
    if (view.repeats && shots > 0) remark('picture-repeats', null);
    first = view;
    covered = Math.max(covered, view.top);
    const stands = until <= done;
    done = Math.max(done, until);
    if (isLast && until === free) break;
    if (stands || until === most) {
      remark('picture-cut', stands ? 'changed' : 'budget');
      break;
    }
  }
  return [...remarks.values()];
}

/** Pixels of the picture to one of the page; the page's own widths are rounded, and tell it only roughly. */
function scaleOf(picture: ImageBitmap, { windowWidth, dpr }: PageView): number {
  const isExact = Math.abs(picture.width - windowWidth * dpr) <= 2 * dpr;
  return isExact ? dpr : picture.width / windowWidth;
}

/** Where the picture stands: the view before, the rows that are done, and how many are covered at the upper edge. */
interface SoFar {
  readonly last: Shot | null;
  readonly done: number;
  readonly covered: number;
}

/** A view whose rows from `done` on are covered by nothing at its upper edge, or why there is none. */
async function uncovered(
  views: PageViews,
  photograph: () => Promise<Blob | string>,
  { last, done, covered: expected }: SoFar,
): Promise<Shot | string> {
  let covered = expected;
  let lookedSame = false;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const before = await views.look(Math.max(0, Math.floor(done - covered) - (covered > 0 ? slack : 0)));
    if (isCovered(before, done)) {
      covered = before.top;
      continue;
    }
    const picture = await photograph();
    if (typeof picture === 'string') return picture;
    const after = await views.look(null);
    const view = {
      ...after,
      top: Math.max(before.top, after.top),
      bottom: Math.max(before.bottom, after.bottom),
    };
    if (Math.abs(before.y - after.y) > tolerance || before.height !== after.height) continue;
    if (isCovered(view, done)) {
      covered = view.top;
      continue;
    }
    // A page that looks the same further down is believed at the second look: the first may have come too early.
    if (last && !lookedSame && view.y !== last.view.y && (await areEqual(picture, last.blob))) {
      lookedSame = true;
      continue;
    }
    return { view, blob: picture, picture: await createImageBitmap(picture) };
  }
  return 'changed';
}

async function areEqual(a: Blob, b: Blob): Promise<boolean> {
  if (a.size !== b.size) return false;
  const [one, two] = await Promise.all([a.arrayBuffer(), b.arrayBuffer()]);
  return sameBytes(new Uint8Array(one), new Uint8Array(two));
}

function isCovered(view: PageView, done: number): boolean {
  return view.y > 0 && done > 0 && view.y + view.top > done;
}
