import { describe, expect, test } from 'vitest';
import type { Rows } from './pages.ts';
import { between, tableOf, told } from './tables-between.ts';

const head = ['№', 'Партия', 'Голоса', '%'];
const party = (n: number, name: string, votes: string, share: string): string[] => [
  String(n),
  name,
  votes,
  share,
];
const amanat = ['AMANAT', '3 431 510', '53,90'] as const;
const auyl = ['Ауыл', '693 938', '10,90'] as const;
const respublica = ['Respublica', '547 154', '8,59'] as const;
const aqJol = ['Ақ жол', '534 139', '8,41'] as const;
const list = (...parties: (readonly [string, string, string])[]): Rows => [
  head,
  ...parties.map((it, at) => party(at + 1, ...it)),
];

const stationsOfTwoRegions = (n: string): Rows => [
  ['Регион', 'Участок', 'Получили'],
  ['Абай', 'Школа № 1', '501'],
  ['Абай', 'Школа № 2', '402'],
  ['Ұлытау', 'Школа № 1', n],
  ['Ұлытау', 'Школа № 2', '610'],
];

const nameless = (...votes: string[]): Rows => [['Участок', 'Голоса'], ...votes.map((n) => ['Школа', n])];

const numbered = (...stations: [string, string][]): Rows => [['Участок', 'Голоса'], ...stations];

describe('rows are known by their names, not by their place', () => {
  test('a party taken out is one removed row; the numbering of the others is no change', () => {
    const comparison = between(list(amanat, auyl, respublica, aqJol), list(amanat, respublica, aqJol));
    expect(comparison.counts).toMatchObject({ rowsRemoved: 1, figures: 0, cells: 0, rowsMoved: 0 });
    expect(told(tableOf(comparison))).toEqual([
      'same AMANAT',
      'removed Ауыл',
      'same Respublica',
      'same Ақ жол',
    ]);
    expect(tableOf(comparison).key).toEqual(['Партия']);
  });

  test('a party put in is one added row', () => {
    const comparison = between(list(amanat, respublica), list(amanat, auyl, respublica));
    expect(told(tableOf(comparison))).toEqual(['same AMANAT', 'added Ауыл', 'same Respublica']);
    expect(tableOf(comparison).rows[1]?.cells.map(({ old, new: now }) => [old, now])).toEqual([
      [null, '2'],
      [null, 'Ауыл'],
      [null, '693 938'],
      [null, '10,90'],
    ]);
  });

  test('a party that changed place moved, and its changed votes are still told', () => {
    const comparison = between(
      list(amanat, auyl, respublica),
      list(amanat, respublica, ['Ауыл', '493 938', '10,90']),
    );
    expect(comparison.counts).toMatchObject({ rowsMoved: 1, figures: 1, rowsAdded: 0, rowsRemoved: 0 });
    expect(comparison.figures[0]).toMatchObject({ row: 'Ауыл', difference: '-200000', unit: 'none' });
  });

  test('a party under a new name with the same figures is the same row', () => {
    const comparison = between(
      list(amanat, ['Нұр Отан', '1', '2'], auyl),
      list(amanat, ['Нур Отан', '1', '2'], auyl),
    );
    expect(comparison.counts).toMatchObject({ rowsAdded: 0, rowsRemoved: 0, cells: 1, figures: 0 });
    expect(comparison.tables[0]?.rows[1]?.cells[1]?.change).toMatchObject({
      kind: 'text',
      old: 'Нұр Отан',
      new: 'Нур Отан',
    });
    expect(comparison.tables[0]?.rows[1]).toMatchObject({ label: 'Нур Отан', was: 'Нұр Отан' });
    expect(comparison.tables[0]?.rows[0]).not.toHaveProperty('was');
  });

  test('a name in letters of another script is a look-alike', () => {
    const comparison = between(list(amanat, ['Ауыл', '1', '2']), list(amanat, ['Aуыл', '1', '2']));
    expect(comparison.tables[0]?.rows[1]?.cells[1]?.change?.kind).toBe('look-alike');
    expect(comparison.counts).toMatchObject({ cells: 1, figures: 0, rowsAdded: 0 });
  });

  test('names that differ in letters that look the same are told apart and keep their rows', () => {
    const comparison = between(
      list(['Ауыл', '1', '2'], ['Aуыл', '3', '4']),
      list(['Aуыл', '3', '4'], ['Ауыл', '1', '5']),
    );
    expect(comparison.counts).toMatchObject({ rowsMoved: 1, figures: 1, cells: 0 });
    expect(comparison.figures[0]).toMatchObject({ row: 'Ауыл', old: '2', new: '5' });
  });

  test('stations of two regions are told apart by region and station together', () => {
    const comparison = between(stationsOfTwoRegions('703'), stationsOfTwoRegions('713'));
    expect(tableOf(comparison)).toMatchObject({ key: ['Регион', 'Участок'], keyUnique: true });
    expect(comparison.figures[0]).toMatchObject({ row: 'Ұлытау / Школа № 1', difference: '10' });
  });

  test('rows that nothing tells apart are aligned by their order, and it says so', () => {
    const comparison = between(nameless('10', '20', '30', '40'), nameless('10', '25', '30', '40'));
    expect(tableOf(comparison)).toMatchObject({ key: [], keyUnique: false });
    expect(comparison.figures).toMatchObject([{ old: '20', new: '25', difference: '5' }]);
    expect(between(nameless('10', '20', '30', '40'), nameless('10', '30', '40')).counts).toMatchObject({
      rowsRemoved: 1,
      figures: 0,
    });
  });

  test('polling stations known by number alone keep their rows', () => {
    const comparison = between(
      numbered(['101', '500'], ['205', '610'], ['310', '700']),
      numbered(['101', '500'], ['310', '701'], ['402', '10']),
    );
    expect(comparison.counts).toMatchObject({ figures: 1, rowsAdded: 1, rowsRemoved: 1 });
    expect(comparison.figures[0]).toMatchObject({ row: '310', difference: '1' });
  });
});
