import type { Page } from 'puppeteer-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');
let page: Page;

beforeAll(async () => {
  page = await chromium.open('<!doctype html>');
  await chromium.teach(page);
});

/** What is drawn of a file, put into a page as the page for reading has it. */
async function drawn(inside: string, id: string): Promise<string | null> {
  const file = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">${inside}</svg>`;
  return await page.evaluate(
    (text, name) => kuaCapture.drawingMarkup(text, { url: '', id: name }, 7),
    file,
    id,
  );
}

describe('what <use> shows of another file', () => {
  test('is the part of that id, under an id of its own, with all that it refers to', async () => {
    const markup = await drawn(
      '<linearGradient id="g"><stop offset="1"/></linearGradient><path id="p" fill="url(#g)"/><rect id="other"/>' +
        '<symbol id="s" viewBox="0 0 9 9"><use xlink:href="#p"/><g id="in"><text>63,87 &lt; %</text></g></symbol>',
      's',
    );
    expect(markup).toBe(
      '<symbol id="kua-drawing-7" viewBox="0 0 9 9"><use href="#kua-drawing-7-p"></use>' +
        '<g id="kua-drawing-7-in"><text>63,87 &lt; %</text></g></symbol>' +
        '<path id="kua-drawing-7-p" fill="url(#kua-drawing-7-g)"></path>' +
        '<linearGradient id="kua-drawing-7-g"><stop offset="1"></stop></linearGradient>',
    );
  });

  test('is the whole file where no part is named', async () => {
    expect(await drawn('<circle r="5"/>', '')).toContain('<circle r="5"></circle></svg>');
  });

  test.each([
    ['<script>alert(1)</script>', ''],
    ['<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">x</p></foreignObject>', ''],
    ['<g onload="alert(1)" fill="red"/>', '<g fill="red"></g>'],
    ['<image xlink:href="https://far.example/x.png"/>', '<image></image>'],
    ['<g style="background: url(https://far.example/x.png)"/>', '<g></g>'],
    ['<g style="background: u\\72l(https://far.example/x.png)"/>', '<g></g>'],
    ['<desc><image src="https://far.example/x.png"/></desc>', ''],
    ['<image src="https://far.example/x.png" srcset="/y.png"/>', '<image></image>'],
    ['<a xlink:href="javascript:alert(1)"><rect/></a>', ''],
    ['<style>@import "https://far.example/x.css"</style>', ''],
  ])('keeps nothing that runs or fetches: %s', async (hostile, kept) => {
    expect(await drawn(`<symbol id="s">${hostile}</symbol>`, 's')).toBe(
      `<symbol id="kua-drawing-7">${kept}</symbol>`,
    );
  });

  test.each(['', 'missing'])('is nothing where the file is none, or has no such part', async (id) => {
    const markup = await page.evaluate(
      (name) => kuaCapture.drawingMarkup('<p>not found', { url: '', id: name }, 1),
      id,
    );
    expect(markup).toBeNull();
  });
});
