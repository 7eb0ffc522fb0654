import { describe, expect, test } from 'vitest';
import { compare, proseFigures, splitSentences, tokenise } from '../../../lib/compare/index.ts';
import { Comparison, type SentenceChange } from '../../../lib/model/index.ts';
import { type Page, sideOf } from './pages.ts';

type Text = NonNullable<Page['text']>;
const changes = (a: Text, b: Text): Comparison =>
  Comparison.parse(compare(sideOf({ text: a }, 1), sideOf({ text: b }, 2)));
const one = (a: Text, b: Text): SentenceChange => {
  const { text } = changes(a, b);
  const [only] = text;
  if (!only || text.length > 1) throw new Error(`${text.length} sentences changed`);
  return only;
};

const regions = (n: string): string =>
  `На 20.00 часов явка составила: по Акмолинской области – 63,1 %, по Туркестанской области – ${n} %; в г. Алматы – 28,7%, в г. Шымкент – 40,2%.`;

describe('a figure in a sentence is named by the words before it', () => {
  test.each([
    [
      'по Туркестанской области – 49,14 %',
      'по Туркестанской области – 41,07 %',
      'по Туркестанской области',
      '-8.07',
    ],
    ['Turkistan Region – 49.14%', 'Turkistan Region – 41.07%', 'Turkistan Region', '-8.07'],
    ['Түркістан облысы – 49,14 %', 'Түркістан облысы – 41,07 %', 'Түркістан облысы', '-8.07'],
    ['Явка: 63,1 %', 'Явка: 63,2 %', 'Явка', '0.1'],
  ])('%s', (a, b, row, difference) => {
    const comparison = changes([a], [b]);
    expect(comparison.figures).toMatchObject([
      { kind: 'number', row, column: '', difference, unit: 'percent' },
    ]);
    expect(comparison.counts).toMatchObject({
      figures: 1,
      sentencesChanged: 0,
      sentencesAdded: 0,
      sentencesRemoved: 0,
    });
  });

  test('in a list of many regions only the one that changed is told', () => {
    const change = one([regions('49,14')], [regions('41,07')]);
    expect(change.figures).toEqual([
      {
        kind: 'number',
        row: 'по Туркестанской области',
        column: '',
        old: '49,14 %',
        new: '41,07 %',
        difference: '-8.07',
        unit: 'percent',
      },
    ]);
    expect(change.runs.filter(({ op }) => op !== 'same').map(({ text }) => text)).toEqual([
      '49,14 %',
      '41,07 %',
    ]);
  });

  test('a region put into the list shifts no other figure', () => {
    const a = 'Абай – 61,2 %, Ақмола – 63,1 %, Атырау – 50,2 %';
    const b = 'Абай – 61,2 %, Алматы – 28,7 %, Ақмола – 63,1 %, Атырау – 50,3 %';
    expect(one([a], [b]).figures).toMatchObject([{ row: 'Атырау', difference: '0.1' }]);
  });

  test('votes and share of one party, and a figure in words of millions', () => {
    const a = 'Партия «AMANAT» – 5148074 (71,09%). Проголосовало 7 млн 062 тыс. 358 человек.';
    const b = 'Партия «AMANAT» – 5148174 (71,19%). Проголосовало 7 млн 072 тыс. 358 человек.';
    expect(changes([a], [b]).figures).toMatchObject([
      { row: 'Партия «AMANAT»', difference: '100', unit: 'none' },
      { row: 'Партия «AMANAT»', difference: '0.10', unit: 'percent' },
      { row: 'Проголосовало', old: '7 млн 062 тыс. 358', difference: '10000' },
    ]);
  });

  test('a date, an hour or the number of an act that changed is no figure', () => {
    const a = 'Постановление № 4/408 от 21.03.2023 принято в 20:00.';
    const b = 'Постановление № 4/409 от 22.03.2023 принято в 21:00.';
    expect(changes([a], [b]).counts).toMatchObject({ figures: 0, sentencesChanged: 1 });
  });

  test('the same number written otherwise is told in the sentence and is no changed figure', () => {
    const comparison = changes(
      ['Получили бюллетени 5148074 человека'],
      ['Получили бюллетени 5 148 074 человека'],
    );
    expect(comparison.counts.figures).toBe(0);
    expect(comparison.text[0]?.figures).toMatchObject([{ kind: 'format' }]);
  });

  test('figures that stand before their names', () => {
    expect(proseFigures('49,14 % – Туркестанская область, 50,1 % – Абай').map(({ label }) => label)).toEqual([
      'Туркестанская область',
      'Абай',
    ]);
  });
});

