import { describe, expect, test } from 'vitest';
import type { Page } from 'puppeteer-core';
import type { Snapshot } from '../../lib/capture/index.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

/** What a capture of the page reads, and the page for reading without any resource. */
async function read(page: Page): Promise<{ html: string; snapshot: Snapshot }> {
  await chromium.teach(page);
  return await page.evaluate(async () => {
    const snapshot = await (await kuaCapture.readWhole(document)).finish();
    return { snapshot, html: kuaCapture.derivePage(snapshot.html, 'r/', () => null) };
  });
}

async function readHtml(
  html: string,
  change?: () => void,
): Promise<{ html: string; snapshot: Snapshot; page: Page }> {
  const page = await chromium.open(html);
  if (change) await page.evaluate(change);
  return { page, ...(await read(page)) };
}

/** The text that a reader without scripts sees when the page for reading is opened. */
async function reread(html: string): Promise<string> {
  const page = await chromium.open(html);
  return await page.evaluate(() => document.body.innerText);
}

describe('the page for reading reads as the live page does', () => {
  test('text, tables and characters that HTML writes in its own way', async () => {
    const body =
      '<p>63,87&nbsp;% &lt;b&gt; &amp;amp; “Ұлытау”</p><pre>\n\n  две строки\n</pre>' +
      '<table><tr><th>Регион<td>12&#8239;284</table><textarea>\n\nпусто</textarea>';
    const { page, html } = await readHtml(`<!doctype html><title>т</title>${body}`);
    const live = await page.evaluate(() => document.body.innerText);
    expect(await reread(html)).toBe(live);
  });

  test('what scripts made of the page, not what the server sent', async () => {
    const { html } = await readHtml('<!doctype html><p id="n">0</p>', () => {
      const n = document.querySelector('#n');
      if (n) n.textContent = '7 820 918';
    });
    expect(await reread(html)).toContain('7 820 918');
  });

  test.each([
    ['<!doctype html><p>1', 'CSS1Compat'],
    ['<p>1', 'BackCompat'],
    [
      '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN" "http://www.w3.org/TR/html4/loose.dtd"><p>1',
      'CSS1Compat',
    ],
  ])('quirks stay quirks: %s', async (source, mode) => {
    const { html } = await readHtml(source);
    const page = await chromium.open(html);
    expect(await page.evaluate(() => document.compatMode)).toBe(mode);
  });

  test('shadow trees, with what is slotted into them', async () => {
    const { html, page } = await readHtml('<!doctype html><div id="host"><b slot="n">512</b></div>', () => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = '<p>Явка: <slot name="n"></slot> человек</p>';
    });
    const again = await chromium.open(html);
    const text = (p: Page): Promise<string> =>
      p.evaluate(() => document.querySelector<HTMLElement>('#host')?.innerText ?? '');
    expect(await text(page)).toContain('512');
    expect(await again.evaluate(() => document.querySelector('#host')?.shadowRoot?.textContent)).toBe(
      'Явка:  человек',
    );
    expect(await text(again)).toBe(await text(page));
  });

  test('pictures drawn as SVG, with styles and filters of their own', async () => {
    const body =
      '<svg width="60" height="20"><style>.a { fill: rgb(1, 2, 3) } /* a &lt; b &amp; c */</style><rect class="a" width="9" height="9"/>' +
      '<linearGradient id="g"/><rect id="r" fill="url(#g)" mask="url(https://other.example/m.svg#m)" width="9" height="9"/>' +
      '<foreignObject width="40" height="20"><p>63,87</p></foreignObject><text>512</text></svg>';
    const { html, snapshot } = await readHtml(`<!doctype html>${body}`);
    expect(html).not.toContain('url(https://other');
    expect(snapshot.wanted.map((one) => one.url)).toContain('https://other.example/m.svg');
    const again = await chromium.open(html);
    const drawn = await again.evaluate(() => ({
      rule: getComputedStyle(document.querySelector('.a') ?? document.body).fill,
      gradient: document.querySelector('#r')?.getAttribute('fill'),
      inside: document.querySelector('foreignObject > p')?.textContent,
      outside: document.querySelector('svg > text')?.textContent,
    }));
    expect(drawn).toEqual({ rule: 'rgb(1, 2, 3)', gradient: 'url(#g)', inside: '63,87', outside: '512' });
  });

  test('rules that only scripts wrote', async () => {
    const { html } = await readHtml('<!doctype html><style id="s"></style><p>1</p>', () => {
      const style = document.querySelector<HTMLStyleElement>('#s');
      style?.sheet?.insertRule('p { color: rgb(1, 2, 3) }');
      const sheet = new CSSStyleSheet();
      sheet.replaceSync('p { margin-left: 7px }');
      document.adoptedStyleSheets = [sheet];
    });
    const again = await chromium.open(html);
    const style = await again.evaluate(() => {
      const p = document.querySelector('p');
      const { color, marginLeft } = p ? getComputedStyle(p) : { color: '', marginLeft: '' };
      return { color, marginLeft };
    });
    expect(style).toEqual({ color: 'rgb(1, 2, 3)', marginLeft: '7px' });
  });

  test('what was typed and ticked, but never a password', async () => {
    const { html, snapshot } = await readHtml(
      '<!doctype html><input id="t" value="old"><input id="c" type="checkbox"><input id="p" type="password" value="secret1">',
      () => {
        const field = (id: string): HTMLInputElement | null => document.querySelector<HTMLInputElement>(id);
        const [t, c, p] = [field('#t'), field('#c'), field('#p')];
        if (t) t.value = '512';
        if (c) c.checked = true;
        if (p) p.value = 'secret2';
      },
    );
    expect(html).not.toContain('secret');
    expect(JSON.stringify(snapshot)).not.toContain('secret');
    expect(snapshot.alterations.map((one) => one.code)).toContain('password-removed');
    const again = await chromium.open(html);
    const state = await again.evaluate(() => ({
      typed: document.querySelector<HTMLInputElement>('#t')?.value,
      ticked: document.querySelector<HTMLInputElement>('#c')?.checked,
    }));
    expect(state).toEqual({ typed: '512', ticked: true });
  });
});

