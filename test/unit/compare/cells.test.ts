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
    ['1,234', '1,243', 'text', null, 'none'],
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
