import type { Page } from 'puppeteer-core';
import { describe, expect, test } from 'vitest';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

/** Read a page, and let it become something else as soon as it has been read. */
async function readWhile(
  page: Page,
  becomes: () => void,
): Promise<{ html: string; text: string; changes: number }> {
  await chromium.teach(page);
  await page.evaluate(`globalThis.becomes = ${String(becomes)}`);
  return await page.evaluate(async () => {
    const reading = kuaCapture.readWhole(document);
    (Reflect.get(globalThis, 'becomes') as () => void)();
    const read = await reading;
    const snapshot = await read.finish();
    return {
      html: kuaCapture.derivePage(snapshot.html, 'r/', () => null),
      text: kuaCapture.plainText(snapshot.outline),
      changes: snapshot.state.changing.changes,
    };
  });
}

describe('a page is read as it stood at one moment', () => {
  test('whatever it becomes while that is written down', async () => {
    const page = await chromium.open(
      '<!doctype html><p id="a">512</p><input id="b" value="101"><details id="c"><summary>more</summary>7</details>' +
        '<div id="host"></div><p id="d" style="display:none">999</p><ul id="list"></ul>',
    );
    await page.evaluate(() => {
      const root = document.querySelector('#host')?.attachShadow({ mode: 'open' });
      if (root) root.innerHTML = '<p>In the shadow 63,87</p>';
      const list = document.querySelector('#list');
      for (let n = 0; n < 5000; n += 1) list?.append(document.createElement('li'));
      for (const [n, item] of document.querySelectorAll('li').entries()) item.textContent = `Row ${n}`;
    });
    const { html, text, changes } = await readWhile(page, () => {
      for (const id of ['a', 'd']) document.getElementById(id)?.replaceChildren('forged');
      document.querySelector<HTMLElement>('#d')?.style.setProperty('display', 'block');
      document.querySelector<HTMLInputElement>('#b')?.setAttribute('value', 'forged');
      document.querySelector('#c')?.setAttribute('open', '');
      document.querySelector('#host')?.shadowRoot?.replaceChildren('forged');
      document.querySelector('#list')?.remove();
    });
    expect(html).not.toContain('forged');
    expect(text.split('\n')).toEqual(
      expect.arrayContaining(['512', '101', 'more', 'In the shadow 63,87', 'Row 0', 'Row 4999']),
    );
    expect(text).not.toMatch(/^(?:999|7)$/mu);
    expect(html).toContain('Row 4999');
    expect(changes).toBe(6);
  });

  test('nodes that scripts put into slots stand where the reader saw them', async () => {
    const page = await chromium.open('<!doctype html><div id="host"><b>512</b> <i>101</i></div>');
    await page.evaluate(() => {
      const host = document.querySelector('#host');
      const root = host?.attachShadow({ mode: 'open', slotAssignment: 'manual' });
      if (!root) return;
      root.innerHTML = '<p>Second: <slot></slot></p><p>First: <slot></slot></p>';
      const [second, first] = root.querySelectorAll('slot');
      const [b, i] = [host?.querySelector('b'), host?.querySelector('i')];
      if (b) first?.assign(b);
      if (i) second?.assign(i);
    });
    const { text } = await readWhile(page, () => document.querySelector('#host')?.replaceChildren());
    expect(text).toBe('Second: 101\nFirst: 512\n');
  });

  test('a shadow tree that is cloned with its host is there once', async () => {
    const page = await chromium.open(
      '<!doctype html><div><template shadowrootmode="open" shadowrootclonable><p>512 <slot></slot></p></template>voters</div>',
    );
    const { html, text } = await readWhile(page, () => document.body.replaceChildren());
    expect(text).toBe('512 voters\n');
    expect(html.match(/shadowrootmode="open"/gu)).toHaveLength(1);
  });
});

