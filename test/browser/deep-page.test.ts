import { describe, expect, test } from 'vitest';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

interface DeepRead {
  readonly html: string;
  readonly texts: string[];
  /** How often some part of the page was copied. */
  readonly copies: number;
}

/** Read a page that a script makes deep. */
async function readDeep(deepen: (main: Element) => void): Promise<DeepRead> {
  const page = await chromium.open('<!doctype html><p>512</p><main></main>');
  await page.evaluate(`(${String(deepen)})(document.querySelector('main'))`);
  await chromium.teach(page);
  return await page.evaluate(async () => {
    let copies = 0;
    const copy: unknown = Reflect.get(Document.prototype, 'importNode');
    if (typeof copy !== 'function') throw new TypeError('no importNode');
    const counting = new Proxy(copy, {
      apply: (target, self, given): unknown => {
        copies += 1;
        return Reflect.apply(target, self, given);
      },
    });
    Reflect.set(Document.prototype, 'importNode', counting);
    const { html, outline } = await (await kuaCapture.readWhole(document)).finish();
    return {
      html: kuaCapture.derivePage(html, 'r/', () => null),
      texts: outline.blocks.filter(({ hidden }) => !hidden).map(({ text }) => text),
      copies,
    };
  });
}

test('the tab outlives the reading of thirty thousand templates one in another', async () => {
  const { html, texts } = await readDeep((main) => {
    let outer: HTMLTemplateElement | null = null;
    for (let level = 0; level < 30_000; level += 1) {
      const template = document.createElement('template');
      template.content.append(outer ?? 'INNERMOST');
      outer = template;
    }
    if (outer) main.append(outer);
  });
  expect(texts).toEqual(['512']);
  expect(html).toContain('INNERMOST');
});

describe('no copy is made of what is copied level by level until the tab crashes:', () => {
  test('shadow trees that are cloned one in another', async () => {
    const { copies, texts } = await readDeep((main) => {
      let host = main;
      for (let level = 0; level < 1100; level += 1) {
        const inner = document.createElement('div');
        host.attachShadow({ mode: 'open', clonable: true }).append(inner);
        host = inner;
      }
    });
    expect(copies).toBe(0);
    expect(texts).toContain('512');
  });

  test('such trees in a template, whose content nobody sees', async () => {
    const { copies, html, texts } = await readDeep((main) => {
      const template = document.createElement('template');
      let host: Element = template.content.appendChild(document.createElement('div'));
      for (let level = 0; level < 1100; level += 1) {
        const inner = document.createElement('div');
        host.attachShadow({ mode: 'open', clonable: true }).append(inner);
        host = inner;
      }
      main.append(template);
    });
    expect(copies).toBe(0);
    expect(texts).toEqual(['512']);
    expect(html).toContain('<template><div></div></template>');
  });

  test('but of ordinary pages with templates and shadow trees one is', async () => {
    const { copies, texts } = await readDeep((main) => {
      for (let n = 0; n < 600; n += 1) {
        const template = document.createElement('template');
        template.innerHTML = '<p>Template <template>another</template></p>';
        const host = document.createElement('div');
        host.attachShadow({ mode: 'open', clonable: true }).innerHTML = `<p>Row ${n}</p>`;
        main.append(template, host);
      }
    });
    expect(copies).toBe(1);
    expect(texts).toHaveLength(601);
  });
});
