import { bundlesToCarry, everyVersion, type Archive } from '../archive/index.ts';
import { KuaError, type CaptureJob, type ExportJob, type Job, type Stage } from '../model/index.ts';

const fresh = (): Omit<Job, 'kind' | 'id'> & { id: string } => {
  const now = Date.now();
  return {
    id: crypto.randomUUID(),
    state: 'running',
    stage: 'waiting',
    done: 0,
    total: 0,
    startedAtMs: now,
    updatedAtMs: now,
    error: null,
  };
};

/** A new row for a capture of the tab. */
export async function addCaptureJob(archive: Archive, tabId: number, url: string): Promise<CaptureJob> {
  const job: CaptureJob = { ...fresh(), kind: 'capture', tabId, url, captureId: null };
  await archive.passing.jobs.add(job);
  return job;
}

/** A row, not yet written, for capturing once more what was captured as `captureId`, after scrolling through it. */
export function expandingJob({ tabId, url }: CaptureJob, captureId: string): CaptureJob {
  return { ...fresh(), kind: 'capture', tabId, url, captureId: null, expands: captureId };
}

/** What an export shall have besides its captures. */
export interface ExportOptions {
  /** It is to be encrypted: it waits until it is told with what. */
  readonly encrypted?: boolean;
  /** Two of the captures whose comparison shall be in their bundle; two that different keys sealed are in no one's. */
  readonly compare?: readonly [string, string];
  /** Numbers of imported bundles that go along whole, in the first bundle. */
  readonly imported?: readonly string[];
}

/** All that an export of a page takes: every version of one's own, and bundles with those of others. */
export async function wholePage(
  archive: Archive,
  url: string,
): Promise<{ readonly captureIds: readonly string[]; readonly imported: readonly string[] }> {
  const own = await everyVersion(archive, url).toArray();
  const captureIds = own.map(({ captureId }) => captureId);
  return { captureIds, imported: await bundlesToCarry(archive, url, own) };
}

/**
 * Put exports in the queue: one bundle for each key that sealed some of these captures, the newest key's first.
 * @throws KuaError `nothing-to-export`, `not-found` for a capture that is not there
 */
export async function addExportJobs(
  archive: Archive,
  captureIds: readonly string[],
  { encrypted = false, compare, imported = [] }: ExportOptions = {},
): Promise<[ExportJob, ...ExportJob[]]> {
  const captures = await archive.captures.bulkGet([...captureIds]);
  const byKey = new Map<string, string[]>();
  for (const [index, capture] of captures.entries()) {
    if (!capture) throw new KuaError('not-found', captureIds[index] ?? null);
    byKey.set(capture.keyId, [...(byKey.get(capture.keyId) ?? []), capture.captureId]);
  }
  const keys = await archive.keys.orderBy('createdAt').reverse().primaryKeys();
  const groups = [...byKey].toSorted(([a], [b]) => keys.indexOf(a) - keys.indexOf(b));
  const [first, ...others] = groups.map(([, ids], place): ExportJob => {
    const job: ExportJob = {
      ...fresh(),
      kind: 'export',
      captureIds: ids,
      bundleId: crypto.randomUUID(),
      file: null,
    };
    return {
      ...job,
      ...(encrypted ? { encrypted } : {}),
      ...(compare?.every((id) => ids.includes(id)) ? { compare: [...compare] } : {}),
      ...(place === 0 && imported.length > 0 ? { imported: [...imported] } : {}),
    };
  });
  if (!first) throw new KuaError('nothing-to-export');
  await archive.jobs.bulkAdd([first, ...others]);
  return [first, ...others];
}

/** Say where a job stands. A job that has ended stays as it ended. */
export async function reportProgress(
  archive: Archive,
  id: string,
  stage: Stage,
  done = 0,
  total = 0,
): Promise<void> {
  await archive.passing.jobs
    .where('id')
    .equals(id)
    .and((job) => job.state === 'running')
    .modify({ stage, done, total, updatedAtMs: Date.now() });
}

/**
 * End a capture's job with what was kept; to be called in the transaction that keeps it.
 * @param next the job that follows, so that it is there or told to have been interrupted whatever happens
 * @throws KuaError `interrupted` where it was said already that the job has ended, so that nothing is kept after that
 */
export async function finishCapture(
  archive: Archive,
  id: string,
  captureId: string,
  next: CaptureJob | null,
): Promise<void> {
  const ended = await archive.jobs
    .where('id')
    .equals(id)
    .and((job) => job.state === 'running')
    .modify((job) => {
      if (job.kind === 'capture') Object.assign(job, { state: 'done', captureId, updatedAtMs: Date.now() });
    });
  if (ended === 0) throw new KuaError('interrupted');
  if (next) await archive.jobs.add(next);
}

/** End an export's job with its finished file. */
export async function finishExport(archive: Archive, id: string, file: ExportJob['file']): Promise<void> {
  await archive.jobs
    .where('id')
    .equals(id)
    .modify((job) => {
      if (job.kind !== 'export') return;
      job.state = 'done';
      job.file = file;
      job.updatedAtMs = Date.now();
    });
}

/** End a job that could not be done, with the reason. */
export async function failJob(archive: Archive, id: string, thrown: unknown): Promise<void> {
  const { code, detail } = KuaError.from(thrown);
  const state = code === 'cancelled' ? 'cancelled' : 'failed';
  await archive.jobs.update(id, { state, error: { code, detail }, updatedAtMs: Date.now() });
}

/** An ended job is of no more use after this long: what it made is in the archive. */
const endedKeptMs = 24 * 60 * 60 * 1000;

/**
 * End the captures that a background which is no more had begun, and forget jobs that ended long ago. Called once when
 * the background starts: nothing of an unfinished capture is stored, since one is written at its end in one piece.
 *
 * @param startedMs when this background started: later jobs are its own
 */
export async function tidyJobs(archive: Archive, startedMs: number): Promise<void> {
  await archive.jobs
    .where('state')
    .equals('running')
    .and((job) => job.kind === 'capture' && job.startedAtMs < startedMs)
    .modify({ state: 'failed', error: { code: 'interrupted', detail: null }, updatedAtMs: Date.now() });
  // No export runs for so long either: its tab was closed before it was done.
  await archive.jobs.filter((job) => job.updatedAtMs < startedMs - endedKeptMs).delete();
}
