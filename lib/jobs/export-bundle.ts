import { recordExport, type Archive } from '../archive/index.ts';
import { bagEntries, type BagPlan, waczFile, writeZip } from '../bundle/index.ts';
import { KuaError, type ExportJob } from '../model/index.ts';
import { bagInput, enterInLog, type ExportDeps } from './bag-input.ts';
import { failJob, finishExport, reportProgress } from './job-rows.ts';

const progressEveryMs = 100;

/**
 * Pack the captures of an export job into a bundle and answer the finished file. Progress and result stand in the
 * job's row. One that is to be encrypted is so on its way to the file: no plain copy is written. A job that was
 * interrupted is done again from its beginning, under the same bundle id and log entry.
 *
 * @throws KuaError `not-found`, `nothing-to-export`, `too-large-to-export`, `storage-full`, `cancelled`; the row says so too
 */
export async function exportBundle(archive: Archive, jobId: string, deps: ExportDeps): Promise<File> {
  const job = await archive.jobs.get(jobId);
  if (job?.kind !== 'export') throw new KuaError('not-found', jobId);
  try {
    if (job.state === 'done' && job.file) return await (await deps.file(job.file.name)).getFile();
    await reportProgress(archive, jobId, 'collecting');
    const at = await enterInLog(archive, job.bundleId);
    const plan = await bagEntries(await bagInput(archive, job, at, deps));
    return await pack(archive, job, plan, at, deps);
  } catch (error) {
    const failure = deps.cancelled.aborted ? new KuaError('cancelled') : KuaError.from(error);
    await failJob(archive, jobId, failure);
    throw failure;
  }
}

async function pack(
  archive: Archive,
  job: ExportJob,
  plan: BagPlan,
  at: Date,
  deps: ExportDeps,
): Promise<File> {
  const { encrypt } = deps;
  // What was to be encrypted is never written in plain, whatever went wrong.
  if (job.encrypted === true && !encrypt) throw new KuaError('unexpected', 'nothing to encrypt with');
  const name = job.encrypted === true ? `${plan.fileName}.age` : plan.fileName;
  const handle = await deps.file(name);
  let reportedMs = 0;
  const progress = (done: number, total: number): void => {
    if (done < total && Date.now() - reportedMs < progressEveryMs) return;
    reportedMs = Date.now();
    void reportProgress(archive, job.id, done < total ? 'packing' : 'saving', done, total);
  };
  const zip = writeZip(plan.entries, { at, progress });
  const written = job.encrypted === true && encrypt ? await encrypt(zip) : zip;
  await written.pipeTo(await handle.createWritable(), { signal: deps.cancelled });
  const file = await handle.getFile();
  const { bundleId, captureIds, imported } = job;
  await recordExport(archive, {
    bundleId,
    at: at.toISOString(),
    captureIds,
    fileName: name,
    sizeBytes: file.size,
    ...(imported ? { imported } : {}),
  });
  const wacz = plan.entries.some(({ path }) => path.endsWith('/data/archive.wacz'));
  await finishExport(archive, job.id, { name, bytes: file.size, sha256: null, wacz });
  return file;
}

/**
 * The captures of an export that was made as a web archive by itself, whatever its size: its bundle is without one where
 * it would be too large.
 *
 * @throws KuaError `not-found`, `cancelled`, and what reading the captures throws
 */
export async function exportWacz(archive: Archive, jobId: string, deps: ExportDeps): Promise<File> {
  const job = await archive.jobs.get(jobId);
  if (job?.kind !== 'export' || job.state !== 'done' || job.encrypted === true)
    throw new KuaError('not-found', jobId);
  try {
    const at = await enterInLog(archive, job.bundleId);
    const { fileName, open } = await waczFile(await bagInput(archive, job, at, deps));
    const handle = await deps.file(fileName);
    await open().pipeTo(await handle.createWritable(), { signal: deps.cancelled });
    return await handle.getFile();
  } catch (error) {
    throw deps.cancelled.aborted ? new KuaError('cancelled') : KuaError.from(error);
  }
}
