import { expect, test } from 'vitest';
import { withHostilePages } from '../harness/hostile.ts';

withHostilePages('style sheets without end', (bench) => {
  test('two that import each other are asked for once each', async () => {
    const { capturer, site } = bench();
    const page = await capturer.open(`${site.origin}/page/import-loop.html`);
    const before = await site.hits();
    const { resources } = await capturer.capture();
    await page.close();
    const after = await site.hits();
    for (const path of ['/css/a.css', '/css/b.css']) {
      expect((after.get(path) ?? 0) - (before.get(path) ?? 0)).toBe(1);
    }
    const received = resources
      .filter(({ via }) => via !== 'rewritten')
      .map(({ url }) => new URL(url).pathname);
    expect(received.toSorted()).toEqual(['/css/a.css', '/css/b.css']);
  });

  test('one that imports itself under ever new names is followed to a depth, and the record says so', async () => {
    const { capturer, site } = bench();
    const captured = await capturer.captureAt(
      `${site.origin}/page/import-self-random.html`,
      'domcontentloaded',
    );
    expect(captured.text).toContain('512');
    expect(captured.limitations).toContain('budget-import-depth');
    expect(captured.resources.filter(({ via }) => via !== 'rewritten')).toHaveLength(9);
  });

  test('a tree of sixteen thousand is cut to a number or a time, and the record says so', async () => {
    const { capturer, site } = bench();
    const tabId = await capturer.openUnwatched(`${site.origin}/page/import-tree.html`);
    const job = await capturer.job();
    // It goes on asking for its sheets, which leaves the browser little time for anything else.
    await capturer.closeTab(tabId);
    // A page that is busy with its own sheets may have no moment left to answer in.
    if (job.state !== 'done') {
      expect(job.error?.code).toBe('page-silent');
      return;
    }
    const captured = await capturer.read(job);
    expect(captured.text).toContain('512');
    // The page's own requests for them may leave no room for another.
    const named = captured.limitations.filter((code) => code.startsWith('budget-') || code === 'not-loaded');
    expect([...named, ...captured.missing.values()]).not.toEqual([]);
    expect(captured.resources.filter(({ via }) => via !== 'rewritten').length).toBeLessThan(250);
  });
});
