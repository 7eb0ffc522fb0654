import { ProtocolError, type Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  alertText,
  askForCapture,
  builtExtension,
  byRole,
  clickButton,
  launchChromium,
  newestRecord,
  openedTab,
  status,
  stored,
  type Chromium,
} from '../harness/index.ts';
import type { LocalServer } from '../harness/local-server.ts';
import { startSite, type DemoSite } from '../site/server.ts';
import { startSlowSite } from './slow-site.ts';

let site: DemoSite;
let slow: LocalServer;
let kua: Chromium;

beforeAll(async () => {
  [site, slow] = await Promise.all([startSite(), startSlowSite()]);
});
afterAll(async () => {
  await Promise.all([site.close(), slow.close()]);
});
beforeEach(async () => {
  kua = await launchChromium({ extensionDir: builtExtension('chrome') });
});
afterEach(async () => {
  await kua.close();
});

async function at(url: string): Promise<Page> {
  const page = await kua.newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  return page;
}

/** How many captures the archive's own list shows for all pages. */
async function pagesKept(): Promise<string> {
  const archive = await kua.ownPage('archive.html#/pages');
  const main = await archive.waitForSelector('main h1');
  const text = (await main?.evaluate(() => document.querySelector('main')?.innerText)) ?? '';
  await archive.close();
  return text;
}

describe('what cannot be captured is refused with a reason', () => {
  test.each([
    ['chrome://version/', /browser/u],
    ['about:blank', /empty/u],
  ])('%s', async (url, reason) => {
    const page = await at(url);
    const popup = await kua.openPopup(page);
    expect(await alertText(popup)).toMatch(reason);
    expect(await popup.$eval('button.primary', (button) => button.hasAttribute('disabled'))).toBe(true);
  });

  test('a tab for which there is no permission, until it is given', async () => {
    const page = await at(`${site.origin}/en/results`);
    const tabId = await kua.tabId(page);
    const popup = await kua.ownPage(`popup.html?tabId=${tabId}`);
    expect(await alertText(popup)).toContain('permission');
    await popup.close();
    await kua.grantAllHosts();
    const allowed = await kua.ownPage(`popup.html?tabId=${tabId}`);
    await page.bringToFront();
    await allowed.bringToFront();
    await clickButton(allowed, 'Capture page');
    expect(await status(allowed, /Captured/u)).toMatch(/Captured \d\d:\d\d:\d\d/u);
  });
});

describe('a capture that does not end leaves nothing behind', () => {
  test('cancelled by the person', async () => {
    const page = await at(slow.origin);
    const popup = await kua.openPopup(page);
    await clickButton(popup, 'Capture page');
    await clickButton(popup, 'Cancel');
    expect(await alertText(popup)).toMatch(/cancel|stopped/iu);
    await popup.close();
    expect(await pagesKept()).not.toContain('Slow');
  });

  test('the background ended in the middle', async () => {
    const page = await at(slow.origin);
    const popup = await kua.openPopup(page);
    await clickButton(popup, 'Capture page');
    await byRole(popup, 'button', 'Cancel');
    await kua.stopBackground();
    expect(await alertText(popup)).toContain('The browser stopped Kuä before');
    await popup.close();
    expect(await pagesKept()).not.toContain('Slow');
  });
});

describe('a page that goes away', () => {
  test('once it was read, what it had is kept, and what had not come is said', async () => {
    await kua.grantAllHosts();
    const page = await at(slow.origin);
    const popup = await kua.ownPage(`popup.html?tabId=${await kua.tabId(page)}`);
    await clickButton(popup, 'Capture page');
    await popup.waitForFunction(() => document.body.innerText.includes('0 of 1'), { polling: 20 });
    await page.close();
    await status(popup, /Captured/u);
    const record = await newestRecord(kua);
    expect(record.limitations.map((one) => one.code)).toContain('page-left');
    expect(record.resources).toEqual([{ url: `${slow.origin}/never.png`, error: 'page-left' }]);
  });

  test('a closed tab is said to be closed', async () => {
    const page = await at(slow.origin);
    const tabId = await kua.tabId(page);
    const own = await kua.ownPage('archive.html#/settings');
    await page.close();
    await askForCapture(own, tabId);
    await own.waitForFunction(
      async () => {
        const request = indexedDB.open('kua');
        await new Promise((resolve) => request.addEventListener('success', resolve));
        const jobs = request.result.transaction('jobs').objectStore('jobs').getAll();
        await new Promise((resolve) => jobs.addEventListener('success', resolve));
        request.result.close();
        return jobs.result.some((job: { state: string }) => job.state === 'failed');
      },
      { polling: 50 },
    );
    const { jobs, records } = await stored(kua);
    expect(jobs.map((job) => job.error?.code)).toEqual(['page-left']);
    expect(records).toEqual([]);
  });
});

