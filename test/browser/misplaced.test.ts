import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

async function drawnText(page: Page): Promise<string[]> {
  return (await page.evaluate(() => document.body.innerText)).split(/\s+/u).filter((word) => word !== '');
}

test.each([
  [
    'a form among the rows of a table',
    () => {
      const form = document.createElement('form');
      form.append('999');
      document.querySelector('tfoot')?.append(form);
    },
  ],
  [
    'a part of a picture that stands outside of one',
    () => {
      const text = document.createElementNS('http://www.w3.org/2000/svg', 'text');
      text.append('999');
      document.body.append(text);
    },
  ],
])('what no browser draws where it stands is not drawn in the page for reading: %s', async (_, add) => {
  const live = await chromium.open(
    '<!doctype html><p>512</p><table><tr><td>101<tfoot><tr><td>77</table><svg><text y="20">63</text></svg>',
  );
  await live.evaluate(add);
  const seen = await drawnText(live);
  expect(seen).not.toContain('999');
  await chromium.teach(live);
  const html = await live.evaluate(async () => {
    const { html: parts } = await (await kuaCapture.readWhole(document)).finish();
    return kuaCapture.derivePage(parts, 'r/', () => null);
  });
  expect(html).toContain('999');
  expect(await drawnText(await chromium.open(html))).toEqual(seen);
});
