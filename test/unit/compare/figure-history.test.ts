import { describe, expect, test } from 'vitest';
import { type FigureName, likeFigures, pointedFigure, sameFigure } from '../../../lib/compare/index.ts';
import { outlineOf } from './pages.ts';

const turnout = (id: string, caption: string, turkistan: string) => ({
  id,
  caption,
  rows: [
    ['№', 'Регион', 'Явка, %', 'Бюллетени'],
    ['1', 'Алматинская область', '33,63', '481 112'],
    ['2', 'Туркестанская область', turkistan, '612 118'],
    ['3', 'г. Алматы', '28,70', '402 551'],
  ],
});
const page = outlineOf({
  tables: [turnout('t1', 'Явка в 2023 году', '49,14'), turnout('t2', 'Явка в 2024 году', '70,20')],
  text: ['По Туркестанской области — 49,14 %.'],
});
const pointed = { row: 'Туркестанская область', column: 'Явка, %', text: '70,20' };
const inTable: FigureName = { ...pointed, unit: 'percent', caption: 'Явка в 2024 году' };

describe('a figure that is pointed at', () => {
  test('is found by its row, its column and how it is written, with the table it stands in', () => {
    const found = pointedFigure(page, pointed);
    expect(found?.figure).toMatchObject({ table: 't2', value: '70.20' });
    expect(found?.name).toEqual({
      row: 'Туркестанская область',
      column: 'Явка, %',
      unit: 'percent',
      caption: 'Явка в 2024 году',
    });
  });

  test('is found in a sentence by the words before it', () => {
    const found = pointedFigure(page, { row: 'По Туркестанской области', column: '', text: '49,14 %' });
    expect(found?.figure).toMatchObject({ table: '', value: '49.14' });
  });

  test('that is written otherwise there is not found', () => {
    expect(pointedFigure(page, { ...pointed, text: '70,21' })).toBeNull();
  });
});

describe('the same figure in another capture of the page', () => {
  test('is that of the table of the same caption, wherever it now stands', () => {
    const later = outlineOf({
      tables: [turnout('t9', 'ЯВКА В 2024 ГОДУ', '71,00'), turnout('t1', 'Явка в 2023 году', '49,14')],
    });
    expect(sameFigure(later, inTable)?.value).toBe('71.00');
  });

  test('is that of another unit under the same name never', () => {
    const both = outlineOf({
      tables: [
        [
          ['Партия', 'Голоса'],
          ['AMANAT', '3 431 510 53,90%'],
          ['Ауыл', '693 938 10,90%'],
        ],
      ],
    });
    const name = { row: 'Amanat', column: 'ГОЛОСА', caption: '' } as const;
    expect(sameFigure(both, { ...name, unit: 'percent' })?.value).toBe('53.90');
    expect(sameFigure(both, { ...name, unit: 'none' })?.value).toBe('3431510');
  });

  test('is none where the row is gone', () => {
    const later = outlineOf({
      tables: [
        [
          ['Регион', 'Явка, %'],
          ['Алматинская область', '33,63'],
          ['Абай', '1,00'],
        ],
      ],
    });
    expect(sameFigure(later, inTable)).toBeNull();
  });
});

describe('the same figure of another page', () => {
  const told = (text: string) =>
    likeFigures(outlineOf({ text: [text] }), inTable).map(({ row, value }) => [row, value]);

  test('is found in a sentence, in whatever case its name stands', () => {
    expect(told('Явка в Туркестанской области составила 71,00 %, в Алматинской области – 33,63 %.')).toEqual([
      ['Явка в Туркестанской области составила', '71.00'],
    ]);
  });

  test('is not that of a city or region of a like name, nor a count', () => {
    const almaty: FigureName = { row: 'г. Алматы', column: 'Явка, %', unit: 'percent', caption: '' };
    const other = outlineOf({ text: ['В Алматинской области – 33,63 %, в городе Алматы – 28,70 %.'] });
    expect(likeFigures(other, almaty).map(({ value }) => value)).toEqual(['28.70']);
    expect(told('В Туркестанской области проголосовали 612 118 избирателей.')).toEqual([]);
    expect(told('В Северо-Казахстанской области – 71,00 %.')).toEqual([]);
  });

  test('is found in a table whose column says the same in more words, and in no other column', () => {
    const outlet = outlineOf({
      tables: [
        [
          ['Область', 'Явка избирателей, %', 'Испорчено, %'],
          ['Туркестанская обл.', '70,20', '1,10'],
          ['Алматинская обл.', '33,63', '1,20'],
        ],
      ],
    });
    expect(likeFigures(outlet, inTable).map(({ value }) => value)).toEqual(['70.20']);
  });

  test('in Kazakh, with the endings of places', () => {
    const name: FigureName = {
      row: 'Түркістан облысы',
      column: 'Қатысу, %',
      unit: 'percent',
      caption: '',
    };
    const other = outlineOf({ text: ['Түркістан облысында – 49,14 %, Жамбыл облысында – 55,10 %.'] });
    expect(likeFigures(other, name).map(({ value }) => value)).toEqual(['49.14']);
  });
});
