import { describe, expect, test } from 'vitest';
import type { Comparison } from '../../../lib/model/index.ts';
import type { Rows } from './pages.ts';
import { between, tableOf } from './tables-between.ts';

const cell = (a: string, b: string, column = 'Голоса'): Comparison => {
  const rows = (text: string): Rows => [
    ['Регион', column],
    ['Абай', text],
    ['Атырау', 'x'],
  ];
  return between(rows(a), rows(b));
};

const votes = (n: string, total: string): Rows => [
  ['Region', 'Votes'],
  ['Abai', n],
  ['Total', total],
];

describe('a changed cell says what kind of change it is', () => {
  test.each([
    ['7 820 204', '7 841 021', 'number', '20817', 'none'],
    ['71,09 %', '71,90 %', 'number', '0.81', 'percent'],
    ['–33,63%', '33,63%', 'number', '67.26', 'percent'],
    ['7820204', '7 820 204', 'format', '0', 'none'],
    ['71,09%', '71.090 %', 'format', '0', 'percent'],
    ['1,234', '1,243', 'ambiguous', null, 'none'],
    ['512', '', 'number-became-text', null, 'none'],
    ['512', 'уточняется', 'number-became-text', null, 'none'],
    ['—', '512', 'text-became-number', null, 'none'],
    ['Иванов', 'Петров', 'text', null, 'none'],
    ['21.03.2023', '22.03.2023', 'text', null, 'none'],
    ['№ 4/408', '№ 4/409', 'text', null, 'none'],
  ])('%s → %s is %s', (a, b, kind, difference, unit) => {
    const comparison = cell(a, b);
    const change = tableOf(comparison).rows[0]?.cells[1]?.change;
    expect(change).toMatchObject({ kind, difference, unit, old: a, new: b });
    expect(comparison.counts).toMatchObject(
      kind === 'number' ? { figures: 1, cells: 0 } : { figures: 0, cells: 1 },
    );
  });

  test('white space of another kind is no change', () => {
    expect(cell('7 820 204', '7\u00a0820\u202f204').tables).toEqual([]);
  });

  test('a column in per cent makes the difference percentage points', () => {
    for (const name of ['Явка, %', 'Turnout, percent', 'пайыз']) {
      expect(cell('49.14', '41.07', name).figures[0]).toMatchObject({ difference: '-8.07', unit: 'percent' });
    }
  });

  test('votes and their share in one cell are two figures of one cell', () => {
    const comparison = cell('5148074 71,09%', '5148174 71,19%');
    expect(comparison.counts).toMatchObject({ figures: 2, cells: 0 });
    expect(
      comparison.figures.map(({ old, new: now, difference, unit }) => [old, now, difference, unit]),
    ).toEqual([
      ['5148074', '5148174', '100', 'none'],
      ['71,09%', '71,19%', '0.10', 'percent'],
    ]);
    expect(cell('5148074 71,09%', '5148074 71,19%').figures).toMatchObject([{ difference: '0.10' }]);
  });

  test('thousands are not guessed, but believed where the same column leaves no doubt', () => {
    expect(between(votes('1,234', 'x'), votes('1,243', 'x')).counts.figures).toBe(0);
    expect(between(votes('1,234', '6,456,393'), votes('1,243', '6,456,393')).figures).toMatchObject([
      { difference: '9' },
    ]);
  });
});

test('look-alike letters are told by their code points', () => {
  const change = tableOf(cell('Абай', 'Aбaй', 'Имя')).rows[0]?.cells[1]?.change;
  expect(change).toMatchObject({
    kind: 'look-alike',
    letters: [
      { old: 'U+0410 А', new: 'U+0041 A' },
      { old: 'U+0430 а', new: 'U+0061 a' },
    ],
  });
});

test.each([
  ['7 820 204', '7 841 021', '0.27'],
  ['200', '199', '-0.50'],
  ['3', '2', '-33.33'],
  ['0', '5', undefined],
  ['71,09 %', '71,90 %', undefined],
])('the difference of %s and %s in per cent of the old is %s', (a, b, relative) => {
  expect(cell(a, b).figures[0]?.relative).toBe(relative);
});

test('every way people write numbers is read in a cell, and only the value counts', () => {
  for (const [written, same] of [
    ['6,456,393', '6 456 393'],
    ['7, 241, 562', '7241562'],
    ['7 млн 062 тыс. 358', '7 062 358'],
    ['57, 7%', '57,70 %'],
    ['–33,63%', '−33.63 %'],
    ['95,21 % -ы', '95,21 %'],
    ['9090920 -і', '9 090 920'],
  ] as const)
    expect(tableOf(cell(written, same)).rows[0]?.cells[1]?.change?.kind, written).toBe('format');
});
