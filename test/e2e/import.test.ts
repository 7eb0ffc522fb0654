import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, openAsBlob } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listBundle, verifyBundle } from '../../lib/bundle/index.ts';
import { ownBytes } from '../../lib/evidence/index.ts';
import {
  byRole,
  clickButton,
  faultsIn,
  launchBoth,
  removeFolder,
  status,
  temporaryFolder,
  type Launched,
} from '../harness/index.ts';
import {
  importTables,
  keepVerified,
  listedVersions,
  verifyEncrypted,
  verifyFiles,
} from '../harness/imports.ts';
import { captureShown, exportEvidence } from '../harness/journey.ts';
import { startSite, type DemoSite } from '../site/server.ts';
import { hasAge } from '../unit/bundle/age/age-tool.ts';
import { encrypted } from '../unit/bundle/age/made-age.ts';
import { exportedBag } from '../unit/bundle/loose-bag.ts';

const verifiers = fileURLToPath(new URL('../../../shared/verifiers', import.meta.url));

describe.each(launchBoth)('two people who do not coordinate, in $name', ({ launch }) => {
  let site: DemoSite;
  let mine: Launched;
  let hers: Launched;
  let folder: string;
  let myZip: string;
  let herZip: string;
  let url: string;

  const step = async (): Promise<void> => {
    const response = await fetch(`${site.origin}/control/step`, { method: 'POST' });
    expect(response.ok).toBe(true);
  };

  beforeAll(async () => {
    [site, mine, hers, folder] = await Promise.all([
      startSite(),
      launch(),
      launch(),
      temporaryFolder('import'),
    ]);
    url = `${site.origin}/en/results`;
    const [myPage, herPage] = [await mine.newPage(), await hers.newPage()];
    // Both see the results before they are revised; she alone sees them after.
    await myPage.goto(url);
    await captureShown(mine, myPage);
    await herPage.goto(url);
    await captureShown(hers, herPage);
    await step();
    await herPage.reload();
    await captureShown(hers, herPage);
    myZip = await exportEvidence(mine, myPage);
    herZip = await exportEvidence(hers, herPage);
  });
  afterAll(async () => {
    await Promise.all([site.close(), mine.close(), hers.close(), removeFolder(folder)]);
  });

  const versionsPage = async (kua: Launched): Promise<Page> =>
    await kua.ownPage(`archive.html#/page/${encodeURIComponent(url)}`);

  test('nothing is kept of what does not hold, and it is said which file is wrong', async () => {
    const changed = join(folder, 'changed.zip');
    const bag = (await exportedBag()).bag.copy();
    bag.edit('data/figures.csv', (text) => text.replace('41.07', '49.07'));
    await writeFile(changed, new Uint8Array(await bag.zip().arrayBuffer()));
    const before = await importTables(mine);
    const page = await verifyFiles(mine, changed);
    await status(page, /Does not hold/u);
    expect(await page.$eval('main', (main) => main.innerText)).toContain(
      'data/figures.csv differs from what was sealed',
    );
    expect(await page.$('.keep')).toBeNull();
    expect(await importTables(mine)).toEqual(before);
    await page.close();
  });

  test('several bundles at once: those that hold are kept, by a key with a name', async () => {
    const page = await verifyFiles(mine, herZip, join(folder, 'changed.zip'));
    expect(await keepVerified(page, 'Keep this bundle')).toEqual(['kept']);
    await page.close();
    const named = await verifyFiles(mine, herZip);
    await (await byRole(named, 'textbox', 'Whose key is it?')).type('Асель, Алматы');
    await clickButton(named, 'Keep the name');
    await status(named, /Асель, Алматы/u);
    await named.close();
    expect(await importTables(mine)).toMatchObject({
      importedBundles: 1,
      importedFiles: 1,
      importedCaptures: 2,
      captures: 1,
      'import entries': 1,
    });
  });

  test('the same bundle again, twice, leaves one', async () => {
    const before = await importTables(mine);
    for (const _ of [2, 3]) {
      const page = await verifyFiles(mine, herZip);
      expect(await keepVerified(page, 'Keep this bundle')).toEqual(['same']);
      await page.close();
    }
    expect(await importTables(mine)).toEqual(before);
  });

  test('her captures stand beside mine with her name; the one corroborates, the other differs', async () => {
    const page = await versionsPage(mine);
    const lines = await listedVersions(page, 4);
    expect(lines).toHaveLength(3);
    const [after = '', before = '', own = ''] = lines;
    expect(after).toContain('Асель, Алматы · imported in bundle');
    expect(after).toMatch(/differs: this device, /u);
    expect(before).toContain('Асель, Алматы');
    expect(before).toMatch(/corroborates: this device, /u);
    expect(own).not.toContain('imported');
    expect(own).toMatch(/corroborates: Асель, Алматы, /u);
    await page.close();
  });

  test('what differs is compared, and her capture opened, out of her bundle', async () => {
    const page = await versionsPage(mine);
    await listedVersions(page, 4);
    await (await page.waitForSelector('[data-relation="differs"] a'))?.click();
    expect(await status(page, /changed/u)).toContain('figures');
    const words = await page.$eval('main', (main) => main.innerText);
    expect(words).toContain('7,820,918');
    expect(words).toContain('7,820,204');
    expect(words).toContain('A difference is by itself no contradiction');
    expect(words).toContain('Асель, Алматы');
    await page.close();
    const list = await versionsPage(mine);
    await listedVersions(list, 4);
    await (await list.waitForSelector('.versions li a'))?.click();
    await byRole(list, 'heading', 'Text of the page');
    await list.waitForSelector('pre.text');
    const capture = await list.$eval('main', (main) => main.innerText);
    expect(capture).toContain('This was captured by somebody else: Асель, Алматы');
    expect(capture).toContain('7,820,204');
    await list.waitForSelector('img.shot');
    expect(await list.$$('dialog, textarea')).toEqual([]);
    await list.close();
  });

  test('how far apart they may be is chosen, and remembered', async () => {
    const page = await versionsPage(mine);
    await listedVersions(page, 4);
    await (await page.waitForSelector('#span'))?.select('1440');
    expect(await listedVersions(page, 4)).toHaveLength(3);
    await page.close();
    const again = await versionsPage(mine);
    await listedVersions(again, 4);
    expect(await again.$eval('#span', (select) => (select as HTMLSelectElement).value)).toBe('1440');
    await (await again.waitForSelector('#span'))?.select('10');
    await again.close();
  });

  test('the history of a figure has what her captures show too, under her name', async () => {
    const page = await versionsPage(mine);
    await listedVersions(page, 4);
    await (await page.waitForSelector('[data-relation="differs"] a'))?.click();
    await (await page.waitForSelector('table.figures a.figure-link ::-p-text(7,820,204)'))?.click();
    await page.waitForFunction(() => location.hash.startsWith('#/figure/'), { polling: 50 });
    await status(page, /captures read/u);
    const values = await page.$$eval('.history:first-of-type tbody tr', (rows) =>
      rows.map((row) => [row.cells[0]?.innerText.includes('Асель, Алматы'), row.cells[1]?.innerText]),
    );
    expect(values).toEqual([
      [true, '7,820,204'],
      [true, '7,820,918'],
      [false, '7,820,918'],
    ]);
    await page.close();
  });

  test('an export carries her bundle whole, and is verified down to it by all that verify', async () => {
    const page = await versionsPage(mine);
    await clickButton(page, 'Export evidence');
    const zip = await mine.nextDownload();
    await page.close();
    const blob = await openAsBlob(zip);
    const verdict = await verifyBundle(blob, { now: new Date() });
    expect(verdict.checks.filter(({ state }) => state === 'fails')).toEqual([]);
    expect(verdict.imported).toMatchObject([{ holds: true, captures: 2 }]);
    const { imported, files } = await listBundle(blob);
    expect(imported[0]?.captures).toHaveLength(2);
    const inside = files.find(({ path }) => path.startsWith('data/imported/'));
    expect(inside?.bytes).toBe((await readFile(herZip)).length);
    expect(files.filter(({ path }) => path.startsWith('data/comparisons/'))).toHaveLength(2);
    if (!existsSync(verifiers)) {
      console.warn('The independent verifiers are not here: skipped.');
      return;
    }
    const copy = join(folder, 'verifiers');
    cpSync(verifiers, copy, { recursive: true });
    const { status: code, stdout } = spawnSync('python3', [join(copy, 'verify_bundle.py'), zip], {
      encoding: 'utf8',
    });
    expect(code, stdout).toBe(0);
  });

  test('my own bundle imported is mine: nothing stands twice', async () => {
    const page = await verifyFiles(mine, myZip);
    expect(await keepVerified(page, 'Keep this bundle')).toEqual(['kept']);
    await page.close();
    const list = await versionsPage(mine);
    const lines = await listedVersions(list, 4);
    expect(lines).toHaveLength(3);
    expect(lines[2]).toContain('imported in bundle');
    await list.close();
  });

  test('a capture in two bundles stands once, with both named', async () => {
    const herPage = await hers.newPage();
    await herPage.goto(url);
    const again = await exportEvidence(hers, herPage);
    await herPage.close();
    const page = await verifyFiles(mine, again);
    expect(await keepVerified(page, 'Keep this bundle')).toEqual(['kept']);
    await page.close();
    const list = await versionsPage(mine);
    const lines = await listedVersions(list, 4);
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/imported in bundles [0-9a-f]{8}, [0-9a-f]{8}/u);
    await list.close();
  });

  test('an imported bundle is removed again, with its captures', async () => {
    const page = await mine.ownPage('archive.html#/pages');
    await byRole(page, 'list', 'Imported bundles');
    for (const left of [2, 1, 0]) {
      await clickButton(page, 'Remove…');
      await (await page.waitForSelector('dialog[open] button.loss'))?.click();
      await page.waitForFunction(
        (n) => document.querySelectorAll('.imported > li').length === n,
        { polling: 50 },
        left,
      );
    }
    expect(await importTables(mine)).toMatchObject({
      importedBundles: 0,
      importedFiles: 0,
      importedCaptures: 0,
    });
    await page.close();
    const list = await versionsPage(mine);
    expect(await listedVersions(list, 0)).toHaveLength(1);
    await list.close();
    expect(await faultsIn(mine)).toEqual([]);
  });

  test('her bundle as it came encrypted is opened, and kept as the one she encrypted', async () => {
    const secret = await generateX25519Identity();
    const recipient = await identityToRecipient(secret);
    const identityFile = join(folder, 'identity.txt');
    await writeFile(identityFile, `${secret}\n`);
    const locked = join(folder, 'hers.zip.age');
    if (hasAge) expect(spawnSync('age', ['-r', recipient, '-o', locked, herZip]).status).toBe(0);
    else
      await writeFile(
        locked,
        await encrypted(ownBytes(await readFile(herZip)), { kind: 'recipients', recipients: [recipient] }),
      );
    const page = await verifyEncrypted(mine, locked, identityFile);
    expect(await keepVerified(page, 'Keep this bundle')).toEqual(['kept']);
    await page.close();
    const plain = await verifyFiles(mine, herZip);
    expect(await keepVerified(plain, 'Keep this bundle')).toEqual(['same']);
    await plain.close();
    expect(await importTables(mine)).toMatchObject({ importedBundles: 1, importedCaptures: 2 });
    const list = await versionsPage(mine);
    expect(await listedVersions(list, 4)).toHaveLength(3);
    await list.close();
    expect(await faultsIn(mine)).toEqual([]);
  });

  test('who has captured nothing sees the captures of both, under the keys they do not know', async () => {
    const third = await launch();
    try {
      const page = await verifyFiles(third, myZip, herZip);
      expect(await keepVerified(page, 'Keep the 2 bundles that hold')).toEqual(['kept', 'kept']);
      await page.close();
      const pages = await third.ownPage('archive.html#/pages');
      await (await pages.waitForSelector('table.pages a'))?.click();
      const lines = await listedVersions(pages, 4);
      expect(lines).toHaveLength(3);
      expect(lines.every((line) => line.includes('unknown key'))).toBe(true);
      await pages.close();
    } finally {
      await third.close();
    }
  });
});
