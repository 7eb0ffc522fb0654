import { commitCapture, deviceKey, inTurn, wantedProofs, type Archive } from '../archive/index.ts';
import { budgets, isViewed, type DocumentFacts } from '../capture/index.ts';
import { KuaError, type CaptureJob } from '../model/index.ts';
import { assemble } from './assemble.ts';
import type { CaptureChoices, CaptureDeps } from './capture-deps.ts';
import { gatherPage } from './gather-page.ts';
import type { Gathered } from './gathered.ts';
import { progressOf, report } from './job-progress.ts';
import { expandingJob, failJob, finishCapture } from './job-rows.ts';
import { scrollThrough } from './scroll-through.ts';

/** A page that was captured as it was seen, to be captured once more after it was scrolled through. */
export interface Expanding {
  /** Its row, which runs already. */
  readonly job: CaptureJob;
  /** The capture of the page as it was seen. */
  readonly seenId: string;
  readonly facts: DocumentFacts;
  readonly choices: CaptureChoices;
}

/**
 * Capture the page in a tab and keep it, or end the job's row with the reason. Never throws.
 *
 * @param cancelled the person said no; nothing is kept then
 * @returns what is to be done next, where the person wants the page scrolled through too; else null
 */
export async function runCapture(
  archive: Archive,
  job: CaptureJob,
  deps: CaptureDeps,
  cancelled: AbortSignal,
): Promise<Expanding | null> {
  try {
    const chosen = deps.choices();
    chosen.catch(() => undefined);
    const gathered = await gatherPage(archive, job, deps, chosen, null, cancelled);
    const choices = await chosen;
    const kept = await seal(archive, job, gathered, deps, choices.expanded, cancelled);
    return kept.next && { job: kept.next, seenId: kept.captureId, facts: gathered.snapshot.facts, choices };
  } catch (error) {
    await fail(archive, job, error, cancelled);
    return null;
  }
}

/**
 * Scroll through a page that was captured, capture it once more, and leave it as it was; or end the row with the reason.
 * The capture of the page as it was seen stays, whatever happens. Never throws.
 */
export async function runExpansion(
  archive: Archive,
  { job, seenId, facts, choices }: Expanding,
  deps: CaptureDeps,
  cancelled: AbortSignal,
): Promise<void> {
  try {
    const gathered = await gatherScrolled(archive, job, seenId, facts, deps, choices, cancelled);
    await seal(archive, job, gathered, deps, false, cancelled);
  } catch (error) {
    await fail(archive, job, error, cancelled);
  }
}

async function gatherScrolled(
  archive: Archive,
  job: CaptureJob,
  seenId: string,
  { contentType, url, responseAtMs }: DocumentFacts,
  deps: CaptureDeps,
  choices: CaptureChoices,
  cancelled: AbortSignal,
): Promise<Gathered> {
  if (isViewed({ contentType })) throw new KuaError('nothing-to-scroll');
  report(archive, job.id, 'scrolling');
  const unanswered = AbortSignal.any([cancelled, AbortSignal.timeout(budgets.answerMs)]);
  const scroller = await deps.connectScroll(job.tabId, url, unanswered);
  try {
    const progress = progressOf(archive, job.id, 'scrolling');
    const ended = AbortSignal.any([cancelled, AbortSignal.timeout(budgets.scrollMs)]);
    const limitations = await scrollThrough(scroller, responseAtMs, progress, ended);
    if (cancelled.aborted) throw new KuaError('cancelled');
    const expansion = { of: seenId, limitations };
    const gathered = await gatherPage(archive, job, deps, Promise.resolve(choices), expansion, cancelled);
    // The tab may have gone on to another document just before it was read.
    if (gathered.snapshot.facts.responseAtMs !== responseAtMs) throw new KuaError('page-left');
    return gathered;
  } finally {
    scroller.close();
  }
}

async function fail(
  archive: Archive,
  job: CaptureJob,
  error: unknown,
  cancelled: AbortSignal,
): Promise<void> {
  await failJob(archive, job.id, cancelled.aborted ? new KuaError('cancelled') : KuaError.from(error));
}

/** Keep what was gathered and end its job, in one piece with the row of the job that follows, if one does. */
async function seal(
  archive: Archive,
  job: CaptureJob,
  gathered: Gathered,
  deps: CaptureDeps,
  expands: boolean,
  cancelled: AbortSignal,
): Promise<{ readonly captureId: string; readonly next: CaptureJob | null }> {
  return await inTurn(async () => {
    report(archive, job.id, 'sealing');
    const key = await deviceKey(archive, new Date());
    const assembled = await assemble(archive, key, gathered);
    const proofs = wantedProofs(assembled.row, await deps.timeServices(), Date.now());
    const finished = { ...assembled, proofs };
    if (cancelled.aborted) throw new KuaError('cancelled');
    const { captureId } = finished.row;
    const next = expands ? expandingJob(job, captureId) : null;
    await commitCapture(archive, finished, new Date(), () => finishCapture(archive, job.id, captureId, next));
    return { captureId, next };
  });
}
