import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../lib/bundle/index.ts';
import {
  byRole,
  clickButton,
  launchBoth,
  newestRecord,
  removeFolder,
  temporaryFolder,
  unpack,
  type Launched,
} from '../harness/index.ts';
import { captureShown, exportEvidence } from '../harness/journey.ts';
import { startLongSite, type LongSite } from './long-site.ts';

describe.each(launchBoth)('notes and deletions, in $name', ({ launch }) => {
  let site: LongSite;
  let kua: Launched;
  let page: Page;
  let folder: string;

  beforeAll(async () => {
    [site, kua, folder] = await Promise.all([startLongSite(), launch(), temporaryFolder('notes')]);
    page = await kua.newPage();
    await page.goto(`${site.origin}/plain`);
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close(), removeFolder(folder)]);
  });

  test('a note is in the bundle, sealed; what was deleted is in no bundle, and the others still hold', async () => {
    await captureShown(kua, page);
    const { captureId } = await newestRecord(kua);
    await captureShown(kua, page);
    const view = await kua.ownPage(`archive.html#/capture/${captureId}`);
    await view.locator('textarea').fill('Протокол вывешен в 21:40');
    await clickButton(view, 'Add note');
    await view.waitForFunction(() => document.querySelector('.notes')?.textContent.includes('21:40'));

    const bundle = async (name: string): Promise<{ top: string; captures: readonly string[] }> => {
      const zip = await exportEvidence(kua, page);
      const verdict = await verifyBundle(new Blob([await readFile(zip)]), { now: new Date() });
      expect(verdict.checks.filter(({ state }) => state === 'fails')).toEqual([]);
      await unpack(zip, join(folder, name));
      const [top = ''] = await readdir(join(folder, name));
      const captures = await readdir(join(folder, name, top, 'data', 'captures'));
      return { top: join(folder, name, top), captures };
    };
    const whole = await bundle('whole');
    expect(whole.captures).toHaveLength(2);
    expect(await readFile(join(whole.top, 'data', 'notes.json'), 'utf8')).toContain('Протокол вывешен');
    expect(await readFile(join(whole.top, 'data', 'index.html'), 'utf8')).toContain('Протокол вывешен');

    await view.bringToFront();
    await clickButton(view, 'Delete this version…');
    const dialog = await byRole(view, 'dialog', 'Delete this version?');
    await (await dialog.waitForSelector('button.loss'))?.click();
    await view.waitForFunction(() => location.hash.startsWith('#/page/'));
    await view.close();
    const rest = await bundle('rest');
    expect(rest.captures).toEqual(whole.captures.filter((id) => id !== captureId));
    expect(await readFile(join(rest.top, 'data', 'notes.json'), 'utf8')).not.toContain('Протокол');
    const lines = async (top: string): Promise<string[]> =>
      (await readFile(join(top, 'data', 'log', 'chain.jsonl'), 'utf8')).split('\n').slice(0, -1);
    const [before, after] = [await lines(whole.top), await lines(rest.top)];
    expect(after.slice(0, before.length)).toEqual(before);
    // The deletion, and the export.
    expect(after).toHaveLength(before.length + 2);
  });
});
