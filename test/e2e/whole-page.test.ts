import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureRecord } from '../../lib/model/index.ts';
import { patienceMs } from '../harness/patience.ts';
import {
  alertText,
  clickButton,
  columnOf,
  launchBoth,
  newestRecord,
  status,
  stored,
  type Launched,
} from '../harness/index.ts';
import {
  bandColour,
  bandCount,
  bandHeight,
  footColour,
  footHeight,
  headColour,
  headHeight,
  startTallSite,
} from './tall-site.ts';

const pageHeight = bandCount * bandHeight;
const strips = (record: CaptureRecord): CaptureRecord['artifacts'] =>
  record.artifacts.filter((artifact) => artifact.role === 'screenshot-page');
const codes = (record: CaptureRecord): string[] =>
  record.limitations.map(({ code, detail }) => (code === 'picture-cut' ? `${code} ${detail}` : code));

/** Runs of rows of one colour, as `colour × rows`, from the top. */
function runs(rows: readonly (readonly number[])[]): string[] {
  const found: { colour: string; rows: number }[] = [];
  for (const row of rows) {
    const colour = row.join(',');
    const last = found.at(-1);
    if (last?.colour === colour) last.rows += 1;
    else found.push({ colour, rows: 1 });
  }
  return found.map((run) => `${run.colour} × ${run.rows}`);
}

const run = (colour: readonly number[], rows: number): string => `${colour.join(',')} × ${rows}`;
const bands = Array.from({ length: bandCount }, (_, band) => run(bandColour(band), bandHeight));

describe.each(launchBoth)('the picture of the whole page in $name', ({ name, launch }) => {
  let site: Awaited<ReturnType<typeof startTallSite>>;
  let kua: Launched;

  beforeAll(async () => {
    [site, kua] = await Promise.all([startTallSite(), launch()]);
    await kua.grantAllHosts();
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close()]);
  });

  async function at(scroll: number, path = '/'): Promise<Page> {
    const page = await kua.newPage();
    await page.goto(site.origin + path);
    await page.evaluate((top) => {
      document.querySelector('input')?.focus({ preventScroll: true });
      scrollTo({ top, behavior: 'instant' });
    }, scroll);
    return page;
  }

  /** Open the popup on the page with the whole page chosen, and begin. */
  async function begin(page: Page): Promise<Page> {
    const popup = await kua.openPopup(page);
    await popup.locator('details.options summary').click();
    const box = await popup.locator('input#wholePage:enabled').waitHandle();
    if (!(await box.evaluate((input) => input.checked))) await box.click();
    await clickButton(popup, 'Capture page');
    return popup;
  }

  test('every band stands once at its place, the bars once, and the page is left as it was', async () => {
    const page = await at(0);
    await page.evaluate(() => {
      Reflect.set(window, 'seen', []);
    });
    const popup = await begin(page);
    await status(popup, /Captured/u);
    await popup.close();
    await page.bringToFront();
    const record = await newestRecord(kua);
    const { heights, rows } = await columnOf(
      kua,
      strips(record).map((strip) => strip.sha256),
      200,
    );
    expect(strips(record).map((strip) => strip.path)).toEqual(['screenshot-1.png', 'screenshot-2.png']);
    expect(heights).toEqual([8000, pageHeight - 8000]);
    const [top, ...below] = bands;
    expect(top).toBeDefined();
    const wanted = [run(headColour, headHeight), run(bandColour(0), bandHeight - headHeight), ...below];
    if (name === 'chromium') {
      wanted.splice(
        -1,
        1,
        run(bandColour(bandCount - 1), bandHeight - footHeight),
        run(footColour, footHeight),
      );
      expect(runs(rows)).toEqual(wanted);
    } else {
      // Firefox draws the bar at the bottom of the window where it stood.
      expect(runs(rows).filter((one) => one === run(footColour, footHeight))).toHaveLength(1);
      expect(runs(rows).filter((one) => one === run(headColour, headHeight))).toHaveLength(1);
      expect(wanted.filter((one) => !runs(rows).includes(one))).toHaveLength(1);
      expect(rows).toHaveLength(pageHeight);
    }
    expect(codes(record).includes('scrolled-for-picture')).toBe(name === 'chromium');
    expect(codes(record).filter((code) => code.startsWith('picture'))).toEqual([]);
    await page.close();
  });

  test('scroll and focus are as before, and no node or attribute of the page was touched', async () => {
    const page = await at(3000);
    const popup = await begin(page);
    await page.evaluate(() => {
      Reflect.set(window, 'seen', []);
    });
    await status(popup, /Captured/u);
    await popup.close();
    await page.waitForFunction(() => scrollY === 3000);
    const now = await page.evaluate(() => ({
      scroll: scrollY,
      focus: document.activeElement?.id,
      seen: (Reflect.get(window, 'seen') as string[]).filter((one) => one !== 'focus' && one !== 'blur'),
    }));
    expect(now).toEqual({ scroll: 3000, focus: 'field', seen: [] });
    const record = await newestRecord(kua);
    const { rows } = await columnOf(
      kua,
      strips(record).map((strip) => strip.sha256),
      200,
    );
    expect(rows).toHaveLength(pageHeight);
    expect(runs(rows).filter((one) => one === run(headColour, headHeight))).toHaveLength(1);
    await page.close();
  });

  // Firefox takes it in one go: there is no middle to come to.
  describe.runIf(name === 'chromium')('when something comes between', () => {
    const photographing = (page: Page): Promise<unknown> =>
      page.waitForFunction(() => scrollY > 1500, { polling: 'raf' });

    test('cancelled, nothing is kept and the page is scrolled back', async () => {
      const before = (await stored(kua)).records.length;
      const page = await at(0, '/long');
      const middle = photographing(page);
      const popup = await begin(page);
      await middle;
      await clickButton(popup, 'Cancel');
      expect(await alertText(popup)).toMatch(/cancel|stopped/iu);
      await page.waitForFunction(() => scrollY === 0);
      expect((await stored(kua)).records).toHaveLength(before);
      await page.close();
    });

    test('another tab brought to the front leaves the visible picture, and the record says what is cut', async () => {
      const page = await at(0, '/long');
      const middle = photographing(page);
      const popup = await begin(page);
      await middle;
      const other = await kua.newPage();
      await other.bringToFront();
      await page.waitForFunction(() => scrollY === 0, { polling: 50 });
      await expect
        .poll(async () => (await stored(kua)).jobs.filter((job) => job.state === 'running'), {
          timeout: patienceMs,
        })
        .toEqual([]);
      const record = await newestRecord(kua);
      expect(record.artifacts.map((artifact) => artifact.role)).toContain('screenshot');
      expect(codes(record)).toEqual(
        expect.arrayContaining(['picture-cut not-in-front', 'scrolled-for-picture']),
      );
      const digests = strips(record).map((strip) => strip.sha256);
      const { rows } = await columnOf(kua, digests, 200);
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.length).toBeLessThan(pageHeight);
      expect(runs(rows)[2]).toBe(bands[1]);
      if (!popup.isClosed()) await popup.close();
      await other.close();
      await page.close();
    });
  });
});
