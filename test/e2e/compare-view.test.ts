import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../lib/bundle/index.ts';
import { COMPARE_VERSION } from '../../lib/compare/index.ts';
import { type Comparison, ToldComparison } from '../../lib/model/index.ts';
import {
  clickButton,
  launchBoth,
  removeFolder,
  status,
  temporaryFolder,
  unpack,
  type Launched,
} from '../harness/index.ts';
import { Capturer } from '../harness/capturer.ts';
import { serveLocally, type LocalServer } from '../harness/local-server.ts';
import { startSite, type DemoSite } from '../site/server.ts';

const article = `<!doctype html><html lang="en"><title>The Outlet: turnout</title>
  <main><h1>Turnout</h1><p>Turnout in total for the republic – 63.66%.</p></main>`;

/** Keep, as the comparison of two captures, one of a table of 10,000 rows by 20 columns with three changed cells. */
async function keepLongComparison(a: string, b: string, version: number): Promise<void> {
  const answer = async <T>(request: IDBRequest<T>): Promise<T> =>
    await new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('no answer')));
    });
  const database = await answer(indexedDB.open('kua'));
  const held = (await answer(database.transaction('comparisons').objectStore('comparisons').get([a, b]))) as {
    comparison: Comparison;
  };
  const change = (row: string): Comparison['figures'][number] => {
    const place = { row, column: 'Party 3', unit: 'none' } as const;
    return { ...place, kind: 'number', old: '1', new: '2', difference: '1' };
  };
  const rows = Array.from({ length: 10_000 }, (_, row): Comparison['tables'][number]['rows'][number] => {
    const label = `Station ${row}`;
    const cells = Array.from({ length: 20 }, (_cell, column) => {
      const text = column === 0 ? label : String(row * 20 + column);
      const isChanged = column === 4 && [10, 5000, 9990].includes(row);
      return { old: text, new: text, change: isChanged ? change(label) : null };
    });
    return { change: cells.some((cell) => cell.change) ? 'changed' : 'same', label, cells };
  });
  const figures = rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.change ?? []));
  const table: Comparison['tables'][number] = {
    a: 't1',
    b: 't1',
    caption: 'Stations',
    main: true,
    key: ['Station'],
    keyUnique: true,
    columns: Array.from({ length: 20 }, (_, at) => {
      return { label: at === 0 ? 'Station' : `Party ${at - 1}`, change: 'same' };
    }),
    rows,
  };
  const { comparison } = held;
  const counts = { ...comparison.counts, figures: 3, sentencesChanged: 0 };
  const long = { ...comparison, version, counts, figures, tables: [table], text: [] };
  const writing = database.transaction('comparisons', 'readwrite');
  writing.objectStore('comparisons').put({ a, b, version, comparison: long });
  await new Promise((resolve, reject) => {
    writing.addEventListener('complete', resolve);
    writing.addEventListener('abort', () => reject(writing.error ?? new Error('not written')));
  });
  database.close();
}

