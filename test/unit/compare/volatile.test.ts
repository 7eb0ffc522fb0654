import { describe, expect, test } from 'vitest';
import { changed, compare, volatileOf } from '../../../lib/compare/index.ts';
import { sideOf, type Page } from './pages.ts';

describe('what a page itself does at every capture', () => {
  const told = (text: string): Page => ({
    text: [
      'Итоги подведены.',
      { text, main: false, place: 'aside>div.quote' },
      { text: 'Контакты', main: false, place: 'footer' },
    ],
  });
  const outlineOf = (text: string): ReturnType<typeof sideOf>['outline'] => sideOf(told(text)).outline;
  const quotes = ['Утро', 'День', 'Вечер', 'Ночь'];

  test('is learned from four captures before', () => {
    const history = quotes.map(outlineOf);
    const [a, b] = [sideOf(told('Ночь'), 1), sideOf(told('Рассвет'), 2)];
    const listed = volatileOf(a.outline, b.outline, history);
    expect(listed).toEqual([{ path: 'aside>div.quote', reason: 'differs-at-every-capture' }]);
    const comparison = compare(a, b, listed);
    expect(changed(comparison)).toBe(false);
    expect(comparison.trivial.text.map(({ reason }) => reason)).toContain('differs-at-every-capture');
  });

  test.each([
    ['three', quotes.slice(1)],
    ['four of which two are the same', ['Утро', 'День', 'День', 'Ночь']],
  ])('but not from %s', (_what, texts) => {
    expect(volatileOf(outlineOf('Ночь'), outlineOf('Рассвет'), texts.map(outlineOf))).toEqual([]);
  });

  test('a turnout that grows at every capture is told all the same', () => {
    const history = ['10 %', '20 %', '30 %', '40 %'].map((share) => outlineOf(`Явка ${share}`));
    const [a, b] = [sideOf(told('Явка 40 %'), 1), sideOf(told('Явка 50 %'), 2)];
    const comparison = compare(a, b, volatileOf(a.outline, b.outline, history));
    expect(comparison.volatile).toHaveLength(1);
    expect(changed(comparison)).toBe(true);
    expect(comparison.counts).toMatchObject({ figures: 1, trivial: 0 });
  });
});
