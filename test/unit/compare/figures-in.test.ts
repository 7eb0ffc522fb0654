import { describe, expect, test } from 'vitest';
import {
  figuresIn,
  parseFigures,
  proseFigures,
  splitSentences,
  tokenise,
} from '../../../lib/compare/index.ts';
import { outlineOf } from './pages.ts';

describe('every figure of a page with its place in words', () => {
  const outline = outlineOf({
    text: [
      'Явка: по Акмолинской области – 63,1 %, по Туркестанской области – 49,14 %.',
      { text: 'Скрытый текст: 77 %', hidden: true },
      'Постановление № 4/408 от 21.03.2023 принято в 20:00.',
    ],
    tables: [
      {
        id: 'votes',
        rows: [
          ['№', 'Партия', 'Голоса', 'Доля, %'],
          ['1', 'AMANAT', '3 431 510', '53,90'],
          ['2', 'Ауыл', '693 938', '10,90'],
          ['3', 'Против всех', '1,234', '—'],
        ],
      },
    ],
  });

  test('tables first, then text; no ordinals, dates, hours, acts or hidden text', () => {
    expect(figuresIn(outline).map((it) => [it.table, it.row, it.column, it.value, it.text, it.unit])).toEqual(
      [
        ['votes', 'AMANAT', 'Голоса', '3431510', '3 431 510', 'none'],
        ['votes', 'AMANAT', 'Доля, %', '53.90', '53,90', 'percent'],
        ['votes', 'Ауыл', 'Голоса', '693938', '693 938', 'none'],
        ['votes', 'Ауыл', 'Доля, %', '10.90', '10,90', 'percent'],
        ['votes', 'Против всех', 'Голоса', '', '1,234', 'none'],
        ['', 'по Акмолинской области', '', '63.1', '63,1 %', 'percent'],
        ['', 'по Туркестанской области', '', '49.14', '49,14 %', 'percent'],
      ],
    );
  });
});

describe('text made to take long is read in its length', () => {
  test.each([
    ['points', '.'.repeat(300_000)],
    ['separators', '; '.repeat(200_000)],
    ['spaces', `1${' '.repeat(300_000)}1`],
    ['brackets', '(1'.repeat(150_000)],
    ['digits', '1 '.repeat(200_000)],
    ['grouped digits', '1,234'.repeat(50_000)],
  ])(
    '%s',
    (_, text) => {
      expect(tokenise(text).join('')).toBe(text);
      expect(splitSentences(text)).toHaveLength(1);
      expect(proseFigures(`${text} 5`).length).toBeGreaterThan(0);
      expect(parseFigures(text).figures.length).toBeLessThan(text.length);
    },
    20_000,
  );
});
