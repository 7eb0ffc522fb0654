import { beforeAll, describe, expect, test } from 'vitest';
import type { Captured } from '../harness/capturer.ts';
import { withHostilePages } from '../harness/hostile.ts';

/** The one file that the page at this path shows, or why it is missing. */
function fileOf(
  captured: Captured,
  name: string,
): { error: string | undefined; got: string | null | undefined } {
  const isIt = (url: string | null): boolean => url !== null && new URL(url).pathname === `/t/${name}`;
  const remark = captured.record.limitations.find(
    ({ code, subject }) => code === 'answer-not-whole' && isIt(subject),
  );
  const [, error] = [...captured.missing].find(([url]) => isIt(url)) ?? [];
  expect(captured.resources.some(({ url }) => isIt(url))).toBe(false);
  expect(captured.text).toContain('512');
  return { error, got: remark?.detail };
}

withHostilePages('answers that do not come as they should', (bench) => {
  const at = async (name: string): Promise<Captured> =>
    await bench().capturer.captureAt(`${bench().site.origin}/page/${name}`, 'domcontentloaded');

  describe('those that take their time, all at once', () => {
    const slow = ['loris.png', 'no-headers.png', 'stall.png', 'auth.png', 'gzip-bomb.css'];
    const captured = new Map<string, Captured>();
    beforeAll(async () => {
      const { capturer, site } = bench();
      // Each under a host of its own: browsers hold six connections to one host.
      const port = new URL(site.origin).port;
      const urls = slow.map((name) => `http://${name.replace('.', '-')}.localhost:${port}/page/${name}`);
      const all = await capturer.captureTogether(urls);
      for (const [index, name] of slow.entries()) {
        const one = all[index];
        if (one) captured.set(name, one);
      }
    });
    const of = (name: string): Captured => {
      const one = captured.get(name);
      if (!one) throw new Error(`${name} was not captured`);
      return one;
    };

    test('a byte every two seconds is given up after some of them, and so recorded', () => {
      const { error, got } = fileOf(of('loris.png'), 'loris.png');
      expect(error).toBe('timeout');
      expect(Number(got)).toBeGreaterThan(2);
    });

    test('a server that says nothing is recorded as one', () => {
      expect(fileOf(of('no-headers.png'), 'no-headers.png').error).toBe('no-response');
    });

    test('ten bytes of a thousand are not a picture', () => {
      expect(fileOf(of('stall.png'), 'stall.png')).toEqual({ error: 'truncated', got: '10/1000' });
    });

    test('nobody is asked for a password: the refusal is recorded', () => {
      expect(fileOf(of('auth.png'), 'auth.png').error).toBe('http-401');
    });

    test('a megabyte that unpacks to a gigabyte is given up', () => {
      expect(fileOf(of('gzip-bomb.css'), 'gzip-bomb.css').error).toMatch(/^(?:too-large|timeout)$/u);
    });
  });

  test.each([
    ['cut.png', 'truncated', '100/5000'],
    ['chunk-cut.css', 'truncated', '13'],
    ['huge.png', 'too-large', '0/5368709120'],
  ])('%s is recorded as %s, %s', async (name, error, got) => {
    expect(fileOf(await at(name), name)).toEqual({ error, got });
  });

  test.each(['endless.png', 'endless.css'])(
    '%s is given up at the most that one file may have',
    async (name) => {
      const { error, got } = fileOf(await at(name), name);
      expect(error).toBe('too-large');
      expect(Number(got)).toBeGreaterThan(32 * 1024 * 1024);
      expect(Number(got)).toBeLessThan(36 * 1024 * 1024);
    },
  );

  test.each([
    ['r-loop', 'redirect-loop', '(20)'],
    ['r-30', 'redirect-loop', '/t/r-30?n=20 (20)'],
    ['r-local', 'unreachable', 'http://169.254.169.254/latest/meta-data/ (1)'],
  ])('%s is recorded as %s, with where it led: %s', async (name, error, way) => {
    const captured = await at(name);
    expect(fileOf(captured, name).error).toBe(error);
    const remark = captured.record.limitations.find(({ code }) => code === 'redirected');
    expect(remark?.detail).toContain(way);
  });

  test.each(['r-data', 'r-file'])('%s leads where no browser goes, and so recorded', async (name) => {
    expect(fileOf(await at(name), name).error).toBe('unsafe-redirect');
  });

  test('an address that leads to another origin stands beside that one', async () => {
    const { resources } = await at('r-cross');
    expect(resources).toHaveLength(1);
    expect(resources[0]?.finalUrl).toBe(`${bench().site.twin}/img/x.png`);
    expect(resources[0]?.url).toContain('/t/r-cross');
  });

  test('a picture of 900 million pixels is kept as the bytes it is', async () => {
    const { resources } = await at('png-bomb.png');
    expect(resources[0]).toMatchObject({ status: 200, mediaType: 'image/png' });
    expect(resources[0]?.bytes).toBeLessThan(200_000);
  });

  test('a document that never ends is captured before its end, and the record says so', async () => {
    const { site, capturer } = bench();
    const tabId = await capturer.openUnwatched(`${site.origin}/page/endless.html`);
    const captured = await capturer.capture();
    await capturer.closeTab(tabId);
    expect(captured.text).toContain('512');
    expect(captured.record.limitations).toContainEqual({
      code: 'still-loading',
      subject: null,
      detail: 'loading',
    });
  });

  test('of a document sent in parts, what had come is kept, and the record says that more was coming', async () => {
    const { site, capturer } = bench();
    const tabId = await capturer.openUnwatched(`${site.origin}/page/replace.html`);
    const captured = await capturer.capture();
    await capturer.closeTab(tabId);
    expect(captured.record.url).toBe(`${site.origin}/page/replace.html`);
    expect(captured.limitations).toContain('still-loading');
    const types = captured.record.http.headers?.filter(([name]) => name === 'content-type');
    expect(types?.[0]?.[1]).toContain('multipart/x-mixed-replace');
  });

  test('a network that never rests keeps nobody waiting', async () => {
    expect((await at('busy-network.html')).text).toContain('512');
  });

  test('a page that reloads itself without end is captured as one document', async () => {
    const { site, capturer } = bench();
    await capturer.open(`${site.origin}/page/r-meta-loop.html`, 'domcontentloaded');
    const job = await capturer.job();
    await capturer.closeTab(job.tabId);
    if (job.captureId === null) expect(job.error?.code).toMatch(/^page-(?:left|silent)$/u);
    else expect((await capturer.read(job)).text).toContain('512');
  });

  test('a page behind a cookie is the one that was shown', async () => {
    expect((await at('r-http-30x-body.html')).text).toContain('gated');
  });

  test.each([
    ['once.png', 'http-404'],
    ['cookie.png', 'http-403'],
  ])('%s, which the server now refuses, is recorded as %s', async (name, error) => {
    expect(fileOf(await at(name), name).error).toBe(error);
  });

  test.each([
    ['referer.png', 200],
    ['status404.png', 404],
    ['lastmod.png', 200],
  ])('%s is kept with its status', async (name, status) => {
    const { resources } = await at(name);
    expect(resources.map((one) => one.status)).toEqual([status]);
  });

  test('headers from 1970 and 2099 are recorded as they came, and are nobody’s time of capture', async () => {
    const { record, resources } = await at('lastmod.png');
    expect(resources[0]?.headers).toContainEqual(['last-modified', 'Fri, 31 Dec 2099 23:59:59 GMT']);
    expect(resources[0]?.fetchedAt.slice(0, 4)).toBe(record.startedAt.slice(0, 4));
  });

  test('a page that says something else each time is what was shown', async () => {
    const { capturer, site } = bench();
    const page = await capturer.open(`${site.origin}/page/equivocate.html`);
    const shown = await page.$eval('#n', (element) => element.textContent);
    const captured = await capturer.capture();
    await page.close();
    expect(captured.outline.blocks.map((block) => block.text)).toContain(shown);
  });

  test('a page that shows others a forgery is the one that was shown', async () => {
    const captured = await at('cloak.html');
    expect(captured.text).toContain('GENUINE');
    expect(await captured.file('page.html')).not.toContain('FORGED');
    expect(captured.record.artifacts.map(({ role }) => role)).not.toContain('source');
  });
});
