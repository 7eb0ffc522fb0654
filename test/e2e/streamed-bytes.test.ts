import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { StoredResource } from '../../lib/model/index.ts';
import { Capturer, type Captured } from '../harness/capturer.ts';
import { builtExtension, launchFirefox, type Firefox } from '../harness/index.ts';
import { patienceMs } from '../harness/patience.ts';
import { startChangingSite, type ChangingSite } from './changing-site.ts';
import { startLargeSite, type LargeSite } from './large-site.ts';

let kua: Firefox;
let site: ChangingSite;
let large: LargeSite;
let capturer: Capturer;
let settings: Page;

beforeAll(async () => {
  [kua, site, large] = await Promise.all([
    launchFirefox({ extensionDir: builtExtension('firefox') }),
    startChangingSite(),
    startLargeSite(),
  ]);
  capturer = await Capturer.in(kua);
  settings = await kua.ownPage('archive.html#/settings');
});
afterAll(async () => {
  await kua.close();
  await Promise.all([site.close(), large.close()]);
});

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function rowsOf({ resources }: Captured, path: string): StoredResource[] {
  return resources.filter(({ url }) => new URL(url).pathname === path);
}

/** The paths of all that lies in the store. */
async function heard(): Promise<string[]> {
  const urls = await settings.evaluate(async (): Promise<string[]> => {
    const known = await indexedDB.databases();
    if (!known.some(({ name }) => name === 'kua-answers')) return [];
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('kua-answers');
      request.addEventListener('success', () => resolve(request.result));
    });
    const rows = await new Promise<{ url: string }[]>((resolve) => {
      const request = database.transaction('answers').objectStore('answers').getAll();
      request.addEventListener('success', () => resolve(request.result));
    });
    database.close();
    return rows.map(({ url }) => url);
  });
  // The browser asks for it, at times of its own.
  return urls
    .map((url) => new URL(url).pathname)
    .filter((path) => path !== '/favicon.ico')
    .toSorted();
}

async function choose(wanted: boolean): Promise<void> {
  const choice = await settings.waitForSelector('input[aria-describedby~="answers-why"]');
  const isChosen = await choice?.evaluate((box) => box.checked);
  if (isChosen !== wanted) await choice?.evaluate((box) => box.click());
}

/** The digest of the pixels of the page's picture at `selector`, once it has come whole. */
async function pixelsOf(page: Page, selector: string): Promise<string> {
  const found = await page.$eval(selector, async (image): Promise<number[]> => {
    if (!(image instanceof HTMLImageElement)) return [];
    await image.decode();
    const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8Array();
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', pixels))];
  });
  return Buffer.from(found).toString('hex');
}

/** How many of Kuä's listeners Firefox has that hear of pictures. */
async function listeners(): Promise<number> {
  const count = `
    let found = 0;
    const { extension } = WebExtensionPolicy.getByID(args[0]);
    for (const events of extension.persistentListeners?.values() ?? [])
      for (const listeners of events.values())
        for (const key of listeners.keys()) if (key.includes('"image"')) found += 1;
    return found;`;
  return Number(await kua.bidi.inBrowserWindow(count, kua.addonId));
}

/** End the background, which Firefox puts off while it hears something. */
async function endBackground(): Promise<void> {
  const state = 'return WebExtensionPolicy.getByID(args[0]).extension.backgroundState;';
  const end = async (): Promise<void> => {
    await kua.stopBackground();
    expect(await kua.bidi.inBrowserWindow(state, kua.addonId)).toBe('stopped');
  };
  await vi.waitFor(end, { timeout: patienceMs });
}

const shownHere = ['/back.png', '/drawn.svg', '/far.png', '/once.png', '/other.png'];

test('unless the person chooses it, nothing is listened to', async () => {
  const page = await capturer.open(`${site.origin}/`);
  const captured = await capturer.capture();
  await page.close();
  expect(captured.resources.some(({ via }) => via === 'stream')).toBe(false);
  expect(await heard()).toEqual([]);
  expect(await listeners()).toBe(0);
});

