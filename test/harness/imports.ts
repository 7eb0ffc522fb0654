import type { Page } from 'puppeteer-core';
import type { Launched } from './launched.ts';
import { byRole, clickButton, status } from './page.ts';

/** Choose these files where bundles are verified, and wait until each has its verdict. */
export async function verifyFiles(kua: Launched, ...files: string[]): Promise<Page> {
  const page = await kua.ownPage('archive.html#/verify');
  await choose(page, 'input#bundle', ...files);
  await clickButton(page, 'Verify bundle');
  await page.waitForFunction(
    (n) => document.querySelectorAll('.checked').length === n,
    { polling: 50 },
    files.length,
  );
  return page;
}

/** Choose a file that is encrypted for recipients, and open it with the text of an identity file. */
export async function verifyEncrypted(kua: Launched, file: string, identityFile: string): Promise<Page> {
  const page = await kua.ownPage('archive.html#/verify');
  await choose(page, 'input#bundle', file);
  await clickButton(page, 'Verify bundle');
  await byRole(page, 'dialog', 'This file is encrypted for recipients');
  await choose(page, 'input#secret', identityFile);
  await clickButton(page, 'Open');
  await status(page, /Everything holds|Consistent/u);
  return page;
}

async function choose(page: Page, selector: string, ...files: readonly string[]): Promise<void> {
  const input = await page.waitForSelector(selector);
  await (input as unknown as { uploadFile: (...paths: string[]) => Promise<void> }).uploadFile(...files);
}

/** Press the button that keeps what holds; answers what came of each file. */
export async function keepVerified(page: Page, button: string): Promise<readonly string[]> {
  await clickButton(page, button);
  await page.waitForSelector('.outcomes');
  return await page.$$eval('.outcomes > li', (items) => items.map((item) => item.dataset['outcome'] ?? ''));
}

/** How many rows each table of imported bundles has, read past the extension's own code. */
export async function importTables(kua: Launched): Promise<Readonly<Record<string, number>>> {
  const page = await kua.ownPage('manifest.json');
  const counts = await page.evaluate(async () => {
    const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
      await new Promise((resolve) => {
        request.addEventListener('success', () => resolve(request.result));
      });
    const database = await answer(indexedDB.open('kua'));
    const names = ['importedBundles', 'importedFiles', 'importedCaptures', 'captures'];
    const found: Record<string, number> = {};
    for (const name of names) {
      found[name] = await answer(database.transaction(name).objectStore(name).count());
    }
    const types = (await answer(database.transaction('log').objectStore('log').getAll())) as {
      type: string;
    }[];
    found['import entries'] = types.filter(({ type }) => type === 'import').length;
    database.close();
    return found;
  });
  await page.close();
  return counts;
}

/** Wait until what an import that was cut off left is gone. */
export async function withoutRemains(kua: Launched): Promise<void> {
  for (;;) {
    const { importedFiles, importedBundles } = await importTables(kua);
    if (importedFiles === importedBundles) return;
  }
}

/** The versions on a page's place in the archive, a line each, once captures were held against each other. */
export async function listedVersions(page: Page, relations: number): Promise<readonly string[]> {
  await byRole(page, 'list', 'Versions');
  await page.waitForFunction(
    (n) => document.querySelectorAll('[data-relation]').length === n,
    { polling: 50 },
    relations,
  );
  return await page.$$eval('.versions > li', (items) =>
    items.map((item) => item.innerText.replaceAll(/\s+/gu, ' ')),
  );
}
