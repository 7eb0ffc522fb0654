import { useEffect, useRef, useState } from 'preact/hooks';
import type { Archive } from '../../lib/archive/index.ts';
import { encryptAge, type Lock } from '../../lib/bundle/age/index.ts';
import type { Bytes } from '../../lib/evidence/index.ts';
import type { ExportDeps } from '../../lib/jobs/bag-input.ts';
import { exportBundle, exportWacz } from '../../lib/jobs/export-bundle.ts';
import { KuaError, type ExportJob } from '../../lib/model/index.ts';
import { toolFacts } from '../../lib/platform/facts.ts';
import { readSettings, timeServices } from '../../lib/platform/index.ts';
import { JobProgress } from '../../lib/ui/job-progress.tsx';
import { locale, say } from '../../lib/ui/language.ts';
import { useLive } from '../../lib/ui/live.ts';
import { Refusal } from '../../lib/ui/refusal.tsx';
import { Awaited } from './awaited.tsx';
import { bundleFile } from './bundle-file.ts';
import { ExportDone } from './export-done.tsx';
import { LockChoice } from './lock-choice.tsx';
import { scryptInWorker } from './scrypt-in-worker.ts';
import { WaczFile } from './wacz-file.tsx';

const random = (length: number): Bytes => crypto.getRandomValues(new Uint8Array(length));

async function depsOf(cancelled: AbortSignal, lock: Lock | null): Promise<ExportDeps> {
  const services = await timeServices();
  const ask = fetch.bind(globalThis);
  const corroborationSpanMs = (await readSettings()).corroborationMinutes * 60_000;
  const encrypt: ExportDeps['encrypt'] =
    lock && (async (zip) => await encryptAge(zip, lock, { scrypt: scryptInWorker, random }));
  const common = { tool: toolFacts(), locale: locale.peek(), file: bundleFile };
  return { ...common, encrypt, services, ask, corroborationSpanMs, cancelled };
}

/** Do the work of the job; if several tabs show it, one after the other, so that only the first has work to do. */
async function work(
  archive: Archive,
  jobId: string,
  cancelled: AbortSignal,
  lock: Lock | null,
): Promise<File> {
  const deps = await depsOf(cancelled, lock);
  return await navigator.locks.request(
    `kua-export-${jobId}`,
    async () => await exportBundle(archive, jobId, deps),
  );
}

function Export({ archive, job }: { readonly archive: Archive; readonly job: ExportJob }) {
  const [file, setFile] = useState<File | null>(null);
  const [thrown, setThrown] = useState<KuaError | null>(null);
  const abort = useRef(new AbortController()).current;
  const wasRunning = useRef(job.state === 'running').current;
  const [lock, setLock] = useState<Lock | null>(null);
  const begun = useRef(false);
  const asks = job.encrypted === true && job.state === 'running' && lock === null;
  useEffect(() => {
    if (begun.current || asks || (job.state !== 'running' && job.state !== 'done')) return;
    begun.current = true;
    work(archive, job.id, abort.signal, lock).then(setFile, (error: unknown) => {
      setThrown(KuaError.from(error));
    });
  }, [asks]);
  const error = job.error ?? thrown;
  if (error) return <Refusal code={error.code} detail={error.detail} />;
  // Browsers may clear the space bundles lie in: an empty file must never pass for one.
  if (file && file.size === 0) return <Refusal code="not-found" />;
  if (asks) return <LockChoice onChoose={setLock} />;
  if (file)
    return (
      <>
        <ExportDone file={file} job={job} save={wasRunning} />
        {job.file?.wacz === false && job.encrypted !== true && (
          <WaczFile
            make={async (cancelled) => await exportWacz(archive, job.id, await depsOf(cancelled, null))}
          />
        )}
      </>
    );
  return (
    <JobProgress
      job={job}
      onCancel={() => {
        abort.abort();
      }}
    />
  );
}

interface Props {
  readonly archive: Archive;
  readonly jobId: string;
}

/** Does an export, shows how far it is, and offers the bundle. */
export function ExportView({ archive, jobId }: Props) {
  const live = useLive(async () => await archive.jobs.get(jobId), [jobId]);
  const isEncrypted =
    live.state === 'ready' && live.value?.kind === 'export' && live.value.encrypted === true;
  return (
    <>
      <h1>{say(isEncrypted ? 'lock.title' : 'export.title')}</h1>
      <Awaited live={live}>
        {(job) =>
          job?.kind === 'export' ? <Export archive={archive} job={job} /> : <Refusal code="not-found" />
        }
      </Awaited>
    </>
  );
}