describe('a page hears nothing of being read', () => {
  test('nothing is fetched, run or made anew', async () => {
    const page = await chromium.open(
      `<!doctype html><script>
        globalThis.seen = [];
        customElements.define('x-counted', class extends HTMLElement {
          static observedAttributes = ['a'];
          constructor() { super(); seen.push('made'); }
          connectedCallback() { seen.push('connected'); }
          attributeChangedCallback() { seen.push('changed'); }
        });
      </script><x-counted a="1">512</x-counted><img src="/i.png" onload="seen.push('img')"><video src="/v.mp4" autoplay></video>
      <audio src="/a.mp3" autoplay></audio><object data="/o.png"></object><embed src="/e.png"><iframe src="/f.html"></iframe>
      <link rel="stylesheet" href="/s.css"><script src="/s.js"></script><input type="image" src="/b.png">
      <svg><image href="/svg.png"/><use href="/use.svg#a"/></svg><template><img src="/never.png"></template>`,
    );
    await page.waitForNetworkIdle();
    await page.evaluate(() => {
      (Reflect.get(globalThis, 'seen') as string[]).length = 0;
    });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const { text } = await readWhile(page, () => undefined);
    await page.waitForNetworkIdle();
    expect(text).toContain('512');
    expect(asked).toEqual([]);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'seen') as string[])).toEqual([]);
  });

  test('nor by elements of a registry of their own', async () => {
    const page = await chromium.open('<!doctype html><div id="host"></div>');
    const supported = await page.evaluate(() => {
      const seen: string[] = [];
      Reflect.set(globalThis, 'seen', seen);
      try {
        const registry = new CustomElementRegistry();
        registry.define(
          'x-own',
          class extends HTMLElement {
            constructor() {
              super();
              seen.push('made');
            }
          },
        );
        const init: object = { mode: 'open', customElementRegistry: registry };
        const root = document.querySelector('#host')?.attachShadow(init as ShadowRootInit);
        if (root) root.innerHTML = '<x-own>512</x-own>';
        return seen.length === 1;
      } catch {
        return false;
      }
    });
    const { text } = await readWhile(page, () => undefined);
    const made = await page.evaluate(() => Reflect.get(globalThis, 'seen') as string[]);
    expect(made).toEqual(supported ? ['made'] : []);
    if (supported) expect(text).toContain('512');
  });
});

describe('what no rule of the page tells is found out all the same', () => {
  const list = '<li>Явка избирателей составила 63,87 процента</li>'.repeat(30);
  const ordinary =
    '<!doctype html><style>.off { display: none } .up { text-transform: uppercase } .v { visibility: hidden }</style>' +
    `<script>let a = 1</script><h1 class="up">Итоги</h1><ul>${list}</ul><p class="off">999 <b>998</b></p>` +
    '<div class="v">997<p style="visibility:visible">512</p></div><select><option>1<option>2</select><textarea>3</textarea>' +
    '<details><summary>more</summary>996</details><table><tr><td>a<td hidden>b</table><svg><title>t</title><text>5</text></svg>';

  test('a page that hides parts of itself is read once', async () => {
    const page = await chromium.open(ordinary);
    await chromium.teach(page);
    expect(await page.evaluate(async () => (await kuaCapture.readWhole(document)).isThorough)).toBe(false);
  });

  test('one of which a style sheet of somebody else hides a part is read once more, and that part is marked', async () => {
    const page = await chromium.open(ordinary);
    await chromium.teach(page);
    // As an extension does that hides advertisements: no sheet of the page tells.
    const session = await page.createCDPSession();
    await session.send('DOM.enable');
    await session.send('CSS.enable');
    const { frameTree } = await session.send('Page.getFrameTree');
    const { styleSheetId } = await session.send('CSS.createStyleSheet', { frameId: frameTree.frame.id });
    await session.send('CSS.setStyleSheetText', { styleSheetId, text: 'li { display: none }' });
    const seen = await page.evaluate(async () => {
      const told = [...document.styleSheets].some((sheet) => sheet.cssRules[0]?.cssText.startsWith('li'));
      const read = await kuaCapture.readWhole(document);
      const { outline } = await read.finish();
      const items = outline.blocks.filter(({ text }) => text.startsWith('Явка'));
      return {
        told,
        isThorough: read.isThorough,
        items: items.length,
        shown: items.filter((one) => !one.hidden).length,
      };
    });
    expect(seen).toEqual({ told: false, isThorough: true, items: 30, shown: 0 });
  });
});
