import { describe, expect, test } from 'vitest';
import type { Rows } from '../pages.ts';
import { rulesOf, told, within } from './found.ts';

const ofTable = (rows: Rows): ReturnType<typeof within> => within({ tables: [rows] });

describe('percentages are of the printed numbers, within rounding', () => {
  const rows = (first: string, second: string, third: string, head = '%'): Rows => [
    ['Партия', 'Голоса', head],
    ['AMANAT', '5 000', first],
    ['Ауыл', '2 997', second],
    ['Против всех', '3', third],
  ];

  test.each([
    ['as rounded', '62,50', '37,46', '0,04'],
    ['with fewer decimals', '62,5', '37', '0'],
    ['with a sign of percent', '62,5%', '37,5 %', '0,04%'],
    ['with a point', '62.50', '37.46', '0.04'],
    ['cut off after the last digit', '62,50', '37,46', '0,03'],
  ])('%s: no finding', (_, ...shares) => {
    expect(told(ofTable(rows(...shares)))).toEqual([]);
  });

  test.each([
    ['62,51', '62.50'],
    ['62,48', '62.50'],
    ['26,50', '62.50'],
  ])('%s for 5,000 of 8,000 is a finding', (printed, expected) => {
    const found = ofTable(rows(printed, '37,46', '0,04'));
    expect(found.map(({ rule, values }) => [rule, values['base'], values['expected']])).toEqual([
      ['percentage', '8000', expected],
    ]);
  });

  test('of a half either neighbour is right', () => {
    const half = (share: string): Rows => [
      ['Партия', 'Голоса', '%'],
      ['А', '1', share],
      ['Б', '7', '87,5'],
    ];
    expect(ofTable([...half('12,5'), ['Против всех', '0', '0']])).toEqual([]);
    const rounded = (share: string): Rows => [
      ['Кандидат', 'Голоса', '%'],
      ['А', '125', share],
      ['Б', '875', '87,5'],
      ['Против всех', '0', '0'],
    ];
    expect(ofTable(rounded('12'))).toEqual([]);
    expect(ofTable(rounded('13'))).toEqual([]);
    expect(rulesOf(ofTable(rounded('14')))).toEqual(['percentage']);
  });

  test('elections: of all who voted is right too, of the voters on the lists is not', () => {
    const table = (first: string, second: string): Rows => [
      ['Показатель', 'Количество', '%'],
      ['Включено в списки', '4 000', ''],
      ['Приняли участие', '2 000', '50'],
      ['Ахметов', '1 000', first],
      ['Против всех', '900', second],
      ['Недействительных', '100', ''],
    ];
    expect(told(ofTable(table('50', '45')))).toEqual([]);
    expect(told(ofTable(table('52,63', '47,37')))).toEqual([]);
    expect(rulesOf(ofTable(table('25', '22,5')))).toEqual(['percentage', 'percentage']);
  });

  test('referendums: of those who took part, not of the two answers alone', () => {
    const table = (yes: string, no: string): Rows => [
      ['Показатель', 'Количество', '%'],
      ['Приняли участие', '1 000', ''],
      ['«ДА»', '720', yes],
      ['«НЕТ»', '180', no],
      ['Недействительных', '100', ''],
    ];
    expect(told(ofTable(table('72,00', '18,00')))).toEqual([]);
    expect(
      ofTable(table('80,00', '20,00')).map(({ values }) => [values['base'], values['expected']]),
    ).toEqual([
      ['1000', '72.00'],
      ['1000', '18.00'],
    ]);
  });

  test('turnout of regions against their lists', () => {
    const table = (turnout: string): Rows => [
      ['Регион', 'Избиратели в списках', 'Получили бюллетени', 'Явка, %'],
      ['Акмолинская область', '500 000', '315 500', '63,10'],
      ['Туркестанская область', '1 000 000', '491 400', turnout],
    ];
    expect(ofTable(table('49,14'))).toEqual([]);
    const [finding, ...more] = ofTable(table('41,07'));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'percentage', values: { percent: '41.07', expected: '49.14' } });
    expect(finding?.where).toContain('Туркестанская область');
  });
});
