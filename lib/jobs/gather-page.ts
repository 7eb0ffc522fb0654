import type { Archive } from '../archive/index.ts';
import {
  budgets,
  isViewed,
  refusalFor,
  type CapturedPage,
  type PageConnection,
  type Snapshot,
} from '../capture/index.ts';
import { KuaError, type CaptureJob } from '../model/index.ts';
import type { CaptureChoices, CaptureDeps } from './capture-deps.ts';
import { withCutouts } from './cut-out.ts';
import type { Expansion, Gathered, Picture } from './gathered.ts';
import { hearPage, type PageHeard } from './hear-page.ts';
import { progressOf, report } from './job-progress.ts';
import { photographPage, pictureCut, type PagePicture } from './page-picture.ts';
import { openViewedFile, type ShownTab } from './viewed-file.ts';

/**
 * Gather what a tab shows: read its page, take its picture, fetch what it needs. The page is left as it was.
 *
 * @param expansion what makes it a page that was scrolled through; null for the page as it is seen
 * @throws KuaError why there is nothing to keep; `cancelled` when the person said no
 */
export async function gatherPage(
  archive: Archive,
  job: CaptureJob,
  deps: CaptureDeps,
  chosen: Promise<CaptureChoices>,
  expansion: Expansion | null,
  cancelled: AbortSignal,
): Promise<Gathered> {
  const startedAt = new Date();
  const ended = AbortSignal.any([cancelled, AbortSignal.timeout(budgets.captureMs)]);
  const requests = deps.watchRequests(job.tabId);
  let page: CapturedPage | null = null;
  try {
    const tab = await deps.tab(job.tabId);
    const refusal = tab ? refusalFor(tab) : 'page-left';
    if (refusal !== null) throw new KuaError(refusal);
    const picture = takePicture(job.tabId, deps, ended);
    report(archive, job.id, 'reading');
    const unanswered = AbortSignal.any([ended, AbortSignal.timeout(budgets.answerMs)]);
    page = await open(job.tabId, tab, deps, unanswered);
    let leftMs = Number.POSITIVE_INFINITY;
    page.top.onGone(() => {
      leftMs = Date.now();
    });
    // What the tab receives from now on belongs to a later document. The page speaks at once, so it is heard at once.
    const exchanges = deps.exchangesOf(job.tabId).catch(() => []);
    const { failureOf } = requests;
    const asking = { ...deps, failureOf };
    const choices = await chosen;
    const heard = await hearPage(
      page,
      asking,
      choices.documents,
      progressOf(archive, job.id, 'files'),
      ended,
    );
    if (cancelled.aborted) throw new KuaError('cancelled');
    const { top } = page;
    const pagePicture = choices.wholePage
      ? await takePagePicture(archive, job, top, heard, deps, cancelled)
      : null;
    if (cancelled.aborted) throw new KuaError('cancelled');
    const seen = ofThisDocument(await picture, heard.snapshot, startedAt, leftMs);
    return {
      startedAt,
      ...heard,
      collected: await withCutouts(heard.collected, heard.snapshot, seen),
      picture: seen,
      pagePicture,
      expansion,
      exchanges: await exchanges,
      collectorLabel: await deps.collectorLabel(),
      tool: deps.tool,
      browser: deps.browser,
    };
  } finally {
    if (page) close(page);
    requests.stop();
  }
}

/** The page as its script tells it, or a file in a viewer as far as it can be told without one. */
async function open(
  tabId: number,
  tab: ShownTab | null,
  deps: CaptureDeps,
  unanswered: AbortSignal,
): Promise<CapturedPage> {
  try {
    return await deps.connect(tabId, tab?.url ?? '', unanswered);
  } catch (error) {
    if (!tab || KuaError.from(error).code !== 'pdf-viewer') throw error;
    const file = await openViewedFile(tabId, tab, deps, unanswered);
    const now = await deps.tab(tabId);
    if (now?.url !== tab.url) throw new KuaError('page-left');
    return file;
  }
}

/** End the scripts in the page and its frames. */
function close({ top, frames }: CapturedPage): void {
  top.close();
  frames.then((all) => all.forEach((frame) => frame.close())).catch(() => undefined);
}

interface Taken {
  readonly picture: Picture;
  readonly doneMs: number;
}

/** A picture, or why there is none; never throws, and does not outlast the capture. */
async function takePicture(tabId: number, deps: CaptureDeps, ended: AbortSignal): Promise<Taken> {
  const late = Promise.withResolvers<Picture>();
  ended.addEventListener('abort', () => late.resolve({ missing: 'timeout' }));
  const take = async (): Promise<Picture> => {
    try {
      const screenshot = await deps.photograph(tabId);
      if (typeof screenshot === 'string') return { missing: screenshot };
      return { screenshot, thumb: await deps.thumbnail(screenshot).catch(() => null) };
    } catch {
      // Both browsers reject for windows they do not draw, in words of their own.
      return { missing: 'refused' };
    }
  };
  return { picture: await Promise.race([take(), late.promise]), doneMs: Date.now() };
}

/** The whole page's picture, once all that the page needs is there: on Chrome it is scrolled for it. */
async function takePagePicture(
  archive: Archive,
  job: CaptureJob,
  page: PageConnection,
  { snapshot, left }: PageHeard,
  deps: CaptureDeps,
  cancelled: AbortSignal,
): Promise<PagePicture> {
  if (left) return { strips: [], limitations: [pictureCut('page-left')] };
  if (isViewed(snapshot.facts)) return { strips: [], limitations: [pictureCut('viewer')] };
  report(archive, job.id, 'picture');
  const progress = progressOf(archive, job.id, 'picture');
  const ended = AbortSignal.any([cancelled, AbortSignal.timeout(budgets.pagePictureMs)]);
  return await photographPage(page, snapshot.facts, deps, progress, ended);
}

/** The picture, unless the tab may have shown another document while it was taken. */
function ofThisDocument(
  { picture, doneMs }: Taken,
  { facts }: Snapshot,
  startedAt: Date,
  leftMs: number,
): Picture {
  const loadedSince = facts.responseAtMs !== null && facts.responseAtMs > startedAt.getTime();
  return loadedSince || leftMs <= doneMs ? { missing: 'page-left' } : picture;
}
