import { describe, expect, test } from 'vitest';
import { en } from '../../../lib/i18n/convert/en.ts';
import { type ConvertKey, convertWords } from '../../../lib/i18n/convert/index.ts';
import { locales } from '../../../lib/i18n/index.ts';

const keys = Object.keys(en) as ConvertKey[];

describe.each(locales)('the words for converting and merging in %s', (locale) => {
  const say = convertWords(locale);

  test('leave no place unfilled and none out', () => {
    for (const key of keys) {
      for (const n of [1, 2, 5]) {
        const words = say(key, { n });
        expect(words, key).not.toContain('{');
        if (typeof en[key] !== 'string') expect(words, key).toContain(String(n));
      }
    }
  });

  test('are in its script', () => {
    const latin = keys.filter((key) => !/\p{Script=Cyrillic}/u.test(say(key, { n: 1 })));
    expect(latin).toEqual(locale === 'en' ? keys : []);
  });
});
