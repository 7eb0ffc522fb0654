// Exporting and verifying 1 GiB of captures, beside the plain work on the same bytes in the same browser.
import type { Page } from 'puppeteer-core';
import {
  askForCapture,
  builtExtension,
  clickButton,
  launchChromium,
  removeFolder,
} from '../harness/index.ts';
import { temporaryFolder } from '../harness/temporary.ts';
import { jobDone } from './job-done.ts';
import { watchMemory } from './memory.ts';
import { startNoisySite } from './noisy-site.ts';

const versions = 8;
const patienceMs = 600_000;

/** One work, and the plain work on the same bytes. */
export interface ExportMeasure {
  readonly name: string;
  readonly bytes: number;
  readonly ms: number;
  readonly floorMs: number;
  /** The floor's time as a part of the work's: the work's speed by the floor's. */
  readonly ofFloor: number;
  /** How far the browser's memory rose; null where it cannot be told. */
  readonly memoryBytes: number | null;
}

/** Measure with a fresh browser, on about 1 GiB that it captured before. */
export async function benchExport(): Promise<ExportMeasure[]> {
  const site = await startNoisySite();
  const downloadDir = await temporaryFolder('bench-export');
  const kua = await launchChromium({ extensionDir: builtExtension('chrome'), downloadDir });
  try {
    await kua.grantAllHosts();
    const page = await kua.newPage();
    const url = `${site.origin}/`;
    const tabId = await kua.tabId(page);
    const own = await kua.ownPage('archive.html#/settings');
    for (; site.version < versions; site.version += 1) {
      await page.bringToFront();
      await page.goto(url, { waitUntil: 'load' });
      await jobDone(own, await askForCapture(own, tabId), patienceMs);
    }
    await page.close();
    const pid = kua.browser.process()?.pid;
    const measured = async (work: () => Promise<unknown>): Promise<[ms: number, memory: number | null]> => {
      const memory = watchMemory(pid);
      const beganMs = performance.now();
      await work();
      return [performance.now() - beganMs, memory()];
    };

    const packed = await own.evaluate(readHashWrite);
    await own.evaluate((address) => {
      location.hash = `#/page/${encodeURIComponent(address)}`;
    }, url);
    const [exportMs, exportMemory] = await measured(async () => {
      await clickButton(own, 'Export evidence');
      await own.waitForSelector('.delivered', { timeout: patienceMs });
    });
    const zip = await kua.nextDownload();
    await own.close();

    const verifier = await kua.ownPage('archive.html#/verify');
    const input = await verifier.waitForSelector<`input#bundle`>('input#bundle');
    await input?.uploadFile(zip);
    const read = await verifier.evaluate(readHash);
    const [verifyMs, verifyMemory] = await measured(async () => {
      await clickButton(verifier, 'Verify bundle');
      await verifier.waitForSelector('.delivered', { timeout: patienceMs });
    });
    await refuseFailed(verifier);
    const measure = (
      name: string,
      { bytes, ms: floorMs }: { bytes: number; ms: number },
      ms: number,
      memoryBytes: number | null,
    ): ExportMeasure => ({ name, bytes, ms, floorMs, ofFloor: floorMs / ms, memoryBytes });
    return [
      measure('export', packed, exportMs, exportMemory),
      measure('verify', read, verifyMs, verifyMemory),
    ];
  } finally {
    await kua.close();
    await site.close();
    await removeFolder(downloadDir);
  }
}

async function refuseFailed(page: Page): Promise<void> {
  const failed = await page.$$eval('li.fails', (items) => items.map((item) => item.innerText));
  if (failed.length > 0) throw new Error(`the bundle does not hold: ${failed.join('; ')}`);
}

/** The floor of an export: read all that is kept, hash it, and write it to one file. Runs in a page of the extension. */
async function readHashWrite(): Promise<{ bytes: number; ms: number }> {
  const opening = indexedDB.open('kua');
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.addEventListener('success', () => resolve(opening.result));
  });
  const ask = async <T>(request: IDBRequest<T>): Promise<T> =>
    await new Promise((resolve) => {
      request.addEventListener('success', () => resolve(request.result));
    });
  const store = (): IDBObjectStore => database.transaction('blobs').objectStore('blobs');
  const own = await navigator.storage.getDirectory();
  const beganMs = performance.now();
  const file = await own.getFileHandle('floor', { create: true });
  const writable = await file.createWritable();
  let bytes = 0;
  for (const key of await ask(store().getAllKeys())) {
    const { data } = (await ask(store().get(key))) as { data: Blob | Uint8Array<ArrayBuffer> };
    const content = data instanceof Blob ? await data.arrayBuffer() : data;
    await crypto.subtle.digest('SHA-256', content);
    await writable.write(content);
    bytes += content.byteLength;
  }
  await writable.close();
  const ms = performance.now() - beganMs;
  database.close();
  await own.removeEntry('floor');
  return { bytes, ms };
}

/** The floor of verifying: read the file that is chosen and hash it, as far as a browser hashes at a time. */
async function readHash(): Promise<{ bytes: number; ms: number }> {
  const file = document.querySelector<HTMLInputElement>('input#bundle')?.files?.[0];
  if (!file) throw new Error('no file is chosen');
  const pieceBytes = 2 * 1024 ** 2;
  const beganMs = performance.now();
  for (let at = 0; at < file.size; at += pieceBytes) {
    await crypto.subtle.digest('SHA-256', await file.slice(at, at + pieceBytes).arrayBuffer());
  }
  return { bytes: file.size, ms: performance.now() - beganMs };
}

/** The measures in sentences, for a terminal. */
export function exportText(measures: readonly ExportMeasure[]): string {
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const mega = (bytes: number | null): string => (bytes === null ? '?' : `${(bytes / 1e6).toFixed(0)} MB`);
  const wanted = { export: 'memory under 300 MB, speed ≥ 0.50', verify: 'memory under 256 MB, speed ≥ 0.50' };
  return measures
    .map(
      ({ name, bytes, ms, floorMs, ofFloor, memoryBytes }) =>
        `${name} of ${mega(bytes)}: ${seconds(ms)}; the plain work on the same bytes: ${seconds(floorMs)}; ${ofFloor.toFixed(2)} of its speed; memory + ${mega(memoryBytes)} (wanted: ${wanted[name as keyof typeof wanted]})`,
    )
    .join('\n');
}
