import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBoth } from '../harness/index.ts';
import type { Launched } from '../harness/index.ts';

describe.each(launchBoth)('the built extension in $name', ({ launch }) => {
  let kua: Launched;
  beforeAll(async () => {
    kua = await launch();
  });
  afterAll(async () => {
    await kua?.close();
  });

  test('is there and its archive opens', async () => {
    const archive = await kua.ownPage('archive.html');
    const { href, name } = await archive.evaluate(() => ({
      href: location.href,
      name: chrome.runtime.getManifest().name,
    }));
    expect(href).toMatch(new RegExp(`^${kua.extensionOrigin}archive\\.html`, 'u'));
    expect(name).toMatch(/Kuä|Куә/u);
    await archive.waitForSelector('main');
  });

  test('its background starts without an error', async () => {
    expect((await kua.backgroundLog()).filter((line) => line.startsWith('error'))).toEqual([]);
  });
});
