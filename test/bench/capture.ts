import { builtExtension, clickButton, launchChromium, status } from '../harness/index.ts';
import { startSite } from '../site/server.ts';
import { median, type Measure } from './measure.ts';

const rounds = 7;

/** From the click on “Capture page” until the capture is on disk, on the demo results page. */
export async function benchCapture(): Promise<Measure[]> {
  const site = await startSite();
  const kua = await launchChromium({ extensionDir: builtExtension('chrome') });
  try {
    const page = await kua.browser.newPage();
    await page.goto(`${site.origin}/en/results`, { waitUntil: 'networkidle0' });
    const timesMs: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const popup = await kua.openPopup(page);
      await popup.evaluate(() => {
        addEventListener('click', () => Reflect.set(globalThis, 'clickedMs', Date.now()), {
          capture: true,
          once: true,
        });
      });
      await clickButton(popup, 'Capture page');
      await status(popup, /Captured/u);
      const clickedMs = await popup.evaluate(() => Number(Reflect.get(globalThis, 'clickedMs')));
      await popup.close();
      const own = await kua.ownPage('archive.html');
      timesMs.push((await own.evaluate(newestJobEndedMs)) - clickedMs);
      await own.close();
    }
    return [
      {
        name: 'click to stored, demo results page',
        unit: 'ms',
        value: median(timesMs),
        worst: Math.max(...timesMs),
        target: 700,
        rounds,
      },
    ];
  } finally {
    await kua.close();
    await site.close();
  }
}

/** When the newest capture job was marked as done; runs in a page of the extension. */
async function newestJobEndedMs(): Promise<number> {
  const request = indexedDB.open('kua');
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('no database')));
  });
  const jobs = database.transaction('jobs').objectStore('jobs').getAll();
  const rows = await new Promise<{ updatedAtMs: number }[]>((resolve) => {
    jobs.addEventListener('success', () => resolve(jobs.result as { updatedAtMs: number }[]));
  });
  database.close();
  return Math.max(...rows.map((row) => row.updatedAtMs));
}
