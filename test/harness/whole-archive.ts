import type { Page } from 'puppeteer-core';
import { applyDelta, checkChain, sha256, utf8 } from '../../lib/evidence/index.ts';
import { CaptureRecord, isStored } from '../../lib/model/index.ts';
import { readStoredFile, readStoredRecord } from './in-own-page.ts';
import type { Launched } from './launched.ts';

/** The archive's tables as far as they name each other. */
interface Tables {
  readonly captures: readonly { readonly captureId: string; readonly url: string; readonly sha256: string }[];
  readonly records: readonly string[];
  readonly blobs: readonly { readonly sha256: string; readonly base: string | null }[];
  readonly pages: readonly { readonly url: string; readonly versions: number; readonly latestId: string }[];
  /** Digests of captures of others, which name them in comparisons. */
  readonly imported: readonly string[];
  readonly comparisons: readonly (readonly string[])[];
  readonly log: readonly {
    readonly line: string;
    readonly entry: readonly number[];
    readonly subject: string;
  }[];
  readonly jobs: readonly { readonly captureId: string | null; readonly state: string }[];
}

/**
 * Look through the whole archive, past the extension's own code.
 *
 * @returns what does not fit together, in words: none where every capture is whole and nothing of another is there
 */
export async function faultsIn(kua: Launched): Promise<string[]> {
  const own = await kua.ownPage('archive.html#/settings');
  try {
    const tables = await own.evaluate(readTables);
    const records = await recordsOf(own, tables);
    const found = [...(await capturesAmiss(tables, records)), ...(await blobsAmiss(own, tables, records))];
    return [...found, ...(await logAmiss(tables))];
  } finally {
    await own.close();
  }
}

async function recordsOf(own: Page, { records }: Tables): Promise<Map<string, string>> {
  const all = new Map<string, string>();
  for (const captureId of records) all.set(captureId, await own.evaluate(readStoredRecord, captureId));
  return all;
}

async function capturesAmiss(
  { captures, pages, imported, comparisons, jobs }: Tables,
  records: ReadonlyMap<string, string>,
): Promise<string[]> {
  const found: string[] = [];
  const ids = new Set(captures.map(({ captureId }) => captureId));
  for (const captureId of records.keys()) if (!ids.has(captureId)) found.push(`record alone: ${captureId}`);
  for (const capture of captures) {
    const json = records.get(capture.captureId);
    if (json === undefined || (await sha256(utf8(json))) !== capture.sha256)
      found.push(`no such record: ${capture.captureId}`);
  }
  for (const { url, versions, latestId } of pages) {
    const kept = captures.filter((capture) => capture.url === url);
    if (kept.length !== versions || !ids.has(latestId))
      found.push(`${url} has ${kept.length} of ${versions}`);
  }
  const listed = new Set(pages.map(({ url }) => url));
  for (const { url } of captures) if (!listed.has(url)) found.push(`not listed: ${url}`);
  for (const pair of comparisons)
    if (!pair.every((ref) => ids.has(ref) || imported.includes(ref)))
      found.push(`comparison of ${pair.join()}`);
  const done = new Set(jobs.flatMap(({ state, captureId }) => (state === 'done' ? [captureId] : [])));
  for (const { captureId, state } of jobs)
    if (captureId !== null && (state !== 'done' || !ids.has(captureId)))
      found.push(`job ${state} of ${captureId}`);
  for (const id of ids) if (!done.has(id)) found.push(`kept by no job: ${id}`);
  return found;
}

async function blobsAmiss(
  own: Page,
  { blobs }: Tables,
  records: ReadonlyMap<string, string>,
): Promise<string[]> {
  const wanted = new Set<string>();
  for (const json of records.values()) {
    const { artifacts, resources } = CaptureRecord.parse(JSON.parse(json));
    for (const one of [...artifacts, ...resources.filter(isStored)]) wanted.add(one.sha256);
  }
  const held = new Set(blobs.map((blob) => blob.sha256));
  const bases = new Set(blobs.map(({ base }) => base));
  const found = [...wanted].filter((digest) => !held.has(digest)).map((digest) => `bytes gone: ${digest}`);
  for (const { sha256: digest } of blobs) {
    if (!wanted.has(digest) && !bases.has(digest)) found.push(`bytes of nothing: ${digest}`);
    const { whole, delta } = await own.evaluate(readStoredFile, digest);
    const bytes = delta === null ? dataOf(whole) : applyDelta(dataOf(whole), dataOf(delta));
    if ((await sha256(bytes)) !== digest) found.push(`other bytes: ${digest}`);
  }
  return found;
}

async function logAmiss({ log, captures }: Tables): Promise<string[]> {
  const entries = new Map(log.map(({ entry }, at) => [at + 1, Uint8Array.from(entry)]));
  const problems = await checkChain(
    log.map(({ line }) => line),
    entries,
  );
  const found = problems.map(({ code, seq }) => `log: ${code} ${seq}`);
  const entered = new Set(log.map(({ subject }) => subject));
  for (const { captureId } of captures)
    if (!entered.has(captureId)) found.push(`not in the log: ${captureId}`);
  const captured = log.filter(({ subject }) => /^\d{8}T/u.test(subject)).length;
  if (captured !== captures.length) found.push(`${captured} in the log, ${captures.length} captures`);
  return found;
}

/** The bytes of a `data:` address in Base64. */
function dataOf(address: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(address.slice(address.indexOf(',') + 1), 'base64'));
}

// Runs in one of the extension's own pages: it brings along all that it uses.
async function readTables(): Promise<Tables> {
  const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
    await new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
    });
  const database = await answer(indexedDB.open('kua'));
  const all = async <T>(table: string): Promise<T[]> =>
    (await answer(database.transaction(table).objectStore(table).getAll())) as T[];
  const tables = {
    captures: await all<Tables['captures'][number]>('captures'),
    records: (await all<{ captureId: string }>('records')).map(({ captureId }) => captureId),
    blobs: (await all<{ sha256: string; base?: string }>('blobs')).map(({ sha256: digest, base }) => {
      return { sha256: digest, base: base ?? null };
    }),
    pages: await all<Tables['pages'][number]>('pages'),
    imported: (await all<{ sha256: string }>('importedCaptures')).map((row) => row.sha256),
    comparisons: (await all<{ a: string; b: string }>('comparisons')).map(({ a, b }) => [a, b]),
    log: (await all<{ line: string; entry: Uint8Array; subject: string }>('log')).map((row) => {
      return { line: row.line, entry: [...row.entry], subject: row.subject };
    }),
    jobs: (await all<{ captureId?: string | null; state: string }>('jobs')).map(({ captureId, state }) => {
      return { captureId: captureId ?? null, state };
    }),
  };
  database.close();
  return tables;
}
