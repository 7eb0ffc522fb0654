import { describe, expect, test } from 'vitest';
import type { TableOf } from './pages.ts';
import { between, tableOf } from './tables-between.ts';

const twoHeaderRows = (votes: string): TableOf => ({
  headerRows: 2,
  height: 4,
  cells: [
    { text: 'Регион', row: 0, col: 0, rowSpan: 2 },
    { text: 'Партия A', row: 0, col: 1, colSpan: 2 },
    { text: 'Партия B', row: 0, col: 3, colSpan: 2 },
    ...['Голоса', '%', 'Голоса', '%'].map((text, at) => ({ text, row: 1, col: at + 1 })),
    ...['Абай', '100', '50', '90', '45'].map((text, at) => ({ text, row: 2, col: at })),
    ...['Атырау', '10', '5', votes, '45'].map((text, at) => ({ text, row: 3, col: at })),
  ],
});

const spanned = (region: string, total: string): TableOf => ({
  height: 3,
  cells: [
    ...['Регион', 'Всего', 'Участок', 'Голоса'].map((text, col) => ({ text, row: 0, col })),
    { text: region, row: 1, col: 0, rowSpan: 2 },
    { text: total, row: 1, col: 1, rowSpan: 2 },
    ...['№ 12', '40'].map((text, at) => ({ text, row: 1, col: at + 2 })),
    ...['№ 13', '50'].map((text, at) => ({ text, row: 2, col: at + 2 })),
  ],
});

describe('columns are known by their headers', () => {
  test('a column put in shifts no other', () => {
    const comparison = between(
      [
        ['Регион', 'Явка'],
        ['Абай', '61'],
        ['Атырау', '50'],
      ],
      [
        ['Регион', 'Бюллетени', 'Явка'],
        ['Абай', '900', '61'],
        ['Атырау', '800', '52'],
      ],
    );
    expect(comparison.counts).toMatchObject({ columnsAdded: 1, figures: 1 });
    expect(tableOf(comparison).columns).toEqual([
      { label: 'Регион', change: 'same' },
      { label: 'Бюллетени', change: 'added' },
      { label: 'Явка', change: 'same' },
    ]);
  });

  test('columns that changed places moved', () => {
    const comparison = between(
      [
        ['Регион', 'Явка', 'Бюллетени'],
        ['Абай', '61', '900'],
        ['Атырау', '50', '800'],
      ],
      [
        ['Регион', 'Бюллетени', 'Явка'],
        ['Абай', '900', '61'],
        ['Атырау', '800', '50'],
      ],
    );
    expect(comparison.counts).toMatchObject({ columnsAdded: 0, columnsRemoved: 0, cells: 0 });
    expect(tableOf(comparison).columns.filter(({ change }) => change === 'moved')).toHaveLength(1);
  });

  test('a renamed column is shown in a first row of names, its figures compared', () => {
    const comparison = between(
      [
        ['Регион', 'Явка на 18:00'],
        ['Абай', '61'],
        ['Атырау', '50'],
      ],
      [
        ['Регион', 'Явка на 20:00'],
        ['Абай', '66'],
        ['Атырау', '50'],
      ],
    );
    expect(comparison.counts).toMatchObject({ figures: 1, cells: 1, columnsAdded: 0 });
    expect(tableOf(comparison).rows[0]).toMatchObject({ change: 'changed', label: '' });
    expect(tableOf(comparison).columns).toEqual([
      { label: 'Регион', change: 'same' },
      { label: 'Явка на 20:00', change: 'same', was: 'Явка на 18:00' },
    ]);
  });

  test('headers over several rows and columns are read as paths', () => {
    const comparison = between(twoHeaderRows('9'), twoHeaderRows('19'));
    expect(comparison.figures).toMatchObject([
      { row: 'Атырау', column: 'Партия B / Голоса', difference: '10', unit: 'none' },
    ]);
    expect(tableOf(comparison).columns.map(({ label }) => label)).toEqual([
      'Регион',
      'Партия A / Голоса',
      'Партия A / %',
      'Партия B / Голоса',
      'Партия B / %',
    ]);
  });

  test('a cell over several rows changes once', () => {
    expect(between(spanned('Абай', '90'), spanned('Абай', '95')).counts).toMatchObject({
      figures: 1,
      cells: 0,
    });
  });
});

test('hundreds of columns of stations, one of them put in, one of them changed', () => {
  const stations = Array.from({ length: 300 }, (_, at) => `УИК № ${at + 1}`);
  const rows = (names: readonly string[], changed: number): string[][] => [
    ['Строка', ...names],
    ...['Избирателей', 'Бюллетеней', 'Иванов И.И.', 'Против всех'].map((name, row) => [
      name,
      ...names.map((station) =>
        String(Number(station.slice(6)) * 7 + row * 100 + (station === 'УИК № 200' ? changed * row : 0)),
      ),
    ]),
  ];
  const comparison = between(rows(stations, 0), rows(stations.toSpliced(50, 0, 'УИК № 901'), 1));
  expect(comparison.counts).toMatchObject({ columnsAdded: 1, columnsRemoved: 0, figures: 3, cells: 0 });
  expect(comparison.figures.map(({ row, column }) => [row, column])).toEqual([
    ['Бюллетеней', 'УИК № 200'],
    ['Иванов И.И.', 'УИК № 200'],
    ['Против всех', 'УИК № 200'],
  ]);
});
