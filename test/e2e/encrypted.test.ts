import { spawnSync } from 'node:child_process';
import { openAsBlob } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../lib/bundle/index.ts';
import {
  byRole,
  clickButton,
  launchBoth,
  removeFolder,
  status,
  temporaryFolder,
  type Launched,
} from '../harness/index.ts';
import { verifyEncrypted } from '../harness/imports.ts';
import { captureShown } from '../harness/journey.ts';
import { openedTab } from '../harness/tabs.ts';
import { type DemoSite, startSite } from '../site/server.ts';
import { hasAge, inTerminal } from '../unit/bundle/age/age-tool.ts';
import { identity, opened, passphrase } from '../unit/bundle/age/made-age.ts';

describe.each(launchBoth)('an encrypted export in $name', ({ launch }) => {
  let folder: string;
  let site: DemoSite;
  let kua: Launched;
  let page: Page;
  /** The passphrase as the person wrote it down, and the file it opens. */
  let written: string;
  let locked: string;
  beforeAll(async () => {
    folder = await temporaryFolder('encrypted');
    site = await startSite();
    kua = await launch({ downloadDir: join(folder, 'downloads') });
    page = await kua.newPage();
    await page.goto(`${site.origin}/en/results`);
    await captureShown(kua, page);
  });
  afterAll(async () => {
    await kua.close();
    await site.close();
    await removeFolder(folder);
  });

  const choosing = async (): Promise<Page> => {
    const popup = await kua.openPopup(page);
    const tab = await openedTab(kua.browser, () => clickButton(popup, 'Export encrypted…'));
    if (!popup.isClosed()) await popup.close();
    await byRole(tab, 'heading', 'Export encrypted evidence');
    return tab;
  };

  const reopened = async (tab: Page): Promise<Page> => {
    const hash = await tab.evaluate(() => location.hash);
    await tab.close();
    return await kua.ownPage(`archive.html${hash}`);
  };

  const holds = async (zip: Blob): Promise<void> => {
    const verdict = await verifyBundle(zip, { now: new Date() });
    expect(verdict).toMatchObject({ holds: true, captures: 1 });
  };

  test('waits for the choice, shows a passphrase, and saves a file that is encrypted', async () => {
    const tab = await choosing();
    const made = await tab.waitForSelector('output');
    written = (await made?.evaluate((element) => element.textContent)) ?? '';
    expect(written).toMatch(/^\w{4}-\w{4}-\w{4}-\w{4}$/u);
    const start = await byRole(tab, 'button', 'Encrypt and export');
    expect(await start.evaluate((button) => button.hasAttribute('disabled'))).toBe(true);
    await (
      await byRole(
        tab,
        'checkbox',
        'I have the passphrase. Without it nobody opens the file, and Kuä cannot help.',
      )
    ).click();
    await clickButton(tab, 'Encrypt and export');
    locked = await kua.nextDownload();
    await status(tab, /1 version/u);
    expect(locked).toMatch(/\.zip\.age$/u);
    expect((await readFile(locked, 'latin1')).startsWith('age-encryption.org/v1\n-> scrypt ')).toBe(true);
    // It was shown once.
    expect(await tab.evaluate(() => document.body.innerText)).not.toContain(written);
    const again = await reopened(tab);
    await status(again, /1 version/u);
    expect(await again.evaluate(() => document.body.innerText)).not.toContain(written);
    await again.close();
  });

  test('opens with that passphrase, and what comes of it holds', async () => {
    await holds(new Blob([await opened(await openAsBlob(locked), passphrase(written))]));
    if (!hasAge) return;
    const plain = join(folder, 'plain.zip');
    expect(inTerminal(folder, written, ['age', '-d', '-o', plain, locked])).toMatchObject({ code: 0 });
    await holds(await openAsBlob(plain));
  });

  test('opens on the page that verifies, which is not frozen meanwhile', async () => {
    const tab = await kua.ownPage('archive.html#/verify');
    await (await tab.waitForSelector('input#bundle'))?.uploadFile(locked);
    await clickButton(tab, 'Verify bundle');
    await byRole(tab, 'dialog', 'This file is encrypted with a passphrase');
    await (await tab.waitForSelector('input#secret'))?.type(`${written}x`);
    await clickButton(tab, 'Open');
    await tab.waitForFunction(() =>
      document.querySelector('dialog [role="alert"]')?.textContent?.includes('does not open the file'),
    );
    await (await tab.waitForSelector('input#secret'))?.type(written);
    await tab.evaluate(() => {
      const gaps: number[] = [];
      let last = performance.now();
      setInterval(() => {
        gaps.push(performance.now() - last);
        last = performance.now();
      }, 10);
      Object.assign(globalThis, { gaps, began: last });
    });
    await clickButton(tab, 'Open');
    await status(tab, /Everything holds/u);
    const { longest, all } = await tab.evaluate(() => {
      const { gaps, began } = globalThis as unknown as { gaps: number[]; began: number };
      return { longest: Math.max(...gaps), all: performance.now() - began };
    });
    console.info(
      `opening took ${Math.round(all)} ms; the page stood still for ${Math.round(longest)} ms at most`,
    );
    expect(longest).toBeLessThan(all / 3);
    await tab.close();
  });

  test('for recipients tells a mistyped key, and opens with the right secret key only', async () => {
    const secret = await generateX25519Identity();
    const recipient = await identityToRecipient(secret);
    const tab = await choosing();
    await (await byRole(tab, 'radio', 'Keys of recipients')).click();
    const field = await byRole(tab, 'textbox', 'Public keys of age (age1…), one or several, a line each');
    await field.type(recipient.slice(0, -1));
    await tab.waitForFunction(() => document.body.innerText.includes('Line 1 is no key'));
    await field.type(recipient.slice(-1));
    await tab.waitForFunction(() => document.body.innerText.includes('1 key, typed right'));
    await clickButton(tab, 'Encrypt and export');
    const file = await kua.nextDownload();
    await status(tab, /1 version/u);
    await tab.close();
    await holds(new Blob([await opened(await openAsBlob(file), identity(secret))]));

    const identityFile = join(folder, 'identity.txt');
    await writeFile(identityFile, `${secret}\n`);
    if (hasAge) {
      const plain = join(folder, 'for-recipient.zip');
      const { status: code } = spawnSync('age', ['-d', '-i', identityFile, '-o', plain, file]);
      expect(code).toBe(0);
      await holds(await openAsBlob(plain));
    }
    await (await verifyEncrypted(kua, file, identityFile)).close();
  });

  test('is refused on the page that verifies where opening it would take hours', async () => {
    const hostile = join(folder, 'hours.zip.age');
    const body = 'A'.repeat(43);
    await writeFile(
      hostile,
      `age-encryption.org/v1\n-> scrypt ${'A'.repeat(22)} 30\n${body}\n--- ${body}\n${body}`,
    );
    const verify = await kua.ownPage('archive.html#/verify');
    await (await verify.waitForSelector('input#bundle'))?.uploadFile(hostile);
    await clickButton(verify, 'Verify bundle');
    await verify.waitForFunction(() =>
      document
        .querySelector('[role="alert"]')
        ?.textContent?.includes('more time or memory than Kuä gives it'),
    );
    await verify.close();
  });

  test('leaves no plain bundle: neither with Kuä, nor where files are saved', async () => {
    const tab = await kua.ownPage('archive.html#/pages');
    const kept = await tab.evaluate(async () => {
      const files: string[] = [];
      for await (const [name, handle] of (await navigator.storage.getDirectory()).entries()) {
        const file = handle instanceof FileSystemFileHandle ? await handle.getFile() : null;
        files.push(`${name}: ${(await file?.slice(0, 19).text()) ?? 'folder'}`);
      }
      return files;
    });
    await tab.close();
    expect(kept).toHaveLength(2);
    for (const line of kept) expect(line).toMatch(/\.zip\.age: age-encryption\.org\/$/u);
    for (const name of await readdir(kua.downloadDir)) expect(name).toMatch(/\.zip\.age$/u);
  });

  test('is asked for anew where its tab was closed before the choice, and is never made plain', async () => {
    const tab = await choosing();
    const again = await reopened(tab);
    await byRole(again, 'button', 'Encrypt and export');
    expect((await readdir(kua.downloadDir)).filter((name) => !name.endsWith('.age'))).toEqual([]);
    await again.close();
  });
});
