import { evaluateIn } from './isolated-world.ts';
import type { CaptureTool } from './tool.ts';

interface Least {
  readonly ms: number;
  readonly bytes: number;
}

/**
 * The least that any capture does: the text of the documents, the bytes of what they loaded (from the cache, six at a
 * time), their digests, and a database on the disk. Runs where content scripts run.
 */
export const floor: CaptureTool = {
  name: 'the floor',
  ready: async (page) => {
    const session = await page.createCDPSession();
    const evaluate = await evaluateIn(session, page, 'kua-floor');
    await evaluate(`globalThis.kuaFloor = ${String(takeTheLeast)}; indexedDB.deleteDatabase('kua-floor'); 0`);
    return async () => {
      const { ms, bytes } = (await evaluate('kuaFloor()')) as Least;
      await evaluate("indexedDB.deleteDatabase('kua-floor'); 0");
      await session.detach();
      return { ms, weigh: async () => bytes };
    };
  },
};

async function takeTheLeast(): Promise<Least> {
  const startedMs = performance.now();
  const documents: Document[] = [document];
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentDocument) documents.push(frame.contentDocument);
  }
  const urls = new Set<string>();
  const blobs: Blob[] = [];
  for (const one of documents) {
    blobs.push(new Blob([one.documentElement.outerHTML]));
    for (const { name } of one.defaultView?.performance.getEntriesByType('resource') ?? []) urls.add(name);
  }
  const queue = [...urls].filter((url) => url.startsWith('http'));
  const fetchNext = async (): Promise<void> => {
    for (let url = queue.shift(); url !== undefined; url = queue.shift()) {
      try {
        const response = await fetch(url, { cache: 'force-cache' });
        blobs.push(await response.blob());
      } catch {
        // Another site's file, which the page may show but not read.
      }
    }
  };
  await Promise.all(Array.from({ length: 6 }, fetchNext));
  const rows: { digest: string; blob: Blob }[] = [];
  for (const blob of blobs) {
    const digest = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
    const hex = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    rows.push({ digest: hex, blob });
  }
  const opening = indexedDB.open('kua-floor');
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore('blobs', { keyPath: 'digest' }),
  );
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error ?? new Error('no database')));
  });
  const transaction = database.transaction('blobs', 'readwrite', { durability: 'strict' });
  for (const row of rows) transaction.objectStore('blobs').put(row);
  await new Promise<void>((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve());
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('not stored')));
  });
  const ms = performance.now() - startedMs;
  database.close();
  return { ms, bytes: blobs.reduce((sum, blob) => sum + blob.size, 0) };
}
