import type { Page } from 'puppeteer-core';
import { CaptureRecord, Job } from '../../lib/model/index.ts';
import type { Launched } from './launched.ts';

/** What the archive holds, read past the extension's own code. */
export interface Stored {
  /** The newest first. */
  readonly records: readonly CaptureRecord[];
  readonly jobs: readonly Job[];
}

/** Read the archive from one of the extension's own pages. */
export async function stored(kua: Launched): Promise<Stored> {
  const own = await kua.ownPage('archive.html#/settings');
  try {
    const { records, jobs } = await own.evaluate(readArchive);
    return {
      records: records.map((json) => CaptureRecord.parse(JSON.parse(json))),
      jobs: jobs.map((job) => Job.parse(job)),
    };
  } finally {
    await own.close();
  }
}

/** The newest record; throws where there is none. */
export async function newestRecord(kua: Launched): Promise<CaptureRecord> {
  const [newest] = (await stored(kua)).records;
  if (!newest) throw new Error('nothing is captured');
  return newest;
}

/** The colours down the column at `x` of pictures put one under the other, kept under these digests. */
export async function columnOf(
  kua: Launched,
  sha256s: readonly string[],
  x: number,
): Promise<{ readonly heights: readonly number[]; readonly rows: readonly (readonly number[])[] }> {
  const own = await kua.ownPage('archive.html#/settings');
  try {
    return await own.evaluate(readColumn, [...sha256s], x);
  } finally {
    await own.close();
  }
}

/** Ask the background, as the popup does, to capture the page; answers the job's id. */
export async function askForCapture(own: Page, tabId: number): Promise<unknown> {
  return await own.evaluate(async (id): Promise<unknown> => {
    const message = { type: 'capture', tabId: id };
    return await chrome.runtime.sendMessage(message);
  }, tabId);
}

async function readArchive(): Promise<{ records: string[]; jobs: unknown[] }> {
  const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
    await new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
    });
  const database = await answer(indexedDB.open('kua'));
  const transaction = database.transaction(['records', 'jobs']);
  const [rows, jobs] = await Promise.all([
    answer(transaction.objectStore('records').getAll()) as Promise<
      { captureId: string; json: Uint8Array<ArrayBuffer> }[]
    >,
    answer(transaction.objectStore('jobs').getAll()) as Promise<unknown[]>,
  ]);
  database.close();
  const newestFirst = rows.toSorted((a, b) => (a.captureId < b.captureId ? 1 : -1));
  const records = newestFirst.map(({ json }) => {
    const plain = new Blob([json]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(plain).text();
  });
  return { records: await Promise.all(records), jobs };
}

async function readColumn(sha256s: string[], x: number): Promise<{ heights: number[]; rows: number[][] }> {
  const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
    await new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
    });
  const database = await answer(indexedDB.open('kua'));
  const heights: number[] = [];
  const rows: number[][] = [];
  for (const sha256 of sha256s) {
    const request = database.transaction('blobs').objectStore('blobs').get(sha256);
    const row = (await answer(request)) as { data: Blob | Uint8Array<ArrayBuffer> };
    const picture = await createImageBitmap(new Blob([row.data]));
    const canvas = new OffscreenCanvas(1, picture.height);
    const context = canvas.getContext('2d');
    context?.drawImage(picture, x, 0, 1, picture.height, 0, 0, 1, picture.height);
    const pixels = context?.getImageData(0, 0, 1, picture.height).data ?? [];
    heights.push(picture.height);
    for (let at = 0; at < pixels.length; at += 4) rows.push(Array.from(pixels.slice(at, at + 3)));
  }
  database.close();
  return { heights, rows };
}