test('two clicks are one capture', async () => {
  const page = await at(`${site.origin}/en/results`);
  await kua.grantAllHosts();
  const tabId = await kua.tabId(page);
  const own = await kua.ownPage('archive.html#/settings');
  const answers = await Promise.all([askForCapture(own, tabId), askForCapture(own, tabId)]);
  expect(answers[0]).toEqual(answers[1]);
});

test('a page that still loads is captured as it stands', async () => {
  const page = await kua.newPage();
  const loading = page.goto(`${slow.origin}/unfinished`).catch(() => null);
  await page.waitForSelector('h1');
  const popup = await kua.openPopup(page);
  await clickButton(popup, 'Capture page');
  await status(popup, /Captured/u);
  const record = await newestRecord(kua);
  expect(record.limitations).toContainEqual({ code: 'still-loading', subject: null, detail: 'loading' });
  await page.close();
  await loading;
});

test('a page that says “not found” is kept, with its status', async () => {
  const page = await at(`${site.origin}/en/nothing-here`);
  const popup = await kua.openPopup(page);
  await clickButton(popup, 'Capture page');
  expect(await status(popup, /Captured/u)).toContain('404');
});

test('with permission, what another site withheld is captured too', async () => {
  await kua.grantAllHosts();
  const page = await at(`${site.origin}/en/results`);
  const popup = await kua.openPopup(page);
  await clickButton(popup, 'Capture page');
  expect(await status(popup, /Captured/u)).not.toMatch(/missing/u);
});

test('the whole work with the keyboard alone', async () => {
  const page = await at(`${site.origin}/en/results`);
  const first = await kua.openPopup(page);
  await byRole(first, 'button', 'Capture page');
  await press(first, 'Capture page', 'Enter');
  await status(first, /Captured/u);
  await first.close();
  site.step();
  await page.reload();
  const second = await kua.openPopup(page);
  await press(second, 'Capture page', 'Enter');
  await status(second, /figures changed/u);
  await pressNth(second, '.versions input[type="checkbox"]', 0, 'Space');
  const comparison = await openedTab(kua.browser, () => press(second, 'Compare', 'Enter'));
  expect(await status(comparison, /changed/u)).toMatch(/3 figures changed/u);
});

/** Press a key; one that closes the window in which it is pressed is not let go there. */
async function strike(page: Page, key: 'Enter' | 'Space'): Promise<void> {
  try {
    await page.keyboard.press(key);
  } catch (error) {
    const isClosed = error instanceof ProtocolError && error.message.includes('Target closed');
    if (!isClosed) throw error;
  }
}

/** Walk with Tab until the focused element is the button of this name, then press `key`. */
async function press(page: Page, name: string, key: 'Enter' | 'Space'): Promise<void> {
  await byRole(page, 'button', name);
  await page.waitForFunction(
    (wanted) =>
      [...document.querySelectorAll('button')].some((b) => b.innerText.includes(wanted) && !b.disabled),
    { polling: 50 },
    name,
  );
  for (let step = 0; step < 40; step += 1) {
    const focused = await page.evaluate(
      () => (document.activeElement as HTMLElement | null)?.innerText ?? '',
    );
    if (focused.startsWith(name)) {
      await strike(page, key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to “${name}”`);
}

async function pressNth(page: Page, selector: string, nth: number, key: 'Enter' | 'Space'): Promise<void> {
  await page.waitForSelector(selector);
  for (let step = 0; step < 40; step += 1) {
    const place = await page.evaluate(
      (wanted) => [...document.querySelectorAll(wanted)].findIndex((e) => e === document.activeElement),
      selector,
    );
    if (place === nth) {
      await strike(page, key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${selector}`);
}
