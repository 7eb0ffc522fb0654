import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clickButton, launchBoth, newestRecord, status, withBrowser } from '../harness/index.ts';
import { startSite, type DemoSite } from '../site/server.ts';

let site: DemoSite;
beforeAll(async () => {
  site = await startSite();
});
afterAll(() => site.close());

describe.each(launchBoth)('how the document came, in $name', ({ launch }) => {
  test('with permission, its status, headers and server are in the record, and the bytes it came as', async () => {
    const kua = await launch();
    const record = await withBrowser(kua, async () => {
      await kua.grantAllHosts();
      const page = await kua.newPage();
      await page.goto(`${site.origin}/en/results`);
      const popup = await kua.openPopup(page);
      await clickButton(popup, 'Capture page');
      await status(popup, /Captured/u);
      return await newestRecord(kua);
    });
    expect(record.http).toMatchObject({ status: 200, statusText: 'OK', redirects: [] });
    expect(record.http.headers).toContainEqual(['content-type', 'text/html; charset=utf-8']);
    expect(record.network).toMatchObject({ serverIp: '127.0.0.1', fromCache: false });
    expect(record.artifacts.map((one) => one.role)).toContain('source');
    // Below the fold the page has a picture that it had not loaded.
    expect(record.limitations.map((one) => one.code)).toEqual(['lazy-not-loaded']);
    expect(Math.abs(record.clock.skewMs ?? Number.NaN)).toBeLessThanOrEqual(1500);
  });
});
