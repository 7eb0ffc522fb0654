import { describe, expect, test } from 'vitest';
import type { Remark } from '../../lib/model/index.ts';
import { woff } from '../site/font/truetype.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

/** A font whose digits have the shapes of others. */
function font(shapes: Readonly<Record<string, string>> = {}): string {
  const bytes = woff({ family: 'made', strokeWidth: 80, shapeOf: (own) => shapes[own] ?? own });
  return `data:font/woff;base64,${Buffer.from(bytes).toString('base64')}`;
}

const face = (src: string, more = ''): string =>
  `<style>@font-face { font-family: made; src: ${src}; ${more} } .made { font-family: made }</style>`;

/** What is said of the fonts of a page, once all that it uses are there. */
async function said(body: string): Promise<Remark[]> {
  const page = await chromium.open(`<!doctype html>${body}`);
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await chromium.teach(page);
  const before = await page.content();
  const remarks = await page.evaluate(() => kuaCapture.scrambledFonts(document));
  expect(await page.content()).toBe(before);
  await page.close();
  return remarks;
}

const flag = (detail: string): Remark => ({ code: 'font-scrambles-digits', subject: 'made', detail });
const votes = '<p class="made">63.87 % of 7 820 918</p>';
const exchanged = { 3: '8', 8: '3' };
const shifted = Object.fromEntries(Array.from('0123456789', (own) => [own, String((Number(own) + 1) % 10)]));

describe('digits that are drawn as other digits are told', () => {
  test('all of them', async () => {
    const [remark] = await said(face(`url(${font(shifted)})`) + votes);
    expect(remark).toMatchObject({ code: 'font-scrambles-digits', subject: 'made' });
    expect(remark?.detail).toContain('6→7');
  });

  test('two that are exchanged', async () => {
    expect(await said(face(`url(${font(exchanged)})`) + votes)).toEqual([flag('3→8, 8→3')]);
  });

  test('one that looks as another does', async () => {
    expect(await said(face(`url(${font({ 3: '8' })})`) + votes)).toEqual([flag('3→8')]);
  });

  test('the only one that a font has', async () => {
    expect(await said(face(`url(${font({ 3: '8' })})`, 'unicode-range: U+33') + votes)).toEqual([
      flag('3→8'),
    ]);
  });

  test('those that all look alike', async () => {
    const hidden = Object.fromEntries(Array.from('0123456789', (own) => [own, '.']));
    const [remark] = await said(face(`url(${font(hidden)})`) + votes);
    expect(remark?.detail).toContain('0=9');
  });

  test('those that are blank', async () => {
    expect(await said(face(`url(${font({ 8: ' ' })})`) + votes)).toEqual([flag('8→–')]);
  });

  test('by a font that a script brought, in a shadow tree', async () => {
    const body = `<div id="host"></div><script>
      document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML = '<p style="font-family: made">63.87</p>';
      const made = new FontFace('made', 'url(${font(exchanged)})');
      document.fonts.add(made);
      made.load();
    </script>`;
    expect(await said(body)).toEqual([flag('3→8, 8→3')]);
  });
});

test('a page whose drawings nobody can read is said not to have been looked at', async () => {
  const page = await chromium.open(`<!doctype html>${face(`url(${font(exchanged)})`)}${votes}`);
  await chromium.teach(page);
  const remarks = await page.evaluate(async () => {
    await document.fonts.ready;
    CanvasRenderingContext2D.prototype.getImageData = () => new ImageData(640, 64);
    return await kuaCapture.scrambledFonts(document);
  });
  expect(remarks).toEqual([{ code: 'fonts-not-checked', subject: null, detail: null }]);
});

test('a drawing that is no HTML is looked at too', async () => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg">${face(`url(${font(exchanged)})`)}<text y="40" class="made">63.87</text></svg>`;
  const page = await chromium.open(svg, 'image/svg+xml');
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  await chromium.teach(page);
  expect(await page.evaluate(() => kuaCapture.scrambledFonts(document))).toEqual([flag('3→8, 8→3')]);
});

describe('other fonts are not', () => {
  // Fonts that a Chromium of Debian's brings with it.
  test.each(['Liberation Sans', 'Liberation Serif Italic', 'Liberation Mono Bold', 'Liberation Sans Narrow'])(
    'a web font that is a copy of %s',
    async (name) => {
      const page = await chromium.open(`<!doctype html>${face(`local("${name}")`)}${votes}`);
      const { status } = await page.evaluate(async () => {
        const [loaded] = await document.fonts.load('20px made');
        return { status: loaded?.status };
      });
      expect(status).toBe('loaded');
      await chromium.teach(page);
      expect(await page.evaluate(() => kuaCapture.scrambledFonts(document))).toEqual([]);
      await page.close();
    },
  );

  test('a font that draws digits as themselves, in a pen of its own', async () => {
    expect(await said(face(`url(${font()})`) + votes)).toEqual([]);
  });

  test('a font with no digits in its range', async () => {
    expect(await said(face(`url(${font(exchanged)})`, 'unicode-range: U+E000-F8FF') + votes)).toEqual([]);
  });

  test('a font that the page has not loaded is not asked for', async () => {
    const rest = '@font-face { font-family: made; src: url(/rest.woff); unicode-range: U+30-32 }';
    const body = face(`url(${font(exchanged)})`, 'unicode-range: U+33-39').replace(
      '</style>',
      `${rest}</style>`,
    );
    const page = await chromium.open(`<!doctype html>${body}<p class="made">63.87</p>`);
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    await chromium.teach(page);
    expect(await page.evaluate(() => kuaCapture.scrambledFonts(document))).toEqual([flag('3→8, 8→3')]);
    expect(await page.evaluate(() => Array.from(document.fonts, ({ status }) => status))).toEqual([
      'loaded',
      'unloaded',
    ]);
  });

  test('one that no text with digits is shown in', async () => {
    const body = `${face(`url(${font(exchanged)})`)}<p class="made">.</p><p>63.87</p>`;
    expect(await said(body)).toEqual([]);
  });
});