describe.each(launchBoth)('the comparison, in $name', ({ launch }) => {
  let site: DemoSite;
  let outlet: LocalServer;
  let kua: Launched;
  let folder: string;
  let ids: readonly [v1: string, v2: string, v3: string, outlet: string];

  beforeAll(async () => {
    [site, kua, folder] = await Promise.all([startSite(), launch(), temporaryFolder('compare')]);
    outlet = await serveLocally((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(article);
    });
    const capturer = await Capturer.in(kua);
    const results = `${site.origin}/en/results`;
    const first = await capturer.captureAt(results);
    site.step();
    const second = await capturer.captureAt(results);
    const third = await capturer.captureAt(results);
    const other = await capturer.captureAt(`${outlet.origin}/turnout`);
    ids = [first.record.captureId, second.record.captureId, third.record.captureId, other.record.captureId];
  });
  afterAll(async () => {
    await Promise.all([site.close(), outlet.close(), kua.close(), removeFolder(folder)]);
  });

  const open = (a: string, b: string): Promise<Page> => kua.ownPage(`archive.html#/compare/${a}/${b}`);
  const at = async (page: Page, hash: string): Promise<void> => {
    await page.waitForFunction((wanted) => location.hash === wanted, { polling: 50 }, hash);
  };
  const watchCopies = (page: Page): Promise<void> =>
    page.evaluate(() => {
      navigator.clipboard.writeText = async (text) => void Reflect.set(globalThis, 'copied', text);
    });
  const copied = async (page: Page): Promise<string> => {
    const handle = await page.waitForFunction(() => Reflect.get(globalThis, 'copied') as string | undefined);
    return (await handle.jsonValue()) ?? '';
  };

  test('answers first, and names both captures in its title', async () => {
    const page = await open(ids[0], ids[1]);
    expect(await status(page, /changed/u)).toMatch(/^3 figures changed/u);
    expect(await page.title()).toMatch(/Results of the republican referendum.*: .* → .* — Kuä$/u);
    await page.close();
  });

  test('goes on and back by keys and buttons, and no further than there are versions', async () => {
    const page = await open(ids[0], ids[1]);
    await status(page, /3 figures changed/u);
    await page.keyboard.press(']');
    await at(page, `#/compare/${ids[1]}/${ids[2]}`);
    await status(page, /Nothing changed/u);
    await page.keyboard.press(']');
    await page.keyboard.press('[');
    await at(page, `#/compare/${ids[0]}/${ids[1]}`);
    await status(page, /3 figures changed/u);
    await clickButton(page, 'Versions after');
    await at(page, `#/compare/${ids[1]}/${ids[2]}`);
    await page.close();
  });

  test('any other page can be chosen for a side; of two pages the order stays as chosen', async () => {
    const page = await open(ids[0], ids[1]);
    await status(page, /3 figures changed/u);
    await clickButton(page, 'Before: another page…');
    await page.locator('dialog input[type="search"]').fill('outlet');
    await clickButton(page, 'The Outlet: turnout');
    await at(page, `#/compare/${ids[3]}/${ids[1]}`);
    await status(page, /changed|added|removed/u);
    const sides = await page.$$eval('.side', (found) => found.map((side) => (side as HTMLElement).innerText));
    expect(sides[0]).toContain(`${outlet.origin}/turnout`);
    expect(sides[1]).toContain(`${site.origin}/en/results`);
    await clickButton(page, 'Swap sides');
    await at(page, `#/compare/${ids[1]}/${ids[3]}`);
    await page.close();
  });

  test('copies itself as text, and its address', async () => {
    const page = await open(ids[0], ids[1]);
    await status(page, /3 figures changed/u);
    await watchCopies(page);
    await clickButton(page, 'Copy as text');
    const text = await copied(page);
    expect(text).toMatch(/^3 figures changed/u);
    expect(text).toContain(`${site.origin}/en/results`);
    expect(text).toMatch(/SHA-256 [0-9a-f]{64}/u);
    expect(text).toContain('63.87 → 63.66');
    await clickButton(page, 'Copy link');
    await page.waitForFunction(
      (hash) => String(Reflect.get(globalThis, 'copied')).endsWith(hash),
      { polling: 50 },
      `archive.html#/compare/${ids[0]}/${ids[1]}`,
    );
    await page.close();
  });

  test('side by side shows the whole text of both, the unchanged folded, and is remembered', async () => {
    const page = await open(ids[0], ids[1]);
    await status(page, /3 figures changed/u);
    await page.locator('.layouts label:nth-child(2) input').click();
    await page.waitForSelector('.aligned');
    const before = await page.$$eval('.aligned tbody tr', (rows) => rows.length);
    await page.locator('.aligned .folded button').click();
    await page.waitForFunction(
      (n) => document.querySelectorAll('.aligned tbody tr').length > n,
      { polling: 50 },
      before,
    );
    const changed = await page.$$eval('tr.row-changed', (rows) =>
      rows.map((row) => [...row.cells].map((cell) => cell.innerText)),
    );
    expect(
      changed.some(([, old, now]) => old?.includes('Preliminary data') && now?.includes('Final data')),
    ).toBe(true);
    await page.close();
    const again = await open(ids[0], ids[1]);
    await again.waitForSelector('.aligned');
    await again.locator('.layouts label:nth-child(1) input').click();
    await again.waitForSelector('.aligned', { hidden: true });
    await again.close();
  });

  test('a figure opens its history: every value it had, and who else tells it', async () => {
    const page = await open(ids[0], ids[1]);
    await status(page, /3 figures changed/u);
    const link = await page.waitForSelector('table.figures a.figure-link ::-p-text(63.66)');
    await link?.click();
    await page.waitForFunction(() => location.hash.startsWith('#/figure/'), { polling: 50 });
    expect(await status(page, /captures read/u)).toMatch(/^\d+ captures read$/u);
    const values = await page.$$eval('.history:first-of-type tbody tr', (rows) =>
      rows.map((row) => [row.cells[1]?.innerText, row.cells[2]?.innerText]),
    );
    expect(values).toEqual([
      ['63.66', ''],
      ['63.66', '−0.21 pp'],
      ['63.87', ''],
    ]);
    expect(await page.$$eval('.step-chart .point', (points) => points.length)).toBe(3);
    const others = await page.$eval('table.others', (table) => table.innerText);
    expect(others).toContain('The Outlet: turnout');
    expect(others).toContain('63.66%');
    await page.close();
  });

  test('is added to a bundle that holds in every check, also of two pages', async () => {
    const page = await open(ids[1], ids[3]);
    await status(page, /changed|added|removed/u);
    await clickButton(page, 'Add to bundle');
    const zip = await kua.nextDownload();
    await page.close();
    const verdict = await verifyBundle(new Blob([await readFile(zip)]), { now: new Date() });
    expect(verdict.checks.filter(({ state }) => state === 'fails')).toEqual([]);
    await unpack(zip, folder);
    const [top = ''] = await readdir(folder);
    const data = join(folder, top, 'data');
    expect((await readdir(join(data, 'captures'))).toSorted()).toEqual([ids[1], ids[3]].toSorted());
    const json = await readFile(join(data, 'comparisons', `${ids[1]}..${ids[3]}.json`), 'utf8');
    const comparison = ToldComparison.parse(JSON.parse(json));
    expect(comparison.otherUrl).toBe(`${site.origin}/en/results`);
    expect(comparison.url).toBe(`${outlet.origin}/turnout`);
  });

  test('of a table of 10,000 rows by 20 columns draws what is looked at, and nothing else', async () => {
    const own = await kua.ownPage('archive.html#/settings');
    await own.evaluate(keepLongComparison, ids[0], ids[1], COMPARE_VERSION);
    await own.close();
    const page = await open(ids[0], ids[1]);
    expect(await status(page, /changed/u)).toBe('3 figures changed');
    const drawn = (): Promise<number> => page.$$eval('.table-change td', (cells) => cells.length);
    expect(await page.$$eval('.table-change tbody tr', (rows) => rows.length)).toBe(3);
    await clickButton(page, 'Show all 10000 rows');
    await page.waitForSelector('.table-change .row-same');
    await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
    });
    await page.waitForSelector('.table-change tr[aria-rowindex="10001"]');
    expect(await drawn()).toBeLessThan(10_000);
    await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight / 2);
    });
    // What comes is drawn where it belongs, and what went leaves its height alone.
    await page.waitForFunction(
      () => document.elementFromPoint(300, innerHeight / 2)?.closest('tr')?.ariaRowIndex,
      { polling: 50 },
    );
    const shown = await page.evaluate(() => ({
      row: Number(document.elementFromPoint(300, innerHeight / 2)?.closest('tr')?.ariaRowIndex),
      last: document.querySelector('.table-change tr[aria-rowindex="10001"]'),
      parts: document.querySelectorAll('.table-change tbody').length,
    }));
    expect(shown.row).toBeGreaterThan(4900);
    expect(shown.row).toBeLessThan(5100);
    expect(shown.last).toBeNull();
    expect(shown.parts).toBeLessThan(30);
    await page.close();
  });
});