describe('a page that fights back is read all the same', () => {
  test('inputs named like the properties of a node', async () => {
    const names = [
      'firstChild',
      'nextSibling',
      'parentNode',
      'childNodes',
      'attributes',
      'localName',
      'nodeType',
      'children',
    ];
    const inputs = names.map((name) => `<input name="${name}" value="${name}">`).join('');
    const { html, snapshot } = await readHtml(`<!doctype html><form>${inputs}<p>512</p></form><p>101</p>`);
    for (const name of names) expect(html).toContain(`value="${name}"`);
    expect(snapshot.outline.blocks.map((block) => block.text)).toEqual(
      expect.arrayContaining(['512', '101']),
    );
  });

  test('twenty thousand levels of nesting', async () => {
    const { html, snapshot } = await readHtml('<!doctype html><div id="top" hidden></div><p>512</p>', () => {
      let at: Element | null = document.querySelector('#top');
      for (let i = 0; i < 20_000; i += 1) at = at?.appendChild(document.createElement('div')) ?? null;
      if (at) at.textContent = 'DEEPEST';
    });
    expect(html).toContain('DEEPEST');
    expect(snapshot.limitations.map((one) => one.code)).toContain('nesting-flattened');
    expect(snapshot.outline.blocks.find((block) => block.text === 'DEEPEST')?.hidden).toBe(true);
  });

  test('nothing that the page wrote breaks out of its place', async () => {
    const { html } = await readHtml('<!doctype html><body></body>', () => {
      const breakout = '</script></style></textarea></title>--><b id="BREAK">';
      for (const tag of ['script', 'style', 'textarea', 'title', 'noscript', 'xmp', 'iframe', 'p']) {
        const element = document.createElement(tag);
        if (tag === 'script') element.setAttribute('type', 'text/x');
        element.textContent = breakout;
        element.setAttribute('title', `"${breakout}`);
        document.body.append(element);
      }
      document.body.append(document.createComment(breakout));
    });
    const again = await chromium.open(html);
    expect(await again.evaluate(() => document.querySelectorAll('#BREAK').length)).toBe(0);
  });

  test('no name or place that only a script can give turns into markup of the page for reading', async () => {
    const page = await chromium.open('<!doctype html>');
    await chromium.teach(page);
    const html = await page.evaluate(async () => {
      // A document without a window: nothing in it is fetched while it is made.
      const made = document.implementation.createHTMLDocument();
      const vocabularies = [
        'http://www.w3.org/1999/xhtml',
        'http://www.w3.org/2000/svg',
        'http://www.w3.org/1998/Math/MathML',
        'urn:of-its-own',
      ];
      const names =
        'title textarea style script noscript iframe xmp plaintext META base link IMG object image svg math foreignObject annotation-xml p template'.split(
          ' ',
        );
      const holders = 'title textarea style script noscript iframe svg math foreignObject p template'.split(
        ' ',
      );
      const payload =
        '</title></textarea></style></script></noscript></svg></math>--><meta http-equiv="refresh" content="0;url=https://leak.example/"><script>leak()</script><base href="https://leak.example/">';
      const element = (vocabulary: string, name: string): Element => {
        const one = made.createElementNS(vocabulary, name);
        one.setAttribute('src', 'https://leak.example/src');
        one.setAttribute('data', 'https://leak.example/data');
        one.setAttribute('href', 'https://leak.example/href');
        one.setAttribute('rel', 'stylesheet');
        one.setAttribute('http-equiv', 'refresh');
        one.setAttribute('content', '0;url=https://leak.example/');
        return one;
      };
      for (const outer of vocabularies)
        for (const outerName of holders)
          for (const inner of vocabularies)
            for (const name of names) {
              const parent = element(outer, outerName);
              const child = element(inner, name);
              child.append(made.createComment(payload), payload);
              parent.append(made.createComment(payload), child, payload);
              made.body.append(parent);
            }
      return kuaCapture.derivePage(
        (await (await kuaCapture.readWhole(made)).finish()).html,
        'r/',
        () => null,
      );
    });
    const again = await chromium.open(html);
    const live = await again.evaluate(() => {
      const shapes = (selector: string): string[] => [
        ...new Set(
          [...document.querySelectorAll(selector)]
            .filter((one) => one instanceof HTMLElement || one.hasAttribute('href'))
            .map((one) => `${one.parentElement?.localName} > ${one.localName}`),
        ),
      ];
      const withSource = 'img image iframe frame embed video audio source track input';
      const fetching = [
        ...withSource.split(' ').map((tag) => `${tag}[src]:not([src^="data:"])`),
        'object[data]',
        'link[href]',
      ];
      return {
        metas: shapes('meta[http-equiv]'),
        scripts: shapes('script:not([type="text/plain"])'),
        bases: shapes('base[href]'),
        fetching: shapes(`${fetching.join()}, svg :is(image, use, feImage)[href]`),
      };
    });
    expect(live).toEqual({ metas: ['head > meta'], scripts: [], bases: [], fetching: [] });
  });

  test('nothing runs in the page for reading', async () => {
    const { html } = await readHtml(
      '<!doctype html><script>var ran = 1</script><img src="x" onerror="ran = 2"><a href="javascript:ran=3">a</a>' +
        '<svg onload="ran = 4"><script>ran = 5</script></svg><iframe srcdoc="<script>parent.ran=6</script>"></iframe>',
    );
    const again = await chromium.open(html);
    expect(await again.evaluate(() => 'ran' in globalThis)).toBe(false);
    expect(html).not.toMatch(/<script(?! type="text\/plain")/u);
  });

  test('the page is not changed by being read', async () => {
    const page = await chromium.open('<!doctype html><p id="a">1</p><form><input name="x"></form>');
    await page.evaluate(() => {
      const seen: string[] = [];
      new MutationObserver((records) => seen.push(...records.map((one) => one.type))).observe(document, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
      Reflect.set(globalThis, 'seen', seen);
    });
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await read(page);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'seen') as string[])).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
  });
});

test('what the page for reading lacks is listed', async () => {
  const { snapshot } = await readHtml(
    '<!doctype html><iframe src="/frame.html"></iframe><canvas></canvas><video src="/v.mp4"></video><object data="/o.swf"></object>',
  );
  expect(snapshot.limitations.map((one) => one.code).toSorted()).toEqual([
    'embedded-not-kept',
    'media-not-kept',
  ]);
  expect(snapshot.frames.map(({ url }) => url)).toEqual([`${chromium.origin}/frame.html`]);
});
