import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'puppeteer-core';
import type { CaptureRow } from '../../lib/archive/index.ts';
import { applyDelta } from '../../lib/evidence/index.ts';
import {
  CaptureRecord,
  Comparison,
  isStored,
  Job,
  missingFrom,
  Outline,
  type CaptureJob,
  type StoredResource,
} from '../../lib/model/index.ts';
import { unpack } from './checkers.ts';
import type { Launched } from './launched.ts';
import {
  addExport,
  hasText,
  jobEnded,
  readStoredChange,
  readStoredComparison,
  readStoredFile,
  readStoredRecord,
} from './in-own-page.ts';
import { askForCapture } from './stored.ts';
import { temporaryFolder } from './temporary.ts';

/** A capture as the archive keeps it. */
export interface Captured {
  readonly job: CaptureJob;
  readonly record: CaptureRecord;
  readonly outline: Outline;
  /** Codes of the limitations, without repetition. */
  readonly limitations: readonly string[];
  /** By address, why it is missing. */
  readonly missing: ReadonlyMap<string, string>;
  readonly resources: readonly StoredResource[];
  /** All that can be read on the page, shown or not. */
  readonly text: string;
  /** The text of one of the capture's files. */
  file(path: string): Promise<string>;
}

/** Captures pages as a person's click does, from one of Kuä's own pages in the background, and reads what was kept. */
export class Capturer {
  private readonly kua: Launched;
  private readonly own: Page;

  private constructor(kua: Launched, own: Page) {
    this.kua = kua;
    this.own = own;
  }

  /** With permission for every site. */
  static async in(kua: Launched): Promise<Capturer> {
    await kua.grantAllHosts();
    return new Capturer(kua, await kua.ownPage('archive.html#/settings'));
  }

  /** From now on pages are captured as they are seen, without a picture of the whole. */
  async withoutWholePicture(): Promise<void> {
    await this.own.evaluate(async () => {
      await chrome.storage.local.set({ settings: { wholePage: false, expanded: false } });
    });
  }

  /** Open an address in front. */
  async open(url: string, waitUntil: 'load' | 'domcontentloaded' = 'load'): Promise<Page> {
    const page = await this.kua.newPage();
    await page.goto(url, { waitUntil });
    return page;
  }

  /**
   * Open an address in front by the browser alone, and answer its tab once its first text has come, or all of it. Where a
   * page asks for thousands of files, Puppeteer takes minutes to follow them all.
   */
  async openUnwatched(url: string, whole = false): Promise<number> {
    const tabId = await this.own.evaluate(
      async (address) => (await chrome.tabs.create({ url: address })).id,
      url,
    );
    if (tabId === undefined) throw new Error('the tab has no number');
    await this.own.waitForFunction(hasText, { polling: 100 }, tabId, whole);
    return tabId;
  }

