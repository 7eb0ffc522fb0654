import { expect, test } from 'vitest';
import type { Captured } from '../harness/capturer.ts';
import { withHostilePages } from '../harness/hostile.ts';

const heading = 'Протокол УИК № 1234';

withHostilePages('letters, types and policies', (bench) => {
  const at = async (path: string): Promise<Captured> =>
    await bench().capturer.captureAt(bench().site.origin + path);

  test.each([
    ['1251-undeclared', { declared: null, sniffed: 'windows-1251', used: 'windows-1251' }],
    ['1251-header', { declared: 'windows-1251', sniffed: null, used: 'windows-1251' }],
    ['1251-meta', { declared: 'windows-1251', sniffed: null, used: 'windows-1251' }],
    ['1251-late-meta', { declared: 'windows-1251', sniffed: null, used: 'windows-1251' }],
    // KOI8-R has no №.
    ['koi8-r-meta', { declared: 'koi8-r', sniffed: null, used: 'KOI8-R' }],
    ['cp866-header', { declared: 'ibm866', sniffed: null, used: 'IBM866' }],
    ['utf16le-bom', { declared: null, sniffed: 'UTF-16LE', used: 'UTF-16LE' }],
    ['utf16-header-nobom', { declared: 'utf-16le', sniffed: null, used: 'UTF-16LE' }],
    ['utf8-bom-vs-1251', { declared: 'windows-1251', sniffed: null, used: 'UTF-8' }],
    ['xuserdef', { declared: 'x-unknown-8bit', sniffed: 'windows-1251', used: 'windows-1251' }],
  ])('%s reads, and its encodings are recorded', async (name, charset) => {
    const { text, record } = await at(`/cs/${name}`);
    expect(text).toContain(name.startsWith('koi8') ? heading.replace('№', '#') : heading);
    expect(text).toContain('Иванов');
    expect(record.charset).toEqual(charset);
  });

  test('letters that were damaged on the screen are damaged in the archive, and the record says so', async () => {
    const { text, limitations } = await at('/cs/1251-vs-utf8-header');
    expect(text).toContain('\u{fffd}');
    expect(limitations).toEqual(expect.arrayContaining(['charset-conflict', 'undecodable-text']));
  });

  test.each(['mixed', 'invalid-utf8'])('%s keeps what reads, and says that some does not', async (name) => {
    const { text, limitations } = await at(`/cs/${name}`);
    expect(text).toContain(heading);
    expect(limitations).toContain('undecodable-text');
  });

  test('an encoding in which markup could hide is not honoured', async () => {
    const captured = await at('/cs/utf7');
    expect(captured.record.charset.used).toBe('windows-1252');
    const { page } = await bench().capturer.replay(captured);
    expect(await page.$$eval('script', (scripts) => scripts.length)).toBe(0);
    await page.close();
  });

  test('the page for reading declares UTF-8 and shows the same text', async () => {
    const captured = await at('/cs/2022jp');
    expect(captured.text).toContain('こん');
    const { page } = await bench().capturer.replay(captured);
    expect(
      await page.evaluate(() => [document.characterSet, document.body.innerText.includes('こん')]),
    ).toEqual(['UTF-8', true]);
    await page.close();
  });

  test('a style sheet without an encoding is read in the page’s', async () => {
    const { page } = await bench().capturer.replay(await at('/cs/css-1251-page'));
    const after = await page.$eval('h1', (h1) => getComputedStyle(h1, '::after').content);
    expect(after).toBe('"Итоги"');
    await page.close();
  });

  test('XHTML keeps its text, and the record its type', async () => {
    const captured = await at('/ct/xhtml');
    expect(captured.text).toContain(heading);
    expect(captured.text).toContain('<b>cdata</b>');
    expect(JSON.parse(await captured.file('state.json'))).toMatchObject({
      contentType: 'application/xhtml+xml',
    });
    const { page } = await bench().capturer.replay(captured);
    expect(await page.evaluate(() => document.body.innerText)).toContain('<b>cdata</b>');
    await page.close();
  });

  test.each([
    ['xhtml-broken', 'error on line 1'],
    ['xml-laughs.xml', 'amplification'],
    ['xml-xxe.xml', 'XML file'],
    ['svg-doc', '512'],
    ['plain', 'Иванов 512 <script>alert(1)</script>'],
    ['json', '"big":12345678901234567890,"dup":1,"dup":2'],
    ['pdf-as-html', '%PDF-1.4 not html'],
    ['html-as-plain', '<!doctype html>'],
    ['no-type', '512'],
    ['nosniff-js', 'document.title="EXEC"'],
    ['refresh-header', 'refresh header'],
    ['link-header', 'link header'],
  ])('%s is kept as it was shown', async (name, words) => {
    const captured = await at(`/ct/${name}`);
    expect(captured.text).toContain(words);
    const { page, requests } = await bench().capturer.replay(captured);
    expect(await page.evaluate(() => document.title)).not.toContain('EXEC');
    expect(requests.filter((url) => !/^(?:file|data):/u.test(url))).toEqual([]);
    await page.close();
  });

  test('XML names outside entities, and nothing asks for them', async () => {
    await at('/ct/xml-xxe.xml');
    const hits = await bench().site.hits();
    expect(hits.has('/ent') || hits.has('/dtd')).toBe(false);
  });

  test.each(['png-doc', 'html-as-png'])('%s is kept as the bytes of its declared type', async (name) => {
    const captured = await at(`/ct/${name}`);
    expect(captured.resources[0]).toMatchObject({ mediaType: 'image/png', status: 200 });
    const { page } = await bench().capturer.replay(captured);
    expect(await page.evaluate(() => document.title)).not.toContain('EXEC');
    await page.close();
  });

  test.each([
    ['error-404', 404],
    ['error-503', 503],
    ['empty', 200],
  ])('%s is kept with its status %i', async (name, status) => {
    expect((await at(`/ct/${name}`)).record.http.status).toBe(status);
  });

  test.each(['download', 'status-204'])(
    '%s is no page, and nothing is kept under its address',
    async (name) => {
      const { capturer, kua, site } = bench();
      const page = await kua.newPage();
      await expect(page.goto(`${site.origin}/ct/${name}`)).rejects.toThrow('ERR_ABORTED');
      const job = await capturer.job();
      expect(job).toMatchObject({ state: 'failed', captureId: null });
      if (name === 'download') await kua.nextDownload();
      await page.close();
    },
  );

  test.each(['none', 'sandbox', 'tt', 'connect', 'coop'])(
    'a policy of %s does not stop a capture',
    async (name) => {
      const { text, resources } = await at(`/csp/${name}`);
      expect(text).toContain(heading);
      // The first policy forbids the page its own picture.
      if (name === 'none') expect(resources).toEqual([]);
      else expect(resources.map(({ via }) => via)).toEqual(['network']);
    },
  );

  test('no report of a violated policy is caused by a capture', async () => {
    const { capturer, site } = bench();
    const page = await capturer.open(`${site.origin}/csp/report`);
    const before = await site.reports();
    expect((await capturer.capture()).resources).toHaveLength(1);
    expect(await site.reports()).toBe(before);
    await page.close();
  });

  test.each(['title-traversal', 'title-formula', 'own-markers', 'meta-crlf', 'canary-watermark'])(
    '%s says nothing into the record or the bundle',
    async (name) => {
      const { capturer } = bench();
      const captured = await at(`/pages/${name}.html`);
      expect(captured.text).toContain('101');
      expect(JSON.stringify(captured.record)).not.toMatch(/forged|Verified by|cmd\|/u);
      const bag = await capturer.exported(captured.record.captureId);
      const files = await capturer.filesOf(bag);
      expect(files.every((path) => /^[A-Za-z0-9._/-]+$/u.test(path))).toBe(true);
      expect(files.join('\n')).not.toMatch(/passwd|CON\b|\.\./u);
      const rows = await capturer.textOf(bag, 'data/figures.csv');
      expect(rows).not.toMatch(/(?:^|,)"?[=+@]/mu);
    },
  );

  test('letters that nobody sees are kept as they are', async () => {
    const live = await (await fetch(`${bench().site.origin}/pages/bidi-zero-width.html`)).text();
    const [, words = ''] = /<p>([^<]+)<\/p>/u.exec(live) ?? [];
    const captured = await at('/pages/bidi-zero-width.html');
    expect(captured.outline.blocks.map((block) => block.text)).toContain(words);
    expect(await captured.file('page.html')).toContain(words);
  });

  test.each([
    ['doctype-quirks', 'BackCompat'],
    ['doctype-limited-quirks', 'CSS1Compat'],
  ])('%s is read in the mode it was shown in', async (name, mode) => {
    const { page } = await bench().capturer.replay(await at(`/pages/${name}.html`));
    expect(await page.evaluate(() => document.compatMode)).toBe(mode);
    await page.close();
  });

  test('what is meant for readers without scripts is never shown as if it had been seen', async () => {
    const captured = await at('/pages/noscript-alt.html');
    expect(captured.text).not.toContain('999');
    const { page } = await bench().capturer.replay(captured);
    await page.setJavaScriptEnabled(false);
    await page.reload();
    const shown = await page.$eval('body', (body) => body.innerText);
    expect(shown).toContain('512');
    expect(shown).not.toContain('999');
    await page.close();
  });
});
