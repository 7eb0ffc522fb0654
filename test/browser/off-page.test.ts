import { describe, expect, test } from 'vitest';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

interface Seen {
  readonly shown: string[];
  readonly hidden: string[];
}

/** What is stored of a page as shown and as hidden. */
async function seen(html: string, become?: string): Promise<Seen> {
  const page = await chromium.open(`<!doctype html><style>p { margin: -1px }</style>${html}`);
  if (become !== undefined) await page.evaluate(become);
  await chromium.teach(page);
  return await page.evaluate(async () => {
    const { outline } = await (await kuaCapture.readWhole(document)).finish();
    const texts = (hidden: boolean): string[] =>
      outline.blocks.filter((block) => block.hidden === hidden).map(({ text }) => text);
    return { shown: texts(false), hidden: texts(true) };
  });
}

const rows = '<p style="height:300px">512<p style="height:300px">101<p style="height:900px">77';
const hiddenText = '<p style="position:absolute;left:-9999px;width:99px">999</p>';
const boxStyle = 'height:200px;width:300px;overflow:auto';

describe('what was scrolled out of sight counts as shown', () => {
  test.each([
    ['in a box', `<main style="${boxStyle}">${rows}</main>`, 'scrollTop = 900'],
    [
      'in a box in another',
      `<div style="${boxStyle}"><main style="${boxStyle}">${rows}</main></div>`,
      'scrollTop = 900',
    ],
    [
      'in a box that places what is in it',
      `<main style="${boxStyle};position:relative"><section style="position:absolute;top:0">${rows}</section></main>`,
      'scrollTop = 900',
    ],
    [
      'in a box of a shadow tree',
      `<div><template shadowrootmode="open"><main style="${boxStyle}"><slot></slot></main></template>${rows}</div>`,
      'scrollTop = 900',
    ],
    [
      'to the left in a box that is read from the right',
      `<main dir="rtl" style="${boxStyle}"><section style="display:flex;width:2000px"><p style="flex:0 0 900px">512<p style="flex:0 0 900px">101<p style="flex:0 0 200px">77</section></main>`,
      'scrollLeft = 0',
    ],
    [
      'upwards in a box whose last row is the first to be seen',
      `<main style="${boxStyle};display:flex;flex-direction:column-reverse"><section>${rows}</section></main>`,
      'scrollTop = 0',
    ],
  ])('%s', async (_, html, scroll) => {
    const { shown, hidden } = await seen(
      html + hiddenText,
      `(document.querySelector('main') ?? document.querySelector('div').shadowRoot.querySelector('main')).${scroll}`,
    );
    expect(shown).toEqual(['512', '101', '77']);
    expect(hidden).toEqual(['999']);
  });

  test('but not what stands beyond the beginning of the box', async () => {
    const unseen = '<p style="position:absolute;top:-500px">999</p>';
    const { shown, hidden } = await seen(
      `<main style="${boxStyle};position:relative">${rows}${unseen}</main>`,
      'document.querySelector("main").scrollTop = 900',
    );
    expect(shown).toEqual(['512', '101', '77']);
    expect(hidden).toEqual(['999']);
  });

  test('nor what the box does not move', async () => {
    const { hidden } = await seen(
      `<main style="${boxStyle}">${rows}<p style="position:absolute;top:-500px">999</p><p style="position:fixed;top:-500px">998</p></main>`,
      'document.querySelector("main").scrollTop = 900',
    );
    expect(hidden).toEqual(['999', '998']);
  });
});

describe('a page is read from where it begins', () => {
  const wide =
    '<section style="display:flex;width:4000px"><p style="flex:0 0 1900px">512<p style="flex:0 0 1900px">101<p style="flex:0 0 200px">77</section>';

  test.each([
    ['from the right, as its root says', `<html dir="rtl">${wide}`],
    ['from the right, as its body says', `<body dir="rtl">${wide}`],
    [
      'in columns from the right',
      `<html style="writing-mode:vertical-rl">${wide.replaceAll('width:', 'height:')}`.replace(
        '<section style="',
        '<section style="width:4000px;',
      ),
    ],
  ])('%s', async (_, html) => {
    expect(await seen(html)).toEqual({ shown: ['512', '101', '77'], hidden: [] });
  });

  test('what stands to the left of where nobody can scroll to is hidden', async () => {
    const { shown, hidden } = await seen(`<html dir="rtl" style="overflow-x:hidden"><p>512</p>${hiddenText}`);
    expect({ shown, hidden }).toEqual({ shown: ['512'], hidden: ['999'] });
  });

  test('from the left: what stands to the left of that is hidden', async () => {
    expect(await seen(`<p>512</p>${hiddenText}`)).toEqual({ shown: ['512'], hidden: ['999'] });
  });
});

test('what reaches over the edge three hundred boxes deep is measured once', async () => {
  const page = await chromium.open(
    '<!doctype html><style>div { margin-left: -1px }</style><p>512</p><main></main>',
  );
  await page.evaluate(() => {
    let inner: Element | null = document.querySelector('main');
    for (let level = 0; level < 300; level += 1)
      inner = inner?.appendChild(document.createElement('div')) ?? null;
    for (let n = 0; n < 20_000; n += 1)
      inner?.append(Object.assign(document.createElement('span'), { textContent: `x${n} ` }));
  });
  await chromium.teach(page);
  const measured = await page.evaluate(async () => {
    let times = 0;
    const measure: unknown = Reflect.get(Element.prototype, 'getBoundingClientRect');
    if (typeof measure !== 'function') throw new TypeError('no getBoundingClientRect');
    const counting = new Proxy(measure, {
      apply: (target, self, given): unknown => {
        times += 1;
        return Reflect.apply(target, self, given);
      },
    });
    Reflect.set(Element.prototype, 'getBoundingClientRect', counting);
    await (await kuaCapture.readWhole(document)).finish();
    return times;
  });
  expect(measured).toBeLessThan(2 * 20_400);
});
