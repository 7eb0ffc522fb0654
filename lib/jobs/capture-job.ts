import { commitCapture, deviceKey, type Archive } from '../archive/index.ts';
import {
  budgets,
  isViewed,
  refusalFor,
  type CapturedPage,
  type PageConnection,
  type Snapshot,
} from '../capture/index.ts';
import { KuaError, type CaptureJob, type CaptureRecord, type Exchange, type Stage } from '../model/index.ts';
import { assemble } from './assemble.ts';
import type { CollectorDeps } from './collect-resources.ts';
import { withCutouts } from './cut-out.ts';
import type { Gathered, Picture } from './gathered.ts';
import { hearPage, type HearingDeps, type PageHeard } from './hear-page.ts';
import { failJob, finishCapture, reportProgress } from './job-rows.ts';
import { photographPage, pictureCut, type PagePicture, type PagePictureDeps } from './page-picture.ts';
import { openViewedFile, type ShownTab } from './viewed-file.ts';

/** What the person wants besides the page itself. */
export interface CaptureChoices {
  /** A picture of the whole page. */
  readonly wholePage: boolean;
  /** The documents it links on its own site. */
  readonly documents: boolean;
}

/** What a capture asks of the browser. */
export interface CaptureDeps extends Omit<HearingDeps, 'failureOf'>, PagePictureDeps {
  tab(tabId: number): Promise<ShownTab | null>;
  /** Run the capture script in the tab's document and answer its connection. */
  connect(tabId: number, url: string, ended: AbortSignal): Promise<CapturedPage>;
  thumbnail(picture: Blob): Promise<Blob>;
  exchangesOf(tabId: number): Promise<Exchange[]>;
  /** Hear how requests for a capture of the tab fail, until told to stop. */
  watchRequests(tabId: number): Pick<CollectorDeps, 'failureOf'> & { stop(): void };
  collectorLabel(): Promise<string | null>;
  choices(): Promise<CaptureChoices>;
  readonly tool: CaptureRecord['tool'];
  readonly browser: Gathered['browser'];
}

/** Progress is written at most this often: each write waits for the disk. */
const progressEveryMs = 200;

function progressOf(archive: Archive, jobId: string, stage: Stage): (done: number, total: number) => void {
  let reportedMs = 0;
  return (done, total) => {
    if (Date.now() - reportedMs < progressEveryMs) return;
    reportedMs = Date.now();
    report(archive, jobId, stage, done, total);
  };
}

/** Progress that cannot be written is not worth a capture. */
function report(archive: Archive, jobId: string, stage: Stage, done = 0, total = 0): void {
  reportProgress(archive, jobId, stage, done, total).catch(() => undefined);
}

// A capture names the one before it of the same address, so captures are sealed one after another.
let sealing: Promise<unknown> = Promise.resolve();

/**
 * Capture the page in a tab and keep it, or end the job's row with the reason. Never throws.
 *
 * @param cancelled the person said no; nothing is kept then
 */
export async function runCapture(
  archive: Archive,
  job: CaptureJob,
  deps: CaptureDeps,
  cancelled: AbortSignal,
): Promise<void> {
  const startedAt = new Date();
  const ended = AbortSignal.any([cancelled, AbortSignal.timeout(budgets.captureMs)]);
  const requests = deps.watchRequests(job.tabId);
  let page: CapturedPage | null = null;
  try {
    const chosen = deps.choices();
    chosen.catch(() => undefined);
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
    const gathered: Gathered = {
      startedAt,
      ...heard,
      collected: await withCutouts(heard.collected, heard.snapshot, seen),
      picture: seen,
      pagePicture,
      exchanges: await exchanges,
      collectorLabel: await deps.collectorLabel(),
      tool: deps.tool,
      browser: deps.browser,
    };
    close(page);
    await seal(archive, job, gathered, cancelled);
  } catch (error) {
    if (page) close(page);
    const failure = cancelled.aborted ? new KuaError('cancelled') : KuaError.from(error);
    await failJob(archive, job.id, failure);
  } finally {
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

async function seal(
  archive: Archive,
  job: CaptureJob,
  gathered: Gathered,
  cancelled: AbortSignal,
): Promise<void> {
  const turn = sealing.then(async () => {
    report(archive, job.id, 'sealing');
    const key = await deviceKey(archive, new Date());
    const finished = await assemble(archive, key, gathered);
    if (cancelled.aborted) throw new KuaError('cancelled');
    await commitCapture(archive, finished, new Date(), () =>
      finishCapture(archive, job.id, finished.row.captureId),
    );
  });
  // The next capture waits for this one, whether it ends well or not.
  sealing = turn.catch(() => undefined);
  await turn;
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
