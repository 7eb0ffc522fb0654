import { describe, expect, test } from 'vitest';
import { comparisonPage } from '../../../lib/bundle/comparison-page.ts';
import { html } from '../../../lib/bundle/html.ts';
import { changeLine } from '../../../lib/bundle/index.ts';
import type { ChangeCounts } from '../../../lib/model/index.ts';
import { madeComparison, noChange } from './made-comparison.ts';

const plain = (markup: string): string =>
  markup
    .replace(/<style>[^]*?<\/style>/gu, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ');

const inLanguage = (page: string, lang: string): string => {
  const start = page.indexOf(`id="${lang}"`);
  return page.slice(start, page.indexOf('</section>', start));
};

describe('the comparison as a page', () => {
  const page = comparisonPage(madeComparison, 'ru', { a: false, b: false });

  test('answers first, in one line, in each language', () => {
    expect(plain(inLanguage(page, 'en'))).toContain(
      '2 figures changed, 1 row removed, 1 row added, 1 row moved, 1 sentence changed, 1 sentence added, 1 link changed, 1 picture changed, 1 detail of the page changed; 4 trivial changes set aside',
    );
    expect(plain(inLanguage(page, 'ru'))).toContain(
      'изменились 2 числа, убрана 1 строка, добавлена 1 строка',
    );
    expect(plain(inLanguage(page, 'kk'))).toContain('2 сан өзгерді, 1 жол алынды, 1 жол қосылды');
  });

  test('shows old, new and difference of a figure, with its unit', () => {
    const words = plain(inLanguage(page, 'en'));
    expect(words).toContain('Туркестанская область · Явка, % 49,14 41,07 −8.07 pp');
    expect(plain(inLanguage(page, 'ru'))).toContain('−8,07 п. п.');
    expect(words).toContain('−577,642');
  });

  test('says what does not reconcile, what it rests on and what was not checked', () => {
    const words = plain(inLanguage(page, 'en'));
    expect(words).toContain(
      'Явка по регионам · Туркестанская область : went down: 49.14 before, 41.07 after (new)',
    );
    expect(words).toContain('What has been counted can only grow, unless it is corrected.');
    expect(words).toContain('1 table was not checked');
    expect(page).toContain('Погода &lt;b&gt;');
    expect(plain(inLanguage(page, 'kk'))).toContain('азайды: бұрын 49,14, енді 41,07');
  });

  test('shows only the rows that differ and says how many do not', () => {
    expect(page).not.toContain('Алматы');
    expect(plain(inLanguage(page, 'en'))).toContain('1 row is the same and not shown');
    expect(page).toContain('<del>Шымкент</del>');
    expect(page).toContain('<ins>Астана</ins>');
  });

  test('tells added, removed and moved by sign and by word', () => {
    for (const said of ['aria-label="added"', 'aria-label="removed"', 'aria-label="moved"'])
      expect(page).toContain(said);
  });

  test('takes no markup from the pages compared', () => {
    expect(page).not.toContain('<img src=x');
    expect(page).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(page).not.toMatch(/<script|<link\b|@import|https?:\/\/[^"<]*"[^<]*>/u);
  });

  test('begins in the language asked for', () => {
    expect(page).toMatch(/<html lang="ru">/u);
    expect(page).toMatch(/class="language first"\s+id="ru"/u);
  });
});

test('a comparison without changes says so', () => {
  expect(changeLine('en', noChange)).toBe('no change found');
  const trivial: ChangeCounts = { ...noChange, trivial: 21 };
  expect(changeLine('en', trivial)).toBe('no change found; 21 trivial changes set aside');
  expect(changeLine('ru', trivial)).toContain('21 несущественное изменение');
});

test('text put into markup stays text, in elements and attributes', () => {
  const text = `<b title="x">'&amp;`;
  expect(html`<p title="${text}">${text}</p>`.markup).toBe(
    '<p title="&lt;b title=&quot;x&quot;&gt;&#39;&amp;amp;">&lt;b title=&quot;x&quot;&gt;&#39;&amp;amp;</p>',
  );
  expect(html`${[html`<i>${1}</i>`, null, 'a<']}`.markup).toBe('<i>1</i>a&lt;');
});
