import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Witness } from '../../lib/model/index.ts';
import { alertText, clickButton, launchBoth, type Launched } from '../harness/index.ts';
import { startLongSite, type LongSite } from './long-site.ts';

/** What the extension remembers of its log, read past its own code. */
async function remembered(own: Page): Promise<{ witness: Witness | null; lost: number }> {
  return await own.evaluate(async () => {
    const { witness, lostLogs } = await chrome.storage.local.get(['witness', 'lostLogs']);
    return {
      witness: (witness ?? null) as Witness | null,
      lost: Array.isArray(lostLogs) ? lostLogs.length : 0,
    };
  });
}

/** Take entries out of the log, as a browser does that opens a damaged database. Answers what is left. */
async function loseEntries(own: Page, from: number): Promise<number> {
  return await own.evaluate(async (first) => {
    const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
      await new Promise((resolve) => {
        request.addEventListener('success', () => resolve(request.result));
      });
    const database = await answer(indexedDB.open('kua'));
    const log = database.transaction('log', 'readwrite').objectStore('log');
    await answer(log.delete(IDBKeyRange.lowerBound(first)));
    const left = await answer(log.count());
    database.close();
    return left;
  }, from);
}

describe.each(launchBoth)('the log is remembered outside of its database, in $name', ({ launch }) => {
  let site: LongSite;
  let kua: Launched;
  let page: Page;

  /** Capture the page; answers what is remembered once its log entry is. */
  const capture = async (entries: number): Promise<void> => {
    const popup = await kua.openPopup(page);
    await clickButton(popup, 'Capture page');
    await popup.waitForFunction(
      async (length) => {
        const { witness } = await chrome.storage.local.get('witness');
        return (witness as { length?: number } | undefined)?.length === length;
      },
      { polling: 50 },
      entries,
    );
    await popup.close();
  };

  const hasAlarm = async (): Promise<boolean> => {
    const own = await kua.ownPage('archive.html#/pages');
    await own.waitForSelector('main h1');
    const found = await own.evaluate(() => document.querySelector('[role="alert"]') !== null);
    await own.close();
    return found;
  };

  beforeAll(async () => {
    [site, kua] = await Promise.all([startLongSite(), launch()]);
    page = await kua.newPage();
    await page.goto(`${site.origin}/plain`);
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close()]);
  });

  test('each entry once it is written', async () => {
    // The first entry is that of the device’s key.
    await capture(2);
    await capture(3);
    const own = await kua.ownPage('manifest.json');
    const { witness } = await remembered(own);
    expect(witness?.first).toContain('"seq":1');
    expect(witness?.head).toContain('"seq":3');
    await own.close();
    expect(await hasAlarm()).toBe(false);
  });

  test('a log that is longer than remembered is no alarm', async () => {
    const own = await kua.ownPage('manifest.json');
    const { witness } = await remembered(own);
    await own.evaluate(async (first) => {
      await chrome.storage.local.set({ witness: { first, head: first, length: 1 } });
    }, witness?.first ?? '');
    expect(await hasAlarm()).toBe(false);
    await capture(4);
    await own.close();
  });

  test('a log that is shorter is told loudly, in the archive and in the popup, and nothing is overwritten', async () => {
    const own = await kua.ownPage('manifest.json');
    const before = await remembered(own);
    expect(await loseEntries(own, 3)).toBe(2);
    const archive = await kua.ownPage('archive.html#/pages');
    expect(await alertText(archive)).toMatch(/lost entries.*4 remembered, 2 there/u);
    await archive.close();
    const popup = await kua.openPopup(page);
    expect(await alertText(popup)).toContain('4 remembered, 2 there');
    await clickButton(popup, 'Capture page');
    await popup.waitForFunction(() => document.querySelector('[role="status"]')?.textContent !== '');
    await popup.close();
    expect(await remembered(own)).toEqual(before);
    await own.close();
  });

  test('as is one that grew again with other entries, until the person goes on with it', async () => {
    const own = await kua.ownPage('manifest.json');
    for (const _ of [4, 5]) {
      const popup = await kua.openPopup(page);
      await clickButton(popup, 'Capture page');
      await popup.waitForFunction(() => document.querySelector('progress, [role="progressbar"]') === null);
      await popup.waitForFunction(() => document.querySelector('[role="status"]')?.textContent !== '');
      await popup.close();
    }
    expect((await remembered(own)).witness?.length).toBe(4);
    const archive = await kua.ownPage('archive.html#/pages');
    expect(await alertText(archive)).toContain('lost entries');
    await clickButton(archive, 'Go on with what is there');
    await archive.waitForFunction(() => document.querySelector('[role="alert"]') === null);
    await archive.close();
    const after = await remembered(own);
    expect(after.lost).toBe(1);
    expect(after.witness?.length).toBeGreaterThanOrEqual(4);
    await own.close();
    expect(await hasAlarm()).toBe(false);
  });

  test('an emptied database is told too', async () => {
    const own = await kua.ownPage('manifest.json');
    expect(await loseEntries(own, 0)).toBe(0);
    await own.close();
    const archive = await kua.ownPage('archive.html#/pages');
    expect(await alertText(archive)).toMatch(/remembered, 0 there/u);
    await archive.close();
  });
});
