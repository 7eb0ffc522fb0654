import { describe, expect, test } from 'vitest';
import type { Block } from '../../lib/model/index.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

async function blocksOf(html: string, become?: () => void): Promise<readonly Block[]> {
  const page = await chromium.open(`<!doctype html><p>512</p>${html}`);
  if (become) await page.evaluate(become);
  await chromium.teach(page);
  const { outline } = await page.evaluate(async () => await (await kuaCapture.readWhole(document)).finish());
  return outline.blocks;
}

const without = 'display:contents;visibility:visible';
const unfolded = '<style>details::details-content { content-visibility: visible }</style>';

describe('an element without a box of its own', () => {
  test.each([
    ['shown within what is hidden', `<div style="visibility:hidden"><b style="${without}">101</b></div>`],
    [
      'shown within others of its kind',
      `<div style="visibility:hidden"><b style="display:contents"><b style="${without}">101</b></b></div>`,
    ],
  ])('is shown: %s', async (_, html) => {
    const blocks = await blocksOf(html);
    expect(blocks.map(({ text, hidden }) => [text, hidden])).toEqual([
      ['512', false],
      ['101', false],
    ]);
  });

  test.each([
    ['in what has no box at all', `<div style="display:none"><b style="${without}">101</b></div>`],
    [
      'in a box whose content is not drawn',
      `<div style="content-visibility:hidden"><b style="${without}">101</b></div>`,
    ],
    ['in what is folded up', `<details><b style="${without}">101</b></details>`],
    ['hidden itself', '<div><b style="display:contents;visibility:hidden">101</b></div>'],
  ])('is hidden: %s', async (_, html) => {
    const blocks = await blocksOf(html);
    expect(blocks.map(({ text, hidden }) => [text, hidden])).toEqual([
      ['512', false],
      ['101', true],
    ]);
  });

  test('keeps boxes apart as the one around it does, ten thousand deep', async () => {
    const blocks = await blocksOf('<main style="display:flex"></main>', () => {
      let inner: Element | null = document.querySelector('main');
      for (let level = 0; level < 10_000; level += 1) {
        const one = document.createElement('span');
        one.style.display = 'contents';
        inner = inner?.appendChild(one) ?? null;
      }
      if (inner) inner.innerHTML = '<span>63</span><span>87</span>';
    });
    expect(blocks.map(({ text }) => text)).toEqual(['512', '63 87']);
  });
});

describe('what is folded up is', () => {
  const details = '<details><summary>more</summary>101 <p>77</p></details>';

  test('hidden', async () => {
    const blocks = await blocksOf(details);
    expect(blocks.filter(({ hidden }) => hidden).map(({ text }) => text)).toEqual(['101', '77']);
  });

  test('shown where a rule of the page shows it all the same', async () => {
    const blocks = await blocksOf(unfolded + details);
    expect(blocks.map(({ text, hidden }) => [text, hidden])).toEqual([
      ['512', false],
      ['more', false],
      ['101', false],
      ['77', false],
    ]);
  });

  test('hidden where a rule takes the box of what is unfolded away', async () => {
    const blocks = await blocksOf(
      `<style>details::details-content { display: none }</style>${details.replace('<details', '<details open')}`,
    );
    expect(blocks.filter(({ hidden }) => hidden).map(({ text }) => text)).toEqual(['101', '77']);
  });
});
