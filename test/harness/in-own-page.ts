import type { CaptureRow } from '../../lib/archive/index.ts';

// Functions that run inside one of the extension's own pages: each brings along all that it uses.

/** The page in a tab shows something; all of its text has come, where that is asked for. */
export async function hasText(tabId: number, whole: boolean): Promise<boolean> {
  const func = (all: boolean): boolean =>
    document.querySelector('h1, img') !== null && (!all || document.readyState !== 'loading');
  const target = { tabId };
  try {
    const [shown] = await chrome.scripting.executeScript({
      target,
      injectImmediately: true,
      func,
      args: [whole],
    });
    return shown?.result === true;
  } catch {
    // The tab has gone nowhere yet.
    return false;
  }
}

/** The row of a job once it has ended, else false. */
export async function jobEnded(jobId: string): Promise<unknown> {
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
  });
  const row = await new Promise<{ state?: string } | undefined>((resolve) => {
    const request = database.transaction('jobs').objectStore('jobs').get(jobId);
    request.addEventListener('success', () => resolve(request.result));
  });
  database.close();
  return row !== undefined && row.state !== 'running' ? row : false;
}

/** capture.json of a capture. */
export async function readStoredRecord(captureId: string): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const row = await new Promise<{ json: Uint8Array<ArrayBuffer> }>((resolve) => {
    const request = database.transaction('records').objectStore('records').get(captureId);
    request.addEventListener('success', () => resolve(request.result));
  });
  database.close();
  const plain = new Blob([row.json]).stream().pipeThrough(new DecompressionStream('gzip'));
  return await new Response(plain).text();
}

/** What changed in a capture since the version before it. */
export async function readStoredChange(captureId: string): Promise<CaptureRow['change']> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const row = await new Promise<CaptureRow>((resolve) => {
    const request = database.transaction('captures').objectStore('captures').get(captureId);
    request.addEventListener('success', () => resolve(request.result));
  });
  database.close();
  return row.change;
}

/** The comparison of two captures as it is kept, in JSON; null where none is. */
export async function readStoredComparison(a: string, b: string): Promise<string | null> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const row = await new Promise<{ comparison: unknown } | undefined>((resolve) => {
    const request = database.transaction('comparisons').objectStore('comparisons').get([a, b]);
    request.addEventListener('success', () => resolve(request.result));
  });
  database.close();
  return row === undefined ? null : JSON.stringify(row.comparison);
}

/** The file with this digest as it is kept: `data:` addresses of it, or of its base and of what differs from it. */
export async function readStoredFile(sha256: string): Promise<{ whole: string; delta: string | null }> {
  interface Row {
    readonly encoding: string;
    readonly base?: string;
    readonly data: Blob | Uint8Array<ArrayBuffer>;
  }
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const rowOf = async (digest: string): Promise<Row> =>
    await new Promise((resolve) => {
      const request = database.transaction('blobs').objectStore('blobs').get(digest);
      request.addEventListener('success', () => resolve(request.result as Row));
    });
  const plain = async ({ encoding, data }: Row): Promise<string> => {
    const blob = new Blob([data]);
    const unpacked =
      encoding === 'identity'
        ? blob
        : await new Response(blob.stream().pipeThrough(new DecompressionStream('gzip'))).blob();
    return await new Promise((resolve) => {
      const reader = new FileReader();
      reader.addEventListener('load', () => resolve(typeof reader.result === 'string' ? reader.result : ''));
      reader.readAsDataURL(unpacked);
    });
  };
  const row = await rowOf(sha256);
  const base = row.base === undefined ? null : await rowOf(row.base);
  database.close();
  return base
    ? { whole: await plain(base), delta: await plain(row) }
    : { whole: await plain(row), delta: null };
}

/** Add an export to be done, as the button does; answers its id. */
export async function addExport(captureIds: readonly string[]): Promise<string> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const id = crypto.randomUUID();
  const transaction = database.transaction('jobs', 'readwrite');
  transaction.objectStore('jobs').add({
    id,
    kind: 'export',
    state: 'running',
    stage: 'waiting',
    done: 0,
    total: 0,
    startedAtMs: Date.now(),
    updatedAtMs: Date.now(),
    error: null,
    captureIds: [...captureIds],
    bundleId: crypto.randomUUID(),
    file: null,
  });
  await new Promise<void>((resolve) => {
    transaction.addEventListener('complete', () => resolve());
  });
  database.close();
  return id;
}
