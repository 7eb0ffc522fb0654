import { existsSync } from 'node:fs';
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBundle, verifyBundle } from '../../lib/bundle/index.ts';
import {
  byRole,
  clickButton,
  launchBoth,
  newestRecord,
  removeFolder,
  run,
  temporaryFolder,
  unpack,
  type Launched,
} from '../harness/index.ts';
import { captureShown, exportEvidence } from '../harness/journey.ts';
import { positionBytes, secrets, toldJpeg } from '../unit/evidence/metadata/made-pictures.ts';
import { startLongSite, type LongSite } from './long-site.ts';

const verifiers = fileURLToPath(new URL('../../../shared/verifiers', import.meta.url));
const there = existsSync(verifiers);
if (!there) console.warn('Independent verifiers are not here; bundles are checked by Kuä alone.');

describe.each(launchBoth)('attached files, in $name', ({ launch }) => {
  let site: LongSite;
  let kua: Launched;
  let page: Page;
  let folder: string;
  let captureId = '';

  beforeAll(async () => {
    [site, kua, folder] = await Promise.all([startLongSite(), launch(), temporaryFolder('attached')]);
    page = await kua.newPage();
    await page.goto(`${site.origin}/plain`);
    await captureShown(kua, page);
    ({ captureId } = await newestRecord(kua));
    await writeFile(join(folder, 'IMG_20260315_204107.jpg'), toldJpeg());
    await writeFile(join(folder, 'protocol.pdf'), '%PDF-1.7\nProtocol of station 12\n');
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close(), removeFolder(folder)]);
  });

  const choose = async (view: Page, name: string): Promise<string> => {
    await view.waitForSelector('dialog.attach', { hidden: true });
    const input = await view.waitForSelector<'input'>('.attachments input[type="file"]' as 'input');
    await input?.uploadFile(join(folder, name));
    await byRole(view, 'button', 'Attach');
    return await view.$eval('dialog.attach', (dialog) => (dialog as HTMLElement).innerText);
  };
  const listed = async (view: Page, words: string): Promise<void> => {
    await view.waitForFunction(
      (wanted) => document.querySelector('.attachments ul')?.textContent.includes(wanted),
      {},
      words,
    );
  };
  const exported = async (name: string) => {
    const zip = await exportEvidence(kua, page);
    const blob = new Blob([await readFile(zip)]);
    const { checks } = await verifyBundle(blob, { now: new Date() });
    expect(checks.filter(({ state }) => state === 'fails')).toEqual([]);
    await unpack(zip, join(folder, name));
    const [top = ''] = await readdir(join(folder, name));
    const root = join(folder, name, top);
    const paths = (await readdir(root, { recursive: true, withFileTypes: true })).flatMap((entry) =>
      entry.isFile() ? [join(entry.parentPath, entry.name)] : [],
    );
    const files = await Promise.all(paths.map(async (path) => ({ path, bytes: await readFile(path) })));
    return { zip, root, files, list: await listBundle(blob) };
  };

  test('the person sees where and when a photo was taken and with what; a copy without that is kept by default', async () => {
    const view = await kua.ownPage(`archive.html#/capture/${captureId}`);
    const words = await choose(view, 'IMG_20260315_204107.jpg');
    for (const told of [
      '43.29981, 68.25319',
      secrets.time,
      secrets.make,
      secrets.serial,
      secrets.artist,
      secrets.city,
    ])
      expect(words).toContain(told);
    expect(words).toContain('Keep the original yourself');
    // The name that the camera gave is not what is offered.
    expect(words).toContain('own name, IMG_20260315_204107.jpg, may tell a date');
    expect(await view.$eval('#attach-name', (field) => (field as HTMLInputElement).value)).toBe('photo.jpg');
    const shown = await view.waitForFunction(() => {
      const picture = document.querySelector<HTMLImageElement>('dialog.attach img');
      return picture?.complete === true && picture.naturalWidth > 0
        ? { width: picture.naturalWidth, height: picture.naturalHeight }
        : false;
    });
    // 320 by 200 in the file, and turned.
    expect(await shown.jsonValue()).toEqual({ width: 200, height: 320 });
    await view.locator('#attach-name').fill('Хаттама 12.jpg');
    await clickButton(view, 'Attach');
    await listed(view, 'Хаттама 12.jpg');
    await listed(view, 'a copy without metadata');

    expect(await choose(view, 'protocol.pdf')).toContain(
      'cannot take metadata out of this kind of file (PDF)',
    );
    await clickButton(view, 'Attach');
    await listed(view, 'kept as it was');
    await view.close();
  });

  test('nothing in the browser’s archive leads to the original', async () => {
    const view = await kua.ownPage('archive.html#/settings');
    const all = await view.evaluate(async () => {
      const opening = indexedDB.open('kua');
      const database = await new Promise<IDBDatabase>((resolve) => {
        opening.addEventListener('success', () => {
          resolve(opening.result);
        });
      });
      const texts: string[] = [];
      const read = async (value: unknown): Promise<void> => {
        if (value instanceof Blob) {
          texts.push(`${value instanceof File ? 'a-file-with-a-name' : ''}${value.type}`, await value.text());
        } else if (ArrayBuffer.isView(value)) texts.push(new TextDecoder().decode(value));
        else if (typeof value === 'object' && value !== null)
          for (const part of Object.values(value)) await read(part);
        else texts.push(String(value));
      };
      for (const store of database.objectStoreNames) {
        const asking = database.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => {
          asking.addEventListener('success', resolve);
        });
        await read(asking.result);
      }
      database.close();
      return texts.join('\n');
    });
    await view.close();
    expect(all).toContain('Хаттама 12.jpg');
    for (const told of [...Object.values(secrets), 'IMG_2026', 'a-file-with-a-name'])
      expect(all.includes(told), told).toBe(false);
  });

  test('the bundle has the copy and says so; neither the place nor the device is in any file of it', async () => {
    const { zip, root, files, list } = await exported('whole');
    for (const { path, bytes } of files) {
      for (const told of [...Object.values(secrets), 'IMG_2026'])
        expect(bytes.includes(told), `${told} in ${path}`).toBe(false);
      expect(bytes.includes(positionBytes), path).toBe(false);
    }
    expect(list.attachments.map(({ name, kept, mediaType }) => [name, kept, mediaType])).toEqual([
      ['Хаттама 12.jpg', 'without-metadata', 'image/jpeg'],
      ['protocol.pdf', 'as-given', 'application/pdf'],
    ]);
    const names = await readdir(join(root, 'data', 'attachments'));
    expect(names.map((name) => name.slice(64)).toSorted()).toEqual(['.jpg', '.pdf']);
    const report = await readFile(join(root, 'data', 'index.html'), 'utf8');
    expect(report).toContain('Хаттама 12.jpg');
    expect(report).toContain('The site did not publish them');
    if (!there) return;
    const copy = join(folder, 'verifiers');
    await cp(verifiers, copy, { recursive: true });
    const key = join(root, 'keys', 'signer.pub.pem');
    const { stdout, stderr } = await run('python3', [join(copy, 'verify_bundle.py'), zip, '--pubkey', key]);
    expect(stdout + stderr).toContain('RESULT OK');
  });

  test('what is attached to the page is in its bundles; what was deleted is in none, and they still hold', async () => {
    const view = await kua.ownPage(`archive.html#/page/${encodeURIComponent(`${site.origin}/plain`)}`);
    await choose(view, 'IMG_20260315_204107.jpg');
    await view.locator('#attach-name').fill('wall.jpg');
    await view.locator('#kept-as-given').click();
    await clickButton(view, 'Attach');
    await listed(view, 'wall.jpg');
    await view.close();
    const own = await kua.ownPage(`archive.html#/capture/${captureId}`);
    await listed(own, 'Хаттама 12.jpg');
    const deleteIt = await byRole(own, 'button', 'Delete Хаттама 12.jpg…');
    const focused = async (): Promise<string | null> =>
      await own.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.localName ?? null,
      );
    await deleteIt.focus();
    await own.keyboard.press('Enter');
    await byRole(own, 'dialog', 'Delete this attached file?');
    await own.keyboard.press('Escape');
    await own.waitForSelector('dialog[open]', { hidden: true });
    expect(await focused()).toBe('Delete Хаттама 12.jpg…');
    await own.keyboard.press('Enter');
    const dialog = await byRole(own, 'dialog', 'Delete this attached file?');
    await (await dialog.waitForSelector('button.loss'))?.click();
    await own.waitForFunction(
      () =>
        document.querySelectorAll('.attachments li').length === 1 && !document.querySelector('dialog[open]'),
    );
    expect(await focused()).toBe('main');
    await own.close();
    const { files, list } = await exported('rest');
    expect(list.attachments.map(({ name, captureId: to, kept }) => [name, to, kept])).toEqual([
      ['protocol.pdf', captureId, 'as-given'],
      ['wall.jpg', null, 'as-given'],
    ]);
    expect(files.some(({ bytes }) => bytes.includes('Хаттама'))).toBe(false);
    expect(files.filter(({ bytes }) => bytes.includes(secrets.serial))).toHaveLength(1);
  });
});
