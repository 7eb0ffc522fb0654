import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { ValueChange } from '../../../lib/model/index.ts';
import {
  answerLine,
  countWords,
  differenceWords,
  signed,
  summaryLine,
} from '../../../lib/ui/change-words.ts';
import { speak } from '../../../lib/ui/language.ts';
import { noChange } from '../bundle/made-comparison.ts';

const turkistan: ValueChange = {
  kind: 'number',
  row: 'Turkistan',
  column: 'Turnout, %',
  old: '49.14',
  new: '41.07',
  difference: '-8.07',
  unit: 'percent',
};

beforeAll(async () => {
  vi.stubGlobal('document', { documentElement: { lang: '' } });
  await speak(['en']);
});

describe('a difference', () => {
  test('has its sign, and zero none', () => {
    expect(['-8.07', '1000', '+1000', '0', '0.00'].map((value) => signed('en', value))).toEqual([
      '−8.07',
      '+1,000',
      '+1,000',
      '0',
      '0.00',
    ]);
  });

  test('of percentages is in points', () => {
    expect(differenceWords(turkistan)).toBe('−8.07 pp');
    expect(differenceWords({ ...turkistan, unit: 'none' })).toBe('−8.07');
  });

  test('of letters that only look alike is said in words', () => {
    expect(differenceWords({ ...turkistan, kind: 'look-alike', difference: null })).toBe(
      'look-alike letters',
    );
  });

  test('of plain text says nothing', () => {
    expect(differenceWords({ ...turkistan, kind: 'text', difference: null })).toBeNull();
  });
});

describe('the answer in one line', () => {
  test('tells figures first and what was set aside last', () => {
    const counts = { ...noChange, sentencesAdded: 2, rowsRemoved: 1, figures: 3, trivial: 4 };
    expect(answerLine(counts)).toBe(
      '3 figures changed, 1 row removed, 2 sentences added; 4 trivial changes set aside',
    );
  });

  test('says so when nothing changed', () => {
    expect(answerLine(noChange)).toBe('Nothing changed');
    expect(countWords({ ...noChange, trivial: 3 })).toEqual([]);
  });

  test('counts cells beside figures', () => {
    expect(countWords({ ...noChange, figures: 2, cells: 3 })).toEqual([
      '2 figures changed',
      '3 cells changed',
    ]);
  });
});

describe('a version in the list', () => {
  test('tells its most telling figure', () => {
    expect(
      summaryLine({ change: { counts: { ...noChange, figures: 1 }, headline: turkistan }, previous: 'p' }),
    ).toBe('Turkistan 49.14 → 41.07 (−8.07 pp)');
  });

  test('is named first, or unchanged, or by what changed', () => {
    expect(summaryLine({ change: null, previous: null })).toBe('first');
    expect(summaryLine({ change: null, previous: 'p' })).toBe('not compared');
    expect(
      summaryLine({ change: { counts: { ...noChange, trivial: 2 }, headline: null }, previous: 'p' }),
    ).toBe('unchanged');
    expect(
      summaryLine({
        change: { counts: { ...noChange, links: 1, pictures: 2, page: 1 }, headline: null },
        previous: 'p',
      }),
    ).toBe('1 link differs, 2 pictures differ');
  });
});
