import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  byRole,
  clickButton,
  launchBoth,
  openedTab,
  status,
  tickInList,
  type Launched,
} from '../harness/index.ts';
import { REVISIONS, startSite } from '../site/server.ts';

const [revision] = REVISIONS;
const bannerHeight = 90;

/** A place on the page, in pixels of its picture. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Put a banner of this height between the page's head and its content; answers where it stands. */
function insertBanner(height: number): Place {
  const banner = document.createElement('div');
  banner.style.cssText = `height: ${height}px; background: repeating-linear-gradient(0deg, #305090, #c03030 ${height}px)`;
  document.querySelector('main')?.before(banner);
  const { x, y, width } = banner.getBoundingClientRect();
  return { x, y: y + scrollY, width, height };
}

/** Where these words stand in the text of the page. */
function placesOf(words: string): Place[] {
  const found: Place[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.textContent?.indexOf(words) ?? -1;
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    const { x, y, width, height } = range.getBoundingClientRect();
    found.push({ x, y: y + scrollY, width, height });
  }
  return found;
}

/** The frames that the overlay draws, without what they leave free around. */
const framesOf = (page: Page, kind: 'changed' | 'inserted' | 'removed'): Promise<Place[]> =>
  page.$$eval(`.frame-${kind} .edge`, (frames) =>
    frames.map((frame) => {
      const side = (name: string): number => Number(frame.getAttribute(name));
      return { x: side('x'), y: side('y'), width: side('width'), height: side('height') };
    }),
  );

/** Begin to compare, and cancel as soon as one can; answers what was said of the work, and on the button after it. */
async function cancelAtOnce(): Promise<string[]> {
  const section = document.querySelector('.page-pictures');
  const awaited = async (selector: string): Promise<HTMLElement> =>
    await new Promise((resolve) => {
      const look = (): void => {
        const found = section?.querySelector<HTMLElement>(selector);
        if (!found) return;
        observer.disconnect();
        resolve(found);
      };
      const observer = new MutationObserver(look);
      if (section) observer.observe(section, { childList: true, subtree: true });
      look();
    });
  (await awaited(':scope > button')).click();
  const cancel = await awaited('.progress button');
  const words = section?.querySelector('.progress p')?.textContent ?? '';
  cancel.click();
  return [words, (await awaited(':scope > button')).innerText];
}

const touches = (one: Place, other: Place): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;

describe.each(launchBoth)('the pictures of a page compared in $name', ({ name, launch }) => {
  let site: Awaited<ReturnType<typeof startSite>>;
  let kua: Launched;
  let comparison: Page;
  let banner: Place;
  const figures: Place[] = [];

  async function capture(page: Page): Promise<Page> {
    const popup = await kua.openPopup(page);
    await popup.locator('details.options summary').click();
    const box = await popup.locator('input#wholePage:enabled').waitHandle();
    if (!(await box.evaluate((input) => input.checked))) await box.click();
    await clickButton(popup, 'Capture page');
    await status(popup, /Captured/u);
    return popup;
  }

  beforeAll(async () => {
    [site, kua] = await Promise.all([startSite(), launch()]);
    await kua.grantAllHosts();
    const page = await kua.newPage();
    await page.goto(`${site.origin}/en/results`);
    const first = await capture(page);
    if (!first.isClosed()) await first.close();
    site.step();
    await page.bringToFront();
    await page.reload();
    banner = await page.evaluate(insertBanner, bannerHeight);
    for (const words of ['63.66', '7,820,204']) figures.push(...(await page.evaluate(placesOf, words)));
    const second = await capture(page);
    await tickInList(second, 'Versions', [0, 1]);
    comparison = await openedTab(kua.browser, () => clickButton(second, 'Compare'));
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close()]);
  });

  test('cancelled in the middle, it can be begun again', async () => {
    await byRole(comparison, 'button', 'Compare the pictures');
    const said = await comparison.evaluate(cancelAtOnce);
    expect(said).toEqual(['Comparing the pictures', 'Compare the pictures']);
    await clickButton(comparison, 'Compare the pictures');
    expect(await status(comparison, /pictures/u)).toMatch(/^The pictures differ in \d+ places\./u);
  });

  test('a banner is one inserted band at its place, and nothing is removed', async () => {
    const [frame, ...others] = await framesOf(comparison, 'inserted');
    expect(frame).toMatchObject({ x: 0, height: bannerHeight });
    // The banner begins within a pixel of the screen.
    expect(Math.abs((frame?.y ?? 0) - banner.y)).toBeLessThan(1);
    expect(others).toEqual([]);
    expect(await framesOf(comparison, 'removed')).toEqual([]);
    const list = await byRole(comparison, 'list', 'Where the pictures differ');
    expect(await list.evaluate((element) => element.textContent)).toContain(
      `Band inserted at ${frame?.y} px, ${bannerHeight} px high`,
    );
  });

  test('each figure that was revised is framed, though all stands lower now', async () => {
    const frames = await framesOf(comparison, 'changed');
    expect(revision?.changes.map(({ to }) => to)).toEqual(expect.arrayContaining(['63.66', '7820204']));
    expect(figures.length).toBeGreaterThan(1);
    for (const figure of figures) expect(frames.filter((frame) => touches(frame, figure))).not.toEqual([]);
    // Besides them “final data”, and pictures that came late.
    expect(frames.length).toBeLessThan(12);
    const said = await status(comparison, /pictures/u);
    expect(said).toContain(`The pictures differ in ${frames.length + 1} places.`);
  });

  test('the divider moves by the keyboard, and cuts the picture before', async () => {
    await comparison.locator('::-p-aria([name="Divided"][role="radio"])').click();
    const divider = await comparison.waitForSelector('input[type="range"]');
    await divider?.focus();
    await comparison.keyboard.press('Home');
    await comparison.keyboard.press('ArrowRight');
    await comparison.waitForFunction(
      () => document.querySelectorAll<SVGElement>('.aligned')[1]?.style.clipPath.includes('99%'),
      { polling: 50 },
    );
  });

  test('in turn, a button shows the picture before and then the one after', async () => {
    await comparison.locator('::-p-aria([name="In turn"][role="radio"])').click();
    const isBefore = (): Promise<boolean> =>
      comparison.$$eval('.aligned', ([, before]) => {
        return before !== undefined && getComputedStyle(before).visibility === 'visible';
      });
    // The first click also ends the changing by itself.
    await comparison.locator('.picture-control button').click();
    const first = await isBefore();
    await clickButton(comparison, first ? 'Show after' : 'Show before');
    expect(await isBefore()).toBe(!first);
  });

  // Puppeteer cannot ask Firefox for it.
  test.runIf(name === 'chromium')('nothing moves by itself for those who want it so', async () => {
    await comparison.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    await comparison.locator('::-p-aria([name="Marked"][role="radio"])').click();
    await comparison.locator('::-p-aria([name="In turn"][role="radio"])').click();
    const button = await byRole(comparison, 'button', 'Change by itself');
    expect(await button.evaluate((element) => element.getAttribute('aria-pressed'))).toBe('false');
  });
});