  /** Capture the tab in front; answers its job once that has ended, however it did. */
  async job(): Promise<CaptureJob> {
    const tabId = await this.own.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      return tab?.id;
    });
    if (tabId === undefined) throw new Error('no tab is in front');
    return await this.ended(await this.ask(tabId));
  }

  /** Capture the tab in front; throws where it ends without a capture. */
  async capture(): Promise<Captured> {
    return await this.read(await this.job());
  }

  /** Open addresses in tabs of their own, and capture them all at the same time. */
  async captureTogether(urls: readonly string[]): Promise<Captured[]> {
    const pages = await Promise.all(urls.map((url) => this.open(url, 'domcontentloaded')));
    const tabIds = await this.own.evaluate(async () => {
      const tabs = await chrome.tabs.query({});
      return tabs.map(({ id, url }) => [url ?? '', id ?? 0] as const);
    });
    const idOf = new Map(tabIds);
    const jobs = await Promise.all(urls.map((url) => this.ask(idOf.get(url) ?? 0)));
    const ended = await Promise.all(jobs.map((job) => this.ended(job)));
    await Promise.all(pages.map((page) => page.close()));
    return await Promise.all(ended.map((job) => this.read(job)));
  }

  private async ask(tabId: number): Promise<string> {
    const answer = await askForCapture(this.own, tabId);
    const { jobId } = answer as { jobId?: string };
    if (jobId === undefined) throw new Error(`no job: ${JSON.stringify(answer)}`);
    return jobId;
  }

  private async ended(jobId: string): Promise<CaptureJob> {
    const row = await this.own.waitForFunction(jobEnded, { polling: 100 }, jobId);
    const job = Job.parse(await row.jsonValue());
    if (job.kind !== 'capture') throw new Error('that is no capture');
    return job;
  }

  /** What a job kept; throws where it kept nothing. */
  async read(job: CaptureJob): Promise<Captured> {
    if (job.captureId === null) throw new Error(`not captured: ${job.error?.code} ${job.error?.detail}`);
    const record = CaptureRecord.parse(JSON.parse(await this.own.evaluate(readStoredRecord, job.captureId)));
    const file = async (path: string): Promise<string> => {
      const artifact = record.artifacts.find((one) => one.path === path);
      if (!artifact) throw new Error(`the capture has no ${path}`);
      const { whole, delta } = await this.own.evaluate(readStoredFile, artifact.sha256);
      return new TextDecoder().decode(
        delta === null ? dataOf(whole) : applyDelta(dataOf(whole), dataOf(delta)),
      );
    };
    const outline = Outline.parse(JSON.parse(await file('content.json')));
    const cells = outline.tables.flatMap((table) => table.rows.flat());
    return {
      job,
      record,
      outline,
      limitations: [...new Set(record.limitations.map((one) => one.code))],
      missing: new Map(missingFrom(record).map(({ url, error }) => [url, error])),
      resources: record.resources.filter(isStored),
      text: [...outline.blocks, ...cells].map((one) => one.text).join('\n'),
      file,
    };
  }

  /** What the list of versions says of a capture: what changed since the one before. */
  async changeOf({ record }: Captured): Promise<CaptureRow['change']> {
    return await this.own.evaluate(readStoredChange, record.captureId);
  }

  /** The comparison that was made of two captures, by their ids, when the later one was stored; throws where none was. */
  async comparisonOf(a: string, b: string): Promise<Comparison> {
    const json = await this.own.evaluate(readStoredComparison, a, b);
    if (json === null) throw new Error('the two were not compared');
    return Comparison.parse(JSON.parse(json));
  }

  /** Close a tab, also one that Puppeteer cannot close because it never rests. */
  async closeTab(tabId: number): Promise<void> {
    await this.own.evaluate(async (id) => await chrome.tabs.remove(id), tabId);
  }

  /** Open an address, capture it, close it. */
  async captureAt(url: string, waitUntil?: 'load' | 'domcontentloaded'): Promise<Captured> {
    const page = await this.open(url, waitUntil);
    try {
      return await this.capture();
    } finally {
      await page.close();
    }
  }

  /** Export the captures, and answer the folder that the bundle was unpacked into. */
  async exported(...captureIds: readonly string[]): Promise<string> {
    const jobId = await this.own.evaluate(addExport, captureIds);
    const exporting = await this.kua.ownPage(`archive.html#/export/${jobId}`);
    const zip = await this.kua.nextDownload();
    await exporting.close();
    const folder = await temporaryFolder('bundle');
    await unpack(zip, folder);
    const [top = ''] = await readdir(folder);
    return join(folder, top);
  }

  /** The paths of a bundle's files. */
  async filesOf(bag: string): Promise<string[]> {
    return await readdir(bag, { recursive: true });
  }

  async textOf(bag: string, path: string): Promise<string> {
    return await readFile(join(bag, path), 'utf8');
  }

  /** The page for reading, opened from an exported bundle, and the addresses that it asked for. */
  async replay({ record }: Captured): Promise<{ readonly page: Page; readonly requests: readonly string[] }> {
    const bag = await this.exported(record.captureId);
    const page = await this.kua.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(join(bag, 'data', 'captures', record.captureId, 'page.html')).href);
    return { page, requests };
  }
}

/** The bytes of a `data:` address in Base64. */
function dataOf(address: string): Uint8Array {
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}