describe('once the person lets Kuä keep what sites send', () => {
  beforeAll(async () => {
    await choose(true);
    const page = await capturer.open(`${site.origin}/`);
    const hears = async (): Promise<void> => {
      await page.reload();
      expect(await heard()).toContain('/other.png');
    };
    await vi.waitFor(hears, { timeout: patienceMs });
    await page.close();
  });

  test('each picture is kept byte for byte as it was shown, with the answer that brought it', async () => {
    const captured = await capturer.captureAt(`${site.origin}/`);
    for (const path of shownHere) {
      const [row] = rowsOf(captured, path);
      expect(row, path).toMatchObject({ sha256: digest(site.shown(path)), via: 'stream', status: 200 });
      expect(row?.headers, path).toContainEqual(['cache-control', 'no-store']);
    }
    expect([...captured.missing]).toEqual([]);
    const noted = captured.record.limitations.filter(({ code }) => code === 'answered-otherwise');
    expect(new Set(noted.map(({ subject }) => subject && new URL(subject).pathname))).toEqual(
      new Set(['/back.png', '/drawn.svg', '/far.png', '/other.png']),
    );
    // A document that no cache may hold.
    expect(captured.limitations).not.toContain('source-not-cached');
    expect(await captured.file('source.txt')).toContain('<title>Changing</title>');
  });

  test('also where the background was ended before the page came, and before it was captured', async () => {
    // Firefox wakes a background for what it listened to when it was started last.
    await endBackground();
    await (await capturer.open(`${site.origin}/`)).close();
    await expect.poll(listeners, { timeout: patienceMs }).toBeGreaterThan(0);

    await endBackground();
    const page = await capturer.open(`${site.origin}/`);
    await expect.poll(heard, { timeout: patienceMs }).toEqual(['/', '/same.png', ...shownHere].toSorted());
    await endBackground();
    const captured = await capturer.capture();
    await page.close();
    for (const path of shownHere) {
      const [row] = rowsOf(captured, path);
      expect(row, path).toMatchObject({ sha256: digest(site.shown(path)), via: 'stream' });
    }
  });

  test('what is large or packed reaches the page unharmed, and what is large is not kept', async () => {
    const page = await capturer.open(`${large.origin}/`);
    expect(await pixelsOf(page, '[src="/announced.bmp"]')).toBe(large.pixels);
    expect(await pixelsOf(page, '[src="/unannounced.bmp"]')).toBe(large.pixels);
    await expect.poll(heard, { timeout: patienceMs }).toEqual(['/', '/packed.svg']);
    await page.click('a');
    expect(digest(await readFile(await kua.nextDownload()))).toBe(large.download);
    const captured = await capturer.capture();
    await page.close();
    expect(rowsOf(captured, '/packed.svg').map(({ sha256 }) => sha256)).toEqual([large.packed]);
    expect(rowsOf(captured, '/announced.bmp').map(({ via }) => via)).toEqual(['network']);
  });

  test('it is dropped when the page is left or its tab closed', async () => {
    const page = await capturer.open(`${site.origin}/`);
    await expect.poll(heard, { timeout: patienceMs }).toEqual(['/', ...shownHere, '/same.png'].toSorted());
    await page.goto(`${large.origin}/empty`);
    await expect.poll(heard, { timeout: patienceMs }).toEqual(['/empty']);
    await page.goto('about:blank');
    await expect.poll(heard, { timeout: patienceMs }).toEqual([]);
    await page.goto(`${site.origin}/`);
    await expect.poll(heard, { timeout: patienceMs }).toContain('/once.png');
    await page.close();
    await expect.poll(heard, { timeout: patienceMs }).toEqual([]);
  });

  test('a page that comes back without being asked for is not given what another received', async () => {
    const page = await capturer.open(`${large.origin}/`);
    await page.goto(`${site.origin}/`);
    // Puppeteer waits for a page that loads, and this one may come back without.
    const inFront = async (): Promise<string | undefined> =>
      await settings.evaluate(async () => {
        const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
        return tab?.url;
      });
    await settings.evaluate(async () => {
      const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
      await chrome.tabs.goBack(tab?.id ?? 0);
    });
    await expect.poll(inFront, { timeout: patienceMs }).toBe(`${large.origin}/`);
    const captured = await capturer.capture();
    expect(captured.record.url).toBe(`${large.origin}/`);
    const streamed = captured.resources.filter(({ via }) => via === 'stream');
    expect(streamed.filter(({ url }) => !url.startsWith(large.origin))).toEqual([]);
    await page.close();
  });

  test('a picture that is coming while the background would be ended comes whole', async () => {
    const page = await capturer.open(`${large.origin}/empty`);
    await page.evaluate(async () => {
      const image = new Image();
      document.body.append(image);
      image.src = '/slow.bmp';
      // Its size is known as soon as its first lines are there.
      while (image.naturalWidth === 0) await new Promise(requestAnimationFrame);
    });
    // Firefox lets it be while bytes go through it.
    await kua.stopBackground();
    large.finishSlow();
    expect(await pixelsOf(page, 'img')).toBe(large.pixels);
    await page.close();
  });

  test('and all of it when the choice is taken back', async () => {
    const page = await capturer.open(`${site.origin}/`);
    await expect.poll(heard, { timeout: patienceMs }).toContain('/once.png');
    await choose(false);
    await expect.poll(heard, { timeout: patienceMs }).toEqual([]);
    await page.reload();
    const captured = await capturer.capture();
    await page.close();
    expect(captured.resources.some(({ via }) => via === 'stream')).toBe(false);
    expect(await heard()).toEqual([]);
    await endBackground();
    await capturer.captureAt(`${site.origin}/`);
    expect(await listeners()).toBe(0);
  });
});
