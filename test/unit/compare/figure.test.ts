import { describe, expect, test } from 'vitest';
import { parseFigure, parseFigures } from '../../../lib/compare/index.ts';

describe('a number is read as people here write it', () => {
  test.each([
    ['5 148 074', '5148074', 'none'],
    ['5\u00a0148\u00a0074', '5148074', 'none'],
    ['5\u202f148\u2009074', '5148074', 'none'],
    ['6,456,393', '6456393', 'none'],
    ['7, 241, 562', '7241562', 'none'],
    ['1.234.567', '1234567', 'none'],
    ['1,234.56', '1234.56', 'none'],
    ['1.234,56', '1234.56', 'none'],
    ['1 234,567', '1234.567', 'none'],
    ['71,09 %', '71.09', 'percent'],
    ['57, 7%', '57.7', 'percent'],
    ['63.87%', '63.87', 'percent'],
    ['63,125 %', '63.125', 'percent'],
    ['63,1 пайызы', '63.1', 'percent'],
    ['63,1 процента', '63.1', 'percent'],
    ['–33,63%', '-33.63', 'percent'],
    ['-33,63%', '-33.63', 'percent'],
    ['−8.07', '-8.07', 'none'],
    ['+4', '4', 'none'],
    ['95,21 % -ы', '95.21', 'percent'],
    ['9090920 -і', '9090920', 'none'],
    ['3 431 510 адам', '3431510', 'none'],
    ['7 млн 062 тыс. 358', '7062358', 'none'],
    ['7,5 млн', '7500000', 'none'],
    ['358 тыс.', '358000', 'none'],
    ['7 миллион 62 мың 358', '7062358', 'none'],
    ['1.2 million', '1200000', 'none'],
    ['0,345', '0.345', 'none'],
    ['0', '0', 'none'],
    ['12', '12', 'none'],
    ['2024', '2024', 'none'],
    ['100,00%', '100.00', 'percent'],
  ])('%s', (text, value, unit) => {
    expect(parseFigure(text)).toMatchObject({ value, unit, ambiguous: false });
  });

  test.each(['1,234', '1.234', '12,345', '297, 718'])(
    '%s alone may be a thousand or a fraction, and is not guessed',
    (text) => {
      expect(parseFigure(text)).toMatchObject({ value: null, ambiguous: true, text });
    },
  );

  test.each([
    '21.03.2023',
    '2023-03-21',
    '21 марта 2023 года',
    '2023 жылғы 21 наурыз',
    'March 21, 2023',
    '18-шіл-16',
    '20:00',
    'на 20.00',
    'сағат 20.00',
    'сағат 20-00-де',
    '20 часов',
    '№ 4/408',
    '4/408',
    '№ 12',
    '+7 (701) 759 90 19',
    '(+99532)2289133',
    '8-701-759-90-19',
    '2.10.3',
    'v1.2',
    'А4',
    'БЖК-2020',
    '5-го',
    '2016-2020',
    'Акмолинская область',
    '',
    '—',
    '5148074 71,09%',
  ])('%s is not one figure', (text) => {
    expect(parseFigure(text)).toBeNull();
  });

  test('a cell with votes and their share holds two figures', () => {
    for (const text of ['5148074 71,09%', '5 148 074 (71,09 %)', '5148074 71.09%']) {
      const { figures, pure } = parseFigures(text);
      expect(pure).toBe(true);
      expect(figures.map((figure) => [figure.value, figure.unit])).toEqual([
        ['5148074', 'none'],
        ['71.09', 'percent'],
      ]);
    }
    expect(parseFigures('72 674 100,00%').figures.map((figure) => figure.value)).toEqual(['72674', '100.00']);
    expect(parseFigures('446 0.43%').figures.map((figure) => figure.value)).toEqual(['446', '0.43']);
  });

  test('absurdly long digits are no figure', () => {
    expect(parseFigure('9'.repeat(100_000))).toBeNull();
  });
});
