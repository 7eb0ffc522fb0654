import { expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

/** The page for reading of a page, opened, and the text of its blocks. */
async function reopened(page: Page): Promise<{ again: Page; texts: string[] }> {
  await chromium.teach(page);
  const { html, texts } = await page.evaluate(async () => {
    const { html: parts, outline } = await (await kuaCapture.readWhole(document)).finish();
    return {
      html: kuaCapture.derivePage(parts, 'r/', () => null),
      texts: outline.blocks.map(({ text }) => text),
    };
  });
  return { again: await chromium.open(html), texts };
}

test('an XML page whose elements have no vocabulary gets its policy and stays inert', async () => {
  const page = await chromium.open(
    '<html><head/><body><img src="https://leak.example/"/><p>512</p></body></html>',
    'application/xml',
  );
  const { again, texts } = await reopened(page);
  expect(await again.evaluate(() => document.querySelectorAll('meta[http-equiv]').length)).toBe(1);
  expect(await again.evaluate(() => document.images.length)).toBe(0);
  expect(texts).toContain('512');
});

test('an XML page that begins with a box of HTML keeps what a script adopted, and gets its policy', async () => {
  const page = await chromium.open(
    '<div xmlns="http://www.w3.org/1999/xhtml"><p>512</p></div>',
    'application/xml',
  );
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync('p { color: rgb(1, 2, 3) }');
    document.adoptedStyleSheets = [sheet];
  });
  const { again } = await reopened(page);
  const found = await again.evaluate(() => ({
    policies: document.querySelectorAll('meta[http-equiv]').length,
    color: getComputedStyle(document.querySelector('p') ?? document.documentElement).color,
  }));
  expect(found).toEqual({ policies: 1, color: 'rgb(1, 2, 3)' });
});
