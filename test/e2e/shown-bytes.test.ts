import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Capturer, type Captured } from '../harness/capturer.ts';
import { startHostileSite, hostileSiteIsHere } from '../harness/hostile-site.ts';
import { expectProtocol } from '../harness/hostile.ts';
import { builtExtension, clickButton, launchChromium, status, type Chromium } from '../harness/index.ts';
import type { StoredResource } from '../../lib/model/index.ts';
import { startChangingSite, type ChangingSite } from './changing-site.ts';

let kua: Chromium;
let site: ChangingSite;
let capturer: Capturer;

beforeAll(async () => {
  [kua, site] = await Promise.all([
    launchChromium({ extensionDir: builtExtension('chrome') }),
    startChangingSite(),
  ]);
  capturer = await Capturer.in(kua);
});
afterAll(async () => {
  await kua.close();
  await site.close();
});

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

function rowsOf({ resources }: Captured, path: string): StoredResource[] {
  return resources.filter(({ url }) => new URL(url).pathname === path);
}

/** The page asks for its pictures, and Kuä once again: with permission as often as without. */
async function captureAskingTwice(): Promise<Captured> {
  const before = site.asked('/other.png');
  const captured = await capturer.captureAt(`${site.origin}/`);
  expect(site.asked('/other.png') - before).toBe(2);
  return captured;
}

test('without permission a picture that is sent once is drawn anew, and one that another site keeps for itself is not the one shown', async () => {
  const captured = await captureAskingTwice();
  expect(captured.resources.some(({ via }) => via === 'mhtml')).toBe(false);
  expect(rowsOf(captured, '/once.png').map(({ via }) => via)).toEqual(['inline']);
  expect(rowsOf(captured, '/far.png').map(({ sha256 }) => sha256)).not.toContain(
    digest(site.shown('/far.png')),
  );
});

describe('once the person lets Kuä take pictures from the browser', () => {
  beforeAll(async () => {
    const settings = await kua.ownPage('archive.html#/settings');
    await clickButton(settings, 'Take pictures from the browser');
    expect(await status(settings, /taken/u)).toBe('Pictures are taken from the browser.');
    await settings.close();
  });

  test('each is kept byte for byte as it was shown, and what the server answered besides it', async () => {
    const captured = await captureAskingTwice();
    for (const path of ['/once.png', '/other.png', '/back.png', '/far.png', '/drawn.svg']) {
      const [row, ...others] = rowsOf(captured, path);
      expect(row, path).toMatchObject({ sha256: digest(site.shown(path)), via: 'mhtml', status: null });
      const expected = path === '/once.png' ? [] : [200];
      expect(
        others.map((other) => other.status),
        path,
      ).toEqual(expected);
    }
    expect(rowsOf(captured, '/same.png')).toMatchObject([
      { sha256: digest(site.shown('/same.png')), status: 200 },
    ]);
    expect([...captured.missing]).toEqual([]);
    const noted = captured.record.limitations.filter(({ code }) => code === 'answered-otherwise');
    expect(new Set(noted.map(({ subject }) => subject && new URL(subject).pathname))).toEqual(
      new Set(['/back.png', '/drawn.svg', '/far.png', '/other.png']),
    );
  });

  test('a picture that is still coming is not kept as if it were whole', async () => {
    const page = await capturer.open(`${site.origin}/`);
    await page.evaluate(async () => {
      const image = new Image();
      document.body.append(image);
      image.src = '/half.png';
      // Its size is known as soon as its first lines are there.
      while (image.naturalWidth === 0) await new Promise(requestAnimationFrame);
    });
    const captured = await capturer.capture();
    await page.close();
    expect(rowsOf(captured, '/half.png')).toEqual([]);
    expect(captured.missing.has(`${site.origin}/half.png`)).toBe(true);
  });

  test('what a page’s own service worker made up is kept as it was shown, and the server’s beside it', async () => {
    const captured = await captureWithWorker(`${site.origin}/worker`);
    const [made, served, ...others] = rowsOf(captured, '/made.png');
    expect(made).toMatchObject({ via: 'mhtml', sha256: digest(site.shown('/made.png')) });
    expect(served).toMatchObject({ status: 200 });
    expect(others).toEqual([]);
    expect(captured.outline.images[0]?.sha256).toBe(made?.sha256);
    expect([...captured.missing]).toEqual([]);
    expect(captured.limitations).toEqual(
      expect.arrayContaining(['shown-through-service-worker', 'answered-otherwise']),
    );
  });

  test.runIf(hostileSiteIsHere())(
    'what it made up and no browser could show is missing, and not kept as the server’s',
    async () => {
      const hostile = await startHostileSite();
      const captured = await captureWithWorker(`${hostile.twin}/pages/sw-page.html`);
      await hostile.close();
      expectProtocol(captured);
      expect(captured.missing.get(`${hostile.twin}/img/real.png`)).toBe('service-worker');
      expect(captured.outline.images[0]?.sha256).toBeNull();
    },
  );
});

/** Open a page with a service worker once more when that is at work, and capture it. */
async function captureWithWorker(url: string): Promise<Captured> {
  const page = await capturer.open(url);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
  await page.reload();
  const captured = await capturer.capture();
  await page.close();
  return captured;
}
