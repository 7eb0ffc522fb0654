import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureJob } from '../../lib/model/index.ts';
import { Capturer, type Captured } from '../harness/capturer.ts';
import {
  askForCapture,
  byRole,
  clickButton,
  launchBoth,
  openedTab,
  run,
  sha256sum,
  status,
  stored,
  tickInList,
  type Launched,
} from '../harness/index.ts';
import { lazyPicture, startLazySite } from './lazy-site.ts';

const start = 120;
const verifier = fileURLToPath(new URL('../../../shared/verifiers/verify_chain.py', import.meta.url));
const pictureDigest = createHash('sha256').update(lazyPicture).digest('hex');

describe.each(launchBoth)('a page captured as it is seen, then scrolled through, in $name', ({ launch }) => {
  let site: Awaited<ReturnType<typeof startLazySite>>;
  let kua: Launched;
  let capturer: Capturer;
  /** A page of the extension's own that stays. */
  let own: Page;

  beforeAll(async () => {
    [site, kua] = await Promise.all([startLazySite(), launch()]);
    capturer = await Capturer.in(kua);
    own = await kua.ownPage('archive.html#/settings');
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close()]);
  });

  /** A page as a person has it: scrolled a little, and about to type. */
  async function at(path: string): Promise<Page> {
    const page = await kua.newPage();
    await page.goto(site.origin + path);
    await page.evaluate((top) => {
      document.querySelector('input')?.focus({ preventScroll: true });
      scrollTo({ top, behavior: 'instant' });
    }, start);
    return page;
  }

  const asBefore = (page: Page): Promise<unknown> =>
    page.waitForFunction(
      (top) => scrollY === top && document.activeElement?.id === 'field',
      { polling: 50 },
      start,
    );

  async function choose(popup: Page, ...wanted: readonly string[]): Promise<void> {
    await popup.locator('details.options summary').click();
    for (const name of ['wholePage', 'expanded']) {
      const box = await popup.locator(`input#${name}:enabled`).waitHandle();
      const isTicked = await box.evaluate((input) => input.checked);
      if (isTicked !== wanted.includes(name)) await box.click();
    }
  }

  /** The newest capture's job and that of the page scrolled through, as they stand. */
  async function newestPair(): Promise<{ seen: CaptureJob | undefined; expanded: CaptureJob | undefined }> {
    const { jobs } = await stored(kua);
    const captures = jobs
      .filter((job) => job.kind === 'capture')
      .toSorted((a, b) => b.startedAtMs - a.startedAtMs);
    const expanded = captures[0]?.expands === undefined ? undefined : captures[0];
    const seen = captures.find((job) => job.expands === undefined);
    return { seen, expanded };
  }

  async function readPair(): Promise<{ seen: Captured; expanded: Captured }> {
    const { seen, expanded } = await newestPair();
    if (!seen || !expanded) throw new Error('there is no pair of captures');
    return { seen: await capturer.read(seen), expanded: await capturer.read(expanded) };
  }

  const pictures = ({ resources }: Captured): (readonly [string, string])[] =>
    resources
      .filter(({ url }) => url.includes('/chart.gif'))
      .map(({ url, sha256 }) => [url.slice(site.origin.length), sha256] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1));

  /** Ask for a capture of the page in front as the popup does, and wait until it is being scrolled. */
  async function untilScrolled(page: Page): Promise<void> {
    await own.evaluate(async () => {
      await chrome.storage.local.set({ settings: { wholePage: false, expanded: true } });
    });
    await askForCapture(own, await kua.tabId(page));
    await page.waitForFunction(() => scrollY > 5000, { polling: 50 });
  }

  /** Nothing is being captured any more. */
  async function ended(): Promise<void> {
    await own.waitForFunction(isIdle, { polling: 100 });
  }

  test('what was not seen is only in the second, which is marked and names the first', async () => {
    const page = await at('/');
    const popup = await kua.openPopup(page);
    await choose(popup, 'expanded');
    await clickButton(popup, 'Capture page');
    expect(await status(popup, /Captured[\s\S]*Once more, scrolled through/u)).toMatch(/First version/u);
    const versions = await byRole(popup, 'list', 'Versions');
    const lines = await versions.$$eval('li', (all) => all.map((one) => one.innerText));
    expect(lines.map((line) => line.includes('scrolled through'))).toEqual([true, false]);
    await tickInList(popup, 'Versions', [0, 1]);
    const comparison = await openedTab(kua.browser, () => clickButton(popup, 'Compare'));
    await status(comparison, /table/u);
    expect(await comparison.$eval('main', (main) => main.innerText)).toContain(
      'One of the two was captured after Kuä had scrolled the page through',
    );
    await comparison.close();
    if (!popup.isClosed()) await popup.close();
    await page.bringToFront();
    await asBefore(page);

    const { seen, expanded } = await readPair();
    expect(seen.limitations).toContain('lazy-not-loaded');
    expect(seen.record.alterations.map(({ code }) => code)).not.toContain('expanded-by-scrolling');
    expect(pictures(seen)).toEqual([]);
    expect(seen.text).not.toContain('Turkistan');

    expect(expanded.limitations).not.toContain('lazy-not-loaded');
    expect(expanded.limitations.filter((code) => code.includes('scroll'))).toEqual([]);
    expect(pictures(expanded)).toEqual([
      ['/chart.gif', pictureDigest],
      ['/chart.gif?second', pictureDigest],
    ]);
    expect(expanded.outline.tables[0]?.rows[1]?.map(({ text }) => text)).toEqual(['Turkistan', '41.07']);
    expect(expanded.record.url).toBe(seen.record.url);
    expect(expanded.record.alterations).toContainEqual({
      code: 'expanded-by-scrolling',
      subject: null,
      detail: seen.record.captureId,
    });
    expect(expanded.record.previous?.captureId).toBe(seen.record.captureId);
    expect(expanded.record.artifacts.map(({ role }) => role)).toContain('screenshot');

    await page.close();
  });

  test('a later capture is held against what was seen, not against what scrolling brought', async () => {
    const page = await at('/');
    const popup = await kua.openPopup(page);
    await choose(popup);
    await clickButton(popup, 'Capture page');
    expect(await status(popup, /Captured/u)).toMatch(/Unchanged since/u);
    await popup.close();
    expect((await newestPair()).expanded).toBeUndefined();
    await page.close();
  });

  test('with the picture of the whole page too, both have theirs, and the page is as before', async () => {
    const page = await at('/');
    const popup = await kua.openPopup(page);
    await choose(popup, 'wholePage', 'expanded');
    await clickButton(popup, 'Capture page');
    await status(popup, /Captured[\s\S]*Once more, scrolled through/u);
    await popup.close();
    await asBefore(page);
    const { seen, expanded } = await readPair();
    for (const { record } of [seen, expanded])
      expect(record.artifacts.map(({ role }) => role)).toContain('screenshot-page');
    expect(pictures(expanded)).toHaveLength(2);
    await page.close();
  });

  test('cancelled while it is scrolled, the first is whole and the popup says so', async () => {
    const page = await at('/held');
    const popup = await kua.openPopup(page);
    await choose(popup, 'expanded');
    await clickButton(popup, 'Capture page');
    await status(popup, /Captured[\s\S]*Now the page is scrolled through/u);
    await clickButton(popup, 'Cancel');
    await status(popup, /Captured[\s\S]*Not captured once more[\s\S]*Cancelled by you/u);
    await popup.close();
    await asBefore(page);
    const { seen, expanded } = await newestPair();
    expect(expanded).toMatchObject({ state: 'cancelled', captureId: null, expands: seen?.captureId });
    if (!seen) throw new Error('the first is gone');
    expect((await capturer.read(seen)).text).toContain('63.87');
    await page.close();
  });

  test('its tab closed while it is scrolled, the first is whole and the row says why', async () => {
    const page = await at('/held');
    await untilScrolled(page);
    await page.close();
    await ended();
    const { seen, expanded } = await newestPair();
    expect(expanded).toMatchObject({ state: 'failed', captureId: null, error: { code: 'page-left' } });
    if (!seen) throw new Error('the first is gone');
    expect(seen.captureId).toBe(expanded?.expands);
    expect((await capturer.read(seen)).text).toContain('63.87');
  });

  test('reloaded while it is scrolled, nothing of the new document is taken for the old one', async () => {
    const page = await at('/held');
    await untilScrolled(page);
    await page.reload({ waitUntil: 'domcontentloaded' });
    await ended();
    expect((await newestPair()).expanded).toMatchObject({ state: 'failed', error: { code: 'page-left' } });
    await page.close();
  });

  test('the background ended while it is scrolled, the first is whole and the popup says what happened', async () => {
    const page = await at('/held');
    await untilScrolled(page);
    await kua.stopBackground();
    const popup = await kua.openPopup(page);
    await status(popup, /Captured[\s\S]*Not captured once more[\s\S]*The browser stopped Kuä/u);
    await popup.close();
    await page.close();
  });

  test('a picture that never comes is waited for so long, and the record says that it did not come', async () => {
    const page = await at('/held');
    await untilScrolled(page);
    await ended();
    await asBefore(page);
    const { expanded } = await readPair();
    expect(expanded.record.limitations).toContainEqual({
      code: 'budget-scroll-pictures',
      subject: null,
      detail: '1',
    });
    await page.close();
  });

  test('a file in a viewer is captured, and there is nothing to scroll', async () => {
    const page = await kua.newPage();
    await page.goto(`${site.origin}/resolution.pdf`);
    const popup = await kua.openPopup(page);
    await choose(popup, 'expanded');
    await clickButton(popup, 'Capture page');
    await status(popup, /Captured[\s\S]*Not captured once more[\s\S]*nothing more loads/u);
    if (!popup.isClosed()) await popup.close();
    await page.close();
  });

  test('the evidence of both holds, and its report tells them apart', async () => {
    const page = await at('/');
    await untilScrolled(page);
    await ended();
    await page.close();
    const { seen, expanded } = await readPair();
    const ids = [seen, expanded].map(({ record }) => record.captureId);
    const bag = await capturer.exported(...ids);
    expect(await sha256sum(bag, 'manifest-sha256.txt')).toMatchObject({ code: 0, stdout: '' });
    expect(await capturer.textOf(bag, 'data/index.html')).toContain('(scrolled through)');
    expect(await capturer.filesOf(bag)).toContain(`data/comparisons/${ids.join('..')}.html`);
    if (!existsSync(verifier)) {
      console.info(`${verifier} is not here: only sha256sum was asked.`);
      return;
    }
    const { code, stdout } = await run('python3', [verifier, bag]);
    expect(stdout).not.toContain('previous link is wrong');
    expect(code).toBe(0);
  });

  test('a page without an end is scrolled as far as the budget goes, and the record says so', async () => {
    const page = await at('/endless');
    await untilScrolled(page);
    await ended();
    await asBefore(page);
    const { seen, expanded } = await readPair();
    expect(seen.record.browser.page.height).toBeLessThan(15_000);
    expect(expanded.record.limitations).toContainEqual({
      code: 'budget-scroll-height',
      subject: null,
      detail: '64000',
    });
    expect(expanded.record.browser.page.height).toBeLessThan(80_000);
    await page.close();
  });
});

async function isIdle(): Promise<boolean> {
  const request = indexedDB.open('kua');
  await new Promise((resolve) => request.addEventListener('success', resolve));
  const running = request.result.transaction('jobs').objectStore('jobs').index('state').count('running');
  await new Promise((resolve) => running.addEventListener('success', resolve));
  request.result.close();
  return running.result === 0;
}
