import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sha256 } from '../../lib/evidence/index.ts';
import { isStored } from '../../lib/model/index.ts';
import { Capturer } from '../harness/capturer.ts';
import { alertText, clickButton, launchBoth, type Launched } from '../harness/index.ts';
import { serveLocally } from '../harness/local-server.ts';
import { pdf } from '../site/files/pdf.ts';

/** Two versions of a resolution; one address says by its name that it is a PDF, the other only by its type. */
const versions = ['63.87', '63.66'].map((turnout) =>
  Uint8Array.from(pdf({ title: 'Resolution', lines: [`Turnout ${turnout} %`] })),
);
const paths = ['/files/resolution%204.pdf', '/download?id=4'];

describe.each(launchBoth)('a PDF in the viewer of $name', ({ name, launch }) => {
  let site: { readonly origin: string; readonly asked: string[]; at: number; close(): Promise<void> };
  let kua: Launched;

  beforeAll(async () => {
    const asked: string[] = [];
    const server = await serveLocally(({ url = '' }, response) => {
      asked.push(url);
      const caching = url.includes('unkept') ? 'no-store' : 'max-age=600';
      const isFile = paths.includes(url) || url.includes('unkept');
      response.writeHead(isFile ? 200 : 404, {
        'content-type': 'application/pdf',
        'cache-control': caching,
        etag: `"${site.at}"`,
      });
      response.end(isFile ? versions[site.at] : '');
    });
    site = { origin: server.origin, asked, at: 0, close: () => server.close() };
    kua = await launch();
  });
  afterAll(async () => {
    await Promise.all([site.close(), kua.close()]);
  });

  test.runIf(name === 'firefox')('is refused while nothing allows to ask the site for it', async () => {
    const page = await kua.newPage();
    await page.goto(`${site.origin}${paths[0]}`);
    const popup = await kua.openPopup(page);
    await clickButton(popup, 'Capture page');
    expect(await alertText(popup)).toMatch(/PDF.*could not get its bytes[^]*Allow/u);
    await popup.close();
    await page.close();
  });

  test.each(paths)('is kept by its bytes: %s', async (path) => {
    site.at = 0;
    const capturer = await Capturer.in(kua);
    const url = site.origin + path;
    const shown = await capturer.open(url);
    const before = site.asked.length;
    const captured = await capturer.capture();
    await shown.close();
    expect(site.asked.slice(before).filter((one) => one === path)).toEqual(name === 'chromium' ? [] : [path]);
    const { record } = captured;
    const digest = await sha256(versions[0] ?? new Uint8Array());
    expect(record.resources.filter(isStored)).toMatchObject([
      { url, status: 200, sha256: digest, via: name === 'chromium' ? 'page-cache' : 'background' },
    ]);
    const roles = record.artifacts.map(({ role }) => role);
    expect(roles).toEqual(expect.arrayContaining(['page', 'source', 'screenshot', 'thumb']));
    expect(record.artifacts.find(({ role }) => role === 'source')?.sha256).toBe(digest);
    expect(record.http).toMatchObject({ status: 200 });
    expect(record.charset).toEqual({ declared: null, sniffed: null, used: null });
    const said = captured.limitations;
    expect(said).toContain('file-not-read');
    expect(said.includes('fetched-again')).toBe(name === 'firefox');
    const bag = await capturer.exported(record.captureId);
    expect(await sha256(await readFile(join(bag, 'data', 'resources', `${digest}.pdf`)))).toBe(digest);
    const { page, requests } = await capturer.replay(captured);
    const link = await page.$eval('a', ({ href, innerText }) => ({ href, text: innerText }));
    expect(link.href).toMatch(new RegExp(`^file:.*/resources/${digest}\\.pdf$`, 'u'));
    expect(link.text).toBe(path.includes('download') ? 'download' : 'resolution 4.pdf');
    expect(requests.filter((one) => !one.startsWith('file:'))).toEqual([]);
    await page.close();
  });

  test('says that its bytes are others, or the same, when it is captured again', async () => {
    const capturer = await Capturer.in(kua);
    const url = `${site.origin}/unkept.pdf`;
    site.at = 0;
    const first = await capturer.captureAt(url);
    const same = await capturer.captureAt(url);
    site.at = 1;
    const other = await capturer.captureAt(url);
    expect(first.limitations).toContain('fetched-again');
    expect(await capturer.changeOf(same)).toMatchObject({ counts: { page: 0 } });
    expect(await capturer.changeOf(other)).toMatchObject({ counts: { page: 1 } });
  });

  test('that is another file when it is asked for again is said to be', async () => {
    const capturer = await Capturer.in(kua);
    site.at = 0;
    const page = await capturer.open(`${site.origin}/unkept-2.pdf`);
    site.at = 1;
    const { record } = await capturer.capture();
    await page.close();
    expect(record.limitations).toContainEqual(
      expect.objectContaining({ code: 'fetched-again', detail: 'other' }),
    );
    expect(record.artifacts.map(({ role }) => role)).not.toContain('source');
  });
});
