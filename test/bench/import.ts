// Keeping a bundle of somebody else's, of two sizes: time by bytes, and memory.
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
import { stat } from 'node:fs/promises';

const versions = [1, 4] as const;
const patienceMs = 600_000;

/** One bundle imported. */
export interface ImportMeasure {
  readonly bytes: number;
  /** From the click that keeps it. */
  readonly ms: number;
  /** How far the browser's memory rose; null where it cannot be told. */
  readonly memoryBytes: number | null;
}

/** Bundles of 1 and of 4 versions of a page of 128 MiB, made in one browser. */
async function bundles(downloadDir: string): Promise<string[]> {
  const site = await startNoisySite();
  const kua = await launchChromium({ extensionDir: builtExtension('chrome'), downloadDir });
  try {
    await kua.grantAllHosts();
    const page = await kua.newPage();
    const tabId = await kua.tabId(page);
    const own = await kua.ownPage('archive.html#/settings');
    const zips: string[] = [];
    for (const wanted of versions) {
      for (; site.version < wanted; site.version += 1) {
        await page.bringToFront();
        await page.goto(`${site.origin}/`, { waitUntil: 'load' });
        await jobDone(own, await askForCapture(own, tabId), patienceMs);
      }
      const address = encodeURIComponent(`${site.origin}/`);
      const exporting = await kua.ownPage(`archive.html#/page/${address}`);
      await clickButton(exporting, 'Export evidence');
      await exporting.waitForSelector('.delivered', { timeout: patienceMs });
      zips.push(await kua.nextDownload());
      await exporting.close();
    }
    return zips;
  } finally {
    await kua.close();
    await site.close();
  }
}

/** Measure each in a fresh browser. */
export async function benchImport(): Promise<ImportMeasure[]> {
  const downloadDir = await temporaryFolder('bench-import');
  try {
    const measures: ImportMeasure[] = [];
    for (const zip of await bundles(downloadDir)) measures.push(await measured(zip));
    return measures;
  } finally {
    await removeFolder(downloadDir);
  }
}

async function measured(zip: string): Promise<ImportMeasure> {
  const kua = await launchChromium({ extensionDir: builtExtension('chrome') });
  try {
    const page = await kua.ownPage('archive.html#/verify');
    const input = await page.waitForSelector<'input#bundle'>('input#bundle');
    await input?.uploadFile(zip);
    await clickButton(page, 'Verify bundle');
    await page.waitForSelector('.keep button', { timeout: patienceMs });
    const memory = watchMemory(kua.browser.process()?.pid);
    const beganMs = performance.now();
    await clickButton(page, 'Keep this bundle');
    await page.waitForSelector('[data-outcome="kept"]', { timeout: patienceMs });
    return { bytes: (await stat(zip)).size, ms: performance.now() - beganMs, memoryBytes: memory() };
  } finally {
    await kua.close();
  }
}

/** The measures in sentences, for a terminal. */
export function importText(measures: readonly ImportMeasure[]): string {
  const mega = (bytes: number | null): string => (bytes === null ? '?' : `${(bytes / 1e6).toFixed(0)} MB`);
  return measures
    .map(
      ({ bytes, ms, memoryBytes }) =>
        `import of ${mega(bytes)}: ${(ms / 1000).toFixed(1)} s, ${(bytes / 1e3 / ms).toFixed(0)} MB/s; memory + ${mega(memoryBytes)} (wanted: the same speed for all sizes, memory under 256 MB)`,
    )
    .join('\n');
}
