import type { Page } from 'puppeteer-core';
import type { LongSite } from './long-site.ts';

/** A stage of a capture, and what holds a capture there. */
export interface HeldStage {
  readonly name: string;
  /** The page of `LongSite` that is captured. */
  readonly path: string;
  /**
   * In Firefox pages of the two names may share a process, where the page around is busy too, and a table that is held
   * was seen to hold up the beginning of the job.
   */
  readonly chromiumOnly?: true;
  readonly choices: { readonly wholePage: boolean; readonly documents: boolean };
  /** What the job's row says once the capture is there. */
  readonly at: string;
  /** The window of the page that is busy meanwhile. */
  readonly busy?: 'top' | 'frame';
  /** The table of the archive that somebody else writes to meanwhile. */
  readonly table?: 'log' | 'pages';
  /** What becomes of the capture when its page goes away now: the limitation in the record, or nothing is kept. */
  readonly left: 'nothing' | 'page-left' | 'frame-not-captured' | 'picture-cut' | null;
}

const plain = { wholePage: false, documents: false };

export const heldStages: readonly HeldStage[] = [
  {
    name: 'while the page is too busy to be read',
    path: '/busy',
    choices: plain,
    at: 'reading',
    busy: 'top',
    left: 'nothing',
  },
  {
    name: 'while a page in the page is too busy',
    path: '/framed',
    choices: plain,
    at: 'files',
    busy: 'frame',
    chromiumOnly: true,
    left: 'frame-not-captured',
  },
  { name: 'while its files come', path: '/slow', choices: plain, at: 'files', left: 'page-left' },
  {
    name: 'while the documents it links come',
    path: '/linking',
    choices: { ...plain, documents: true },
    at: 'files',
    left: 'page-left',
  },
  {
    name: 'while the whole page is photographed',
    path: '/tall',
    choices: { ...plain, wholePage: true },
    at: 'picture',
    left: 'picture-cut',
  },
  {
    name: 'while it is sealed',
    path: '/plain',
    choices: plain,
    at: 'sealing',
    table: 'log',
    chromiumOnly: true,
    left: null,
  },
  {
    name: 'while it is written',
    path: '/plain',
    choices: plain,
    at: 'sealing',
    table: 'pages',
    chromiumOnly: true,
    left: null,
  },
];

/** Longer than it takes to do something about it, and shorter than what the capture waits for it. */
const busyMs = 6_000;

/**
 * Have a page of the extension's own hold the capture of a tab at a stage.
 * @param popup on that tab; it begins the capture by its button
 * @returns a function that lets the capture go on
 */
export async function holdAt(
  stage: HeldStage,
  site: LongSite,
  page: Page,
  popup: Page,
  begin: () => Promise<unknown>,
): Promise<() => Promise<void>> {
  await popup.evaluate(async (choices) => {
    await chrome.storage.local.set({ settings: choices });
  }, stage.choices);
  if (stage.table !== undefined) await popup.evaluate(lock, stage.table);
  if (stage.busy !== undefined) {
    const busy = site.busy();
    await page.evaluate(
      (where, ms) => (where === 'top' ? window : window.frames[0])?.postMessage(ms, '*'),
      stage.busy,
      busyMs,
    );
    await busy;
  }
  await begin();
  await popup.waitForFunction(stands, { polling: 20 }, stage.at);
  if (stage.table === 'pages') await popup.waitForFunction(isWaiting, { polling: 20 });
  return async () => {
    if (stage.table !== undefined) await popup.evaluate(() => Reflect.get(window, 'unlock')());
  };
}

/** The rows of the newest capture's job, once they are as `wanted` says. */
export async function newestJob(
  own: Page,
): Promise<{ state: string; captureId: string | null; code: string | null }> {
  const found = await own.waitForFunction(endedNewest, { polling: 50 });
  return (await found.jsonValue()) as { state: string; captureId: string | null; code: string | null };
}

// What follows runs in a page of the extension, and brings along all that it uses.

/** Write to a table and do not come to an end, as another page of the extension might, until `unlock` is called. */
async function lock(table: string): Promise<void> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const transaction = database.transaction(table, 'readwrite');
  const store = transaction.objectStore(table);
  let held = true;
  await new Promise<void>((resolve) => {
    const again = (): void => {
      resolve();
      if (held) store.count().addEventListener('success', again);
    };
    store.count().addEventListener('success', again);
  });
  const ended = new Promise<void>((resolve) => {
    transaction.addEventListener('complete', () => resolve());
  });
  Reflect.set(window, 'unlock', async () => {
    held = false;
    await ended;
    database.close();
  });
}

async function stands(stage: string): Promise<boolean> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const rows = await new Promise<{ stage: string; state: string }[]>((resolve) => {
    const request = database.transaction('jobs').objectStore('jobs').getAll();
    request.addEventListener('success', () => resolve(request.result));
  });
  database.close();
  return rows.some((row) => row.state === 'running' && row.stage === stage);
}

/** Nobody can read the records: a capture is waiting to be written. */
async function isWaiting(): Promise<boolean> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const answered = new Promise<boolean>((resolve) => {
    const request = database.transaction('records').objectStore('records').count();
    request.addEventListener('success', () => resolve(true));
    request.addEventListener('error', () => resolve(true));
    setTimeout(resolve, 500, false);
  });
  const isFree = await answered;
  database.close();
  return !isFree;
}

/** How the newest job ended, else false. */
async function endedNewest(): Promise<unknown> {
  const database = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open('kua');
    request.addEventListener('success', () => resolve(request.result));
  });
  const rows = await new Promise<
    { state: string; startedAtMs: number; captureId: string | null; error: { code: string } | null }[]
  >((resolve) => {
    const request = database.transaction('jobs').objectStore('jobs').getAll();
    request.addEventListener('success', () => resolve(request.result));
  });
  database.close();
  const [newest] = rows.toSorted((a, b) => b.startedAtMs - a.startedAtMs);
  if (newest === undefined || newest.state === 'running') return false;
  return { state: newest.state, captureId: newest.captureId, code: newest.error?.code ?? null };
}
