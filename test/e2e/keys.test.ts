import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../lib/bundle/index.ts';
import { publicKeyFromPem } from '../../lib/evidence/index.ts';
import {
  byRole,
  clickButton,
  launchBoth,
  removeFolder,
  status,
  temporaryFolder,
  unpack,
  type Launched,
} from '../harness/index.ts';
import { startLongSite, type LongSite } from './long-site.ts';

describe.each(launchBoth)('a new key, in $name', ({ launch }) => {
  let site: LongSite;
  let kua: Launched;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    [site, kua, folder] = await Promise.all([startLongSite(), launch(), temporaryFolder('keys')]);
    page = await kua.newPage();
    await page.goto(`${site.origin}/plain`);
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close(), removeFolder(folder)]);
  });

  const capture = async (): Promise<void> => {
    const popup = await kua.openPopup(page);
    await clickButton(popup, 'Capture page');
    await status(popup, /Captured/u);
    await popup.close();
  };

  /** The public keys that Settings offers to be saved, the newest first. */
  const offered = async (settings: Page): Promise<string[]> =>
    await settings.$$eval('a[download$=".pub.pem"]', (links) =>
      links.map((link) => decodeURIComponent(link.href.replace(/^[^,]*,/u, ''))),
    );

  test('seals what is captured from then on; each key’s captures are a bundle that it seals', async () => {
    await capture();
    const settings = await kua.ownPage('archive.html#/settings');
    await byRole(settings, 'heading', 'Key');
    await settings.waitForSelector('a[download$=".pub.pem"]');
    const [first] = await offered(settings);
    await settings.$eval('details summary', (summary) => summary.click());
    await clickButton(settings, 'Start a new key');
    await byRole(settings, 'heading', 'Earlier keys');
    const [second, earlier] = await offered(settings);
    expect(earlier).toBe(first);
    expect(second).not.toBe(first);
    await settings.close();
    await capture();

    const popup = await kua.openPopup(page);
    await clickButton(popup, 'Export evidence');
    const zips = [await kua.nextDownload(), await kua.nextDownload()];
    const seals = new Set<string>();
    for (const [index, zip] of zips.entries()) {
      const into = join(folder, String(index));
      await unpack(zip, into);
      const [top = ''] = await readdir(into);
      const pem = await readFile(join(into, top, 'keys', 'signer.pub.pem'), 'utf8');
      seals.add(pem);
      const verdict = await verifyBundle(new Blob([await readFile(zip)]), {
        key: publicKeyFromPem(pem),
        now: new Date(),
      });
      expect(verdict).toMatchObject({ holds: true, key: 'given', captures: 1 });
    }
    expect(seals).toEqual(new Set([first, second]));
  });
});
