import { describe, expect, test } from 'vitest';
import { findingSentence, findingWords } from '../../../lib/i18n/findings/index.ts';
import { locales } from '../../../lib/i18n/index.ts';
import { findingRules, UncheckedTable } from '../../../lib/model/index.ts';

const values = {
  sum: '7241562',
  total: '7242562',
  parts: '5',
  part: '2',
  whole: '1',
  partName: 'Приняли участие',
  wholeName: 'В списках',
  count: '5',
  percent: '50.00',
  base: '8',
  expected: '62.50',
  relation: '7 + 8 = 9 + 10',
  left: '1',
  right: '2',
  before: '49.14',
  beforeHour: '16:10',
  after: '41.07',
  afterHour: '18:10',
  headline: '54.19',
  body: '54.29',
  moved: '10',
  changed: '2',
  a: '82722',
  b: '82724',
};

describe('a finding in one sentence', () => {
  test.each(locales)('every rule has one in %s, with all its figures, and what it rests on', (locale) => {
    for (const rule of findingRules) {
      const sentence = findingSentence(locale, { rule, values });
      expect(sentence, rule).toMatch(/^\S.+\S$/u);
      expect(sentence, rule).not.toMatch(/\{/u);
      expect(findingWords(locale)(`basis.${rule}`), rule).toMatch(/\.$/u);
    }
    for (const reason of UncheckedTable.shape.reason.options)
      expect(findingWords(locale)(`unchecked.${reason}`)).not.toBe('');
  });

  test('says the arithmetic as the language writes numbers', () => {
    const finding = { rule: 'votes-sum', values } as const;
    expect(findingSentence('en', finding)).toBe(
      'does not reconcile: the parts sum to 7,241,562, the total says 7,242,562',
    );
    expect(findingSentence('ru', finding)).toBe(
      'не сходится: сумма частей 7\u00a0241\u00a0562, в итоге указано 7\u00a0242\u00a0562',
    );
  });

  test('gives shares their sign, and hours where there are some', () => {
    const { before, after } = values;
    const fell = { rule: 'went-down', values: { before, after, unit: 'percent' } } as const;
    expect(findingSentence('en', fell)).toBe('went down: 49.14\u00a0% before, 41.07\u00a0% after');
    const hours = { ...fell.values, beforeHour: '16:10', afterHour: '18:10' };
    expect(findingSentence('en', { rule: 'went-down', values: hours })).toBe(
      'went down: 49.14\u00a0% at 16:10, 41.07\u00a0% at 18:10',
    );
  });
});
