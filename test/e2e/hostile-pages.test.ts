import { expect, test } from 'vitest';
import { builtExtension } from '../harness/index.ts';
import { expectProtocol, withHostilePages } from '../harness/hostile.ts';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

withHostilePages('pages that shadow, poison and spy', (bench) => {
  const pages = (name: string): string => `${bench().site.origin}/pages/${name}.html`;

  test('a form whose inputs are named like every property of a node is kept, each input once and in order', async () => {
    const { capturer } = bench();
    const captured = await capturer.captureAt(pages('clobber-form'));
    expectProtocol(captured);
    const names = [...(await captured.file('page.html')).matchAll(/<input name="([^"]+)"/gu)].map(
      ([, name]) => name,
    );
    const live = await (await fetch(pages('clobber-form'))).text();
    expect(names).toHaveLength(42);
    expect(names).toEqual([...live.matchAll(/<input name="([^"]+)"/gu)].map(([, name]) => name));
  });

  test.each(['clobber-form-id', 'clobber-window', 'clobber-nested'])('%s is captured', async (name) => {
    expectProtocol(await bench().capturer.captureAt(pages(name)));
  });

  test.each(['poison-builtins', 'poison-proto', 'postmessage-spoof'])(
    '%s forges nothing in the archive',
    async (name) => {
      const captured = await bench().capturer.captureAt(pages(name));
      expectProtocol(captured);
      expect(JSON.stringify(captured.record)).not.toContain('FORGED');
      for (const file of ['page.html', 'content.json', 'text.txt', 'state.json']) {
        expect(await captured.file(file)).not.toContain('FORGED');
      }
    },
  );

  test('what a page’s own service worker made up is not kept as the server’s, and the record says so', async () => {
    const { capturer, site } = bench();
    // Under an origin of its own, so that the worker stands before no other page.
    const address = `${site.twin}/pages/sw-page.html`;
    const page = await capturer.open(address);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    await page.reload();
    const captured = await capturer.capture();
    await page.close();
    expectProtocol(captured);
    expect(captured.limitations).toContain('shown-through-service-worker');
    expect(captured.missing.get(`${site.twin}/img/real.png`)).toBe('service-worker');
    expect(captured.outline.images[0]?.sha256).toBeNull();
  });

  test('a page that blanks itself when it is left is kept as it was; blank, it is a new version beside the one before', async () => {
    const { capturer, kua } = bench();
    const shown = await capturer.captureAt(pages('detect-blur'));
    expectProtocol(shown);
    const page = await capturer.open(pages('detect-blur'));
    const other = await kua.newPage();
    await page.evaluate(() => dispatchEvent(new Event('blur')));
    await page.bringToFront();
    const blanked = await capturer.capture();
    await other.close();
    await page.close();
    expect(blanked.text).not.toContain('512');
    expect(blanked.record.previous?.captureId).toBe(shown.record.captureId);
    expect(JSON.parse(await blanked.file('state.json'))).toMatchObject({ visibility: 'visible' });
  });

  test('nothing is scrolled, so numbers that change on scrolling stay', async () => {
    const { capturer } = bench();
    const page = await capturer.open(pages('detect-scroll'));
    const captured = await capturer.capture();
    expectProtocol(captured);
    expect(captured.text).not.toContain('SCROLLED');
    expect(await page.$eval('.v', (cell) => cell.textContent)).toBe('512');
    await page.close();
  });

  test('a page finds no file of Kuä’s and no trace of a capture', async () => {
    const { capturer, kua } = bench();
    const manifest = JSON.parse(
      await readFile(join(builtExtension('chrome'), 'manifest.json'), 'utf8'),
    ) as object;
    expect(manifest).not.toHaveProperty('web_accessible_resources');
    const page = await capturer.open(pages('detect-wer'));
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    expectProtocol(await capturer.capture());
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(await page.$eval('#probe', (probe) => probe.textContent)).toBe('');
    const reached = page.evaluate(
      async (origin) => (await fetch(`${origin}capture.js`)).status,
      kua.extensionOrigin,
    );
    await expect(reached).rejects.toThrow('Failed to fetch');
    await page.close();
  });

  test('a page that changes without rest is kept as it was at one moment', async () => {
    const captured = await bench().capturer.captureAt(pages('mutate-loop'));
    const [first] = captured.outline.tables[0]?.rows[0]?.slice(1) ?? [];
    expect(['512', '215']).toContain(first?.text);
    const html = await captured.file('page.html');
    expect(/<td class="v">(\d+)</u.exec(html)?.[1]).toBe(first?.text);
    expect(captured.text).toContain('101');
  });

  test('an address that a page only pretends to have stands beside the one it came from', async () => {
    const { site, capturer } = bench();
    const captured = await capturer.captureAt(pages('pushstate-forge'));
    expectProtocol(captured);
    expect(captured.record.url).toBe(`${site.origin}/official/result/9999?forged=1`);
    expect(captured.record.finalUrl).toBe(pages('pushstate-forge'));
  });

  test('a page whose main thread is busy for 12 seconds, again and again, is captured or said to be silent', async () => {
    const { capturer, kua } = bench();
    const page = await kua.newPage();
    const busy = Promise.withResolvers<void>();
    page.on('console', () => busy.resolve());
    await page.evaluateOnNewDocument(() => setTimeout(() => console.log('busy'), 999));
    await page.goto(pages('busy-loop'), { waitUntil: 'domcontentloaded' });
    await busy.promise;
    const job = await capturer.job();
    if (job.state === 'done') expectProtocol(await capturer.read(job));
    else expect(job.error?.code).toBe('page-silent');
    await page.close();
  });

  test('statements that call a debugger hold nothing up', async () => {
    const captured = await bench().capturer.captureAt(pages('debugger-trap'));
    expectProtocol(captured);
  });
});
