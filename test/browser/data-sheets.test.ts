import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

/** How paragraphs are drawn, in the document and in its shadow trees. */
async function drawn(page: Page): Promise<string[]> {
  return await page.evaluate(() => {
    const hosts = [...document.querySelectorAll('div')].flatMap((host) => host.shadowRoot ?? []);
    return [document, ...hosts]
      .flatMap((tree) => [...tree.querySelectorAll('p')])
      .map((p) => {
        const { display, color, marginLeft } = getComputedStyle(p);
        return `${p.textContent} ${display} ${color} ${marginLeft}`;
      });
  });
}

/** The page for reading of a page, opened under its policy. */
async function stored(live: Page): Promise<Page> {
  await chromium.teach(live);
  const html = await live.evaluate(async () => {
    const { html: parts } = await (await kuaCapture.readWhole(document)).finish();
    return kuaCapture.derivePage(parts, 'r/', () => null);
  });
  expect(html).toContain("style-src 'self' 'unsafe-inline';");
  return await chromium.open(html);
}

const sheet = (css: string): string => `data:text/css,${encodeURIComponent(css)}`;
const hides = sheet('.a { display: none }');

describe('a sheet that is imported from an address which is its text holds in the page for reading', () => {
  test.each([
    ['as it stands', `@import url("${hides}");`],
    [
      'before what comes after it',
      `@import url("${sheet('.b { color: red; margin-left: 3px }')}"); .b { color: blue }`,
    ],
    [
      'in a layer',
      `@import url("${sheet('.b { color: red !important }')}") layer(x); .b { color: blue !important }`,
    ],
    ['where its media are there', `@import url("${hides}") screen;`],
    ['where they are not', `@import url("${hides}") print;`],
    ['where the browser can do what it asks', `@import url("${hides}") supports(display: grid) screen;`],
    ['where the browser cannot', `@import url("${hides}") supports(display: nothing);`],
    ['from another such sheet', `@import url("${sheet(`@import url("${hides}");`)}") screen;`],
    [
      'and its default namespace is its own',
      `@import url("${sheet('@namespace url("urn:other"); .a { display: none }')}");`,
    ],
    [
      'but ends nothing around it',
      `@import url("${sheet('.a { display: none } } .b { color: red')}") screen; .b { margin-left: 2px }`,
    ],
    ['but not where it is no style sheet', `@import url("data:text/plain,.a{display:none}");`],
  ])('%s', async (_, css) => {
    const body = '<p class="a">512</p><p class="b">101</p>';
    const live = await chromium.open(
      `<!doctype html><style>${css}</style>${body}<div><template shadowrootmode="open"><style>${css}</style>${body}</template></div>`,
    );
    const seen = await drawn(live);
    expect(await drawn(await stored(live))).toEqual(seen);
  });
});
