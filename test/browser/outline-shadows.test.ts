import { describe, expect, test } from 'vitest';
import { hiddenIn, outlineOf, shownIn } from './outline-of.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

describe('shadow trees are read as their reader sees them put together', () => {
  test.each(['open', 'closed'])(
    'what no slot of a host takes is hidden, in %s shadow trees',
    async (mode) => {
      // The page answers in place of the browser, which tells extensions alone of closed trees.
      const o = await outlineOf(
        chromium,
        `<!doctype html><div id="host"><b slot="x">999</b>998<i slot="z">101</i></div><script>
      const shadow = host.attachShadow({ mode: '${mode}' });
      shadow.innerHTML = '<p>512 <slot name="y">77</slot> <slot name="z"></slot></p>';
      (globalThis.chrome ??= {}).dom = { openOrClosedShadowRoot: (one) => (one === host ? shadow : null) };
      </script>`,
      );
      expect(shownIn(o)).toEqual(['512 77 101']);
      expect(hiddenIn(o)).toEqual(['999 998']);
    },
  );

  test('text in a slot of a closed shadow tree is shown where the slot is', async () => {
    const o = await outlineOf(
      chromium,
      `<!doctype html><div id="host">512</div><script>
      const shadow = host.attachShadow({ mode: 'closed' });
      shadow.innerHTML = '<p><slot></slot> votes</p>';
      (globalThis.chrome ??= {}).dom = { openOrClosedShadowRoot: (one) => (one === host ? shadow : null) };
      </script>`,
    );
    expect(shownIn(o)).toEqual(['512 votes']);
  });

  test('digits in shadow trees of their own are one figure', async () => {
    const digit = (n: number): string =>
      `<span class="digit"> <template shadowrootmode="open">${n}</template> <i slot="x"></i></span>`;
    const o = await outlineOf(chromium, `<!doctype html><p>${[7, 8, 2, 0].map(digit).join('')} votes</p>`);
    expect(shownIn(o)).toEqual(['7820 votes']);
  });
});
