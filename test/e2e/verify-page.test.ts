import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkIds } from '../../lib/bundle/index.ts';
import { createDeviceKey, publicKeyPem, utf8 } from '../../lib/evidence/index.ts';
import {
  alertText,
  byRole,
  clickButton,
  launchBoth,
  removeFolder,
  status,
  temporaryFolder,
} from '../harness/index.ts';
import type { Launched } from '../harness/index.ts';
import { brokenZip } from '../unit/bundle/broken-zip.ts';
import { TimestampAuthority } from '../harness/timestamp-authority.ts';
import { exportedBag } from '../unit/bundle/loose-bag.ts';
import { bagOf, stampedInput } from '../unit/bundle/stamped-bag.ts';

let folder: string;
let made: Awaited<ReturnType<typeof exportedBag>>;
const file = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await temporaryFolder('verify-page');
  made = await exportedBag();
  const { publicSpki } = await createDeviceKey();
  await writeFile(file('bundle.zip'), made.zip);
  await writeFile(file('large.zip'), await largeBundle());
  const hidden = { deflate: true, packed: Buffer.concat([deflateRawSync(utf8('seen')), utf8('hidden')]) };
  await writeFile(file('followed.zip'), brokenZip([{ name: 'top/a.txt', content: utf8('seen'), ...hidden }]));
  const cut = { deflate: true, packed: deflateRawSync(utf8('seen')).subarray(0, -1) };
  await writeFile(file('cut.zip'), brokenZip([{ name: 'top/a.txt', content: utf8('seen'), ...cut }]));
  await writeFile(file('text.zip'), 'election results');
  const authority = await TimestampAuthority.make(file('tsa'), { key: 'p384', intermediate: true });
  await writeFile(file('stamped.zip'), (await bagOf(await stampedInput(authority))).zip);
  await TimestampAuthority.make(file('other-tsa'), { key: 'p384' });
  await writeFile(file('key.pem'), publicKeyPem(made.key.publicSpki));
  await writeFile(file('other.pem'), publicKeyPem(publicSpki));
});
afterAll(() => removeFolder(folder));

const imported = 'data/imported/00000000-0000-4000-8000-000000000000.zip';

/** A bundle with a file too large to be held whole. */
async function largeBundle(): Promise<Uint8Array> {
  const bag = made.bag.copy();
  bag.put(imported, Buffer.alloc(18e6, 'archive'));
  await bag.seal(made.key.sign);
  return new Uint8Array(await bag.zip().arrayBuffer());
}

async function choose(page: Page, field: '#bundle' | '#key' | '#roots', name: string): Promise<void> {
  const input = await page.waitForSelector(`input${field}`);
  await input?.uploadFile(file(name));
}

/** The checks and what they noticed, a line each. */
async function checks(page: Page): Promise<readonly string[]> {
  await byRole(page, 'list', 'Checks');
  return await page.$$eval('.checks > li', (items) =>
    items.map((item) => `${item.className} ${item.innerText.replaceAll(/\s+/gu, ' ')}`),
  );
}