describe('sentences are known by what they say, not by their place', () => {
  const opening = 'Центральная избирательная комиссия сообщает.';
  const middle = 'Голосование прошло на всех участках страны.';
  const closing = 'Жалоб от наблюдателей не поступало.';

  test('added, removed and moved', () => {
    expect(changes([opening, closing], [opening, middle, closing]).counts).toMatchObject({
      sentencesAdded: 1,
      sentencesRemoved: 0,
    });
    expect(one([opening, middle, closing], [opening, closing])).toMatchObject({
      change: 'removed',
      old: middle,
      new: null,
      a: 'b2',
      b: null,
    });
    expect(one([opening, middle, closing], [middle, closing, opening])).toMatchObject({
      change: 'moved',
      old: opening,
    });
  });

  test('a word put in shows as that word alone', () => {
    const change = one(
      [`${opening} ${closing}`],
      [`${opening} Жалоб от независимых наблюдателей не поступало.`],
    );
    expect(change).toMatchObject({ change: 'changed', main: true });
    expect(change.runs.filter(({ op }) => op !== 'same')).toEqual([{ op: 'added', text: 'независимых ' }]);
  });

  test('a sentence that is now hidden is removed, one hidden on both sides is not told', () => {
    const hidden = (text: string): Text => [opening, { text, hidden: true }];
    expect(one([opening, closing], hidden(closing))).toMatchObject({ change: 'removed', old: closing });
    expect(changes(hidden(closing), hidden(middle)).text).toEqual([]);
  });

  test('white space and the form of accents are no change', () => {
    expect(changes(['Пойдём  на\u00a0выборы'], ['Пойдём на выборы'.normalize('NFD')]).text).toEqual([]);
  });

  test('a bare figure in a block of its own is paired by its place', () => {
    expect(
      changes(['Voting Participation:', '76', 'Voted'], ['Voting Participation:', '69.38', 'Voted']).figures,
    ).toMatchObject([{ old: '76', new: '69.38', difference: '-6.62' }]);
  });
});

describe('sentences end where a reader sees them end', () => {
  test.each([
    ['Явка в г. Алматы 28,7 %. Жалоб нет.', ['Явка в г. Алматы 28,7 %.', 'Жалоб нет.']],
    [
      'Набрано 7 млн. 062 тыс. 358 голосов. Итог подведён.',
      ['Набрано 7 млн. 062 тыс. 358 голосов.', 'Итог подведён.'],
    ],
    ['Доложил И.В. Иванов. Вопросов нет.', ['Доложил И.В. Иванов.', 'Вопросов нет.']],
    ['Согласно п. 5 ст. 44 и № 4/408. Утвердить.', ['Согласно п. 5 ст. 44 и № 4/408.', 'Утвердить.']],
    ['1. Утвердить итоги. 2. Опубликовать.', ['1. Утвердить итоги.', '2. Опубликовать.']],
    ['Дауыс берді! Қорытынды қашан? Ертең.', ['Дауыс берді!', 'Қорытынды қашан?', 'Ертең.']],
    ['Mr. Smith voted at 8 a.m. in Astana. He left.', ['Mr. Smith voted at 8 a.m. in Astana.', 'He left.']],
    ['', []],
  ])('%s', (text, sentences) => {
    expect(splitSentences(text)).toEqual(sentences);
  });
});

describe('tokens are whole', () => {
  test.each([
    ['Туркестан – 5 148 074 (71,09 %)', ['5 148 074', '71,09 %']],
    ['решение № 4/408 от 21.03.2023', ['№ 4/408', '21.03.2023']],
    ['сағат 20.00-де 7 млн 062 тыс. 358', ['20.00', '7 млн 062 тыс. 358']],
  ])('numbers of %s', (text, whole) => {
    const tokens = tokenise(text);
    for (const token of whole) expect(tokens).toContain(token);
    expect(tokens.join('')).toBe(text);
  });

  test('words of every script are one token', () => {
    for (const word of ['Түркістан', 'Қызылорда', 'һәм', 'Turkistan', 'قازاقستان', 'ұлыңғ'])
      expect(tokenise(word)).toEqual([word]);
  });
});

const report = (at: number, word: string): string =>
  `Участок ${at} в районе ${at % 977} сообщил ${word} о голосовании ${(at * 7919) % 10_007}.`;

const reports = (word: (at: number) => string): Text =>
  Array.from({ length: 50_000 }, (_, at) => report(at, word(at)));

const cycle = (step: number): string =>
  Array.from({ length: 100_000 }, (_, at) => `w${(at * step) % 1013}`).join(' ');

const strange = (word: string): Text =>
  Array.from({ length: 20_000 }, (_, at) => `${word}${at} ${word} ${word}${at * 31} ${word}.`);

describe('a long page', () => {
  test('50,000 sentences, half of them rewritten, are compared in bounded work', () => {
    const a = sideOf({ text: reports(() => 'предварительно') }, 1);
    const b = sideOf({ text: reports((at) => (at % 2 ? 'предварительно' : 'окончательно')) }, 2);
    const { counts } = compare(a, b);
    expect(counts).toMatchObject({ sentencesChanged: 25_000, sentencesAdded: 0, sentencesRemoved: 0 });
  }, 60_000);

  test('two long pages with nothing in common', () => {
    const { counts } = compare(sideOf({ text: strange('alpha') }, 1), sideOf({ text: strange('omega') }, 2));
    expect(counts).toMatchObject({ sentencesAdded: 20_000, sentencesRemoved: 20_000 });
  }, 60_000);

  test('one sentence of a hundred thousand words', () => {
    const change = one([cycle(7)], [cycle(11)]);
    expect(
      change.runs
        .filter(({ op }) => op !== 'added')
        .map(({ text }) => text)
        .join(''),
    ).toBe(cycle(7));
  }, 60_000);
});

test('a figure that stands alone is named by the words before it', () => {
  const comparison = changes(
    ['Явка', '63,87 %', 'Включено в списки', '12 284 487'],
    ['Явка', '63,66 %', 'Включено в списки', '12 284 487'],
  );
  expect(comparison.figures).toMatchObject([
    { row: 'Явка', old: '63,87 %', new: '63,66 %', difference: '-0.21' },
  ]);
});
