import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changed, compare, volatileOf } from '../../../lib/compare/index.ts';
import { Comparison, type Block, type Noise, type VolatilePath } from '../../../lib/model/index.ts';
import { sideOf, type Page } from './pages.ts';

function between(a: Page, b: Page, listed?: readonly VolatilePath[]): Comparison {
  const [left, right] = [sideOf(a, 1), sideOf(b, 2)];
  return Comparison.parse(compare(left, right, listed ?? volatileOf(left.outline, right.outline)));
}

const widget = (noise: Noise | null, text: string): Partial<Block> => ({
  text,
  main: false,
  place: 'div.widget',
  ...(noise === null ? {} : { noise }),
});

/** A page whose widget says this, between what else a page says. */
const page = (noise: Noise | null, ...texts: readonly string[]): Page => ({
  text: [
    'Центральная избирательная комиссия',
    ...texts.map((text) => widget(noise, text)),
    'Итоги подведены.',
  ],
});

describe('what a widget shows is set aside', () => {
  test.each<[Noise, string, string]>([
    ['calendar', 'Август 2016', 'Сентябрь 2016'],
    ['calendar', 'Қыркүйек 2026', 'Қазан 2026'],
    ['calendar', 'March 2026', 'April 2026'],
    ['calendar', '30', '31'],
    ['clock', '17 октября 2016, 10:36 МСК', '18 октября 2016, 12:59 МСК'],
    ['clock', 'Астана 14:03', 'Астана 14:05'],
    ['clock', 'Бүгін 2026 жылғы 15 наурыз, 09:10', 'Бүгін 2026 жылғы 16 наурыз, 10:12'],
    ['counter', 'Посетителей сегодня: 12 345', 'Посетителей сегодня: 12 398'],
    ['counter', 'Қаралым: 77', 'Қаралым: 80'],
    ['weather', 'Астана −5 °C', 'Астана +1 °C'],
    ['weather', '+12° ясно', '+7° дождь'],
    ['rates', 'USD 450,12', 'USD 451,90'],
    ['rates', '€ 520.1', '€ 519'],
    ['token', 'id 4f3a9c0012bd77aa01', 'id 99b01faa7cde10345b'],
    ['ad', 'Купите диван', 'Купите шкаф со скидкой 30 %'],
    ['site', 'Погода и пробки: 5 баллов', 'Погода и пробки: 7 баллов'],
  ])('%s: %s → %s', (noise, old, now) => {
    const comparison = between(page(noise, old), page(noise, now));
    expect(comparison.text).toEqual([]);
    expect(changed(comparison)).toBe(false);
    expect(comparison.counts.trivial).toBeGreaterThan(0);
    const reason = noise === 'site' ? 'site-profile' : noise;
    expect(new Set(comparison.trivial.text.map((one) => one.reason))).toEqual(new Set([reason]));
    expect(comparison.volatile).toEqual([{ path: 'div.widget', reason }]);
  });

  test('it comes and goes in the same way', () => {
    for (const [a, b] of [
      [page('calendar'), page('calendar', 'Август 2016')],
      [page('clock', '14:03:10'), page('clock')],
    ] as const) {
      const comparison = between(a, b);
      expect(comparison.counts.trivial).toBe(1);
      expect(changed(comparison)).toBe(false);
    }
  });

  test.each([
    ['clock', '15 марта 2026, 14:03:10', '15 марта 2026, 14:05:59'],
    ['counter', 'Посетителей онлайн: 12', 'Посетителей онлайн: 15'],
    ['weather', 'Астана +5 °C', 'Астана +7 °C'],
    ['rates', 'USD 450,12', 'USD 451,90'],
  ])('outside the main content also where nothing but its words call it so: %s', (reason, old, now) => {
    const comparison = between(page(null, old), page(null, now));
    expect(comparison.trivial.text.map((one) => one.reason)).toEqual([reason]);
    expect(changed(comparison)).toBe(false);
  });
});

