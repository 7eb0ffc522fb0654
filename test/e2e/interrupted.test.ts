import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  alertText,
  askForCapture,
  byRole,
  clickButton,
  faultsIn,
  launchBoth,
  newestRecord,
  removeFolder,
  status,
  stored,
  temporaryFolder,
  type Launched,
} from '../harness/index.ts';
import { missingFrom } from '../../lib/model/index.ts';
import { startLongSite, type LongSite } from './long-site.ts';
import { heldStages, holdAt, newestJob, type HeldStage } from './long-stages.ts';

/** What may happen to a page while it is captured. */
const ends: readonly {
  readonly name: string;
  readonly happen: (kua: Launched, own: Page, tabId: number, page: Page, site: LongSite) => Promise<void>;
}[] = [
  {
    name: 'its tab is closed',
    happen: async (_kua, own, tabId) => {
      await own.evaluate(async (id) => await chrome.tabs.remove(id), tabId);
    },
  },
  {
    name: 'its tab goes to another site',
    happen: async (_kua, own, tabId, _page, site) => {
      await own.evaluate(
        async (id, url) => {
          await chrome.tabs.update(id, { url });
        },
        tabId,
        `${site.far}/elsewhere`,
      );
    },
  },
  { name: 'its process crashes', happen: async (kua, _own, _tabId, page) => await kua.crash(page) },
];

const interrupted = 'The browser stopped Kuä before';

async function begun(
  kua: Launched,
  site: LongSite,
  stage: HeldStage,
): Promise<{ page: Page; popup: Page; tabId: number; release: () => Promise<void> }> {
  const page = await kua.newPage();
  await page.goto(site.origin + stage.path, { waitUntil: 'domcontentloaded' });
  if (stage.busy === 'frame') await page.waitForFunction(() => document.readyState === 'complete');
  const tabId = await kua.tabId(page);
  // In a tab of its own, where it outlives the page.
  const popup = await kua.ownPage(`popup.html?tabId=${tabId}`);
  await byRole(popup, 'button', 'Capture page');
  await page.bringToFront();
  const release = await holdAt(stage, site, page, popup, () => askForCapture(popup, tabId));
  return { page, popup, tabId, release };
}

/** Nothing stands in the way of the next capture. */
async function captureNext(kua: Launched, site: LongSite): Promise<void> {
  const page = await kua.newPage();
  await page.goto(`${site.origin}/next`);
  const popup = await kua.openPopup(page);
  await clickButton(popup, 'Capture page');
  await status(popup, /Captured/u);
  await popup.close();
  await page.close();
}

describe.each(launchBoth)('a capture in $name keeps all or nothing', ({ name, launch }) => {
  const stages = heldStages.filter(({ chromiumOnly }) => name === 'chromium' || chromiumOnly !== true);
  let site: LongSite;
  beforeAll(async () => {
    site = await startLongSite();
  });
  afterAll(() => site.close());

  describe('and is not hurt by its page or its background', () => {
    let kua: Launched;
    beforeAll(async () => {
      kua = await launch();
      await kua.grantAllHosts();
    });
    afterAll(() => kua.close());

    describe.each(stages)('$name', (stage) => {
      test.each(ends)('$name', async ({ happen }) => {
        const before = (await stored(kua)).records.length;
        const { page, popup, tabId, release } = await begun(kua, site, stage);
        await happen(kua, popup, tabId, page, site);
        await release();
        const job = await newestJob(popup);
        // Firefox ends a busy page's script when its tab goes elsewhere, and the page can be read before it is gone.
        if (stage.left === 'nothing' && name === 'firefox' && job.state === 'done') {
          expect((await newestRecord(kua)).url).toBe(site.origin + stage.path);
        } else if (stage.left === 'nothing') {
          expect(job.state).toBe('failed');
          // Firefox does not always tell that a page was left which never had a moment to answer.
          const reasons = name === 'firefox' ? ['page-left', 'page-silent'] : ['page-left'];
          expect(reasons).toContain(job.code);
          if (job.code === 'page-left')
            expect(await alertText(popup)).toContain('The page was left or reloaded before');
        } else {
          expect(job).toMatchObject({ state: 'done', code: null });
          await status(popup, /Captured/u);
          const record = await newestRecord(kua);
          const said = [...record.limitations.map(({ code }) => code), ...missingFrom(record)];
          if (stage.left !== null && name === 'chromium') expect(said).toContain(stage.left);
          // Firefox breaks off what a page asks for before it tells that the page is left.
          const isPhotographed = record.artifacts.some(({ role }) => role === 'screenshot-page');
          // Its picture of the whole page can be there before anything happens to that.
          if (stage.left !== null && !isPhotographed) expect(said).not.toEqual([]);
        }
        expect((await stored(kua)).records).toHaveLength(before + (job.state === 'done' ? 1 : 0));
        expect(await faultsIn(kua)).toEqual([]);
        await popup.close();
        if (!page.isClosed()) await page.close();
        await captureNext(kua, site);
      });

      test('its background is ended', async () => {
        const before = (await stored(kua)).records.length;
        const { page, popup, release } = await begun(kua, site, stage);
        await kua.stopBackground();
        await release();
        expect(await alertText(popup)).toContain(interrupted);
        expect(await newestJob(popup)).toMatchObject({ state: 'failed', code: 'interrupted' });
        expect((await stored(kua)).records).toHaveLength(before);
        expect(await faultsIn(kua)).toEqual([]);
        await popup.close();
        await page.close();
        await captureNext(kua, site);
      });
    });
  });

  test('when the browser is killed at any stage, and says so when it is opened again', async () => {
    const userDataDir = await temporaryFolder('profile');
    let kua = await launch({ userDataDir });
    try {
      for (const stage of stages) {
        await kua.grantAllHosts();
        const before = (await stored(kua)).records.length;
        await begun(kua, site, stage);
        await kua.kill();
        kua = await launch({ userDataDir, again: true });
        const page = await kua.newPage();
        await page.goto(site.origin + stage.path, { waitUntil: 'domcontentloaded' });
        const popup = await kua.openPopup(page);
        expect(await alertText(popup), stage.name).toContain(interrupted);
        expect((await stored(kua)).records, stage.name).toHaveLength(before);
        expect(await faultsIn(kua), stage.name).toEqual([]);
        await captureNext(kua, site);
      }
    } finally {
      await kua.close();
      await removeFolder(userDataDir);
    }
  }, 900_000);
});
