// npm run pictures: the pictures of the README, made from the demonstration site by a real browser.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import {
  builtExtension,
  clickButton,
  launchChromium,
  openedTab,
  status,
  tickInList,
  withBrowser,
} from '../test/harness/index.ts';
import { startSite } from '../test/site/server.ts';

const folder = fileURLToPath(new URL('pictures/', import.meta.url));

/** A picture of what `page` shows, as high as its content, for screens of two dots a pixel. */
async function picture(page: Page, name: string, width: number): Promise<void> {
  await page.bringToFront();
  await page.setViewport({ width, height: 100, deviceScaleFactor: 2 });
  await page.screenshot({ path: `${folder}${name}.png`, fullPage: true });
}

const site = await startSite();
const kua = await launchChromium({ extensionDir: builtExtension('chrome') });
try {
  await mkdir(folder, { recursive: true });
  await withBrowser(kua, async () => {
    await kua.grantAllHosts();
    const page = await kua.newPage();
    for (const last of [false, true]) {
      await page.goto(`${site.origin}/en/results`, { waitUntil: 'networkidle0' });
      // In a tab, for only there can a page be drawn at another scale.
      const popup = await kua.ownPage(`popup.html?tabId=${await kua.tabId(page)}`);
      await page.bringToFront();
      await popup.evaluate(() => document.querySelector<HTMLElement>('button.primary')?.click());
      await status(popup, /Captured/u);
      site.step();
      if (last) {
        await popup.bringToFront();
        await picture(popup, 'popup', 400);
        await tickInList(popup, 'Versions', [0, 1]);
        const comparison = await openedTab(kua.browser, () => clickButton(popup, 'Compare'));
        await status(comparison, /changed/u);
        await picture(comparison, 'comparison', 840);
      }
      if (!popup.isClosed()) await popup.close();
    }
  });
} finally {
  await site.close();
}
console.log(`The pictures are in ${folder}`);