describe('a real change is told, whatever its place is called', () => {
  const everyNoise: readonly Noise[] = [
    'calendar',
    'clock',
    'counter',
    'weather',
    'rates',
    'ad',
    'token',
    'site',
  ];
  test.each([
    ['the hour of a turnout', ['Явка избирателей на', '12:00'], ['Явка избирателей на', '14:00']],
    ['the hour of data', ['По состоянию на', '12:00'], ['По состоянию на', '14:00']],
    [
      'the hour of data in Kazakh',
      ['Жағдай бойынша дауыс берді', '12:00'],
      ['Жағдай бойынша дауыс берді', '14:00'],
    ],
    ['an hour in a sentence', ['На 14:00 явка 33,2 %'], ['На 16:00 явка 33,2 %']],
    [
      'the date of a resolution',
      ['Постановление № 4/408', '12.03.2026'],
      ['Постановление № 4/408', '13.03.2026'],
    ],
    ['its number', ['Постановление № 4/408'], ['Постановление № 4/409']],
    ['a bare number of an act', ['№ 4/408'], ['№ 4/409']],
    ['who voted', ['Проголосовало', '7 820 204'], ['Проголосовало', '7 820 918']],
    [
      'who voted, named below',
      ['7 820 204', 'избирателей проголосовало'],
      ['7 820 918', 'избирателей проголосовало'],
    ],
    ['who voted, in Kazakh', ['Дауыс берді 7 820 204'], ['Дауыс берді 7 820 918']],
    ['who voted, in English', ['Votes cast: 7,820,204'], ['Votes cast: 7,820,918']],
    ['a percentage', ['Turnout', '63.87 %'], ['Turnout', '64.01 %']],
    ['a notice', ['Выборы состоятся'], ['Выборы отменены']],
    ['a day of the vote', ['Голосование 15 марта'], ['Голосование 22 марта']],
  ])('%s', (_what, old, now) => {
    for (const noise of everyNoise) {
      const comparison = between(page(noise, ...old), page(noise, ...now));
      expect([noise, changed(comparison), comparison.counts.trivial]).toEqual([noise, true, 0]);
    }
  });

  test.each<[Noise, string, string]>([
    ['calendar', '12 марта 2026', '13 марта 2026'],
    ['calendar', 'Март: заседание', 'Апрель: заседание'],
    ['clock', '7 820 204', '7 820 918'],
    ['clock', 'Заседание в 14:00', 'Заседание в 15:00'],
    ['counter', '12 345', '12 346'],
    ['counter', 'Посетителей 5', 'Посетителей и гостей 7'],
    ['weather', 'Шторм в городе', 'Шторм закончился'],
    ['rates', 'Выделено 5 млрд', 'Выделено 7 млрд'],
    ['token', 'Новость', 'Другая новость'],
  ])('what is not usual in a %s: %s → %s', (noise, old, now) => {
    expect(changed(between(page(noise, old), page(noise, now)))).toBe(true);
  });

  test('what is main on either side is told', () => {
    const clock = page('clock', '14:03');
    const main: Page = { text: ['Центральная избирательная комиссия', '14:05', 'Итоги подведены.'] };
    for (const [a, b] of [
      [clock, main],
      [main, clock],
    ] as const)
      expect(changed(between(a, b))).toBe(true);
  });

  test('a place that nothing lists is told', () => {
    const comparison = between(page('clock', '14:03'), page('clock', '14:05'), []);
    expect(comparison.counts).toMatchObject({ trivial: 0, sentencesChanged: 1 });
  });

  test('hours beside many things are no clocks', () => {
    const list = (minute: string): Page => ({
      text: [1, 2, 3, 4].flatMap((n) => [widget(null, `1${n}.03.2026 1${n}:0${minute}`), `Новость ${n}`]),
    });
    expect(changed(between(list('1'), list('2')))).toBe(true);
  });

  const figure = fc.oneof(
    fc.integer({ min: 1, max: 9_999_999 }).map(String),
    fc.integer({ min: 0, max: 9999 }).map((n) => `${(n / 100).toFixed(2).replace('.', ',')} %`),
    fc
      .tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }))
      .map(([d, m]) => `${d}.${m}.2026`),
    fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 10, max: 59 })).map(([h, m]) => `${h}:${m}`),
    fc.constantFrom('Август 2016', 'Сентябрь 2016', 'USD 450', '+5 °C', 'Посетителей 12'),
  );
  const anyReason = fc.constantFrom(
    'calendar',
    'clock',
    'counter',
    'weather',
    'rates',
    'ad',
    'token',
    'site-profile',
  );
  const listings = fc
    .array(anyReason)
    .map((reasons): VolatilePath[] =>
      [...reasons, 'differs-at-every-capture', 'whatever'].flatMap((reason) =>
        ['div.widget', 'b1', 'b-t1', 't1'].map((path) => ({ path, reason })),
      ),
    );

  test('no figure and no date in the main content or in a table is ever set aside', () => {
    fc.assert(
      fc.property(figure, figure, listings, fc.boolean(), (old, now, listed, main) => {
        fc.pre(old.replace(/\s/gu, '') !== now.replace(/\s/gu, ''));
        const inMain = (text: string): Page => ({
          text: [{ text, place: 'div.widget', noise: 'site', main: true }],
          tables: [],
        });
        const inTable = (text: string): Page => ({
          tables: [
            {
              id: 't1',
              main,
              rows: [
                ['Область', 'Итог'],
                ['Абай', text],
              ],
            },
          ],
        });
        for (const made of [inMain, inTable]) {
          const comparison = between(made(old), made(now), listed);
          expect(comparison.counts.trivial).toBe(0);
          expect(changed(comparison)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('links and pictures', () => {
  const linked = (href: string, main: boolean, text = 'Протокол'): Page => ({
    text: [{ text, main, place: main ? '' : 'footer' }],
    links: [{ href, text, block: 'b1' }],
  });

  test.each([
    ['https://e.kz/p?sid=9f8a7b6c5d', 'https://e.kz/p?sid=1a2b3c4d5e'],
    ['https://e.kz/p;jsessionid=AB12CD34', 'https://e.kz/p;jsessionid=EF56AB78'],
    [
      'https://e.kz/p?id=5&__RequestVerificationToken=i-c6cpo9',
      'https://e.kz/p?id=5&__RequestVerificationToken=x9x9x9x9',
    ],
  ])('an address that differs by the token of a visit is set aside anywhere: %s', (old, now) => {
    for (const main of [true, false]) {
      const comparison = between(linked(old, main), linked(now, main));
      expect(comparison.links).toEqual([]);
      expect(comparison.trivial.links).toMatchObject([{ reason: 'token', change: { old, new: now } }]);
    }
  });

  test('another version of a file is set aside outside the main content, and told in it', () => {
    const [old, now] = ['https://e.kz/map?v=12', 'https://e.kz/map?v=13'];
    expect(between(linked(old, false), linked(now, false)).trivial.links).toMatchObject([
      { reason: 'asset-version' },
    ]);
    expect(between(linked(old, true), linked(now, true)).links).toMatchObject([{ old, new: now }]);
  });

  test.each([
    ['https://e.kz/p?id=5', 'https://e.kz/p?id=6'],
    ['https://e.kz/p?token=one', 'https://e.kz/p?token=two'],
    ['https://e.kz/watch?v=dQw4w9WgXcQ', 'https://e.kz/watch?v=oHg5SJYRHA0'],
    ['https://e.kz/a.pdf', 'https://e.kz/b.pdf'],
  ])('another target is told anywhere: %s → %s', (old, now) => {
    for (const main of [true, false])
      expect(between(linked(old, main), linked(now, main)).links).toMatchObject([{ old, new: now }]);
  });

  const digest = (letter: string): string => letter.repeat(64);
  const pictured = (src: string, sha256: string | null, place?: string, noise?: Noise): Page => ({
    images: [{ src, sha256, ...(place === undefined ? {} : { place }), ...(noise ? { noise } : {}) }],
  });

  test('a picture with other bytes is told, by whatever address', () => {
    const comparison = between(pictured('m.png?v=1', digest('a')), pictured('m.png?v=2', digest('b')));
    expect(comparison.pictures).toMatchObject([{ change: 'changed', old: digest('a'), new: digest('b') }]);
    const ad = between(
      pictured('m.png', digest('a'), undefined, 'ad'),
      pictured('m.png', digest('b'), undefined, 'ad'),
    );
    expect(ad.pictures).toHaveLength(1);
  });

  test('the same bytes at another version are no change, and unknown ones trivial outside the main content', () => {
    expect(changed(between(pictured('m.png?v=1', digest('a')), pictured('m.png?v=2', digest('a'))))).toBe(
      false,
    );
    expect(
      between(pictured('m.png?v=1', null, 'footer'), pictured('m.png?v=2', null, 'footer')).trivial.pictures,
    ).toMatchObject([{ reason: 'asset-version' }]);
    expect(between(pictured('m.png?v=1', null), pictured('m.png?v=2', null)).pictures).toHaveLength(1);
  });

  test('a picture in a place for advertisements is set aside', () => {
    const comparison = between(
      pictured('a.png', digest('a'), 'div.ads', 'ad'),
      pictured('b.png', digest('b'), 'div.ads', 'ad'),
    );
    expect(changed(comparison)).toBe(false);
    expect(comparison.trivial.pictures.map(({ reason }) => reason)).toEqual(['ad', 'ad']);
  });
});
