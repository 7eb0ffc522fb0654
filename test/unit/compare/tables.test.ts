import { describe, expect, test } from 'vitest';
import { compare } from '../../../lib/compare/index.ts';
import { type Page, type Rows, sideOf, type TableOf } from './pages.ts';
import { between, changes, tableOf, told } from './tables-between.ts';

const numbers = (n: string): Rows => [
  ['Горно-Алтайская', 'Майминская'],
  ['44831', '23199'],
  ['42510', '22810'],
  ['120 0.40%', '80 0.31%'],
  [n, '31 0.12%'],
];

const boundless = (text: string): TableOf => ({
  headerRows: 0,
  height: 2000,
  cells: Array.from({ length: 2000 }, (_, row) => ({
    text: `${text}${row}`,
    row,
    col: 4_000_000_000 * (row % 2),
    rowSpan: 65_534,
    colSpan: 1_000_000,
  })),
});

const large = (n: string): Rows => [
  Array.from({ length: 200 }, (_, col) => (col === 0 ? 'Участок' : `Кандидат ${col}`)),
  ...Array.from({ length: 2000 }, (_, row) =>
    Array.from({ length: 200 }, (__, col) =>
      col === 0 ? `Участок № ${row}` : row === 1500 && col === 77 ? n : `${row * col} ${col % 100},5%`,
    ),
  ),
];

describe('tables find each other', () => {
  const regions: Rows = [
    ['Регион', 'Явка'],
    ['Абай', '61'],
    ['Атырау', '50'],
  ];
  const parties: Rows = [
    ['Партия', 'Голоса'],
    ['Ауыл', '61'],
    ['AMANAT', '50'],
  ];
  test('in another order, with another table between them', () => {
    const comparison = changes(
      { tables: [regions, parties] },
      {
        tables: [
          [
            ['Канал', 'Время'],
            ['Хабар', '5'],
            ['КТК', '6'],
          ],
          parties,
          regions.with(1, ['Абай', '62']),
        ],
      },
    );
    expect(comparison.counts).toMatchObject({ tablesAdded: 1, tablesRemoved: 0, figures: 1, rowsAdded: 0 });
  });

  test('one that is gone is one removed table, whole', () => {
    const comparison = changes({ tables: [regions, parties] }, { tables: [regions] });
    expect(comparison.counts).toMatchObject({ tablesRemoved: 1, rowsRemoved: 0, cells: 0 });
    expect(tableOf(comparison)).toMatchObject({ a: 't2', b: null });
    expect(told(tableOf(comparison))).toEqual(['removed Ауыл', 'removed AMANAT']);
  });

  test('one that is now hidden is removed', () => {
    expect(
      changes({ tables: [parties] }, { tables: [{ rows: parties, hidden: true }] }).counts.tablesRemoved,
    ).toBe(1);
  });

  test('numbers in one table are named by the labels in the table before it', () => {
    const labels: Rows = [
      ['', '', 'Сумма'],
      ['1', 'Число избирателей', '158785'],
      ['2', 'Число бюллетеней', '156580'],
      ['3', 'Бабурин Сергей Николаевич', '446 0.43%'],
      ['4', 'Титов Борис Юрьевич', '340 0.33%'],
    ];
    const page = (n: string): Page => ({
      tables: [
        { rows: labels, headerRows: 0 },
        { rows: numbers(n), headerRows: 0 },
      ],
    });
    const comparison = changes(page('90 0.25%'), page('96 0.27%'));
    expect(comparison.figures).toMatchObject([
      {
        row: 'Титов Борис Юрьевич',
        column: 'Горно-Алтайская',
        old: '90',
        new: '96',
        difference: '6',
        unit: 'none',
      },
      { row: 'Титов Борис Юрьевич', column: 'Горно-Алтайская', difference: '0.02', unit: 'percent' },
    ]);
    expect(comparison.counts).toMatchObject({ figures: 2, cells: 0 });
  });
});

describe('hostile tables cost no more than their size', () => {
  test('spans of billions and columns far away', () => {
    expect(between(boundless('a'), boundless('b')).counts.tablesAdded).toBeLessThan(2);
  });

  test('2,000 rows of 200 columns compare in bounded work', () => {
    const [a, b] = [{ tables: [large('12 1,5%')] }, { tables: [large('13 1,5%')] }];
    const comparison = compare(sideOf(a, 1), sideOf(b, 2));
    expect(comparison.figures).toMatchObject([
      { row: 'Участок № 1500', column: 'Кандидат 77', difference: '1' },
    ]);
  }, 60_000);
});
