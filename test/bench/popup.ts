import { builtExtension, clickButton, launchChromium, status } from '../harness/index.ts';
import { startSite } from '../site/server.ts';
import { median, type Measure } from './measure.ts';

const rounds = 9;
const captures = 1000;

/** The popup's first paint with 1,000 captures stored: as a page opened for the tab, and until its versions are listed. */
export async function benchPopup(): Promise<Measure[]> {
  const site = await startSite();
  const kua = await launchChromium({ extensionDir: builtExtension('chrome') });
  try {
    await kua.grantAllHosts();
    const page = await kua.browser.newPage();
    await page.goto(`${site.origin}/en/results`);
    const popup = await kua.openPopup(page);
    await clickButton(popup, 'Capture page');
    await status(popup, /Captured/u);
    await popup.close();
    const own = await kua.ownPage('archive.html');
    await own.evaluate(fill, captures);
    await own.close();
    const tabId = await kua.tabId(page);
    const paintsMs: number[] = [];
    const listsMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const shown = await kua.ownPage(`popup.html?tabId=${tabId}`);
      const list = await shown.waitForSelector('::-p-aria([name="Versions"][role="list"]) li:nth-child(2)');
      if (!list) throw new Error('no versions are listed');
      const { paintMs, nowMs } = await shown.evaluate(() => ({
        paintMs: performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN,
        nowMs: performance.now(),
      }));
      paintsMs.push(paintMs);
      listsMs.push(nowMs);
      await shown.close();
    }
    return [
      {
        name: `popup first paint, ${captures} captures`,
        unit: 'ms',
        value: median(paintsMs),
        worst: Math.max(...paintsMs),
        target: 100,
        rounds,
      },
      {
        name: `popup versions listed, ${captures} captures`,
        unit: 'ms',
        value: median(listsMs),
        worst: Math.max(...listsMs),
        target: null,
        rounds,
      },
    ];
  } finally {
    await kua.close();
    await site.close();
  }
}

/** Copy the one stored capture until there are `count`; runs in a page of the extension. */
async function fill(count: number): Promise<void> {
  const done = <T>(request: IDBRequest<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('refused')));
    });
  const database = await done(indexedDB.open('kua'));
  const transaction = database.transaction(['captures', 'pages'], 'readwrite');
  const [row] = (await done(transaction.objectStore('captures').getAll())) as {
    captureId: string;
    startedAt: string;
  }[];
  if (!row) throw new Error('nothing is captured');
  for (let i = 1; i < count; i += 1) {
    const startedAt = new Date(Date.parse(row.startedAt) - i * 60_000).toISOString();
    const captureId = `${startedAt.replaceAll(/[-:.]/gu, '')}-${i.toString(16).padStart(8, '0')}`;
    await done(transaction.objectStore('captures').add({ ...row, captureId, startedAt }));
  }
  database.close();
}
