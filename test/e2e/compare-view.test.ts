import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyBundle } from '../../lib/bundle/index.ts';
import { Comparison } from '../../lib/model/index.ts';
import {
  byRole,
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

/** Rows of many numbers, three of them changed at the second request. */
function longPage(visit: number): string {
  const cell = (row: number, column: number): string =>
    visit > 1 && column === 3 && [10, 5000, 9990].includes(row) ? '7' : String(row * 20 + column);
  const rows = Array.from({ length: 10_000 }, (_, row) => {
    const cells = Array.from({ length: 19 }, (_column, column) => `<td>${cell(row, column)}</td>`);
    return `<tr><th scope="row">Station ${row}</th>${cells.join('')}</tr>`;
  });
  const heads = Array.from({ length: 19 }, (_, column) => `<th>Party ${column}</th>`);
  return `<!doctype html><html lang="en"><title>Stations</title><main><h1>Stations</h1>
    <table><thead><tr><th>Station</th>${heads.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></main>`;
}

describe.each(launchBoth)('the comparison, in $name', ({ launch }) => {
  let site: DemoSite;
  let outlet: LocalServer;
  let kua: Launched;
  let folder: string;
  let ids: readonly [v1: string, v2: string, v3: string, outlet: string];
  let visits = 0;

  beforeAll(async () => {
    [site, kua, folder] = await Promise.all([startSite(), launch(), temporaryFolder('compare')]);
    outlet = await serveLocally((request, response) => {
      const isLong = request.url === '/stations';
      if (isLong) visits += 1;
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.end(isLong ? longPage(visits) : article);
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
  const mainText = (page: Page): Promise<string> => page.$eval('main', (main) => main.innerText);
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
    const comparison = Comparison.parse(JSON.parse(json));
    expect(comparison.otherUrl).toBe(`${site.origin}/en/results`);
    expect(comparison.url).toBe(`${outlet.origin}/turnout`);
  });

  test('a table of 10,000 rows by 20 columns is shown without holding the page up', async () => {
    const capturer = await Capturer.in(kua);
    const one = await capturer.captureAt(`${outlet.origin}/stations`);
    const other = await capturer.captureAt(`${outlet.origin}/stations`);
    const page = await kua.ownPage('archive.html#/pages');
    await page.evaluate(() => {
      const longest = { ms: 0 };
      Reflect.set(globalThis, 'longest', longest);
      let last = performance.now();
      const channel = new MessageChannel();
      channel.port1.addEventListener('message', () => {
        const now = performance.now();
        longest.ms = Math.max(longest.ms, now - last);
        last = now;
        channel.port2.postMessage(0);
      });
      channel.port1.start();
      channel.port2.postMessage(0);
    });
    await page.evaluate((hash) => {
      location.hash = hash;
    }, `#/compare/${one.record.captureId}/${other.record.captureId}`);
    expect(await status(page, /figure/u)).toBe('3 figures changed');
    await byRole(page, 'button', 'Show all 10000 rows');
    await clickButton(page, 'Show all 10000 rows');
    await page.waitForFunction(() => document.querySelectorAll('.table-change .row-same').length > 20, {
      polling: 50,
    });
    await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
    });
    await page.waitForFunction(() => document.body.innerText.includes('Station 9990'), { polling: 50 });
    const drawn = await page.$$eval('.table-change td', (cells) => cells.length);
    expect(drawn).toBeLessThan(20_000);
    const longest = await page.evaluate(() => (Reflect.get(globalThis, 'longest') as { ms: number }).ms);
    // On a machine that does other things at the same time a pause of its own is in it.
    console.log(`longest pause: ${longest.toFixed(0)} ms`);
    await page.close();
    expect(await mainText(await kua.ownPage('archive.html#/pages'))).toContain('Stations');
  });
});
