import { array, assert, constantFrom, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignText } from '../../../lib/compare/index.ts';
import { outlineOf } from './pages.ts';

const before = outlineOf({
  text: [
    'Явка избирателей на 20:00.',
    'Комиссия объявила данные.',
    'По Туркестанской области проголосовали 49,14 % избирателей.',
    'Данные предварительные.',
    { text: 'Скрыто.', hidden: true },
  ],
});
const after = outlineOf({
  text: [
    'Явка избирателей на 20:00.',
    'Комиссия объявила данные.',
    'По Туркестанской области проголосовали 41,07 % избирателей.',
    'Жалоб не поступало.',
  ],
});

describe('the whole text of two captures side by side', () => {
  const aligned = alignText(before, after);

  test('what is the same stands in one line, and so does what changed', () => {
    expect(aligned.map(({ change, old, new: now }) => [change, old, now])).toEqual([
      ['same', 'Явка избирателей на 20:00.', 'Явка избирателей на 20:00.'],
      ['same', 'Комиссия объявила данные.', 'Комиссия объявила данные.'],
      [
        'changed',
        'По Туркестанской области проголосовали 49,14 % избирателей.',
        'По Туркестанской области проголосовали 41,07 % избирателей.',
      ],
      ['removed', 'Данные предварительные.', null],
      ['added', null, 'Жалоб не поступало.'],
    ]);
  });

  test('a changed figure is told whole', () => {
    expect(aligned[2]?.runs.filter(({ op }) => op !== 'same')).toEqual([
      { op: 'removed', text: '49,14 %' },
      { op: 'added', text: '41,07 %' },
    ]);
  });

  test('a paragraph that only moved is moved', () => {
    const moved = alignText(
      outlineOf({ text: ['Первое слово.', 'Второе слово.', 'Третье слово.'] }),
      outlineOf({ text: ['Третье слово.', 'Первое слово.', 'Второе слово.'] }),
    );
    expect(moved.map(({ change }) => change)).toEqual(['moved', 'same', 'same']);
  });
});

test('nothing that was shown on either side is lost', () => {
  const text = array(
    constantFrom('Явка 49,14 %.', 'Явка 41,07 %.', 'Итоги.', 'Всего по республике 5 148 074.'),
  );
  assert(
    property(text, text, (a, b) => {
      const aligned = alignText(outlineOf({ text: a }), outlineOf({ text: b }));
      expect(aligned.flatMap((it) => it.new ?? [])).toEqual(b);
      expect(aligned.flatMap((it) => it.old ?? []).toSorted()).toEqual(a.toSorted());
      for (const { change, old, new: now, runs } of aligned) {
        if (change !== 'changed') continue;
        const joined = (left: string): string => runs.flatMap((r) => (r.op === left ? [] : r.text)).join('');
        expect([joined('added'), joined('removed')]).toEqual([old, now]);
      }
    }),
  );
});
