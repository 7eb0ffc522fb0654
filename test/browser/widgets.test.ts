import { describe, expect, test } from 'vitest';
import type { Block, Outline } from '../../lib/model/index.ts';
import { profileFor } from '../../lib/sites/index.ts';
import { outlineOf } from './outline-of.ts';
import { plainChromiumWith } from './plain-chromium.ts';

const chromium = plainChromiumWith('capture.ts');

const outline = async (html: string): Promise<Outline> => await outlineOf(chromium, `<!doctype html>${html}`);

const said = ({ blocks }: Outline, text: string): Pick<Block, 'main' | 'noise' | 'place'> | undefined => {
  const block = blocks.find((one) => one.text.includes(text));
  return block && { main: block.main, noise: block.noise, place: block.place };
};

const main = { main: true, noise: undefined, place: undefined };

const week = (...cells: readonly (string | number)[]): string =>
  `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
const september = (first: string | number): string =>
  `<table class="m"><tr><td colspan="7">Сентябрь 2026</td></tr>${week('Пн', 'Вт', 'Ср', 'Чт', 'Пт', 'Сб', 'Вс')}
  ${week('', first, 2, 3, 4, 5, 6)}${week(7, 8, 9, 10, 11, 12, 13)}${week(14, 15, 16, 17, 18, 19, 20)}
  ${week(21, 22, 23, 24, 25, 26, 27)}${week(28, 29, 30, '', '', '', '')}</table>`;

describe('a widget is told from the page around it', () => {
  test('the month over a calendar, empty or not, and no other heading that is made alike', async () => {
    const o = await outline(
      `<div class="panel"><div class="panel-heading">Август 2016</div>
      <div class="panel-body"><div class="calendar scheduler"></div></div></div>
      <div class="panel"><div class="panel-heading">Социальный опрос</div></div>
      <div class="panel"><div class="panel-heading">Июль 2016</div><p>Отчёт о работе.</p></div>`,
    );
    expect(said(o, 'Август')).toEqual({
      main: false,
      noise: 'calendar',
      place: 'div.panel>div.panel-heading',
    });
    expect(said(o, 'опрос')).toEqual(main);
    expect(said(o, 'Июль')).toEqual(main);
  });

  test('a month laid out by weeks is no data table; one that tells what happens on a day is', async () => {
    const plain = await outline(september(1));
    expect(plain.tables).toEqual([]);
    expect(plain.blocks.every((block) => !block.main && block.noise === 'calendar')).toBe(true);
    expect(plain.blocks.map((block) => block.text)).toContain('30');
    const told = await outline(september('1 выборы'));
    expect(told.tables).toHaveLength(1);
    expect(told.blocks.every((block) => block.main)).toBe(true);
  });

  test.each([
    ['clock', '<div id="clock">17 октября 2016, <i>10:36</i></div>', '10:36'],
    ['counter', '<div class="hit-counter"><p>Посетителей: 12 345</p></div>', '12 345'],
    ['counter', '<div class="post_views">Просмотров: 77</div>', '77'],
    ['weather', '<div class="header_weather"><div>Астана −5 °C</div></div>', 'Астана'],
    ['rates', '<div class="header__currency"><div>USD 450,12</div></div>', 'USD'],
    ['ad', '<div class="adfox"><p>Купите диван</p></div>', 'диван'],
  ])('%s: %s', async (noise, html, text) => {
    expect(said(await outline(`<p>Явка 63,87 %</p>${html}`), text)).toMatchObject({ main: false, noise });
  });

  test('a picture in a place for advertisements is marked, one in the page is not', async () => {
    const o = await outline('<div class="ads"><img src="/a.png"></div><p><img src="/b.png"></p>');
    expect(o.images.map(({ noise, place }) => [noise, place])).toEqual([
      ['ad', 'div.ads>img'],
      [undefined, undefined],
    ]);
  });
});

describe('what only is called so stays main content', () => {
  test.each([
    ['the number of those who voted', '<div class="counter">Проголосовало 7 820 204</div>', 'Проголосовало'],
    ['a number alone', '<div class="counter">7 820 204</div>', '7 820 204'],
    ['an hour of turnout', '<div class="clock">Явка на 14:00</div>', '14:00'],
    ['a day of decision', '<div class="date calendar">12 марта 2026, постановление</div>', '12 марта'],
    [
      'the views of a builder of sites',
      '<div class="views-row block--views"><p>Решение 5</p></div>',
      'Решение',
    ],
    ['a button', '<div class="calendar-btn">Март 2026</div>', 'Март'],
    ['a page about rates', `<div class="rates"><p>USD 450</p><p>${'Слово. '.repeat(100)}</p></div>`, 'USD'],
    ['an advertisement with the election in it', '<div class="ads"><p>Выборы 15 марта</p></div>', 'Выборы'],
  ])('%s', async (_what, html, text) => {
    expect(said(await outline(html), text)).toEqual(main);
  });

  test('in the main part of a page that says which that is, all but the leaf of a calendar', async () => {
    const o = await outline(
      `<main><div class="clock">14:03</div><div class="calendar"><p>Март 2026</p></div>
      <aside><div class="clock">14:05</div></aside></main><footer><p class="note">Контакты</p></footer>`,
    );
    expect(said(o, '14:03')).toEqual(main);
    expect(said(o, 'Март')).toMatchObject({ main: false, noise: 'calendar' });
    expect(said(o, '14:05')).toMatchObject({ main: false, noise: 'clock' });
    expect(said(o, 'Контакты')).toEqual({ main: false, noise: undefined, place: 'footer>p.note' });
  });

  test('names that a script makes up are of no place', async () => {
    const o = await outline(
      '<footer id="f3a9"><div class="css-1x2y3z active links"><p>Контакты</p></div></footer>',
    );
    expect(said(o, 'Контакты')?.place).toBe('footer>div.links>p');
  });
});

describe('what the profile of a site calls noise', () => {
  const noiseIn = async (html: string, selectors: readonly string[]) => {
    const page = await chromium.open(`<!doctype html>${html}`);
    await chromium.teach(page);
    const blocks = await page.evaluate((noise) => {
      const none = new Map<never, never>();
      const bare = { facts: none, hosts: none, assigned: none, shadows: none, runs: none, isCopy: false };
      const root = { ...bare, root: document.documentElement };
      const reading = kuaCapture.readOutline(root, '', '', noise);
      for (;;) {
        const step = reading.next();
        if (step.done) return step.value.outline.blocks;
      }
    }, selectors);
    return blocks.map(({ text, noise }) => [text, noise]);
  };

  test('is marked, unless it is in the main part', async () => {
    const html = '<main><p class="ticker">Явка</p></main><div class="ticker"><p>Новость дня</p></div>';
    expect(await noiseIn(html, ['.ticker'])).toEqual([
      ['Явка', undefined],
      ['Новость дня', 'site'],
    ]);
  });

  test('the weather and the rates of Kazinform, which stand in one widget', async () => {
    const html =
      '<header><div class="weather_exchange_wrapper"><div class="weather_block"><p>Астана: +3 °С</p></div>' +
      '<div class="exchange_block"><p>USD 511.20</p></div></div></header><article><p>Явка 63,87 %</p></article>';
    expect(await noiseIn(html, profileFor('https://www.inform.kz/ru/x')?.noise ?? [])).toEqual([
      ['Астана: +3 °С', 'site'],
      ['USD 511.20', 'site'],
      ['Явка 63,87 %', undefined],
    ]);
  });
});
