import { describe, expect, test } from 'vitest';
import { compare, rankChanges, summarise } from '../../../lib/compare/index.ts';
import type { Comparison } from '../../../lib/model/index.ts';
import { sideOf, type Page, type Rows } from './pages.ts';

const between = (a: Page, b: Page): Comparison => compare(sideOf(a, 1), sideOf(b, 2));
const table = (...rows: Rows): readonly Rows[] => [[['Область', 'Явка, %'], ...rows]];

const before: Page = {
  text: [
    'К 14:00 проголосовало 33,2 %.',
    'Постановление № 4/408 принято единогласно.',
    'Новости комиссии за неделю.',
  ],
  tables: table(['Абай', '48,20'], ['Алматы', '33,05'], ['Астана', '41,17']),
  links: [
    { href: 'https://e.kz/protocol.pdf', text: 'Протокол' },
    { href: 'https://e.kz/map', text: 'Карта' },
  ],
};
const after: Page = {
  text: [
    'К 14:00 проголосовало 35,7 %.',
    'Постановление № 4/409 принято единогласно.',
    'Новости комиссии за месяц.',
  ],
  tables: table(['Абай', '48,20'], ['Астана', '47,11']),
  links: [
    { href: 'https://e.kz/protocol-2.pdf', text: 'Протокол' },
    { href: 'https://e.kz/map-2', text: 'Карта' },
  ],
};

describe('changes are told by what they mean', () => {
  test('numbers in tables first, then rows that are gone, figures and resolutions in text, documents, the rest', () => {
    expect(rankChanges(between(before, after)).map(({ meaning }) => meaning)).toEqual([
      'table-number',
      'row-removed',
      'text-figure',
      'resolution',
      'document',
      'text',
      'link',
    ]);
  });

  test('what a version is known by is the first of them', () => {
    expect(summarise(between(before, after))).toMatchObject({
      headline: { row: 'Астана', new: '47,11' },
      foremost: 'table-number',
    });
    const row = between(before, { ...after, tables: table(['Абай', '48,20'], ['Астана', '41,17']) });
    expect(summarise(row)).toMatchObject({ headline: null, foremost: 'row-removed' });
    expect(summarise(between(before, before))).toMatchObject({ headline: null, foremost: null });
  });
});

describe('a page that is gone', () => {
  const full: Page = {
    title: 'Депутат',
    text: ['Родился в 1960 году.', 'Окончил институт.', 'Избран депутатом.', 'Постановление № 4/408.'],
    links: [{ href: 'https://e.kz/a.pdf', text: 'Доход' }],
  };

  test.each<[string, Page]>([
    ['by its status', { ...full, status: 404 }],
    ['by its status, for good', { ...full, status: 410 }],
    ['by what stands there', { title: 'Страница не найдена', text: ['Проверьте адрес.'] }],
    ['by what stands there, in Kazakh', { title: 'Қате', text: ['Бет табылмады'] }],
    ['by what a server says', { title: 'Object moved', text: ['Object moved to here.'] }],
  ])('is told before what went with it: %s', (_what, now) => {
    expect(summarise(between(full, now)).foremost).toBe('page-gone');
  });

  test.each<[string, Page, Page]>([
    ['one that came back', { title: '404', status: 404, text: ['Страница не найдена'] }, full],
    ['one that only lost a part', full, { ...full, text: ['Родился в 1960 году.', 'Протокол не найден.'] }],
  ])('is not %s', (_what, old, now) => {
    expect(rankChanges(between(old, now)).map(({ meaning }) => meaning)).not.toContain('page-gone');
  });
});
