import { describe, expect, test } from 'vitest';
import type { ScrollPlace } from '../../lib/capture/index.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

const filler = '<div style="height:4000px">text</div>';

/** Where a page with this in it stands once it was sent to `y` and back, and how many rows it had there. */
async function settled(html: string, y: number): Promise<ScrollPlace & { readonly rows: number }> {
  const page = await chromium.open(`<!doctype html><style>body{margin:0}</style>${html}`);
  await page.setViewport({ width: 800, height: 600 });
  await chromium.teach(page);
  return await page.evaluate(async (place) => {
    const walk = new kuaCapture.PageWalk(document);
    const found = await walk.settle(place);
    const rows = document.querySelectorAll('tr').length;
    await walk.restore();
    return { ...found, rows };
  }, y);
}

/** A script that runs when the end of the page is seen. */
const atEnd = (
  script: string,
): string => `${filler}<div id="end" style="height:400px;overflow:hidden">End</div><script>
  const end = document.querySelector('#end');
  const row = () => { const one = document.createElement('table'); one.innerHTML = '<tr><td>1</td></tr>'; return one; };
  new IntersectionObserver(([seen]) => { if (seen.isIntersecting) { ${script} } }).observe(end);</script>`;

describe('at the end of a page, what it adds is waited for', () => {
  test('a row after a row, for as long as they come one upon another', async () => {
    const html =
      atEnd(`let left = 4; const add = () => { end.append(row()); if (--left) setTimeout(add, 150); };
      setTimeout(add, 150);`);
    expect(await settled(html, 4_000)).toMatchObject({ rows: 4, restless: false, late: 0 });
  });

  test('no longer than until it grows, for then there is more to scroll', async () => {
    const place = await settled(
      atEnd(`setTimeout(() => { end.style.height = '3000px'; end.append(row()); })`),
      4_000,
    );
    expect(place).toMatchObject({ rows: 1, restless: false });
    expect(place.pageHeight).toBeGreaterThan(6_000);
  });

  test('not without end, and that is said', async () => {
    const html = atEnd(`setInterval(() => end.replaceChildren(row()), 100);`);
    expect(await settled(html, 4_000)).toMatchObject({ restless: true });
  });
});

test('a picture that the page may not load is not waited for, and none is late', async () => {
  const html = `<img src="data:image/png,none"><img loading="lazy" src="data:image/png,none" hidden>${filler}`;
  expect(await settled(html, 500)).toMatchObject({ y: 500, late: 0, restless: false });
});
