import { describe, expect, test } from 'vitest';
import type { PageView } from '../../lib/capture/index.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

const filler = '<div style="height:4000px;width:50%">text</div>';

/** What is seen of a page with this in it when it is scrolled to each of these places in turn. */
async function seen(html: string, places: readonly number[] = [0, 300, 700]): Promise<PageView[]> {
  const page = await chromium.open(`<!doctype html><style>body{margin:0}</style>${html}${filler}`);
  await page.setViewport({ width: 800, height: 600 });
  await chromium.teach(page);
  return await page.evaluate(async (all) => {
    const scroller = new kuaCapture.PageScroller(document);
    const views: PageView[] = [];
    for (const y of all) views.push(await scroller.look(y));
    await scroller.restore();
    return views;
  }, places);
}

const last = async (html: string): Promise<Pick<PageView, 'top' | 'bottom' | 'repeats'>> => {
  const { top, bottom, repeats } = (await seen(html)).at(-1) ?? { top: -1, bottom: -1, repeats: false };
  return { top, bottom, repeats };
};
const bar = (style: string, inside = 'bar'): string => `<div style="position:fixed;${style}">${inside}</div>`;

describe('what stays in place while the page scrolls is known by the room it takes', () => {
  test('a bar at the top and one at the bottom', async () => {
    const html = bar('top:0;left:0;right:0;height:60px') + bar('bottom:0;left:0;width:100px;height:40px');
    expect(await last(html)).toEqual({ top: 60, bottom: 40, repeats: false });
  });

  test('a heading that sticks, only once it does', async () => {
    const html = '<div style="height:200px"></div><div style="position:sticky;top:0;height:50px">head</div>';
    expect((await seen(html, [0, 100, 500])).map((view) => view.top)).toEqual([0, 0, 50]);
  });

  test('the heads of a table that stick', async () => {
    const rows = '<tr><td>1</td></tr>'.repeat(100);
    const html = `<table><thead><tr><th style="position:sticky;top:0;height:40px;padding:0">n</th></tr></thead>${rows}</table>`;
    const [view] = (await seen(html, [0, 400])).slice(-1);
    expect(view?.top).toBeGreaterThanOrEqual(40);
    expect(view?.top).toBeLessThan(60);
  });

  test('one in a shadow', async () => {
    const html = `<my-bar></my-bar><script>
      customElements.define('my-bar', class extends HTMLElement { connectedCallback() {
        this.attachShadow({ mode: 'open' }).innerHTML = '<div style="position:fixed;top:0;left:0;right:0;height:70px">x</div>';
      } });</script>`;
    expect(await last(html)).toEqual({ top: 70, bottom: 0, repeats: false });
  });

  test('the part that shows of one that only holds others', async () => {
    const html = bar(
      'top:0;left:0;right:0;height:0',
      '<div style="position:absolute;top:0;height:80px;width:100%">menu</div>',
    );
    expect(await last(html)).toEqual({ top: 80, bottom: 0, repeats: false });
  });

  test('not what nobody sees, and not what moves with the page', async () => {
    const html =
      bar('top:0;left:0;right:0;height:60px;visibility:hidden') +
      bar('top:0;left:0;right:0;height:60px;opacity:0') +
      bar('top:-60px;left:0;right:0;height:60px') +
      `<div style="transform:translateX(0)">${bar('top:250px;height:60px;width:100px')}</div>`;
    expect(await last(html)).toEqual({ top: 0, bottom: 0, repeats: false });
  });

  test('a background that the page moves over is not in the way', async () => {
    const html = `${bar('inset:0;z-index:-1;background:red', '')}<div style="position:absolute;inset:0;height:4000px">text</div>`;
    expect(await last(html)).toEqual({ top: 0, bottom: 0, repeats: false });
  });

  test('a column beside the page cannot be left out, and it is said that it repeats', async () => {
    expect(await last(bar('top:0;bottom:0;right:0;width:200px'))).toEqual({
      top: 0,
      bottom: 0,
      repeats: true,
    });
  });

  test('a page whose form shadows what is read of it', async () => {
    const inputs = ['children', 'getBoundingClientRect', 'checkVisibility', 'nextSibling', 'position']
      .map((name) => `<input name="${name}" style="display:none">`)
      .join('');
    const html = `<form style="position:fixed;top:0;left:0;right:0;height:60px">${inputs}</form>`;
    expect(await last(html)).toEqual({ top: 60, bottom: 0, repeats: false });
  });
});

describe('a page is left as it was', () => {
  test('scrolled back at once, though it scrolls smoothly, and what had the focus has it again', async () => {
    const page = await chromium.open(
      `<!doctype html><style>html{scroll-behavior:smooth}</style><input id="one"><input id="two">
       <script>addEventListener('scroll', () => document.activeElement.blur());</script>${filler}`,
    );
    await chromium.teach(page);
    const after = await page.evaluate(async () => {
      scrollTo({ top: 20, behavior: 'instant' });
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      document.querySelector<HTMLElement>('#two')?.focus({ preventScroll: true });
      const scroller = new kuaCapture.PageScroller(document);
      const { y } = await scroller.look(900);
      await scroller.restore();
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { y, scrolled: scrollY, focus: document.activeElement?.id };
    });
    expect(after).toEqual({ y: 900, scrolled: 20, focus: 'two' });
  });
});
