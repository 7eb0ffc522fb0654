import { effect } from '@preact/signals';
import { Dexie } from 'dexie';
import {
  anyonesThumb,
  everyonesVersions,
  knownKeys,
  lossOf,
  type Archive,
  type VersionRow,
} from '../../lib/archive/index.ts';
import { addExportJobs, wholePage } from '../../lib/jobs/job-rows.ts';
import { isOthers, type CaptureJob } from '../../lib/model/index.ts';
import { holdLine, lendShutter, openOwnPage, witnessStore } from '../../lib/platform/index.ts';
import { versionsAddress } from '../../lib/ui/address.ts';
import { follow } from '../../lib/ui/live.ts';
import { openArchive } from '../../lib/ui/open-archive.ts';
import { pathOf } from '../../lib/ui/route.ts';
import { hopeless, job, loss, page, result, versions, type Expansion, type Result } from './state.ts';

/** How many versions the popup shows; the archive shows all. */
const shownVersions = 50;
/** A capture that ended while the popup was shut is still news for so long. */
const newsMs = 2 * 60 * 1000;

let archive: Archive;
/** The captures begun or seen running here, whose end is shown however long ago it was. */
const attended = new Set<string>();

function isHere(row: CaptureJob): boolean {
  return versionsAddress(row.url) === versionsAddress(page.peek()?.tab.url ?? '');
}

/** The tab's newest capture. One that was interrupted is told in any tab of its page: a browser opened again counts its tabs anew. */
async function newestJob(tabId: number): Promise<CaptureJob | null> {
  const concerns = (row: CaptureJob): boolean =>
    row.tabId === tabId || (row.error?.code === 'interrupted' && isHere(row));
  const newest = await archive.jobs
    .where('[kind+startedAtMs]')
    .between(['capture', Dexie.minKey], ['capture', Dexie.maxKey])
    .reverse()
    .filter((row) => row.kind === 'capture' && concerns(row))
    .first();
  return newest?.kind === 'capture' ? newest : null;
}

function worthShowing(row: CaptureJob): boolean {
  if (row.state === 'running') attended.add(row.id);
  if (attended.has(row.id)) return true;
  return Date.now() - row.updatedAtMs < newsMs && isHere(row);
}

async function expansionOf(shown: CaptureJob): Promise<Expansion | null> {
  if (shown.expands === undefined) return null;
  const row = shown.captureId === null ? undefined : await archive.captures.get(shown.captureId);
  return { job: shown, row: row ?? null };
}

async function resultOf(shown: CaptureJob | null): Promise<Result | null> {
  const seenId = shown?.expands ?? shown?.captureId ?? null;
  if (!shown || seenId === null) return null;
  const row = await archive.captures.get(seenId);
  if (!row) return null;
  const before = row.previous === null ? undefined : await archive.captures.get(row.previous);
  return { row, before: before ?? null, expansion: await expansionOf(shown) };
}

function followJob(tabId: number): void {
  const query = async () => {
    const newest = await newestJob(tabId);
    const shown = newest && worthShowing(newest) ? newest : null;
    return { shown, result: await resultOf(shown) };
  };
  follow(query, (live) => {
    if (live.state === 'failed') hopeless.value = live.error;
    if (live.state !== 'ready') return;
    result.value = live.value.result;
    job.value = live.value.shown;
  });
}

/** A background that the browser ends in the middle of a capture is started again, to say so. */
function holdLineWhileWorking(): void {
  let line: AbortController | null = null;
  effect(() => {
    const running = job.value?.state === 'running';
    if (running && !line) {
      line = new AbortController();
      holdLine(line.signal, lendShutter);
    } else if (!running) {
      line?.abort();
      line = null;
    }
  });
}

function followVersions(url: string): () => void {
  const query = async () => ({
    rows: await everyonesVersions(archive, url, shownVersions),
    keys: await knownKeys(archive),
    kept: await archive.pages.get(url),
  });
  return follow(query, (live) => {
    if (live.state === 'failed') hopeless.value = live.error;
    if (live.state !== 'ready') return;
    const { rows, keys, kept } = live.value;
    const own = rows.filter(({ ref }) => !isOthers(ref)).length;
    versions.value = {
      rows,
      keys,
      total: kept?.versions ?? own,
      unexported: kept?.unexported ?? own,
    };
  });
}

/** Open the archive and keep the window's state to it. @throws KuaError `no-storage` */
export async function begin(tabId: number): Promise<void> {
  archive = await openArchive(witnessStore);
  lossOf(archive)
    .then((found) => {
      loss.value = found;
    })
    .catch(() => undefined);
  followJob(tabId);
  holdLineWhileWorking();
  let followed: string | null = null;
  let stop: (() => void) | null = null;
  effect(() => {
    const url = page.value?.tab.url ?? null;
    const address = url === null ? null : versionsAddress(url);
    if (address === followed) return;
    followed = address;
    stop?.();
    stop = address === null ? null : followVersions(address);
  });
}

/** Wait until the row of a capture begun here is there to be shown. */
export async function awaitJob(jobId: string): Promise<void> {
  attended.add(jobId);
  const row = await archive.jobs.get(jobId);
  if (row?.kind !== 'capture') return;
  result.value = await resultOf(row);
  job.value = row;
}

/** Begin an export of every version of the page and show the tab that does it. */
export async function exportAll(encrypted: boolean): Promise<void> {
  const url = versions.value?.rows[0]?.url;
  if (url === undefined) return;
  const { captureIds, imported } = await wholePage(archive, url);
  const [first, ...others] = await addExportJobs(archive, captureIds, { encrypted, imported });
  for (const { id } of others) await openOwnPage(pathOf({ name: 'export', jobId: id }), false);
  await openOwnPage(pathOf({ name: 'export', jobId: first.id }));
}

/** The small picture of a version. */
export async function load(row: VersionRow): Promise<Blob | null> {
  return await anyonesThumb(archive, row);
}
