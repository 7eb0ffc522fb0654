import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import type { Captured } from '../harness/capturer.ts';
import { expectProtocol, withHostilePages } from '../harness/hostile.ts';

withHostilePages('pages that are too much', (bench) => {
  const at = async (name: string): Promise<Captured> =>
    await bench().capturer.captureAt(`${bench().site.origin}/pages/${name}.html`);

  test('a million elements are captured, or refused because the page did not answer in time', async () => {
    const { capturer, site } = bench();
    const page = await capturer.open(`${site.origin}/pages/million-nodes.html`);
    const job = await capturer.job();
    await page.close();
    if (job.captureId === null) expect(job.error?.code).toBe('page-silent');
    else expectProtocol(await capturer.read(job));
  });

  test.each([
    ['deep-1500', 'DEEPEST'],
    ['deep-20000', 'DEEPEST'],
    ['deep-parser', 'X'],
  ])('%s keeps its deepest text, and the record says that nesting is flattened', async (name, words) => {
    const captured = await at(name);
    expectProtocol(captured);
    expect(captured.text).toContain(words);
    expect(captured.limitations).toContain('nesting-flattened');
  });

  test.each(['attr-huge', 'dataurl-60mb', 'text-200mb'])(
    '%s is captured, or refused with the number that it exceeds',
    async (name) => {
      const { capturer, site } = bench();
      const page = await capturer.open(`${site.origin}/pages/${name}.html`);
      const job = await capturer.job();
      await page.close();
      if (job.captureId !== null) expectProtocol(await capturer.read(job));
      else expect(job.error).toEqual({ code: 'page-too-large', detail: expect.stringMatching(/\d{6}/u) });
    },
  );

  test('after all that, the next page is captured as ever', async () => {
    expectProtocol(await at('canary-watermark'));
  });

  test('of five thousand pictures each is kept, or named with why it is not', async () => {
    const { capturer, site } = bench();
    const tabId = await capturer.openUnwatched(`${site.origin}/pages/images-5000.html`, true);
    const captured = await capturer.capture();
    await capturer.closeTab(tabId);
    expectProtocol(captured);
    const pictures = captured.outline.images.map(({ src }) => src);
    expect(pictures).toHaveLength(5000);
    const kept = new Set(captured.resources.map(({ url }) => url));
    // Those that wait to be scrolled to are named among the limitations.
    const waiting = new Set(captured.record.limitations.map(({ subject }) => subject));
    const unnamed = pictures.filter(
      (src) => !kept.has(src) && !captured.missing.has(src) && !waiting.has(src),
    );
    expect(unnamed).toEqual([]);
    expect(kept.size).toBeGreaterThan(0);
  });

  test('of twenty thousand files that a style sheet names, the one that was shown is kept; the others are one remark', async () => {
    const captured = await at('css-urls-20000');
    expectProtocol(captured);
    expect(captured.resources.map(({ url }) => new URL(url).pathname)).toEqual(['/img/used.png']);
    expect(captured.record.limitations).toContainEqual({
      code: 'not-loaded',
      subject: null,
      detail: '20000',
    });
    expect(captured.missing.size).toBe(0);
  });

  test('pictures that wait to be scrolled to have no address yet, and what has come is kept', async () => {
    const { capturer, site } = bench();
    const page = await capturer.open(`${site.origin}/pages/lazy-images.html`);
    await page.waitForSelector('img[src]');
    const captured = await capturer.capture();
    await page.close();
    const sources = captured.outline.images.map(({ src }) => src);
    expect(sources.length).toBeGreaterThan(0);
    for (const { src, sha256 } of captured.outline.images) {
      expect(sha256 !== null || captured.missing.has(src)).toBe(true);
    }
  });

  test('twenty thousand shadow roots, nested and closed, are read', async () => {
    const captured = await at('shadow-many');
    expectProtocol(captured);
    expect(captured.text).toContain('SHADOW-OPEN');
    expect(captured.text).toContain('SHADOW-CLOSED');
  });

  test('style text made to be slow to read holds nothing up', async () => {
    const captured = await at('css-redos');
    expectProtocol(captured);
    const { readingMs } = JSON.parse(await captured.file('state.json')) as { readingMs: number };
    // A pattern that goes back over such text would take hours.
    expect(readingMs).toBeLessThan(20_000);
  });

  test('characters that no text has come back as they were', async () => {
    const { capturer, site } = bench();
    const page = await capturer.open(`${site.origin}/pages/nul-control.html`);
    const read = (on: Page): Promise<(string | null)[]> =>
      on.$eval('#box', (box) => [box.textContent, box.getAttribute('data-c')]);
    const live = await read(page);
    const captured = await capturer.capture();
    await page.close();
    const replay = await capturer.replay(captured);
    const kept = await read(replay.page);
    await replay.page.close();
    // A parser of HTML knows no NUL, and but one kind of line break.
    const known = (text: string | null): string =>
      (text ?? '').replaceAll('\0', '\u{fffd}').replaceAll(/\r\n?/gu, '\n');
    expect(kept.map(known)).toEqual(live.map(known));
  });

  test('text that ends its own element ends nothing in the page for reading', async () => {
    const { page } = await bench().capturer.replay(await at('raw-text-breakout'));
    expect(await page.$$eval('#BREAK, [id=BREAK]', (found) => found.length)).toBe(0);
    await page.close();
  });

  test('names that only scripts can make inject nothing, and what is dropped is noted', async () => {
    const captured = await at('weird-names');
    expect(captured.record.alterations.map(({ code }) => code)).toContain('attribute-dropped');
    const { page, requests } = await bench().capturer.replay(captured);
    expect(await page.$eval('#box', (box) => box.firstElementChild?.textContent)).toContain('w');
    expect(requests.filter((url) => !/^(?:file|data):/u.test(url))).toEqual([]);
    await page.close();
  });

  test('a page whose root is gone is captured as it is then, or refused', async () => {
    const { capturer, site } = bench();
    const page = await capturer.open(`${site.origin}/pages/no-root.html`);
    await page.waitForFunction(() => document.documentElement?.localName === 'svg');
    const job = await capturer.job();
    if (job.captureId === null) expect(job.error?.code).toBe('no-document');
    else expect(await (await capturer.read(job)).file('page.html')).toContain('ROOTLESS');
    await page.close();
  });

  test('what stands in a form is kept, but no password', async () => {
    const captured = await at('form-state');
    for (const words of ['LIVE-VALUE', 'LIVE-TEXT', 'DETAILS', 'DIALOG'])
      expect(captured.text).toContain(words);
    // The page's own script, kept as text, holds it; its field must not.
    const html = (await captured.file('page.html')).replaceAll(/<script[^]*?<\/script>/gu, '');
    for (const text of [html, await captured.file('content.json'), await captured.file('state.json')]) {
      expect(text).not.toContain('SECRET-PASSWORD');
    }
  });

  test('a drawing and a picture whose address is revoked are kept, or named', async () => {
    const captured = await at('canvas-blob');
    expectProtocol(captured);
    const blob = captured.outline.images.find(({ src }) => src.startsWith('blob:'));
    expect(blob?.sha256 !== null || captured.missing.has(blob.src)).toBe(true);
  });

  test('a drawing that names itself a billion times ends with a capture or a reason', async () => {
    const { capturer, kua, site } = bench();
    const page = await kua.newPage();
    const address = `${site.origin}/pages/svg-use-bomb.html`;
    const arrived = new Promise((resolve) => {
      page.once('framenavigated', resolve);
    });
    // It may never have loaded; its browser ends with this last test.
    page.goto(address, { timeout: 0 }).catch(() => undefined);
    await arrived;
    const job = await capturer.job();
    if (job.captureId === null) expect(job.error?.code).toMatch(/^page-(?:silent|left)$/u);
    else expectProtocol(await capturer.read(job));
  });
});
