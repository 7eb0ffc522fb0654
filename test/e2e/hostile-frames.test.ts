import { expect, test } from 'vitest';
import type { Captured } from '../harness/capturer.ts';
import { withHostilePages } from '../harness/hostile.ts';

/** How many captured frames' pages contain each of these words. */
async function framesWith(captured: Captured, words: readonly string[]): Promise<Record<string, number>> {
  const paths = captured.record.frames.flatMap(({ path }) => (path === null ? [] : [path]));
  const pages = await Promise.all(paths.map((path) => captured.file(path)));
  return Object.fromEntries(words.map((word) => [word, pages.filter((page) => page.includes(word)).length]));
}

withHostilePages('pages within pages', (bench) => {
  test('frames of every kind are each kept, or named with why they are not', async () => {
    const { capturer, site } = bench();
    const captured = await capturer.captureAt(`${site.origin}/pages/frames-kinds.html`);
    const kept = [
      'SRCDOC',
      'DATAFRAME',
      'JSFRAME',
      'ABOUTBLANK',
      'BLOBFRAME',
      'OK ?f=sandbox',
      'OK ?f=cross',
    ];
    expect(await framesWith(captured, kept)).toEqual(Object.fromEntries(kept.map((word) => [word, 1])));
    const { frames, limitations } = captured.record;
    expect(frames.length).toBeGreaterThanOrEqual(11);
    for (const { path, url } of frames) {
      const named = limitations.some(({ code, subject }) => code === 'frame-not-captured' && subject === url);
      expect(path !== null || named).toBe(true);
    }
  });

  test('both frames of a frameset are kept, and shown in the page for reading', async () => {
    const { capturer, site } = bench();
    const captured = await capturer.captureAt(`${site.origin}/pages/frameset.html`);
    expect(captured.record.frames.map(({ path }) => path)).toEqual([expect.any(String), expect.any(String)]);
    const { page } = await capturer.replay(captured);
    const shown = await Promise.all(
      page
        .frames()
        .slice(1)
        .map((frame) => frame.evaluate(() => document.body.innerText)),
    );
    expect(shown.join('\n')).toContain('OK ?frame=2');
    expect(shown).toHaveLength(2);
    await page.close();
  });

  test('a page that holds itself forty times is followed to a depth, and the record says so', async () => {
    const { capturer, site } = bench();
    const captured = await capturer.captureAt(`${site.origin}/page/frame-rec.html`);
    expect(captured.text).toContain('512');
    expect(captured.limitations).toContain('budget-frame-depth');
    expect(captured.record.frames.length).toBeLessThanOrEqual(41);
  });

  test('of fourteen hundred frames a number is kept, and the record says so', async () => {
    const { capturer, site } = bench();
    const tabId = await capturer.openUnwatched(`${site.origin}/page/frame-bomb.html`);
    const captured = await capturer.capture();
    await capturer.closeTab(tabId);
    expect(captured.text).toContain('512');
    // Its number or the time for it ends the capture of frames; each of the others is named.
    const kept = captured.record.frames.filter(({ path }) => path !== null);
    expect(kept.length).toBeLessThanOrEqual(200);
    expect(captured.limitations).toContain('frame-not-captured');
  });

  test('a picture that a policy forbids is named as missing by its whole address', async () => {
    const { capturer, site } = bench();
    const captured = await capturer.captureAt(`${site.origin}/csp/none`);
    expect(captured.outline.images.map(({ src }) => src)).toEqual([`${site.origin}/img/a.png`]);
    expect([...captured.missing.keys()]).toEqual([`${site.origin}/img/a.png`]);
  });

  test('a password that was typed is noted as removed', async () => {
    const { capturer, site } = bench();
    const captured = await capturer.captureAt(`${site.origin}/pages/form-state.html`);
    expect(captured.record.alterations.map(({ code }) => code)).toContain('password-removed');
  });
});