describe.each(launchBoth)('the page that verifies a bundle in $name', ({ launch }) => {
  let kua: Launched;
  let page: Page;
  const requests: string[] = [];
  beforeAll(async () => {
    kua = await launch();
    page = await kua.ownPage('archive.html#/verify');
    page.on('request', (request) => requests.push(request.url()));
  });
  afterAll(() => kua.close());

  test('is reached from the navigation of the archive', async () => {
    const archive = await kua.ownPage('archive.html#/pages');
    await (await byRole(archive, 'link', 'Verify')).click();
    await byRole(archive, 'heading', 'Verify a bundle');
    expect(archive.url()).toContain('#/verify');
    await archive.close();
  });

  test('waits for a file', async () => {
    await byRole(page, 'heading', 'Verify a bundle');
    expect(await page.$eval('button.primary', (button) => button.hasAttribute('disabled'))).toBe(true);
  });

  test('says that a bundle is consistent and its key unknown, and names the key', async () => {
    await choose(page, '#bundle', 'bundle.zip');
    await clickButton(page, 'Verify bundle');
    const said = await status(page, /key/iu);
    expect(said).toContain('Consistent, key unknown');
    expect(said).toContain(made.bag.topFolder);
    expect(said).toContain(made.key.keyId.slice(7, 15));
    const all = await checks(page);
    expect(all).toHaveLength(checkIds.length);
    expect(all.filter((line) => line.startsWith('fails'))).toEqual([]);
  });

  test('knows a key that the person has given a name, from then on', async () => {
    const own = await kua.ownPage('archive.html#/verify');
    await choose(own, '#bundle', 'bundle.zip');
    await clickButton(own, 'Verify bundle');
    await status(own, /Consistent, key unknown/u);
    await (await byRole(own, 'textbox', 'Whose key is it?')).type('Асель, Алматы');
    await clickButton(own, 'Keep the name');
    await status(own, /Асель, Алматы/u);
    await clickButton(own, 'Verify bundle');
    expect(await status(own, /Everything holds/u)).toContain('by a key that you know');
    await own.close();
    const settings = await kua.ownPage('archive.html#/settings');
    await clickButton(settings, 'Forget');
    await settings.waitForFunction(() => !document.body.innerText.includes('Асель'));
    await settings.close();
  });

  test('says that everything holds by the key that the person has, and not by another', async () => {
    await choose(page, '#key', 'key.pem');
    await clickButton(page, 'Verify bundle');
    expect(await status(page, /Everything holds/u)).toContain('by the key you gave');
    await choose(page, '#key', 'other.pem');
    await clickButton(page, 'Verify bundle');
    await status(page, /Does not hold/u);
    expect((await checks(page)).filter((line) => line.startsWith('fails'))).toEqual([
      expect.stringContaining('keys/signer.pub.pem is another key than the one given'),
    ]);
  });

  test('reads a large file piece by piece, and says that it is no bundle of somebody else’s', async () => {
    const own = await kua.ownPage('archive.html#/verify');
    await choose(own, '#bundle', 'large.zip');
    await clickButton(own, 'Verify bundle');
    await status(own, /Does not hold/u);
    const failing = (await checks(own)).filter((line) => line.startsWith('fails'));
    expect(failing).toEqual([expect.stringContaining(`${imported} the file is cut off`)]);
    await own.close();
  });

  test('believes time-stamps by the root that the person has, and by no other', async () => {
    const verify = async (root: string | null, answer: RegExp): Promise<readonly string[]> => {
      const own = await kua.ownPage('archive.html#/verify');
      await choose(own, '#bundle', 'stamped.zip');
      if (root !== null) await choose(own, '#roots', root);
      await clickButton(own, 'Verify bundle');
      await status(own, answer);
      const line = (await checks(own)).find((check) => check.includes('Time-stamps'));
      await own.close();
      return (line ?? '').match(/\S+\.tsr [^;]+/gu) ?? [];
    };
    const said = { unknown: 'consistent, authority unknown', given: 'by the authority that was given: 20' };
    const unknown = await verify(null, /Consistent/u);
    const given = await verify('tsa/ca.pem', /Consistent/u);
    const others = await verify('other-tsa/ca.pem', /Does not hold/u);
    expect([unknown.length, given.length, others.length]).toEqual([4, 4, 4]);
    expect(unknown.filter((line) => !line.includes(said.unknown))).toEqual([]);
    expect(given.filter((line) => !line.includes(said.given))).toEqual([]);
    expect(others.filter((line) => !line.includes('does not come from an authority'))).toEqual([]);
  });

  test.each(['followed.zip', 'cut.zip'])('finds what is wrong in the packed bytes of %s', async (name) => {
    const own = await kua.ownPage('archive.html#/verify');
    await choose(own, '#bundle', name);
    await clickButton(own, 'Verify bundle');
    await status(own, /Does not hold/u);
    expect((await checks(own))[0]).toContain('a.txt its content cannot be unpacked, or something follows it');
    await own.close();
  });

  test('takes its answer back when another file is chosen', async () => {
    const own = await kua.ownPage('archive.html#/verify');
    await choose(own, '#bundle', 'bundle.zip');
    await clickButton(own, 'Verify bundle');
    await status(own, /Consistent/u);
    await choose(own, '#bundle', 'text.zip');
    await own.waitForSelector('.delivered', { hidden: true });
    await own.close();
  });

  test('refuses a key that is none', async () => {
    await choose(page, '#key', 'text.zip');
    await clickButton(page, 'Verify bundle');
    expect(await alertText(page)).toContain('no public key');
  });

  test('names what was changed and what is missing in a bundle that was dropped on it', async () => {
    const again = await kua.ownPage('archive.html#/verify');
    await byRole(again, 'heading', 'Verify a bundle');
    const bag = made.bag.copy();
    bag.edit('data/figures.csv', (text) => text.replace('41.07', '49.07'));
    bag.drop('data/notes.json');
    const bytes = [...new Uint8Array(await bag.zip().arrayBuffer())];
    await again.evaluate((content) => {
      const files = new DataTransfer();
      files.items.add(new File([new Uint8Array(content)], 'changed.zip'));
      const drop = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true });
      document.querySelector('form')?.dispatchEvent(drop);
    }, bytes);
    await clickButton(again, 'Verify bundle');
    await status(again, /Does not hold/u);
    const failing = (await checks(again)).filter((line) => line.startsWith('fails')).join('\n');
    expect(failing).toContain('data/figures.csv differs from what was sealed');
    expect(failing).toContain('data/notes.json is missing');
    await again.close();
  });

  test('says of a file that is no ZIP what it is, and what to do', async () => {
    await choose(page, '#bundle', 'text.zip');
    await page.$eval('#key', (input) => {
      (input as HTMLInputElement).value = '';
    });
    await clickButton(page, 'Verify bundle');
    const said = await page.waitForSelector('[data-code="not-a-bundle"]');
    expect(await said?.evaluate((element) => (element as HTMLElement).innerText)).toContain(
      'Export evidence',
    );
  });

  test('asks the network for nothing', () => {
    expect(requests.filter((url) => /^https?:/u.test(url))).toEqual([]);
  });
});
